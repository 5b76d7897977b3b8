using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.Nodes;

/// <summary>What a node's answer has of one interface, or of one NIC without an interface.</summary>
internal sealed class InterfaceLines
{
    /// <summary>A device has at most so many virtual functions: TotalVFs is a field of 16 bits (PCI-SIG, Single Root I/O Virtualization, 3.3.6).</summary>
    private const int MaxVfs = 65535;

    private const int Ethernet = 1;
    private const int Infiniband = 32;
    private const int Loopback = 772;
    private static readonly char[] Slash = ['/'];
    private static readonly Regex Pci = new("^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex Id = new("^0x([0-9a-fA-F]{4})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> uppers = new(StringComparer.Ordinal);

    /// <summary>One fact.</summary>
    internal void Add(string key, string value)
    {
        switch (key)
        {
            case "is":
                kinds.Add(value);
                break;
            case "upper":
                uppers.Add(value);
                break;
            case "uevent" or "devent":
                var equals = value.IndexOf('=');
                if (equals > 0)
                {
                    values[key + " " + value.Substring(0, equals)] = value.Substring(equals + 1);
                }

                break;
            default:
                values[key] = value.Trim();
                break;
        }
    }

    /// <summary>The interface.</summary>
    internal NodeInterface ToInterface(string name)
    {
        var type = ProbeText.Number(Find("type"));
        var isFunction = values.ContainsKey("physfn");
        var pci = PciAddress();
        return new NodeInterface
        {
            Name = name,
            Kind = name.Length == 0 ? NodeInterfaceKind.Physical : Kind(type, isFunction),
            PciAddress = pci,
            Driver = Find("driver") ?? Find("devent DRIVER"),
            Vendor = Hex("vendor"),
            DeviceId = Hex("device"),
            HasSriov = HasSriov(),
            TotalVfs = isFunction ? null : ProbeText.Number(Find("sriov_totalvfs"), MaxVfs),
            NumVfs = isFunction ? null : ProbeText.Number(Find("sriov_numvfs"), MaxVfs),
            IommuGroup = Find("iommu_group"),
            NumaNode = ProbeText.Number(Find("numa_node")),
            IsUp = Find("operstate") switch
            {
                "up" => true,
                null or "unknown" => null,
                _ => false,
            },
            Mtu = ProbeText.Number(Find("mtu")),
            MacAddress = Find("address"),
            SpeedMbps = ProbeText.Number(Find("speed")) is > 0 and var speed ? speed : null,
            LinkType = type switch
            {
                Ethernet => "ether",
                Infiniband => "infiniband",
                _ => null,
            },
            Master = Find("master"),
            Uppers = [.. uppers.OrderBy(name => name, StringComparer.Ordinal)],
        };
    }

    private NodeInterfaceKind Kind(int? type, bool isFunction) =>
        kinds.Contains("bonding") || Find("uevent DEVTYPE") == "bond" ? NodeInterfaceKind.Bond
        : kinds.Contains("bridge") || Find("uevent DEVTYPE") == "bridge" ? NodeInterfaceKind.Bridge
        : Find("uevent DEVTYPE") == "vlan" ? NodeInterfaceKind.Vlan
        : type == Loopback ? NodeInterfaceKind.Loopback
        : isFunction ? NodeInterfaceKind.VirtualFunction
        : kinds.Contains("device") ? NodeInterfaceKind.Physical
        : Find("path") is { } path ? (path.Contains("/virtual/") ? NodeInterfaceKind.Virtual : NodeInterfaceKind.Physical)
        : values.ContainsKey("seen") ? NodeInterfaceKind.Virtual
        : NodeInterfaceKind.Unknown;

    /// <summary>Where the device is: as the script found it, as the kernel's event has it, or out of the text of a link whose end is not there.</summary>
    private string? PciAddress()
    {
        var known = Find("pci") ?? Find("devent PCI_SLOT_NAME") ?? Find("device_link");
        return known is not null && Pci.IsMatch(known)
            ? known
            : Find("path") is { } path ? path.Split(Slash).LastOrDefault(Pci.IsMatch) : null;
    }

    /// <summary>The capability shows in sysfs only where the folder of the device is there.</summary>
    private bool? HasSriov() => values.ContainsKey("sriov") || values.ContainsKey("sriov_totalvfs")
        ? !values.ContainsKey("physfn")
        : values.ContainsKey("vendor") || (values.ContainsKey("seen") && kinds.Contains("device") && !values.ContainsKey("device_link")) ? false : null;

    private string? Hex(string key) => Find(key) is { } text && Id.Match(text) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    private string? Find(string key) => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
}
