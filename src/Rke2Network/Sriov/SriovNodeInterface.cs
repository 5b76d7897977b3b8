using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Nodes;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>A NIC of a node, as the SR-IOV operator found it and as its policies want it.</summary>
public sealed record SriovNodeInterface
{
    /// <summary>Its address on the PCI bus.</summary>
    public required string PciAddress { get; init; }

    /// <summary>The name of its interface, such as <c>ens1f0</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The driver that is bound to it.</summary>
    public string? Driver { get; init; }

    /// <summary>The PCI vendor: four hex digits, such as <c>8086</c>.</summary>
    public string? Vendor { get; init; }

    /// <summary>The PCI device: four hex digits, such as <c>1572</c>.</summary>
    public string? DeviceId { get; init; }

    /// <summary>How many virtual functions it can have; null where it has no SR-IOV.</summary>
    public int? TotalVfs { get; init; }

    /// <summary>How many are on.</summary>
    public int? NumVfs { get; init; }

    /// <summary>How many the policies want; null where none selects it.</summary>
    public int? WantedVfs { get; init; }

    /// <summary>Its MTU in bytes.</summary>
    public int? Mtu { get; init; }

    /// <summary>Its hardware address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The speed of its link, such as <c>25000 Mb/s</c>.</summary>
    public string? LinkSpeed { get; init; }

    /// <summary><c>ETH</c> or <c>IB</c>.</summary>
    public string? LinkType { get; init; }

    /// <summary>Whether its link is set up by the administrator: <c>up</c> or <c>down</c>.</summary>
    public string? LinkAdminState { get; init; }

    /// <summary><c>legacy</c> or <c>switchdev</c>.</summary>
    public string? EswitchMode { get; init; }

    /// <summary>Its virtual functions.</summary>
    public IReadOnlyList<SriovVirtualFunction> VirtualFunctions { get; init; } = [];

    /// <summary>Whether it has as many virtual functions as its policies want.</summary>
    internal bool IsAsWanted => WantedVfs is null || WantedVfs == (NumVfs ?? 0);

    /// <summary>The NIC.</summary>
    /// <returns>Its name, or where it is on the bus.</returns>
    public override string ToString() => Name ?? PciAddress;

    internal static SriovNodeInterface Of(YamlMap status, YamlMap? wanted) => new()
    {
        PciAddress = Text(status, "pciAddress") ?? string.Empty,
        Name = Text(status, "name"),
        Driver = Text(status, "driver"),
        Vendor = Text(status, "vendor"),
        DeviceId = Text(status, "deviceID"),
        TotalVfs = StatusNumbers.Of(status, "totalvfs"),
        NumVfs = StatusNumbers.Of(status, "numVfs"),
        WantedVfs = wanted is null ? null : StatusNumbers.Of(wanted, "numVfs"),
        Mtu = StatusNumbers.Of(status, "mtu"),
        MacAddress = Text(status, "mac"),
        LinkSpeed = Text(status, "linkSpeed"),
        LinkType = Text(status, "linkType"),
        LinkAdminState = Text(status, "linkAdminState"),
        EswitchMode = Text(status, "eSwitchMode"),
        VirtualFunctions = [.. (status.Find("Vfs") as YamlList ?? new YamlList([])).OfType<YamlMap>().Select(SriovVirtualFunction.Of)],
    };

    /// <summary>What a node says of itself may be anything.</summary>
    internal static string? Text(YamlMap map, string key) => KubernetesResource.Text(map, key) is { } text ? ProbeText.Clean(text) : null;
}
