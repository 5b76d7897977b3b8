using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>8xx, from 871: the node's networks and those of the cluster.</summary>
internal static class NodeRangeRules
{
    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET871", "A network of the node overlaps one of the cluster", FindingSeverity.Error, "k3s-io/k3s pkg/agent/run.go (does not check it); rancher/rke2-docs docs/networking/basic_network_options.md", DocumentationPages.Networking, ConfigPart.ClusterCidr | ConfigPart.ServiceCidr, Overlaps),
    ];

    private static IEnumerable<RuleHit> Overlaps(NodeContext context)
    {
        if (NodeAddresses.Networks(context.Facts) is not { } own)
        {
            context.Miss(NodeFact.Addresses);
            yield break;
        }

        var config = context.Config;
        var ranges = config.ClusterCidr.Select(network => (Network: network, Option: "cluster-cidr", Of: "pods"))
            .Concat(config.ServiceCidr.Select(network => (Network: network, Option: "service-cidr", Of: "services"))).ToArray();
        var seen = new HashSet<(string?, IpNetwork, IpNetwork)>();
        foreach (var (name, address, network) in own)
        {
            foreach (var range in ranges.Where(range => range.Network.Overlaps(network) && seen.Add((name, network, range.Network))))
            {
                yield return new RuleHit(
                    $"{(name is null ? $"The address {address} of {context.Facts.Node} lies in" : $"{name} of {context.Facts.Node} is in the network {network}, which overlaps")} the network of {range.Of}, {range.Network}: packets to the one go to the other.",
                    $"Choose another {range.Option} before the first server starts; the node's network stays as it is.",
                    range.Option,
                    range.Network.ToString());
            }
        }
    }
}
