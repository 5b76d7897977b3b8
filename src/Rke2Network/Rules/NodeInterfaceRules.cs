using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>8xx, from 861: the interfaces that carry traffic between nodes.</summary>
internal static class NodeInterfaceRules
{
    private const int Named = 6;
    private const string Flannel = "flannel-io/flannel pkg/ipmatch/match.go";
    private const string Sources = Flannel + "; projectcalico/calico node/pkg/lifecycle/startup/autodetection";

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET861", "The node has no interface as the configuration names it", FindingSeverity.Error, Sources, DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr, IsMissing),
        NodeRule.Of("RKE2NET862", "The interface that the configuration names is down", FindingSeverity.Warning, "torvalds/linux Documentation/networking/operstates.rst", DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr, IsDown),
        NodeRule.Of("RKE2NET863", "The interface that the configuration names lacks an address", FindingSeverity.Error, Sources, DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr, LacksAddress),
        NodeRule.Of("RKE2NET864", "The node lacks an address of a family that pods have", FindingSeverity.Error, "k3s-io/k3s pkg/agent/run.go, pkg/util/net.go (GetHostnameAndIPs)", DocumentationPages.Networking, ConfigPart.ClusterCidr, LacksFamily),
        NodeRule.Of("RKE2NET865", "Packets are larger than the node's interface carries", FindingSeverity.Warning, "flannel-io/flannel pkg/backend; projectcalico/calico felix/dataplane/linux/int_dataplane.go (determinePodMTU); cilium/cilium pkg/mtu/mtu.go", DocumentationPages.Networking, ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr, Exceeds),
    ];

    /// <summary>The places that name interfaces, with those of the node; none where the node's are not known.</summary>
    private static IEnumerable<(InterfaceChoice Choice, IReadOnlyList<NodeInterface> Taken)> Choices(NodeContext context)
    {
        var choices = InterfaceChoice.Of(context.Config).ToArray();
        if (choices.Length > 0 && context.Facts.Interfaces is null)
        {
            context.Miss(NodeFact.Interfaces);
        }

        return context.Facts.Interfaces is { } interfaces ? choices.Select(choice => (choice, choice.In(interfaces))) : [];
    }

    private static RuleHit Hit(InterfaceChoice choice, string message, string recommendation) => new(message, recommendation, choice.Path, choice.Text, choice.Source);

    private static IEnumerable<RuleHit> IsMissing(NodeContext context)
    {
        foreach (var (choice, _) in Choices(context).Where(each => each.Taken.Count == 0))
        {
            // The SR-IOV operator, which tells of a cluster's nodes, does not know all interfaces.
            if (context.Facts.Interfaces!.Any(each => choice.Takes(each) is null))
            {
                context.Miss(NodeFact.Addresses);
                continue;
            }

            if (context.Facts.Source == NodeFactsSource.Cluster)
            {
                context.Miss(NodeFact.Interfaces);
                continue;
            }

            var own = NodeAddresses.Interfaces(context.Facts).Select(each => each.Name).ToArray();
            var near = own.Select(name => (Name: name, Distance: Spelling.Distance(Name(choice.Text), name, Spelling.Tolerance(name)))).Where(each => each.Distance <= Spelling.Tolerance(each.Name)).OrderBy(each => each.Distance).Select(each => each.Name).FirstOrDefault();
            yield return Hit(
                choice,
                $"{context.Facts.Node} has no interface {ChartValueTexts.Quote(choice.Text)}: {Fate(choice)}.",
                near is not null && own.Length > 1
                    ? $"{ChartValueTexts.Quote(near)} may be meant; it has {List(own)}."
                    : own.Length > 0 ? $"It has {List(own)}: name one of them, or an expression that fits those of all nodes." : "Name an interface that it has, or an expression that fits those of all nodes.");
        }
    }

    /// <summary>What ip link shows behind @ is no part of a name.</summary>
    private static string Name(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 ? text.Substring(0, at) : text;
    }

    private static string Fate(InterfaceChoice choice) => choice.Owner switch
    {
        "Flannel" => "Flannel does not start there",
        "Calico" => "calico-node finds no address of the node, and does not start there",
        _ => "Cilium attaches none of its programs there, and services are not carried",
    };

    private static string List(string[] names) => names.Length <= Named
        ? string.Join(", ", names)
        : FormattableString.Invariant($"{string.Join(", ", names.Take(Named))} and {names.Length - Named} more");

    private static IEnumerable<RuleHit> IsDown(NodeContext context)
    {
        foreach (var (choice, taken) in Choices(context).Where(each => each.Taken.Count > 0 && each.Taken.All(one => one.IsUp == false)))
        {
            yield return Hit(choice, $"{string.Join(", ", taken.Select(each => each.Name))} of {context.Facts.Node}, which the configuration names, {(taken.Count == 1 ? "is" : "are")} down: nothing goes to other nodes by it.", "See that the link is there and comes up with the system, or name another interface.");
        }
    }

    private static IEnumerable<RuleHit> LacksAddress(NodeContext context)
    {
        foreach (var (choice, taken) in Choices(context).Where(each => each.Taken.Count > 0 && each.Choice.Families.Count > 0))
        {
            var families = taken.Select(NodeAddresses.Families).ToArray();
            if (families.Any(own => own is null))
            {
                context.Miss(NodeFact.Addresses);
            }
            else if (!families.Any(own => choice.Families.All(family => own!.Contains(family))))
            {
                var missing = choice.Families.Where(family => !families.Any(own => own!.Contains(family))).ToArray();
                yield return Hit(
                    choice,
                    missing.Length == 0
                        ? $"None of the interfaces of {context.Facts.Node} that the configuration names has an address of both families, and one must have both: {Fate(choice)}."
                        : $"{string.Join(", ", taken.Select(each => each.Name))} of {context.Facts.Node}, which the configuration names, has no {string.Join(" and no ", missing)} address that others reach: {Fate(choice)}.",
                    "Give the interface the address, or name one that has it.");
            }
        }
    }

    private static IEnumerable<RuleHit> LacksFamily(NodeContext context)
    {
        var config = context.Config;
        // Of an interface that is named, another rule speaks.
        if (config.Knows(ConfigPart.Plugin | ConfigPart.Values) && context.Facts.Interfaces is { } interfaces && interfaces.Any(each => each.Addresses is not null)
            && InterfaceChoice.Of(config).Any(choice => choice.Families.Count > 0 && choice.In(interfaces).Count > 0))
        {
            yield break;
        }

        if (NodeAddresses.Networks(context.Facts) is not { } own)
        {
            context.Miss(NodeFact.Addresses);
            yield break;
        }

        foreach (var network in config.ClusterCidr.Where(network => own.All(each => each.Network.Family != network.Family)))
        {
            yield return new RuleHit(
                $"Pods are to have {config.ClusterCidr.DescribeFamilies()} ({config.ClusterCidr}), and {context.Facts.Node} has no {network.Family} address that others reach: RKE2 does not start there.",
                $"Give the node an {network.Family} address, and name both in node-ip where it has several.",
                "addresses",
                own.Count == 0 ? null : string.Join(", ", own.Select(each => each.Address.ToString())));
        }
    }

    /// <summary>The way to other nodes: by the interface that is named, else by the default route.</summary>
    private static NodeInterface[]? Underlay(NodeContext context)
    {
        if (context.Facts.Interfaces is not { } interfaces)
        {
            context.Miss(NodeFact.Interfaces);
            return null;
        }

        var named = Choices(context).Where(each => each.Choice.Owner != "Cilium").SelectMany(each => each.Taken).ToArray();
        if (named.Length > 0)
        {
            return named;
        }

        if (interfaces.All(each => each.HasDefaultRoute is null))
        {
            context.Miss(NodeFact.Routes);
            return null;
        }

        return [.. interfaces.Where(each => each.HasDefaultRoute == true)];
    }

    private static IEnumerable<RuleHit> Exceeds(NodeContext context)
    {
        var config = context.Config;
        var path = MtuRules.PodsPath(config.Plugin);
        var pods = MtuRules.Set(config, path);
        var standard = config.Plugin == CniPlugin.Canal && pods is null && context.Rules.ChartReleases.Schema(config.Rke2Version, config.Plugin.ChartName()!) is { } schema
            ? MtuRules.Standard(schema, config.Values.Root, path!) : 0;
        var tunnel = MtuRules.Set(config, MtuRules.NodesPath(config));

        // The chart's own MTU stands against the device that Flannel makes, as RKE2 ships both; who sets one must have room for all.
        var overhead = config.Plugin switch
        {
            CniPlugin.Canal => pods is null ? FlannelOverhead.Own(FlannelOverhead.Backend(config)) : FlannelOverhead.Of(config),
            CniPlugin.Calico => CalicoOverhead.Of(config),
            _ => null,
        };
        var size = pods?.Value ?? standard;
        if ((size == 0 || overhead is null) && tunnel is null)
        {
            yield break;
        }

        foreach (var each in Underlay(context) ?? [])
        {
            if (each.Mtu is not { } mtu)
            {
                context.Miss(NodeFact.Interfaces);
            }
            else if (size > 0 && overhead is not null && size > mtu - overhead.Bytes)
            {
                yield return new RuleHit(
                    FormattableString.Invariant($"{each.Name} of {context.Facts.Node} has an MTU of {mtu}, which leaves pods {mtu - overhead.Bytes} ({overhead.Explain(mtu)}), and they send packets of {size}{(pods is null ? ", the chart's default" : string.Empty)}: larger ones are lost between nodes."),
                    FormattableString.Invariant($"Write {string.Join(".", path!)}: {mtu - overhead.Bytes}, or raise the MTU of the nodes' network to {size + overhead.Bytes}."),
                    $"{config.Plugin.ChartName()}: {string.Join(".", path!)}",
                    size.ToString(CultureInfo.InvariantCulture),
                    pods?.Source);
            }
            else if (tunnel is not null && tunnel.Value > mtu)
            {
                yield return new RuleHit(
                    FormattableString.Invariant($"{each.Name} of {context.Facts.Node} has an MTU of {mtu}, and the plugin is told that it takes packets of {tunnel.Value}: larger ones are lost between nodes."),
                    FormattableString.Invariant($"Write {tunnel.Path.Substring(tunnel.Path.IndexOf(' ') + 1)}: {mtu}, or raise the MTU of the nodes' network."),
                    tunnel.Path,
                    tunnel.Value.ToString(CultureInfo.InvariantCulture),
                    tunnel.Source);
            }
        }
    }
}
