using System.Collections.Generic;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>2xx, from 220: what the plugins need for IPv6.</summary>
internal static class DualStackRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET220",
            Title = "The plugin's chart is IPv4 only in this release",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2-charts charts/rke2-canal, charts/rke2-calico",
            Needs = ConfigPart.Plugin | ConfigPart.ClusterCidr,
            HelpUri = DocumentationPages.Networking,
            Check = ChartWithoutIPv6,
        },
        new Rule
        {
            Id = "RKE2NET221",
            Title = "Cilium needs ipv6.enabled for IPv6 in this release",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2-charts charts/rke2-cilium",
            Needs = ConfigPart.Plugin | ConfigPart.ClusterCidr | ConfigPart.Values,
            Since = Gates.CiliumDetectsDualStack,
            HelpUri = DocumentationPages.Networking,
            Check = CiliumIPv6,
        },
        new Rule
        {
            Id = "RKE2NET222",
            Title = "IPv6-only servers reach etcd by the name localhost",
            Severity = FindingSeverity.Information,
            Source = "rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.ClusterCidr,
            HelpUri = DocumentationPages.Networking,
            Check = IPv6Only,
        },
    ];

    private static bool HasIPv6(CniConfig config) => config.ClusterCidr.Of(IpFamily.IPv6) is not null;

    private static IEnumerable<RuleHit> ChartWithoutIPv6(RuleContext context)
    {
        var config = context.Config;
        var gate = config.Plugin switch
        {
            CniPlugin.Canal => Gates.CanalDualStack,
            CniPlugin.Calico => Gates.CalicoDualStack,
            _ => null,
        };
        if (HasIPv6(config) && gate is not null && !gate.IsOpenFor(config.Rke2Version))
        {
            yield return new RuleHit(
                $"{config.Plugin} as {config.Rke2Version} ships it configures IPv4 only: pods get no IPv6 address.",
                $"Take a release from {gate}.",
                "cluster-cidr",
                config.ClusterCidr.ToString());
        }
    }

    private static IEnumerable<RuleHit> CiliumIPv6(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin != CniPlugin.Cilium || !HasIPv6(config))
        {
            yield break;
        }

        var path = CiliumPaths.Of(config.Rke2Version, "ipv6", "enabled");
        var value = config.Values.Find(path);
        var refused = YamlScalar.False.SameAs(value);
        if (refused || (!Gates.CiliumDetectsDualStack.IsOpenFor(config.Rke2Version) && !YamlScalar.True.SameAs(value)))
        {
            var name = ValuePath.Format(path);
            yield return new RuleHit(
                refused ? $"{name} is false, so pods get no IPv6 address." : $"rke2-cilium of {config.Rke2Version} does not turn IPv6 on by itself: pods get no IPv6 address.",
                $"Set {name} to true, or use Set-Rke2DualStack, which does.",
                $"rke2-cilium: {name}",
                value?.ToString(),
                value?.Source)
            {
                Repair = refused ? null : new Repair(RepairKind.SetValue, "rke2-cilium", name, YamlScalar.True.Text),
            };
        }
    }

    private static IEnumerable<RuleHit> IPv6Only(RuleContext context)
    {
        var networks = context.Config.ClusterCidr;
        if (!networks.IsDualStack && networks.Primary.Family == IpFamily.IPv6)
        {
            yield return new RuleHit(
                "On an IPv6-only cluster RKE2 asks etcd for its health at localhost, which must be an IPv6 address.",
                "See that /etc/hosts of each server has the line: ::1 localhost",
                "cluster-cidr",
                networks.ToString());
        }
    }
}
