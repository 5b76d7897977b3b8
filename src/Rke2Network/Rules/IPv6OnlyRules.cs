using System;
using System.Collections.Generic;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>2xx, from 220: clusters without IPv4.</summary>
internal static class IPv6OnlyRules
{
    private const string Documentation = "rancher/rke2-docs docs/networking/basic_network_options.md";
    private const string CalicoNetwork = "installation.calicoNetwork.";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET222", "IPv6-only servers reach etcd by the name localhost", FindingSeverity.Information, Documentation, ConfigPart.ClusterCidr, Localhost),
        Describe("RKE2NET223", "IPv6-only clusters need a newer release", FindingSeverity.Error, "rancher/rke2#2926, rancher/rke2#3069", ConfigPart.ClusterCidr, Release, Gates.IPv6Only),
        Describe(
            "RKE2NET224",
            "Calico looks for an IPv4 address that IPv6-only nodes lack",
            FindingSeverity.Warning,
            "rancher/rke2#7535; rancher/rke2-charts charts/rke2-calico (templates/crs/custom-resources.yaml)",
            ConfigPart.Plugin | ConfigPart.ClusterCidr | ConfigPart.Values,
            CalicoAutodetection,
            Gates.CalicoAutodetectsByFamily),
        Describe(
            "RKE2NET226",
            "Cilium does not carry IPv6-only traffic between nodes by itself",
            FindingSeverity.Warning,
            Documentation + "; rancher/rke2-charts charts/rke2-cilium (templates/cilium-configmap.yaml)",
            ConfigPart.Plugin | ConfigPart.ClusterCidr | ConfigPart.Values,
            CiliumEncapsulation),
        Describe("RKE2NET227", "A default route from router advertisements expires", FindingSeverity.Information, Documentation, ConfigPart.ClusterCidr, RouterAdvertisements),
    ];

    private static Rule Describe(
        string id, string title, FindingSeverity severity, string source, ConfigPart needs, Func<RuleContext, IEnumerable<RuleHit>> check, VersionGate? since = null) => new()
        {
            Id = id,
            Title = title,
            Severity = severity,
            Source = source,
            Needs = needs,
            About = ConfigParts.Addresses,
            Since = since,
            HelpUri = DocumentationPages.Networking,
            Check = context => IsIPv6Only(context.Config) ? check(context) : [],
        };

    private static bool IsIPv6Only(CniConfig config) => !config.ClusterCidr.IsDualStack && config.ClusterCidr.Primary.Family == IpFamily.IPv6;

    private static RuleHit Hit(RuleContext context, string message, string recommendation) =>
        new(message, recommendation, "cluster-cidr", context.Config.ClusterCidr.ToString());

    private static IEnumerable<RuleHit> Localhost(RuleContext context) => Gates.IPv6Only.IsOpenFor(context.Config.Rke2Version)
        ? [Hit(context, "On an IPv6-only cluster RKE2 asks etcd for its health at localhost, which must be an IPv6 address.", "See that /etc/hosts of each server has the line: ::1 localhost")]
        : [];

    private static IEnumerable<RuleHit> RouterAdvertisements(RuleContext context) => Gates.IPv6Only.IsOpenFor(context.Config.Rke2Version)
        ? [Hit(
            context,
            "Where nodes have their default route from router advertisements, they lose it once it expires: forwarding, which pods need, turns these off.",
            "Set net.ipv6.conf.all.accept_ra=2 with sysctl on each such node, or configure the route; advertisements can be forged by others on the link.")]
        : [];

    private static IEnumerable<RuleHit> Release(RuleContext context)
    {
        var config = context.Config;
        var gate = config.Plugin == CniPlugin.Cilium && config.Knows(ConfigPart.Plugin) ? Gates.CiliumIPv6Only : Gates.IPv6Only;
        if (!gate.IsOpenFor(config.Rke2Version))
        {
            yield return Hit(
                context,
                ReferenceEquals(gate, Gates.IPv6Only)
                    ? $"RKE2 {config.Rke2Version} asks etcd for its health at 127.0.0.1, which an IPv6-only cluster does not have: servers do not come up."
                    : $"rke2-cilium of RKE2 {config.Rke2Version} needs IPv4 in the cluster: pods get no network.",
                $"Take a release from {gate}, or a dual-stack cluster.") with
            {
                Since = gate.ToString(),
            };
        }
    }

    private static IEnumerable<RuleHit> CalicoAutodetection(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin == CniPlugin.Calico
            && Gates.CalicoAutodetectsIPv4.IsOpenFor(config.Rke2Version)
            && !Gates.CalicoAutodetectsByFamily.IsOpenFor(config.Rke2Version)
            && config.Values.Find(CalicoNetwork + "ipPools") is not YamlList { Count: > 0 })
        {
            yield return Hit(
                context,
                $"rke2-calico of RKE2 {config.Rke2Version} tells Calico to find an IPv4 address of the node, whatever the cluster's family: calico-node does not start on nodes that have none.",
                $"Take a release from {Gates.CalicoAutodetectsByFamily}, or give each node an IPv4 address as well.");
        }
    }

    /// <summary>Older charts route natively on such clusters; newer ones go through tunnels, whose packets are IPv4's unless it is said otherwise.</summary>
    private static IEnumerable<RuleHit> CiliumEncapsulation(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin != CniPlugin.Cilium || !Gates.CiliumIPv6Only.IsOpenFor(config.Rke2Version) || Text(config, "routingMode") is "native" || Text(config, "tunnel") is "disabled")
        {
            yield break;
        }

        if (Gates.CiliumIPv6OnlyTunnels.IsOpenFor(config.Rke2Version))
        {
            if (Text(config, "underlayProtocol") is not "ipv6")
            {
                yield return CiliumHit(
                    config,
                    "underlayProtocol",
                    $"Cilium of RKE2 {config.Rke2Version} sends pods' packets to other nodes in tunnels over IPv4, which an IPv6-only cluster does not have.",
                    $"Set underlayProtocol: ipv6, or routingMode: native with ipv6NativeRoutingCIDR: {config.ClusterCidr} and autoDirectNodeRoutes: true");
            }
        }
        else if (!YamlScalar.True.SameAs(config.Values.Find(CiliumPaths.Of(config.Rke2Version, "autoDirectNodeRoutes"))))
        {
            yield return CiliumHit(
                config,
                "autoDirectNodeRoutes",
                "Cilium does not encapsulate on IPv6-only clusters: pods reach those of other nodes only where the nodes' network routes their addresses.",
                "Set autoDirectNodeRoutes: true where the nodes are on one link, or see that the network routes the pods' networks.");
        }
    }

    private static string? Text(CniConfig config, string key) => (config.Values.Find(CiliumPaths.Of(config.Rke2Version, key)) as YamlScalar)?.Text;

    private static RuleHit CiliumHit(CniConfig config, string key, string message, string recommendation)
    {
        var path = CiliumPaths.Of(config.Rke2Version, key);
        var value = config.Values.Find(path);
        return new RuleHit(message, recommendation, "rke2-cilium: " + ValuePath.Format(path), (value as YamlScalar)?.Text, value?.Source ?? config.PlaceOf(ConfigPart.ClusterCidr));
    }
}
