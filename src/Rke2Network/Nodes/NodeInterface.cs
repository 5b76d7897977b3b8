using System.Collections.Generic;

namespace Rke2Network.Nodes;

/// <summary>A network interface of a node. What the source did not tell is null.</summary>
public sealed record NodeInterface
{
    /// <summary>The name, such as <c>ens1f0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public NodeInterfaceKind Kind { get; init; }

    /// <summary>The address on the PCI bus, such as <c>0000:3b:00.0</c>; null for what is no PCI device.</summary>
    public string? PciAddress { get; init; }

    /// <summary>The driver that is bound to it, such as <c>i40e</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>The PCI vendor: four hex digits in lower case, such as <c>8086</c>. A string, also where all are digits.</summary>
    public string? Vendor { get; init; }

    /// <summary>The PCI device: four hex digits in lower case, such as <c>1572</c>.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Whether the device has the SR-IOV capability: sysfs has sriov_totalvfs for it. Null where the source does not tell.</summary>
    public bool? HasSriov { get; init; }

    /// <summary>How many virtual functions the device can have. 0 with the capability: its firmware has them off.</summary>
    public int? TotalVfs { get; init; }

    /// <summary>How many virtual functions are on.</summary>
    public int? NumVfs { get; init; }

    /// <summary>The group of the IOMMU that the device is in; null where it is in none.</summary>
    public string? IommuGroup { get; init; }

    /// <summary>The NUMA node; null where the machine has but one, or does not tell.</summary>
    public int? NumaNode { get; init; }

    /// <summary>Whether the link is up: operstate. Null where the driver does not tell.</summary>
    public bool? IsUp { get; init; }

    /// <summary>The MTU in bytes.</summary>
    public int? Mtu { get; init; }

    /// <summary>The hardware address, such as <c>b4:96:91:aa:bb:c0</c>.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The speed in Mbit/s.</summary>
    public int? SpeedMbps { get; init; }

    /// <summary>What the link carries: <c>ether</c> or <c>infiniband</c>.</summary>
    public string? LinkType { get; init; }

    /// <summary>The bond, bridge or VRF that it is a member of.</summary>
    public string? Master { get; init; }

    /// <summary>What kind <see cref="Master"/> is.</summary>
    public NodeInterfaceKind MasterKind { get; init; }

    /// <summary>The interfaces that stand on it: its master, and its VLANs.</summary>
    public IReadOnlyList<string> Uppers { get; init; } = [];

    /// <summary>The addresses with prefix lengths, such as <c>192.0.2.10/24</c>.</summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>Whether a default route goes by it.</summary>
    public bool? HasDefaultRoute { get; init; }

    /// <summary>Whether the kernel has a default IPv6 route by it that a router's advertisement made.</summary>
    public bool? HasAdvertisedRoute { get; init; }

    /// <summary>The interface.</summary>
    /// <returns>Its name.</returns>
    public override string ToString() => Name;
}
