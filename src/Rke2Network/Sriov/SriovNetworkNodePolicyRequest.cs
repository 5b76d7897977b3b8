using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>What a user asks of a policy: which virtual functions the operator makes of which NICs; null leaves a thing at the operator's default.</summary>
public sealed record SriovNetworkNodePolicyRequest
{
    /// <summary>The name of the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The name under which pods ask for the functions, without its prefix.</summary>
    public required string ResourceName { get; init; }

    /// <summary>How many virtual functions each NIC gets.</summary>
    public required int NumVfs { get; init; }

    /// <summary>The namespace that the operator runs in: elsewhere it does not look.</summary>
    public string Namespace { get; init; } = SriovDefaults.Namespace;

    /// <summary>The labels of the nodes. Null for <see cref="SriovDefaults.CapableLabel"/>.</summary>
    public YamlMap? NodeSelector { get; init; }

    /// <summary>The PCI vendor of the NICs: four hex digits.</summary>
    public string? Vendor { get; init; }

    /// <summary>The PCI device of the NICs: four hex digits.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The interfaces of the NICs, each such as <c>ens1f0</c>, or <c>ens1f0#0-3</c> for the first four functions only.</summary>
    public IReadOnlyList<string>? PfNames { get; init; }

    /// <summary>The PCI addresses of the NICs, such as <c>0000:3b:00.0</c>.</summary>
    public IReadOnlyList<string>? RootDevices { get; init; }

    /// <summary>The network of the cloud that virtual functions of a guest are in; excludes the other ways to choose NICs.</summary>
    public string? NetFilter { get; init; }

    /// <summary>What drives the functions: <c>netdevice</c> (the kernel) or <c>vfio-pci</c> (a program in the pod).</summary>
    public string? DeviceType { get; init; }

    /// <summary>The kind of the link: <c>eth</c> or <c>ib</c>.</summary>
    public string? LinkType { get; init; }

    /// <summary>The mode of the NIC's switch: <c>legacy</c> or <c>switchdev</c>.</summary>
    public string? EswitchMode { get; init; }

    /// <summary>The kind of the vDPA devices: <c>virtio</c> or <c>vhost</c>.</summary>
    public string? VdpaType { get; init; }

    /// <summary>Whether pods get RDMA; null where nothing is said.</summary>
    public bool? IsRdma { get; init; }

    /// <summary>Whether pods get /dev/vhost-net.</summary>
    public bool NeedVhostNet { get; init; }

    /// <summary>The MTU of the functions in bytes.</summary>
    public int? Mtu { get; init; }

    /// <summary>Which policy wins where several select a NIC: 0 is the highest, 99 the lowest.</summary>
    public int? Priority { get; init; }

    /// <summary>Whether the NUMA node of the functions is kept from the scheduler.</summary>
    public bool ExcludeTopology { get; init; }

    /// <summary>Whether something else makes the functions, and the operator only hands them out.</summary>
    public bool ExternallyManaged { get; init; }
}
