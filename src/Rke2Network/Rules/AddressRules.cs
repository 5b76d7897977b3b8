using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>2xx: the cluster's networks. What RKE2 does not check itself shows after the install, so we check it.</summary>
internal static class AddressRules
{
    private const int MaximumServiceHostBits = 20;
    private const int MinimumServicePrefixIPv6 = 64;

    /// <summary>kube-controller-manager hands out at most 2^16 node networks of IPv6.</summary>
    private const int MaximumNodeBitsIPv6 = 16;

    private static readonly (string Network, string Reason)[] Unusable =
    [
        ("169.254.0.0/16", "link-local addresses are not routed"),
        ("fe80::/10", "link-local addresses are not routed"),
        ("224.0.0.0/4", "multicast addresses belong to no host"),
        ("ff00::/8", "multicast addresses belong to no host"),
        ("127.0.0.0/8", "loopback addresses stay on their host"),
        ("::1/128", "the loopback address stays on its host"),
    ];

    private static readonly (IpNetwork Network, string Reason)[] UnusableNetworks =
        Unusable.Select(entry => (IpNetwork.Parse(entry.Network), entry.Reason)).ToArray();

    /// <summary>Private networks to recommend for services; some of each family lie apart from any sensible pods' network.</summary>
    private static readonly IpNetwork[] SuitableServices =
        [.. new[] { "10.43.0.0/16", "172.30.0.0/16", "192.168.128.0/17", "fd00:43::/112", "fd43:43::/112" }.Select(IpNetwork.Parse)];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET201",
            Title = "Pod and service networks overlap",
            Severity = FindingSeverity.Warning,
            Source = "k3s-io/k3s pkg/cli/server/server.go (does not check it)",
            Needs = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = Overlap,
        },
        new Rule
        {
            Id = "RKE2NET202",
            Title = "The DNS address lies outside the service networks",
            Severity = FindingSeverity.Error,
            Source = "k3s-io/k3s pkg/cli/server/server.go (does not check it)",
            Needs = ConfigPart.ClusterDns | ConfigPart.ServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = DnsOutside,
        },
        new Rule
        {
            Id = "RKE2NET203",
            Title = "The families of pod and service networks differ",
            Severity = FindingSeverity.Error,
            Source = "k3s-io/k3s pkg/cli/server/server.go",
            Needs = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = FamiliesDiffer,
        },
        new Rule
        {
            Id = "RKE2NET204",
            Title = "The service network is too large",
            Severity = FindingSeverity.Error,
            Source = "kubernetes/kubernetes cmd/kube-apiserver/app/options/validation.go",
            Needs = ConfigPart.ServiceCidr,
            Since = Gates.LargeServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = ServiceTooLarge,
        },
        new Rule
        {
            Id = "RKE2NET205",
            Title = "The nodes' networks do not fit the pods' network",
            Severity = FindingSeverity.Error,
            Source = "kubernetes/kubernetes pkg/controller/nodeipam/ipam/cidrset/cidr_set.go",
            Needs = ConfigPart.ClusterCidr | ConfigPart.NodeCidrMaskSizeIPv4 | ConfigPart.NodeCidrMaskSizeIPv6,
            HelpUri = DocumentationPages.Networking,
            Check = NodeMasks,
        },
        new Rule
        {
            Id = "RKE2NET206",
            Title = "The network cannot carry cluster traffic",
            Severity = FindingSeverity.Error,
            Source = "RFC 3927, RFC 4291, RFC 1112",
            Needs = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = UnusableRange,
        },
        new Rule
        {
            Id = "RKE2NET207",
            Title = "The prefix length is for a family that the pods' networks lack",
            Severity = FindingSeverity.Warning,
            Source = "kubernetes/kubernetes cmd/kube-controller-manager/app/core.go",
            Needs = ConfigPart.ClusterCidr | ConfigPart.NodeCidrMaskSizeIPv4 | ConfigPart.NodeCidrMaskSizeIPv6,
            HelpUri = DocumentationPages.Networking,
            Check = MaskWithoutFamily,
        },
        new Rule
        {
            Id = "RKE2NET208",
            Title = "The pods' network has room for one node",
            Severity = FindingSeverity.Warning,
            Source = "kubernetes/kubernetes pkg/controller/nodeipam/node_ipam_controller.go (equal masks are taken)",
            Needs = ConfigPart.ClusterCidr | ConfigPart.NodeCidrMaskSizeIPv4 | ConfigPart.NodeCidrMaskSizeIPv6,
            HelpUri = DocumentationPages.Networking,
            Check = RoomForOneNode,
        },
        new Rule
        {
            Id = "RKE2NET209",
            Title = "The DNS address is that of the API server's service",
            Severity = FindingSeverity.Error,
            Source = "kubernetes/kubernetes pkg/controlplane/services.go",
            Needs = ConfigPart.ClusterDns | ConfigPart.ServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = DnsOfKubernetes,
        },
    ];

    private static IEnumerable<RuleHit> Overlap(RuleContext context)
    {
        var config = context.Config;
        foreach (var pods in config.ClusterCidr)
        {
            foreach (var services in config.ServiceCidr.Where(pods.Overlaps))
            {
                yield return new RuleHit(
                    $"The pods' network {pods} and the services' network {services} overlap: a service can get the address of a pod.",
                    $"Take a service network outside {pods}{Suitable(pods)}.",
                    "service-cidr",
                    services.ToString());
            }
        }
    }

    private static string Suitable(IpNetwork pods) =>
        SuitableServices.FirstOrDefault(network => network.Family == pods.Family && !network.Overlaps(pods)) is { } network ? $", such as {network}" : string.Empty;

    private static IEnumerable<RuleHit> DnsOfKubernetes(RuleContext context)
    {
        var config = context.Config;
        foreach (var network in config.ServiceCidr.Where(network => network.HostBits > 1 && config.ClusterDns.Contains(network.AddressAt(1))))
        {
            yield return new RuleHit(
                $"{network.AddressAt(1)} is the address of the service 'kubernetes', the first of {network}: the DNS service cannot have it too.",
                "Take another address of the service network, or leave cluster-dns out.",
                "cluster-dns",
                network.AddressAt(1).ToString());
        }
    }

    private static IEnumerable<RuleHit> RoomForOneNode(RuleContext context)
    {
        foreach (var (network, mask, name) in Masks(context.Config).Where(entry => entry.Mask == entry.Network.PrefixLength))
        {
            yield return new RuleHit(
                $"The pods' network {network} has room for one node only, which takes all of it (/{mask}).",
                $"Take a larger pods' network, or a {name} above {mask}, unless the cluster stays a single node.",
                name,
                FormattableString.Invariant($"{mask}"));
        }
    }

    /// <summary>The prefix lengths of nodes' networks, of each family.</summary>
    private static (ConfigPart Part, IpFamily Family, string Name, int Mask)[] MaskSettings(CniConfig config) =>
    [
        (ConfigPart.NodeCidrMaskSizeIPv4, IpFamily.IPv4, "node-cidr-mask-size-ipv4", config.NodeCidrMaskSizeIPv4),
        (ConfigPart.NodeCidrMaskSizeIPv6, IpFamily.IPv6, "node-cidr-mask-size-ipv6", config.NodeCidrMaskSizeIPv6),
    ];

    /// <summary>The pods' networks, each with the prefix length for its family.</summary>
    private static IEnumerable<(IpNetwork Network, int Mask, string Name)> Masks(CniConfig config) =>
        from network in config.ClusterCidr
        from setting in MaskSettings(config)
        where setting.Family == network.Family
        select (network, setting.Mask, setting.Name);

    private static IEnumerable<RuleHit> DnsOutside(RuleContext context)
    {
        var config = context.Config;
        foreach (var address in config.ClusterDns.Where(address => !config.ServiceCidr.Any(network => network.Contains(address))))
        {
            var network = config.ServiceCidr.Of(IpAddresses.Family(address)) ?? config.ServiceCidr.Primary;
            yield return new RuleHit(
                $"The DNS address {address} lies outside the service network {config.ServiceCidr}: the DNS service cannot take it, and no name resolves.",
                $"Take an address in it, such as {network.AddressAt(network.HostBits > 3 ? 10 : 0)}, or leave cluster-dns out.",
                "cluster-dns",
                address.ToString());
        }
    }

    private static IEnumerable<RuleHit> FamiliesDiffer(RuleContext context)
    {
        var (pods, services) = (context.Config.ClusterCidr, context.Config.ServiceCidr);
        if (!pods.MatchesFamiliesOf(services))
        {
            yield return new RuleHit(
                $"Pods have {pods.DescribeFamilies()} ({pods}) and services {services.DescribeFamilies()} ({services}): RKE2 refuses to start.",
                "Give both the same families in the same order.",
                "service-cidr",
                services.ToString());
        }
    }

    private static IEnumerable<RuleHit> ServiceTooLarge(RuleContext context)
    {
        var config = context.Config;
        var large = Gates.LargeServiceCidr.IsOpenFor(config.Rke2Version);
        foreach (var network in config.ServiceCidr)
        {
            var limit = IpNetwork.AddressBits(network.Family) - MaximumServiceHostBits;
            if (large)
            {
                limit = network.Family == IpFamily.IPv6 ? MinimumServicePrefixIPv6 : 0;
            }

            if (network.PrefixLength < limit)
            {
                yield return new RuleHit(
                    $"The service network {network} is too large: kube-apiserver of {config.Rke2Version} takes at most /{limit} for {network.Family}.",
                    $"Take a smaller one, such as {network.Address}/{(network.Family == IpFamily.IPv6 ? 112 : 16)}.",
                    "service-cidr",
                    network.ToString());
            }
        }
    }

    private static IEnumerable<RuleHit> NodeMasks(RuleContext context)
    {
        foreach (var (network, mask, name) in Masks(context.Config))
        {
            if (mask < network.PrefixLength)
            {
                yield return new RuleHit(
                    $"Each node would get a /{mask} of the pods' network {network}, which is smaller than that: kube-controller-manager stops.",
                    $"Take a larger pods' network, or a {name} above {network.PrefixLength}.",
                    name,
                    FormattableString.Invariant($"{mask}"));
            }
            else if (network.Family == IpFamily.IPv6 && mask - network.PrefixLength > MaximumNodeBitsIPv6)
            {
                yield return new RuleHit(
                    $"A /{mask} for each node of the pods' network {network} makes more than 2^{MaximumNodeBitsIPv6} node networks: kube-controller-manager stops.",
                    $"Take a {name} of at most {network.PrefixLength + MaximumNodeBitsIPv6}, or a smaller pods' network.",
                    name,
                    FormattableString.Invariant($"{mask}"));
            }
        }
    }

    private static IEnumerable<RuleHit> UnusableRange(RuleContext context)
    {
        var networks = context.Config.ClusterCidr.Select(network => ("cluster-cidr", network))
            .Concat(context.Config.ServiceCidr.Select(network => ("service-cidr", network)));
        foreach (var (option, network) in networks)
        {
            foreach (var (unusable, reason) in UnusableNetworks.Where(entry => entry.Network.Overlaps(network)))
            {
                yield return new RuleHit(
                    $"{network} overlaps {unusable}, and {reason}.",
                    "Take a private network, such as 10.42.0.0/16 or fd00:42::/56.",
                    option,
                    network.ToString());
            }
        }
    }

    private static IEnumerable<RuleHit> MaskWithoutFamily(RuleContext context)
    {
        var config = context.Config;
        foreach (var (part, family, name, mask) in MaskSettings(config))
        {
            if (config.StateOf(part) == SettingState.Set && config.ClusterCidr.Of(family) is null)
            {
                yield return new RuleHit(
                    $"{name} is set, but the pods have no {family} network.",
                    $"Leave it out, or give cluster-cidr an {family} network.",
                    name,
                    FormattableString.Invariant($"{mask}"));
            }
        }
    }
}
