using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>
/// The parameters of each plugin, in the order in which their keys are written. Source: containernetworking/plugins plugins/main
/// (type NetConf of each); k8snetworkplumbingwg/sriov-cni pkg/types/types.go, pkg/config/config.go.
/// </summary>
internal static class AttachmentOptions
{
    private const int MinimumMtu = 68;
    private const int MaximumMtu = 65535;
    private const int MaximumVlan = 4094;
    private const int MaximumQos = 7;
    private const string Linked = "macvlan ipvlan vlan";

    private static readonly Regex PciForm = new(@"^[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]\z", RegexOptions.CultureInvariant);
    private static readonly Regex Trunk = new(@"^\s*([0-9]{1,4})\s*(-\s*([0-9]{1,4})\s*)?\z", RegexOptions.CultureInvariant);

    internal static IReadOnlyList<AttachmentOption> All { get; } =
    [
        new("Master", Linked, "master", r => r.Master is not null, (r, _) => Text(LinkNames.Read(r.Master!, "Master"))),
        new("LinkInContainer", Linked, "linkInContainer", r => r.LinkInContainer, (_, _) => YamlScalar.True),
        new("Mode", "macvlan ipvlan", "mode", r => r.Mode is not null, (r, type) => Text(AttachmentChoices.Mode(type, r.Mode!))),
        new("Vlan", "vlan", "vlanId", r => r.Vlan is not null, (r, _) => Number(r.Vlan!.Value, 1, MaximumVlan, "the VLAN", "Vlan")),
        new("Bridge", "bridge tap", "bridge", r => r.Bridge is not null, (r, _) => Text(LinkNames.Read(r.Bridge!, "Bridge", "br1"))),
        Flag("IsGateway", "bridge", "isGateway", r => r.IsGateway),
        Flag("IsDefaultGateway", "bridge", "isDefaultGateway", r => r.IsDefaultGateway),
        Flag("ForceAddress", "bridge", "forceAddress", r => r.ForceAddress),
        Flag("IpMasq", "bridge ptp", "ipMasq", r => r.IpMasq),
        Flag("HairpinMode", "bridge", "hairpinMode", r => r.HairpinMode),
        Flag("PromiscuousMode", "bridge", "promiscMode", r => r.PromiscuousMode),
        Flag("MacSpoofCheck", "bridge", "macspoofchk", r => r.MacSpoofCheck),
        Flag("PortIsolation", "bridge", "portIsolation", r => r.PortIsolation),
        Flag("EnableDad", "bridge", "enabledad", r => r.EnableDad),
        Flag("DisableContainerInterface", "bridge", "disableContainerInterface", r => r.DisableContainerInterface),
        new("Vlan", "bridge sriov", "vlan", r => r.Vlan is not null, (r, _) => Number(r.Vlan!.Value, 0, MaximumVlan, "the VLAN", "Vlan")),
        new("VlanTrunk", "bridge", "vlanTrunk", r => r.VlanTrunk is { Count: > 0 }, (r, _) => new YamlList(r.VlanTrunk!.Select(TrunkOf))),
        new("VlanQoS", "sriov", "vlanQoS", r => r.VlanQos is not null, (r, _) => Number(r.VlanQos!.Value, 0, MaximumQos, "the priority", "VlanQoS")),
        new("VlanProto", "sriov", "vlanProto", r => r.VlanProto is not null, (r, _) => Text(AttachmentChoices.Read("VlanProto", r.VlanProto!))),
        new("SpoofChk", "sriov", "spoofchk", r => r.SpoofChk is not null, (r, _) => Text(AttachmentChoices.Read("SpoofChk", r.SpoofChk!))),
        new("Trust", "sriov", "trust", r => r.Trust is not null, (r, _) => Text(AttachmentChoices.Read("Trust", r.Trust!))),
        new("LinkState", "sriov", "link_state", r => r.LinkState is not null, (r, _) => Text(AttachmentChoices.Read("LinkState", r.LinkState!))),
        new("MinTxRate", "sriov", "min_tx_rate", r => r.MinTxRate is not null, (r, _) => Number(r.MinTxRate!.Value, 0, int.MaxValue, "the rate", "MinTxRate")),
        new("MaxTxRate", "sriov", "max_tx_rate", r => r.MaxTxRate is not null, (r, _) => Number(r.MaxTxRate!.Value, 0, int.MaxValue, "the rate", "MaxTxRate")),
        new("Device", "host-device", "device", r => r.Device is not null, (r, _) => Text(LinkNames.Read(r.Device!, "Device"))),
        new("HardwareAddress", "host-device", "hwaddr", r => r.HardwareAddress is not null, (r, _) => Text(HardwareAddresses.Read(r.HardwareAddress!, "HardwareAddress"))),
        new("KernelPath", "host-device", "kernelpath", r => r.KernelPath is not null, (r, _) => Text(KernelPath(r.KernelPath!))),
        new("PciAddress", "host-device", "pciBusID", r => r.PciAddress is not null, (r, _) => Text(PciAddress(r.PciAddress!))),
        Flag("MultiQueue", "tap", "multiQueue", r => r.MultiQueue),
        new("Owner", "tap", "owner", r => r.Owner is not null, (r, _) => Id(r.Owner!.Value, "Owner")),
        new("Group", "tap", "group", r => r.Group is not null, (r, _) => Id(r.Group!.Value, "Group")),
        new("SelinuxContext", "tap", "selinuxContext", r => r.SelinuxContext is not null, (r, _) => Text(Context(r.SelinuxContext!))),
        new("Mtu", "bridge macvlan ipvlan vlan ptp tap", "mtu", r => r.Mtu is not null, (r, _) => Number(r.Mtu!.Value, MinimumMtu, MaximumMtu, "the MTU", "Mtu")),
    ];

