using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>A network of a pod as its annotation names it.</summary>
public sealed record PodNetwork
{
    /// <summary>The name of the network.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace; null for that of the pod.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of the interface in the pod: the one that was asked for, or <c>net1</c>, <c>net2</c> by its place, as Multus has it.</summary>
    public required string InterfaceName { get; init; }

    /// <summary>The addresses that the pod asks for.</summary>
    public IReadOnlyList<string> IPAddress { get; init; } = [];

    /// <summary>The hardware address that the pod asks for; null for none.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The gateways of the pod's default routes.</summary>
    public IReadOnlyList<string> DefaultRoute { get; init; } = [];

    /// <summary>What is known of the network; null where only its name is.</summary>
    public NetworkAttachment? Attachment { get; init; }

    /// <summary>Whether the annotation names the interface.</summary>
    internal bool NamesInterface { get; init; }

    internal YamlList? PortMappings { get; init; }

    internal YamlMap? Bandwidth { get; init; }

    /// <summary>The network in the short form, with the interface where the annotation names it.</summary>
    /// <returns>Such as <c>apps/storage@eth1</c>.</returns>
    public override string ToString() => (Namespace is null ? Name : $"{Namespace}/{Name}") + (NamesInterface ? "@" + InterfaceName : string.Empty);
}
