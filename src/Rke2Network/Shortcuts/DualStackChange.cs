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
            .WithClusterCidr(clusterCidr ?? Complete(config.ClusterCidr, DefaultNetworks.Cluster, first, "cluster-cidr", decided))
            .WithServiceCidr(serviceCidr ?? Complete(config.ServiceCidr, DefaultNetworks.Service, first, "service-cidr", decided))
            .WithNodeCidrMaskSizes(maskIPv4, maskIPv6);
        return RuleBook.WithFindings(UnderlayMtuShortcut.Refit(config, ForPlugin(changed, decided), decided));
    }

    /// <summary>Checks what is asked for, whatever the configuration.</summary>
    /// <param name="clusterCidr">The pods' networks, or null.</param>
    /// <param name="serviceCidr">The services' networks, or null.</param>
    /// <param name="maskIPv4">Prefix length of a node's IPv4 network, or null.</param>
    /// <param name="maskIPv6">Prefix length of a node's IPv6 network, or null.</param>
    /// <exception cref="InputException">A role has one family only, the families' order differs, or a prefix length is out of range.</exception>
    public static void Check(DualStack? clusterCidr, DualStack? serviceCidr, int? maskIPv4, int? maskIPv6)
    {
        if (clusterCidr is not null && serviceCidr is not null)
        {
            FamilyCheck.Require(clusterCidr, serviceCidr);
        }

        CheckBoth(clusterCidr, "ClusterCidr", DefaultNetworks.Cluster);
        CheckBoth(serviceCidr, "ServiceCidr", DefaultNetworks.Service);
        CheckMask(maskIPv4, 32, "NodeCidrMaskSizeIPv4", 24);
        CheckMask(maskIPv6, 128, "NodeCidrMaskSizeIPv6", 64);
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

        return config.Plugin == CniPlugin.Calico ? EncryptedToo(FoundToo(config, decided), decided) : config;
    }

    /// <summary>Calico looks for nodes' IPv6 addresses on the interface that bears their IPv4 addresses.</summary>
    private static CniConfig FoundToo(CniConfig config, Action<string> decided) =>
        config.Values.Find(CalicoPaths.Interface(IpFamily.IPv4)) is YamlScalar name && config.Values.Find(CalicoPaths.Autodetection(IpFamily.IPv6)) is null
            ? WithCalicoValue(config, CalicoPaths.Interface(IpFamily.IPv6), name, decided)
            : config;

    /// <summary>Calico encrypts each family by a value of its own; a rule tells where the release's chart has none for IPv6.</summary>
    private static CniConfig EncryptedToo(CniConfig config, Action<string> decided)
    {
        var path = CalicoPaths.WireGuard(IpFamily.IPv6);
        return YamlScalar.True.SameAs(config.Values.Find(CalicoPaths.WireGuard(IpFamily.IPv4)))
            && config.Values.Find(path) is null
            && ChartReleases.Default.Schema(config.Rke2Version, CniPlugin.Calico.ChartName()!)?.Find(path) is not null
                ? WithCalicoValue(config, path, YamlScalar.True, decided)
                : config;
    }

    private static CniConfig WithCalicoValue(CniConfig config, string[] path, YamlValue value, Action<string> decided)
    {
        decided($"IPv6: rke2-calico value {ValuePath.Format(path)} = {value}");
        return config.WithValues(config.Values.With(path, value));
    }

    private static DualStack Complete(DualStack there, DualStack defaults, IpFamily first, string option, Action<string> decided)
    {
        var networks = defaults.Select(network => there.Of(network.Family) ?? network);
        var ordered = DualStack.Create([.. networks.OrderBy(network => network.Family == first ? 0 : 1)]);
        decided($"{option} = {ordered}");
        return ordered;
    }

    private static void CheckBoth(DualStack? networks, string parameter, DualStack example)
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
