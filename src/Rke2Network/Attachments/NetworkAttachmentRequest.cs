using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>What a user asks of a further network for pods; null leaves a thing at the plugin's default.</summary>
public sealed record NetworkAttachmentRequest
{
    /// <summary>The name of the NetworkAttachmentDefinition.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace; null for the one that it is applied in.</summary>
    public string? Namespace { get; init; }

    /// <summary>The CNI plugin: one of <see cref="AttachmentChoices.Types"/>. Null with <see cref="Config"/>.</summary>
    public string? Type { get; init; }

    /// <summary>A whole configuration of CNI, in place of all that follows but the resource's name.</summary>
    public YamlMap? Config { get; init; }

    /// <summary>The version of the CNI specification; null for <see cref="AttachmentChoices.DefaultCniVersion"/>.</summary>
    public string? CniVersion { get; init; }

    /// <summary>The resource of a device plugin that pods ask for, such as <c>rancher.io/intelnics</c>.</summary>
    public string? ResourceName { get; init; }

    /// <summary>The interface of the node that the attachment stands on.</summary>
    public string? Master { get; init; }

    /// <summary>Whether <see cref="Master"/> is an interface of the pod.</summary>
    public bool LinkInContainer { get; init; }

    /// <summary>How macvlan or ipvlan interfaces reach each other.</summary>
    public string? Mode { get; init; }

    /// <summary>The MTU in bytes.</summary>
    public int? Mtu { get; init; }

    /// <summary>The VLAN.</summary>
    public int? Vlan { get; init; }

    /// <summary>Further VLANs of a bridge's port, such as <c>100</c> and <c>200-299</c>.</summary>
    public IReadOnlyList<string>? VlanTrunk { get; init; }

    /// <summary>The bridge.</summary>
    public string? Bridge { get; init; }

    /// <summary>Whether the bridge gets the gateway's address.</summary>
    public bool IsGateway { get; init; }

    /// <summary>Whether the bridge is the gateway of the pods' default route.</summary>
    public bool IsDefaultGateway { get; init; }

    /// <summary>Whether another address of the bridge is replaced.</summary>
    public bool ForceAddress { get; init; }

    /// <summary>Whether what leaves the network gets the node's address.</summary>
    public bool IpMasq { get; init; }

    /// <summary>Whether a bridge's port sends back what it has received.</summary>
    public bool HairpinMode { get; init; }

    /// <summary>Whether the bridge is promiscuous.</summary>
    public bool PromiscuousMode { get; init; }

    /// <summary>Whether pods are held to their hardware address.</summary>
    public bool MacSpoofCheck { get; init; }

    /// <summary>Whether the ports of the bridge reach each other no more.</summary>
    public bool PortIsolation { get; init; }

    /// <summary>Whether duplicate IPv6 addresses are looked for.</summary>
    public bool EnableDad { get; init; }

    /// <summary>Whether the pod's interface stays down.</summary>
    public bool DisableContainerInterface { get; init; }

    /// <summary>The interface of the node that is moved into the pod.</summary>
    public string? Device { get; init; }

    /// <summary>The same by its hardware address.</summary>
    public string? HardwareAddress { get; init; }

    /// <summary>The same by its path in sysfs.</summary>
    public string? KernelPath { get; init; }

    /// <summary>The same by its address on the PCI bus.</summary>
    public string? PciAddress { get; init; }

    /// <summary>The user who owns a tap device.</summary>
    public long? Owner { get; init; }

    /// <summary>The group that owns a tap device.</summary>
    public long? Group { get; init; }

    /// <summary>Whether a tap device has several queues.</summary>
    public bool MultiQueue { get; init; }

    /// <summary>The SELinux context of a tap device.</summary>
    public string? SelinuxContext { get; init; }

    /// <summary>The priority of a VLAN's frames: 0 to 7.</summary>
    public int? VlanQos { get; init; }

    /// <summary>The protocol of a VLAN.</summary>
    public string? VlanProto { get; init; }

    /// <summary>Whether the NIC drops frames with another sender's address: <c>on</c> or <c>off</c>.</summary>
    public string? SpoofChk { get; init; }

    /// <summary>Whether the function may change its address and be promiscuous: <c>on</c> or <c>off</c>.</summary>
    public string? Trust { get; init; }

    /// <summary>The link of the function.</summary>
    public string? LinkState { get; init; }

    /// <summary>The rate that is granted for sending, in Mbit/s.</summary>
    public int? MinTxRate { get; init; }

    /// <summary>The limit for sending, in Mbit/s.</summary>
    public int? MaxTxRate { get; init; }

    /// <summary>What gives pods their addresses; null for what the other values tell.</summary>
    public string? Ipam { get; init; }

    /// <summary>The networks that addresses are taken from, in CIDR notation; a pod gets an address of each.</summary>
    public IReadOnlyList<string>? Subnet { get; init; }

    /// <summary>The first addresses that are given away, one a network at most.</summary>
    public IReadOnlyList<string>? RangeStart { get; init; }

    /// <summary>The last addresses that are given away.</summary>
    public IReadOnlyList<string>? RangeEnd { get; init; }

    /// <summary>The gateways, one a network at most.</summary>
    public IReadOnlyList<string>? Gateway { get; init; }

    /// <summary>Networks and addresses that are not given away.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }

    /// <summary>The pod's addresses with prefix lengths.</summary>
    public IReadOnlyList<string>? Address { get; init; }

    /// <summary>Routes: a network, or a network and its gateway as <c>10.0.0.0/8=10.1.0.1</c>.</summary>
    public IReadOnlyList<string>? Route { get; init; }

    /// <summary>The addresses of DNS servers.</summary>
    public IReadOnlyList<string>? DnsNameserver { get; init; }

    /// <summary>The domain for names without one.</summary>
    public string? DnsDomain { get; init; }

    /// <summary>The domains in which names without one are looked for.</summary>
    public IReadOnlyList<string>? DnsSearch { get; init; }

    /// <summary>What pods may ask for.</summary>
    public IReadOnlyList<AttachmentCapability>? Capability { get; init; }

    /// <summary>Kernel settings and properties of the pod's interface.</summary>
    public YamlMap? Tuning { get; init; }

    /// <summary>Limits to the traffic.</summary>
    public YamlMap? Bandwidth { get; init; }

    /// <summary>Whether ports of the node are mapped to the pod.</summary>
    public bool PortMap { get; init; }

    /// <summary>Whether routes are chosen by the sender's address.</summary>
    public bool Sbr { get; init; }

    /// <summary>The VRF in the pod that the interface is put in.</summary>
    public string? Vrf { get; init; }

    /// <summary>The routing table of the VRF.</summary>
    public long? VrfTable { get; init; }
}