    /// <summary>The keys of a plugin that were asked for.</summary>
    /// <exception cref="InputException">A value cannot be used, or the plugin does not take it; the message tells which do.</exception>
    internal static IEnumerable<KeyValuePair<string, YamlValue>> Read(string type, NetworkAttachmentRequest request)
    {
        foreach (var parameter in All.Where(option => option.IsGiven(request)).GroupBy(option => option.Parameter))
        {
            _ = parameter.FirstOrDefault(option => option.IsOf(type)) ?? throw new InputException(
                "NotOfType",
                null,
                $"the plugin {type} has no such setting.",
                $"{(parameter.Key == "Mtu" ? "Set it with -Tuning @{ mtu = 1500 }, or leave it out" : "Leave it out")}; those that have it: {string.Join(", ", parameter.SelectMany(option => option.Types.Split(' ')).OrderBy(name => name, StringComparer.Ordinal))}.",
                parameter.Key);
        }

        return All.Where(option => option.IsOf(type) && option.IsGiven(request)).Select(option => new KeyValuePair<string, YamlValue>(option.Key, option.Read(request, type))).ToArray();
    }

    private static AttachmentOption Flag(string parameter, string types, string key, Func<NetworkAttachmentRequest, bool> isOn) => new(parameter, types, key, isOn, (_, _) => YamlScalar.True);

    private static YamlScalar Text(string text) => YamlScalar.String(text);

    private static YamlScalar Number(int number, int least, int most, string what, string parameter) => YamlScalar.Integer(RangeCheck.Required(number, least, most, what, parameter));

    /// <summary>A user or group of Linux: 32 bits, of which the last number means none.</summary>
    private static YamlScalar Id(long id, string parameter) => id is >= 0 and < uint.MaxValue ? YamlScalar.Integer(id) : throw new InputException(
        "OutOfRange", id.ToString(CultureInfo.InvariantCulture), "users and groups of Linux have numbers from 0 to 4294967294.", "Write one of these.", parameter);

    /// <summary>Source: containernetworking/plugins plugins/main/bridge/bridge.go (collectVlanTrunk).</summary>
    private static YamlMap TrunkOf(string text)
    {
        var match = Trunk.Match(text);
        var first = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var last = match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : first;
        if (first < 1 || last > MaximumVlan || last < first)
        {
            throw new InputException("InvalidVlans", text, $"these are no VLANs: a number from 1 to {MaximumVlan}, or two with a dash between them, the lower one first.", "Write such as 100 or 200-299.", "VlanTrunk");
        }

        return new YamlMap(match.Groups[3].Success
            ? [new("minID", YamlScalar.Integer(first)), new("maxID", YamlScalar.Integer(last))]
            : new KeyValuePair<string, YamlValue>[] { new("id", YamlScalar.Integer(first)) });
    }

    private static string PciAddress(string text)
    {
        var address = text.Trim().ToLowerInvariant();
        return PciForm.IsMatch(address) ? address
            : PciForm.IsMatch("0000:" + address) ? "0000:" + address
            : throw new InputException("InvalidPciAddress", text, "this is no address on the PCI bus: domain, bus, device and function.", "Write such as 0000:3b:00.0, as lspci -D shows it.", "PciAddress");
    }

    /// <summary>Source: containernetworking/plugins plugins/main/host-device/host-device.go (getLink).</summary>
    private static string KernelPath(string text)
    {
        var path = text.Trim();
        return path.StartsWith("/sys/devices/", StringComparison.Ordinal) && path.Split('/').All(part => part is not (".." or "."))
            ? path
            : throw new InputException("InvalidKernelPath", text, "the plugin takes paths below /sys/devices only.", "Write such as /sys/devices/pci0000:00/0000:00:1f.6, as readlink -f /sys/class/net/eth1/device shows it.", "KernelPath");
    }

    private static string Context(string text) => text.Split(':').Length >= 3 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? text : throw new InputException(
        "InvalidContext", text, "this is no context of SELinux: user, role and type with colons between them.", "Write such as system_u:system_r:container_t:s0.", "SelinuxContext");
}
