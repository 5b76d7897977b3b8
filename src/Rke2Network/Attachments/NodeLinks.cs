using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Nodes;

namespace Rke2Network.Attachments;

/// <summary>The interfaces of a node, as far as they are known.</summary>
/// <param name="Node">The node.</param>
/// <param name="Interfaces">The interfaces.</param>
/// <param name="IsComplete">Whether these are all that it has: bonds, bridges and VLANs among them.</param>
public sealed record NodeLinks(string Node, IReadOnlyList<NodeInterface> Interfaces, bool IsComplete)
{
    /// <summary>The interfaces of nodes whose facts are known; nodes that run Windows, or do not tell their interfaces, are left out.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The nodes.</returns>
    public static IReadOnlyList<NodeLinks> Of(IEnumerable<NodeFacts> facts) =>
        [.. facts.Where(node => !node.IsWindows && node.Interfaces is not null).Select(node => new NodeLinks(node.Node, node.Interfaces!, node.HasAllInterfaces))];

    /// <summary>The nodes whose NICs are known, as Test-Rke2SriovCapability tells them.</summary>
    /// <param name="nics">The NICs.</param>
    /// <returns>The nodes.</returns>
    public static IReadOnlyList<NodeLinks> Of(IEnumerable<SriovNic> nics) =>
    [
        .. nics.GroupBy(nic => nic.Node, StringComparer.Ordinal).Select(node => new NodeLinks(
            node.Key,
            [.. node.Where(nic => nic.Interface.Length > 0).Select(nic => new NodeInterface { Name = nic.Interface, Kind = NodeInterfaceKind.Physical, IsUp = nic.IsUp, PciAddress = nic.PciAddress, MacAddress = nic.MacAddress })],
            IsComplete: false)),
    ];

    /// <summary>An interface by its name; null where none is known.</summary>
    internal NodeInterface? Find(string name) => Interfaces.FirstOrDefault(each => each.Name == name);
}
