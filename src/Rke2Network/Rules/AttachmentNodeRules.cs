using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>6xx: attachments and the interfaces that nodes have.</summary>
internal static class AttachmentNodeRules
{
    private const int Shown = 3;
    private static readonly string[] LimitedMtu = ["macvlan", "vlan"];

    private static readonly Rule Missing = AttachmentRules.Describe("RKE2NET620", "A node lacks the interface that the attachment stands on", FindingSeverity.Warning, "containernetworking/plugins plugins/main/macvlan/macvlan.go (getMTUByName)");
    private static readonly Rule Down = AttachmentRules.Describe("RKE2NET621", "The interface that the attachment stands on is down", FindingSeverity.Warning, "torvalds/linux Documentation/networking/operstates.rst");
    private static readonly Rule Unfit = AttachmentRules.Describe("RKE2NET622", "The interface cannot carry the attachment", FindingSeverity.Warning, "torvalds/linux net/core/dev.c (netdev_rx_handler_register)");
    private static readonly Rule Mtu = AttachmentRules.Describe("RKE2NET623", "The attachment's MTU is larger than that of the interface", FindingSeverity.Warning, "containernetworking/plugins plugins/main/macvlan/macvlan.go, plugins/main/vlan/vlan.go (loadConf)");
    private static readonly Rule Own = AttachmentRules.Describe("RKE2NET625", "The device carries the node's own network", FindingSeverity.Warning, "containernetworking/plugins plugins/main/host-device/host-device.go (moveLinkIn)");

    internal static IReadOnlyList<Rule> All { get; } = [Missing, Down, Unfit, Mtu, Own];

    internal static IEnumerable<Finding> Check(NetworkAttachment attachment, IReadOnlyList<NodeLinks> nodes)
    {
        if ((attachment.Master ?? attachment.Device) is not { } name || nodes.Count == 0)
        {
            return [];
        }

        var found = nodes.Select(node => (node.Node, Link: node.Find(name))).Where(each => each.Link is not null).Select(each => (each.Node, Link: each.Link!)).ToArray();
        return Absent(attachment, name, nodes)
            .Concat(Told(Down, attachment, name, found, (_, link) => link.IsUp == false ? "is down" : null, "pods with the attachment get an interface that carries nothing.", "Bring it up on these nodes, or see whether a cable is in."))
            .Concat(Told(Unfit, attachment, name, found, (_, link) => attachment.Master is null ? null : Objection(attachment.Type, link), "pods with the attachment do not start there, or get an interface that carries nothing.", "Name what it belongs to, or another interface."))
            .Concat(Told(
                Mtu,
                attachment,
                name,
                found,
                (_, link) => attachment.Mtu > link.Mtu && LimitedMtu.Contains(attachment.Type) ? string.Format(CultureInfo.InvariantCulture, "has an MTU of {0}", link.Mtu) : null,
                string.Format(CultureInfo.InvariantCulture, "{0} refuses an MTU of {1}, and pods with the attachment do not start there.", attachment.Type, attachment.Mtu),
                "Raise it on the nodes, or lower -Mtu to theirs."))
            .Concat(Told(Own, attachment, name, found, (_, link) => attachment.Device is null ? null : Carries(link), "a pod that takes it takes the node off that network.", "Take a device that the node does not use itself, or macvlan on this one."));
    }

    private static IEnumerable<Finding> Absent(NetworkAttachment attachment, string name, IReadOnlyList<NodeLinks> nodes)
    {
        // Of nodes whose NICs alone are known a bond or VLAN may be missing: only what looks like a slip is told.
        var absent = nodes.Where(node => node.Find(name) is null && (node.IsComplete || Near(name, [node]).Length > 0)).ToArray();
        if (absent.Length == 0)
        {
            yield break;
        }

        var near = Near(name, absent);
        var others = absent.SelectMany(node => node.Interfaces).Where(link => link.Kind is not (NodeInterfaceKind.Loopback or NodeInterfaceKind.Virtual)).Select(link => link.Name).Distinct().Take(Shown + Shown).ToArray();
        yield return Missing.Finding(new RuleHit(
            $"{Names([.. absent.Select(node => node.Node)])} {(absent.Length == 1 ? "has" : "have")} no interface {name}: pods with the attachment do not start there.",
            near.Length > 0 ? $"Was {AttachmentChoices.Or(near)} meant?"
                : $"Name an interface that every node has{(others.Length == 0 ? string.Empty : $" (there are {string.Join(", ", others)})")}, or hold the pods to nodes that have it.",
            attachment.ToString(),
            name));
    }

    private static string[] Near(string name, IEnumerable<NodeLinks> nodes) =>
    [
        .. nodes.SelectMany(node => node.Interfaces).Where(link => link.Kind != NodeInterfaceKind.Loopback).Select(link => link.Name).Distinct()
            .Select(other => (Name: other, Distance: Spelling.Distance(name, other)))
            .Where(other => other.Distance <= Spelling.Tolerance(name))
            .OrderBy(other => other.Distance).ThenBy(other => other.Name, StringComparer.Ordinal)
            .Select(other => other.Name)
            .Take(Shown),
    ];

    /// <summary>One finding for all nodes of which the same is said.</summary>
    private static IEnumerable<Finding> Told(Rule rule, NetworkAttachment attachment, string name, (string Node, NodeInterface Link)[] found, Func<string, NodeInterface, string?> objection, string consequence, string remedy) =>
        from each in found
        let text = objection(each.Node, each.Link)
        where text is not null
        group each.Node by text into same
        select rule.Finding(new RuleHit($"{name} on {Names([.. same])} {same.Key}: {consequence}", remedy, attachment.ToString(), name));

    private static string? Objection(string? type, NodeInterface link) => link switch
    {
        { Kind: NodeInterfaceKind.Loopback } => "is the loopback",
        { Master: { } master, MasterKind: NodeInterfaceKind.Bond or NodeInterfaceKind.Bridge } when type is "macvlan" or "ipvlan" =>
            $"belongs to the {(link.MasterKind == NodeInterfaceKind.Bond ? "bond" : "bridge")} {master}, which takes all that it receives",
        { LinkType: "infiniband" } when type is "macvlan" or "vlan" => $"is InfiniBand, on which there is no {type}",
        _ when type == "macvlan" && link.Name.StartsWith("wl", StringComparison.Ordinal) => "is wireless, where access points take one hardware address of a station",
        _ => null,
    };

    /// <summary>What of the node goes by a device, in words; null for nothing.</summary>
    private static string? Carries(NodeInterface link)
    {
        var own = link.Addresses?.FirstOrDefault(address => !address.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("169.254.", StringComparison.Ordinal));
        return link.HasDefaultRoute == true ? "carries the node's default route"
            : own is not null ? $"has the node's address {own}"
            : link.Master is { } master ? $"belongs to {master}"
            : null;
    }

    private static string Names(string[] nodes) =>
        string.Join(", ", nodes.Take(Shown)) + (nodes.Length > Shown ? string.Format(CultureInfo.InvariantCulture, " and {0} more", nodes.Length - Shown) : string.Empty);
}
