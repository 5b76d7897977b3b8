using System;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>Gives a configuration both address families, and its plugin what it needs for them.</summary>
public static class DualStackChange
{
    // The networks that RKE2 takes on IPv4-only and IPv6-only nodes. Source: k3s-io/k3s pkg/cli/server/server.go.
    private static readonly IpNetwork ClusterIPv4 = IpNetwork.Parse("10.42.0.0/16");
    private static readonly IpNetwork ClusterIPv6 = IpNetwork.Parse("fd00:42::/56");
    private static readonly IpNetwork ServiceIPv4 = IpNetwork.Parse("10.43.0.0/16");
    private static readonly IpNetwork ServiceIPv6 = IpNetwork.Parse("fd00:43::/112");

    /// <summary>Changes a configuration to dual-stack and checks it.</summary>
    /// <param name="config">The configuration; it stays as it is.</param>
    /// <param name="clusterCidr">The pods' networks; null keeps the family that is there and adds RKE2's default of the other.</param>
    /// <param name="serviceCidr">The services' networks; null likewise.</param>
    /// <param name="maskIPv4">Prefix length of a node's IPv4 network; null keeps what is there.</param>
    /// <param name="maskIPv6">Prefix length of a node's IPv6 network; null keeps what is there.</param>
    /// <param name="decided">Is told what was chosen.</param>
    /// <returns>A changed copy with its findings.</returns>
    /// <exception cref="InputException">A role has one family only, or the families' order differs.</exception>
    public static CniConfig Apply(CniConfig config, DualStack? clusterCidr, DualStack? serviceCidr, int? maskIPv4, int? maskIPv6, Action<string>? decided = null)
    {
        decided ??= _ => { };
        Check(clusterCidr, serviceCidr, maskIPv4, maskIPv6);
        var first = (clusterCidr ?? serviceCidr ?? config.ClusterCidr).Primary.Family;
        var changed = config
            .WithClusterCidr(clusterCidr ?? Complete(config.ClusterCidr, ClusterIPv4, ClusterIPv6, first, "cluster-cidr", decided))
            .WithServiceCidr(serviceCidr ?? Complete(config.ServiceCidr, ServiceIPv4, ServiceIPv6, first, "service-cidr", decided))
            .WithNodeCidrMaskSizes(maskIPv4, maskIPv6);
        return RuleBook.WithFindings(ForPlugin(changed, decided));
    }

    /// <summary>Checks what is asked for, whatever the configuration.</summary>
    /// <param name="clusterCidr">The pods' networks, or null.</param>
    /// <param name="serviceCidr">The services' networks, or null.</param>
    /// <param name="maskIPv4">Prefix length of a node's IPv4 network, or null.</param>
    /// <param name="maskIPv6">Prefix length of a node's IPv6 network, or null.</param>
    /// <returns>Always true: what is wrong is thrown.</returns>
    /// <exception cref="InputException">A role has one family only, the families' order differs, or a prefix length is out of range.</exception>
    public static bool Check(DualStack? clusterCidr, DualStack? serviceCidr, int? maskIPv4, int? maskIPv6)
    {
        if (clusterCidr is not null && serviceCidr is not null)
        {
            FamilyCheck.Require(clusterCidr, serviceCidr);
        }

        CheckBoth(clusterCidr, "ClusterCidr", "10.42.0.0/16,fd00:42::/56");
        CheckBoth(serviceCidr, "ServiceCidr", "10.43.0.0/16,fd00:43::/112");
        CheckMask(maskIPv4, 32, "NodeCidrMaskSizeIPv4", 24);
        CheckMask(maskIPv6, 128, "NodeCidrMaskSizeIPv6", 64);
        return true;
    }

    /// <summary>Adds what the plugin of an IPv6 configuration needs and cannot find out itself.</summary>
    internal static CniConfig ForPlugin(CniConfig config, Action<string> decided)
    {
        if (config.ClusterCidr.Of(IpFamily.IPv6) is null)
        {
            return config;
        }

        if (config.Plugin == CniPlugin.Cilium && !Gates.CiliumDetectsDualStack.IsOpenFor(config.Rke2Version))
        {
            var path = CiliumPaths.Of(config.Rke2Version, "ipv6", "enabled");
            // What the user set stays; a rule tells if it is wrong.
            if (config.Values.Find(path) is null)
            {
                decided($"IPv6: rke2-cilium value {ValuePath.Format(path)} = true");
                return config.WithValues(config.Values.With(path, YamlScalar.True));
            }
        }

        if (config.Plugin == CniPlugin.Calico
            && config.Values.Find(ChartShortcuts.CalicoAutodetection(IpFamily.IPv4)) is YamlScalar name
            && config.Values.Find(ChartShortcuts.CalicoAutodetection(IpFamily.IPv6).Take(3)) is null)
        {
            var path = ChartShortcuts.CalicoAutodetection(IpFamily.IPv6);
            decided($"IPv6: rke2-calico value {ValuePath.Format(path)} = {name}");
            return config.WithValues(config.Values.With(path, name));
        }

        return config;
    }

    private static DualStack Complete(DualStack there, IpNetwork ipv4, IpNetwork ipv6, IpFamily first, string option, Action<string> decided)
    {
        var networks = new[] { there.Of(IpFamily.IPv4) ?? ipv4, there.Of(IpFamily.IPv6) ?? ipv6 };
        var ordered = DualStack.Create([.. networks.OrderBy(network => network.Family == first ? 0 : 1)]);
        decided($"{option} = {ordered}");
        return ordered;
    }

    private static void CheckBoth(DualStack? networks, string parameter, string example)
    {
        if (networks is { IsDualStack: false })
        {
            throw new InputException(
                "FamilyMissing", networks.ToString(), $"dual-stack needs a network of each family, and this is {networks.DescribeFamilies()} alone.", $"Write for example -{parameter} {example}.", parameter);
        }
    }

    private static void CheckMask(int? mask, int bits, string parameter, int example)
    {
        if (mask < 1 || mask > bits)
        {
            throw new InputException(
                "InvalidMaskSize", FormattableString.Invariant($"{mask}"), $"the prefix length of a node's network is 1 to {bits}.", FormattableString.Invariant($"Write for example -{parameter} {example}."), parameter);
        }
    }
}
