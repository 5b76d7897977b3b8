using System.Collections.Generic;
using System.Linq;
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
            About = ConfigParts.Addresses,
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
            About = ConfigParts.Addresses,
            Since = Gates.CiliumDetectsDualStack,
            HelpUri = DocumentationPages.Networking,
            Check = CiliumIPv6,
        },
        new Rule
        {
            Id = "RKE2NET225",
            Title = "Calico routes dual-stack traffic by BGP in this release",
            Severity = FindingSeverity.Information,
            Source = "rancher/rke2-charts charts/rke2-calico (templates/crs/custom-resources.yaml)",
            Needs = ConfigPart.Plugin | ConfigPart.ClusterCidr,
            About = ConfigParts.Addresses,
            Since = Gates.CalicoVxlanDualStack,
            HelpUri = DocumentationPages.Networking,
            Check = CalicoBgp,
        },
        new Rule
        {
            Id = "RKE2NET228",
            Title = "IPv4 is the first family in this release",
            Severity = FindingSeverity.Warning,
            Source = "k3s-io/k3s#8460",
            Needs = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            About = ConfigParts.Addresses,
            Since = Gates.FirstFamilyIsPrimary,
            HelpUri = DocumentationPages.Networking,
            Check = IPv6First,
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
                value?.Source ?? config.PlaceOf(ConfigPart.ClusterCidr))
            {
                Repair = refused ? null : new Repair(RepairKind.SetValue, "rke2-cilium", name, YamlScalar.True.Text),
            };
        }
    }

    private static IEnumerable<RuleHit> CalicoBgp(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin == CniPlugin.Calico
            && config.ClusterCidr.IsDualStack
            && Gates.CalicoDualStack.IsOpenFor(config.Rke2Version)
            && !Gates.CalicoVxlanDualStack.IsOpenFor(config.Rke2Version))
        {
            yield return new RuleHit(
                $"On a dual-stack cluster Calico of RKE2 {config.Rke2Version} encapsulates nothing and tells the nodes' routes by BGP (TCP 179): pods reach those of other nodes only on one link, or where routers take part.",
                $"Keep the nodes on one link, or take a release from {Gates.CalicoVxlanDualStack}, which use VXLAN.",
                "cluster-cidr",
                config.ClusterCidr.ToString());
        }
    }

    private static IEnumerable<RuleHit> IPv6First(RuleContext context)
    {
        var config = context.Config;
        if (config.ClusterCidr is { IsDualStack: true, Primary.Family: IpFamily.IPv6 } && !Gates.FirstFamilyIsPrimary.IsOpenFor(config.Rke2Version))
        {
            yield return new RuleHit(
                $"RKE2 {config.Rke2Version} takes IPv4 as the first family of nodes and of its own services such as DNS, whatever stands first.",
                $"Write the IPv4 networks first: cluster-cidr: {IPv4First(config.ClusterCidr)} and service-cidr: {IPv4First(config.ServiceCidr)}; or take a release from {Gates.FirstFamilyIsPrimary}.",
                "cluster-cidr",
                config.ClusterCidr.ToString());
        }
    }

    private static string IPv4First(DualStack networks) => DualStack.Create([.. networks.OrderBy(network => network.Family)]).ToString();
}
