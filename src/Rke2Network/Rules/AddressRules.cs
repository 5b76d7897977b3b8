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

    /// <summary>kube-apiserver and RKE2 want 8 addresses for services at least, and the DNS service has the tenth by default.</summary>
    private const int MinimumServiceHostBits = 3;

    private const int DnsOffset = 10;

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET201",
            Title = "Pod and service networks overlap",
            Severity = FindingSeverity.Warning,
            Source = "k3s-io/k3s pkg/cli/server/server.go (does not check it)",
            Needs = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            About = ConfigParts.Addresses,
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
            About = ConfigParts.Addresses,
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
            About = ConfigParts.Addresses,
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
            About = ConfigParts.Addresses,
            Since = Gates.LargeServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = ServiceTooLarge,
        },
        new Rule
        {
            Id = "RKE2NET206",
            Title = "The network cannot carry cluster traffic",
            Severity = FindingSeverity.Error,
            Source = "RFC 3927, RFC 4291, RFC 1112",
            Needs = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            About = ConfigParts.Addresses,
            HelpUri = DocumentationPages.Networking,
            Check = UnusableRange,
        },
        new Rule
        {
            Id = "RKE2NET209",
            Title = "The DNS address is that of the API server's service",
            Severity = FindingSeverity.Error,
            Source = "kubernetes/kubernetes pkg/controlplane/services.go",
            Needs = ConfigPart.ClusterDns | ConfigPart.ServiceCidr,
            About = ConfigParts.Addresses,
            HelpUri = DocumentationPages.Networking,
            Check = DnsOfKubernetes,
        },
        new Rule
        {
            Id = "RKE2NET210",
            Title = "The service network takes all of the pods' network",
            Severity = FindingSeverity.Error,
            Source = "kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go (filterOutServiceRange)",
            Needs = ConfigPart.Plugin | ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            About = ConfigParts.Addresses,
            HelpUri = DocumentationPages.Networking,
            Check = ServiceTakesPods,
        },
        new Rule
        {
            Id = "RKE2NET211",
            Title = "The service network is too small",
            Severity = FindingSeverity.Error,
            Source = "kubernetes/kubernetes pkg/controlplane/services.go (ServiceIPRange); k3s-io/k3s pkg/cli/server/server.go",
            Needs = ConfigPart.ServiceCidr | ConfigPart.ClusterDns,
            About = ConfigParts.Addresses,
            HelpUri = DocumentationPages.Networking,
            Check = ServiceTooSmall,
        },
        new Rule
        {
            Id = "RKE2NET219",
            Title = "The network is not a private one",
            Severity = FindingSeverity.Information,
            Source = "RFC 1918, RFC 6598",
            Needs = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            About = ConfigParts.Addresses,
            HelpUri = DocumentationPages.Networking,
            Check = NotPrivate,
        },
    ];

    private static IEnumerable<RuleHit> Overlap(RuleContext context)
    {
        var config = context.Config;
        foreach (var pods in config.ClusterCidr)
        {
            foreach (var services in config.ServiceCidr.Where(services => pods.Overlaps(services) && !Starves(config, pods, services)))
            {
                yield return new RuleHit(
                    $"The pods' network {pods} and the services' network {services} overlap: {(HasNodeNetworks(config) ? "nodes go without the networks that lie in both, and routes for pods catch services" : "a service can get the address of a pod")}.",
                    $"Take a service network outside {pods}{Suitable(pods)}.",
                    "service-cidr",
                    services.ToString());
            }
        }
    }

    /// <summary>Whether pods have the addresses that kube-controller-manager gives to their node; Calico hands its own out.</summary>
    internal static bool HasNodeNetworks(CniConfig config) => config.Plugin is CniPlugin.Canal or CniPlugin.Cilium or CniPlugin.Flannel;

    private static bool Starves(CniConfig config, IpNetwork pods, IpNetwork services) =>
        HasNodeNetworks(config) && pods.Overlaps(services) && services.PrefixLength <= pods.PrefixLength;

    private static IEnumerable<RuleHit> ServiceTakesPods(RuleContext context)
    {
        var config = context.Config;
        foreach (var pods in config.ClusterCidr)
        {
            foreach (var services in config.ServiceCidr.Where(services => Starves(config, pods, services)))
            {
                yield return new RuleHit(
                    $"The services' network {services} holds all of the pods' network {pods}: kube-controller-manager keeps it from the nodes, which get no network for their pods.",
                    $"Take a service network outside {pods}{Suitable(pods)}.",
                    "service-cidr",
                    services.ToString());
            }
        }
    }

    private static IEnumerable<RuleHit> ServiceTooSmall(RuleContext context)
    {
        var config = context.Config;
        foreach (var network in config.ServiceCidr)
        {
            // Where cluster-dns is set RKE2 does not look for the tenth address.
            var needsDns = config.StateOf(ConfigPart.ClusterDns) != SettingState.Set && network.HostBits <= MinimumServiceHostBits;
            if (network.HostBits < MinimumServiceHostBits || needsDns)
            {
                yield return new RuleHit(
                    FormattableString.Invariant($"The service network {network} has {1 << network.HostBits} addresses: {(needsDns && network.HostBits == MinimumServiceHostBits ? $"RKE2 finds no address {DnsOffset} in it for the DNS service and refuses to start" : "RKE2 refuses to start with fewer than 8")}."),
                    $"Take a larger one, such as {(network.Family == IpFamily.IPv6 ? "fd00:43::/112" : "10.43.0.0/16")}.",
                    "service-cidr",
                    network.ToString());
            }
        }
    }

    private static IEnumerable<RuleHit> NotPrivate(RuleContext context)
    {
        foreach (var (option, network) in Networks(context.Config).Where(entry => entry.Network.Family == IpFamily.IPv4))
        {
            var isUsable = !KnownNetworks.Unusable.Any(entry => entry.Network.Overlaps(network));
            if (isUsable && !KnownNetworks.Private.Any(own => own.Overlaps(network) && own.PrefixLength <= network.PrefixLength))
            {
                yield return new RuleHit(
                    $"{network} is not private: pods do not reach the hosts on the internet that have its addresses.",
                    $"Take a private network, such as {(option == "cluster-cidr" ? "10.42.0.0/16" : "10.43.0.0/16")}, unless these addresses are your own.",
                    option,
                    network.ToString());
            }
        }
    }

    private static IEnumerable<(string Option, IpNetwork Network)> Networks(CniConfig config) =>
        config.ClusterCidr.Select(network => ("cluster-cidr", network)).Concat(config.ServiceCidr.Select(network => ("service-cidr", network)));

    /// <summary>Why an address cannot be a host's; null where it can.</summary>
    internal static string? Unfit(System.Net.IPAddress address) =>
        address.Equals(System.Net.IPAddress.Any) || address.Equals(System.Net.IPAddress.IPv6Any) ? "it stands for no host at all"
        : KnownNetworks.Unusable.FirstOrDefault(entry => entry.Network.Contains(address)).Reason;

    private static string Suitable(IpNetwork pods) =>
        KnownNetworks.SuitableServices.FirstOrDefault(network => network.Family == pods.Family && !network.Overlaps(pods)) is { } network ? $", such as {network}" : string.Empty;

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

    private static IEnumerable<RuleHit> UnusableRange(RuleContext context)
    {
        foreach (var (option, network) in Networks(context.Config))
        {
            foreach (var (unusable, reason) in KnownNetworks.Unusable.Where(entry => entry.Network.Overlaps(network)))
            {
                yield return new RuleHit(
                    network.Equals(unusable) ? $"{network} cannot carry the cluster's traffic: {reason}." : $"{network} overlaps {unusable}, and {reason}.",
                    "Take a private network, such as 10.42.0.0/16 or fd00:42::/56.",
                    option,
                    network.ToString());
            }
        }
    }
}
