using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>A virtual function of a NIC, as the SR-IOV operator found it.</summary>
public sealed record SriovVirtualFunction
{
    /// <summary>Its number at its NIC, from 0.</summary>
    public required int Id { get; init; }

    /// <summary>Its address on the PCI bus.</summary>
    public required string PciAddress { get; init; }

    /// <summary>The name of its interface; null while a pod has it, or where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The driver that is bound to it, such as <c>iavf</c> or <c>vfio-pci</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>Its hardware address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Its VLAN; 0 or null for none.</summary>
    public int? Vlan { get; init; }

    /// <summary>Its MTU in bytes.</summary>
    public int? Mtu { get; init; }

    /// <summary>The virtual function.</summary>
    /// <returns>Number and PCI address.</returns>
    public override string ToString() => $"{Id} ({PciAddress})";

    internal static SriovVirtualFunction Of(YamlMap function) => new()
    {
        Id = StatusNumbers.Of(function, "vfID") ?? 0,
        PciAddress = SriovNodeInterface.Text(function, "pciAddress") ?? string.Empty,
        Name = SriovNodeInterface.Text(function, "name"),
        Driver = SriovNodeInterface.Text(function, "driver"),
        MacAddress = SriovNodeInterface.Text(function, "mac"),
        Vlan = StatusNumbers.Of(function, "Vlan"),
        Mtu = StatusNumbers.Of(function, "mtu"),
    };
}
