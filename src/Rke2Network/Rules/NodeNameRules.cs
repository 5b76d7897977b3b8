using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>8xx, from 801: the node's name, and the names in its /etc/hosts.</summary>
internal static class NodeNameRules
{
    /// <summary>The label kubernetes.io/hostname takes no more.</summary>
    private const int MaximumName = 63;

    private const string NodeName = "Give the node another host name, or write node-name: <name> in its config.yaml before it first starts.";
    private const string Names = "k3s-io/k3s pkg/util/net.go (GetHostnameAndIPs); kubernetes/kubernetes pkg/apis/core/validation/validation.go (ValidateNodeName)";

    private static readonly Regex Subdomain = new(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET801", "The host name cannot be the name of a node", FindingSeverity.Error, Names, DocumentationPages.Networking, ConfigPart.None, Unusable),
        NodeRule.Of("RKE2NET802", "The node is called localhost", FindingSeverity.Warning, "rancher/rke2-docs docs/networking/basic_network_options.md", DocumentationPages.Networking, ConfigPart.None, Localhost),
        NodeRule.Of("RKE2NET803", "The host name has upper-case letters", FindingSeverity.Information, Names, DocumentationPages.Networking, ConfigPart.None, UpperCase),
        NodeRule.Of(
            "RKE2NET806",
            "/etc/hosts lacks ::1 localhost on an IPv6-only cluster",
            FindingSeverity.Error,
            "rancher/rke2-docs docs/networking/basic_network_options.md; rancher/rke2#2926",
            DocumentationPages.Networking,
            ConfigPart.ClusterCidr,
            LacksLocalhost),
    ];

    /// <summary>The host name where it matters; a node that runs has a name that works.</summary>
    private static string? Name(NodeContext context)
    {
        if (context.IsMember)
        {
            return null;
        }

        if (context.Facts.HostName is null)
        {
            context.Miss(NodeFact.HostName);
        }

        return context.Facts.HostName;
    }

    private static bool IsLocalhost(string name) => name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.StartsWith("localhost.", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<RuleHit> Unusable(NodeContext context)
    {
        if (Name(context) is not { } name || IsLocalhost(name))
        {
            yield break;
        }

        var isTooLong = name.Length > MaximumName;
        if (isTooLong || !Subdomain.IsMatch(name.ToLowerInvariant()))
        {
            yield return new RuleHit(
                name.Length == 0
                    ? $"{context.Facts.Node} has no host name, and RKE2 takes a node's name from it."
                    : FormattableString.Invariant($"The host name of {context.Facts.Node}, {ChartValueTexts.Quote(name)}, {(isTooLong ? $"has {name.Length} characters, and the name of a node at most {MaximumName}" : "has characters that the name of a node cannot have: letters, digits, dots, and dashes within are taken")}. RKE2 takes the node's name from it, and kubelet cannot register under such a name."),
                NodeName,
                "host name",
                name);
        }
    }

    private static IEnumerable<RuleHit> Localhost(NodeContext context)
    {
        if (Name(context) is { } name && IsLocalhost(name))
        {
            yield return new RuleHit(
                $"{context.Facts.Node} has the host name {name}, as some clouds give it: names do not resolve as they should, and a second such node cannot join.",
                NodeName,
                "host name",
                name);
        }
    }

    private static IEnumerable<RuleHit> UpperCase(NodeContext context)
    {
        if (Name(context) is { } name && name.Any(c => c is >= 'A' and <= 'Z') && !IsLocalhost(name))
        {
            yield return new RuleHit($"RKE2 writes the host name {name} in lower case: the node is called {name.ToLowerInvariant()}.", string.Empty, "host name", name);
        }
    }

    private static IEnumerable<RuleHit> LacksLocalhost(NodeContext context)
    {
        var pods = context.Config.ClusterCidr;
        if (pods.IsDualStack || pods.Primary.Family != IpFamily.IPv6 || context.IsAgent || !Gates.IPv6Only.IsOpenFor(context.Config.Rke2Version))
        {
            yield break;
        }

        if (context.Facts.Hosts is not { } hosts)
        {
            context.Miss(NodeFact.Hosts);
        }
        else if (!hosts.Any(IsLocalhost))
        {
            yield return new RuleHit(
                $"/etc/hosts of {context.Facts.Node} does not map localhost to ::1. On an IPv6-only cluster kubelet asks etcd for its health at localhost, and stops it where the name is no IPv6 address: a server does not come up.",
                "Add the line to /etc/hosts: ::1 localhost",
                "/etc/hosts");
        }
    }

    private static bool IsLocalhost(HostEntry entry) =>
        IPAddress.TryParse(entry.Address, out var address) && address.Equals(IPAddress.IPv6Loopback) && entry.Names.Contains("localhost", StringComparer.OrdinalIgnoreCase);
}
