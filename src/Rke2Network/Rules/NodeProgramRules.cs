using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>8xx, from 851: programs that the node lacks.</summary>
internal static class NodeProgramRules
{
    private static readonly Regex Numbers = new(@"v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Version OldestNft = new(1, 0, 1);

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of(
            "RKE2NET851",
            "The node lacks iptables",
            FindingSeverity.Warning,
            "rancher/rke2-docs docs/networking/basic_network_options.md, docs/known_issues.md",
            DocumentationPages.KnownIssues,
            ConfigPart.Plugin | ConfigPart.ClusterCidr,
            LacksIptables),
        NodeRule.Of(
            "RKE2NET852",
            "The node's nft is older than kube-proxy's rules",
            FindingSeverity.Warning,
            "kubernetes/kubernetes pkg/proxy/nftables/supported.go, kubernetes/kubernetes#122743",
            DocumentationPages.Networking,
            ConfigPart.KubeProxy | ConfigPart.KubeProxyArguments,
            HasOldNft),
        NodeRule.Of(
            "RKE2NET853",
            "The node has no nft",
            FindingSeverity.Information,
            "rancher/rke2-docs docs/networking/basic_network_options.md; containernetworking/plugins plugins/meta/portmap (detectBackendOfConfig)",
            DocumentationPages.Networking,
            ConfigPart.Plugin | ConfigPart.Values | ConfigPart.KubeProxy | ConfigPart.KubeProxyArguments,
            LacksNft),
    ];

    private static bool? Has(NodeContext context, string program)
    {
        var has = context.Has(program);
        if (has is null)
        {
            context.Miss(NodeFact.Programs);
        }

        return has;
    }

    private static IEnumerable<RuleHit> LacksIptables(NodeContext context)
    {
        if (context.Config.Plugin is not (CniPlugin.Canal or CniPlugin.Calico))
        {
            yield break;
        }

        var missing = (context.HasIPv6 ? ["iptables", "ip6tables"] : (string[])["iptables"]).Where(program => Has(context, program) == false).ToArray();
        if (missing.Length > 0)
        {
            yield return new RuleHit(
                $"{context.Facts.Node} has no {string.Join(" and no ", missing)}: pods with a hostPort, such as those of the ingress, do not start{(context.Config.Plugin == CniPlugin.Canal ? ", and each try takes an address of the node's range that is not given back" : string.Empty)}.",
                "Install the package iptables, or xtables-nft.",
                missing[0]);
        }
    }

    private static IEnumerable<RuleHit> HasOldNft(NodeContext context)
    {
        if (context.Config.DisableKubeProxy || context.Config.KubeProxyMode != KubeProxyModes.Nftables || Has(context, "nft") != true)
        {
            yield break;
        }

        if (Numbers.Match(context.Facts.Programs!["nft"]!) is not { Success: true } match)
        {
            context.Miss(NodeFact.Programs);
        }
        else if (Version(match) is var version && version < OldestNft)
        {
            yield return new RuleHit(
                $"{context.Facts.Node} has nft {version}, and kube-proxy writes rules as 1.0.1 and newer do: an older nft may not read any rules once those are there, and what uses it, such as a firewall, fails.",
                "Install nftables 1.0.1 or newer.",
                "nft",
                version.ToString());
        }
    }

    private static IEnumerable<RuleHit> LacksNft(NodeContext context)
    {
        if (NftablesRules.Uses(context.Config).Any() && Has(context, "nft") == false)
        {
            yield return new RuleHit(
                $"{context.Facts.Node} has no nft. kube-proxy and the plugins bring their own; without it nobody sees the rules that they write, and pods with a hostPort need iptables.",
                "Install the package nftables.",
                "nft");
        }
    }

    private static Version Version(Match match) => new(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
}
