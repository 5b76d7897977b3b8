using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>8xx, from 811: nodes of clusters with IPv6.</summary>
internal static class NodeIPv6Rules
{
    private const string Off = "ipv6.disable=1";
    private const string OffEverywhere = "ipv6.disable_ipv6=1";
    private const string AllOff = "net.ipv6.conf.all.disable_ipv6";
    private const string Sources = "torvalds/linux Documentation/networking/ipv6.rst, Documentation/networking/ip-sysctl.rst";

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET811", "The node has IPv6 off, and the cluster has it", FindingSeverity.Error, Sources, DocumentationPages.Networking, ConfigPart.ClusterCidr, IsOff),
        NodeRule.Of("RKE2NET812", "New interfaces, or the loopback, have IPv6 off", FindingSeverity.Warning, Sources, DocumentationPages.Networking, ConfigPart.ClusterCidr, IsOffForNew),
        NodeRule.Of(
            "RKE2NET813",
            "The default route of an advertisement will expire",
            FindingSeverity.Warning,
            "rancher/rke2-docs docs/networking/basic_network_options.md; torvalds/linux include/net/ipv6.h (ipv6_accept_ra)",
            DocumentationPages.Networking,
            ConfigPart.ClusterCidr,
            Expires),
    ];

    private static IEnumerable<RuleHit> IsOff(NodeContext context)
    {
        if (!context.HasIPv6)
        {
            yield break;
        }

        var node = context.Facts.Node;
        var pods = context.Config.ClusterCidr;
        if (context.Facts.KernelArguments?.FirstOrDefault(argument => argument is Off or OffEverywhere) is { } argument)
        {
            yield return new RuleHit(
                $"The kernel of {node} was started with {argument}, so it has no IPv6, and pods are to have it ({pods}).",
                $"Take {argument} out of the kernel's arguments, and boot the node again.",
                "kernel arguments",
                argument);
        }
        else if (context.Facts.Sysctls is null)
        {
            context.Miss(NodeFact.Sysctls);
        }
        else if (context.Sysctl(AllOff) == "1")
        {
            yield return new RuleHit(
                $"{node} has IPv6 off on all interfaces ({AllOff} is 1), and pods are to have it ({pods}).",
                $"Set {AllOff}=0 in /etc/sysctl.d, with whatever set it to 1 taken away.",
                AllOff,
                "1");
        }
        else if (context.Sysctl(AllOff) is null && context.Facts.Source is NodeFactsSource.Local or NodeFactsSource.Ssh)
        {
            yield return new RuleHit(
                $"The kernel of {node} has no settings of IPv6, so it has no IPv6, and pods are to have it ({pods}).",
                $"Start the kernel without {Off}, or use one that has IPv6.",
                AllOff);
        }
        else if (context.Sysctl(AllOff) is null)
        {
            context.Miss(NodeFact.Sysctls);
        }
    }

    private static IEnumerable<RuleHit> IsOffForNew(NodeContext context)
    {
        if (!context.HasIPv6 || context.Sysctl(AllOff) == "1")
        {
            yield break;
        }

        if (context.Facts.Sysctls is null)
        {
            context.Miss(NodeFact.Sysctls);
            yield break;
        }

        foreach (var (name, why) in new[]
        {
            ("net.ipv6.conf.default.disable_ipv6", "the interfaces that the plugin makes have no IPv6"),
            ("net.ipv6.conf.lo.disable_ipv6", "the node does not reach itself at ::1"),
        })
        {
            if (context.Sysctl(name) == "1")
            {
                yield return new RuleHit($"{context.Facts.Node} has {name} at 1, so {why}.", $"Set {name}=0 in /etc/sysctl.d.", name, "1");
            }
        }
    }

    /// <summary>The kernel looks at the interface's own setting.</summary>
    private static IEnumerable<RuleHit> Expires(NodeContext context)
    {
        if (!context.HasIPv6)
        {
            yield break;
        }

        if (context.Facts.Interfaces is not { } interfaces || interfaces.All(each => each.HasAdvertisedRoute is null))
        {
            context.Miss(NodeFact.Routes);
            yield break;
        }

        foreach (var each in interfaces.Where(each => each.HasAdvertisedRoute == true))
        {
            var name = $"net.ipv6.conf.{each.Name}.accept_ra";
            var value = context.Sysctl(name) ?? context.Sysctl("net.ipv6.conf.all.accept_ra");
            if (value is null)
            {
                context.Miss(NodeFact.Sysctls);
            }
            else if (value != "2")
            {
                yield return new RuleHit(
                    $"The default IPv6 route of {context.Facts.Node} came by advertisement over {each.Name}, whose accept_ra is {value}. RKE2 turns forwarding on, with which the kernel takes advertisements only where this is 2: the route expires, and the node is cut off.",
                    $"Set {name}=2 in /etc/sysctl.d, and net.ipv6.conf.all.accept_ra=2 for later interfaces; or configure the route, as others on the link can forge advertisements.",
                    name,
                    value);
            }
        }
    }
}
