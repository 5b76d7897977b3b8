using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>What a user asks of a network of virtual functions; null leaves a thing at the default of the operator or the CNI plugin.</summary>
public sealed record SriovNetworkRequest
{
    /// <summary>The name of the network, which is also that of the NetworkAttachmentDefinition.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the resource, as the policy has it.</summary>
    public required string ResourceName { get; init; }

    /// <summary>The namespace that the operator runs in.</summary>
    public string Namespace { get; init; } = SriovDefaults.Namespace;

    /// <summary>The namespace of the pods, in which the NetworkAttachmentDefinition is made. Null for <see cref="Namespace"/>.</summary>
    public string? NetworkNamespace { get; init; }

    /// <summary>The VLAN: 1 to 4094; 0 for none.</summary>
    public int? Vlan { get; init; }

    /// <summary>The priority of the VLAN's frames: 0 to 7.</summary>
    public int? VlanQos { get; init; }

    /// <summary>The protocol of the VLAN: <c>802.1q</c> or <c>802.1ad</c>.</summary>
    public string? VlanProto { get; init; }

    /// <summary>Whether frames with another sender's address are dropped: <c>on</c> or <c>off</c>.</summary>
    public string? SpoofChk { get; init; }

    /// <summary>Whether the function may change its address and be promiscuous: <c>on</c> or <c>off</c>.</summary>
    public string? Trust { get; init; }

    /// <summary>The link of the function: <c>auto</c>, <c>enable</c> or <c>disable</c>.</summary>
    public string? LinkState { get; init; }

    /// <summary>The rate that the function is granted for sending, in Mbit/s; 0 for none.</summary>
    public int? MinTxRate { get; init; }

    /// <summary>The rate that the function is held to for sending, in Mbit/s; 0 for no limit.</summary>
    public int? MaxTxRate { get; init; }

    /// <summary>What gives pods their addresses: an object with a type.</summary>
    public YamlMap? Ipam { get; init; }

    /// <summary>What pods may ask for, each true or false, such as <c>mac</c> and <c>ips</c>.</summary>
    public YamlMap? Capabilities { get; init; }

    /// <summary>The plugins that are chained behind, each an object with a type.</summary>
    public IReadOnlyList<YamlMap>? MetaPlugins { get; init; }

    /// <summary>How much the CNI plugin logs.</summary>
    public string? LogLevel { get; init; }

    /// <summary>The file on the nodes that it logs to.</summary>
    public string? LogFile { get; init; }
}
