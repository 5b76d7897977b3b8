using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>What nodes must not have alike: each is held against those before it.</summary>
public sealed class NodeNeighbours
{
    private static readonly NodeRule SameName = NodeRule.Of(
        "RKE2NET804", "Two nodes have the same host name", FindingSeverity.Error, "rancher/rke2-docs docs/install/requirements.md", DocumentationPages.Requirements, ConfigPart.None, _ => []);

    private static readonly NodeRule SameAddress = NodeRule.Of(
        "RKE2NET805", "Two nodes have the same address", FindingSeverity.Error, "RFC 5227, section 1; RFC 4862, section 5.4", DocumentationPages.Requirements, ConfigPart.None, _ => []);

    private readonly Dictionary<string, Known> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Known> addresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> machines = new(StringComparer.OrdinalIgnoreCase);

    internal static IReadOnlyList<Rule> All { get; } = [SameName.Rule, SameAddress.Rule];

    /// <summary>Adds a node. One that is given twice, by other names, is known by the hardware addresses of its NICs and counts once.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <returns>What it has in common with one before it.</returns>
    public IReadOnlyList<Finding> Add(NodeFacts facts)
    {
        var cards = (facts.Interfaces ?? []).Where(each => each.Kind == NodeInterfaceKind.Physical).Select(each => each.MacAddress).Where(mac => !string.IsNullOrEmpty(mac)).OrderBy(mac => mac, StringComparer.OrdinalIgnoreCase).ToArray();
        if (cards.Length > 0 && facts.Source != NodeFactsSource.Cluster && !machines.Add(string.Join(" ", cards)))
        {
            return [];
        }

        var findings = new List<Finding>();
        var self = new Known(facts.Node, new NodeContext(null, facts).IsMember, facts.Source == NodeFactsSource.Cluster);
        if (facts.HostName is { Length: > 0 } name && !Take(names, name, self, out var other) && !(self.Runs && other.Runs))
        {
            findings.Add(SameName.Rule.Finding(new RuleHit(
                $"{facts.Node} has the host name {name}, and {other.Node} has it too: the second of them to start cannot join the cluster.",
                "Give one of them another host name, or write node-name: <name> or with-node-id: true in its config.yaml before it first starts.",
                $"{facts.Node}: host name",
                name)
            {
                Node = facts.Node,
            }));
        }

        foreach (var address in Carried(facts).Distinct())
        {
            // Nodes out of clusters may be of several, which have their addresses for themselves.
            if (!Take(addresses, address, self, out var owner) && !(self.IsOfCluster && owner.IsOfCluster))
            {
                findings.Add(SameAddress.Rule.Finding(new RuleHit(
                    $"{facts.Node} has the address {address}, and {owner.Node} has it too: packets reach now one of them, now the other.",
                    "Give one of them another address.",
                    $"{facts.Node}: addresses",
                    address)
                {
                    Node = facts.Node,
                }));
            }
        }

        return findings;
    }

    /// <summary>The addresses by which others reach the node: those of the interface with the default route. Bridges of containers have the same everywhere.</summary>
    private static IEnumerable<string> Carried(NodeFacts facts) => facts.Interfaces?.Any(each => each.Addresses is not null) == true
        ? NodeAddresses.Networks(facts)!.Where(own => facts.FindInterface(own.Interface!)?.HasDefaultRoute == true).Select(own => own.Address.ToString())
        : (NodeAddresses.Networks(facts) ?? []).Select(own => own.Address.ToString());

    private static bool Take(Dictionary<string, Known> all, string key, Known self, out Known other)
    {
        if (all.TryGetValue(key, out other!))
        {
            return false;
        }

        all.Add(key, self);
        return true;
    }

    private sealed record Known(string Node, bool Runs, bool IsOfCluster);
}
