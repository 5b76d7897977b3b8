using System.Collections.Generic;
using Rke2Network.Model;

namespace Rke2Network.Nodes;

/// <summary>A physical NIC of a node, and whether it can have virtual functions.</summary>
public sealed record SriovNic
{
    /// <summary>The node.</summary>
    public required string Node { get; init; }

    /// <summary>The name of its interface, such as <c>ens1f0</c>; empty where it has none, as no driver is bound.</summary>
    public required string Interface { get; init; }

    /// <summary>The address on the PCI bus, such as <c>0000:3b:00.0</c>; null where it is no PCI device, or the source does not tell.</summary>
    public string? PciAddress { get; init; }

    /// <summary>The driver that is bound, such as <c>i40e</c>; null for none.</summary>
    public string? Driver { get; init; }

    /// <summary>The PCI vendor: four hex digits, such as <c>8086</c>. A string, also where all are decimal.</summary>
    public string? Vendor { get; init; }

    /// <summary>The PCI device: four hex digits, such as <c>1572</c>.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The operator's name of the model, such as <c>Intel_i40e_10G_X710_SFP</c>; null where its list of supported NICs lacks it.</summary>
    public string? Model { get; init; }

    /// <summary>How many virtual functions it can have: sriov_totalvfs. Null where it has no SR-IOV, or the source does not tell.</summary>
    public int? TotalVfs { get; init; }

    /// <summary>How many are on now: sriov_numvfs.</summary>
    public int? NumVfs { get; init; }

    /// <summary>
    /// Whether virtual functions can be made of it and given to pods: it has some (sriov_totalvfs above 0), a driver that makes
    /// them is bound, and the IOMMU is on. Null where one of these is unknown and none is missing.
    /// </summary>
    public bool? Capable { get; init; }

    /// <summary>What was found, worst first: 7xx.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Whether the link is up; null where the driver does not tell.</summary>
    public bool? IsUp { get; init; }

    /// <summary>The NUMA node; null where the machine has but one, or does not tell.</summary>
    public int? NumaNode { get; init; }

    /// <summary>The hardware address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The NIC.</summary>
    /// <returns>Its interface, or where it is on the bus.</returns>
    public override string ToString() => Interface.Length > 0 ? Interface : PciAddress ?? string.Empty;
}
