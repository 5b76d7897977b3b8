using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>2xx: the node's own addresses, node-ip.</summary>
internal static class NodeAddressRules
{
    private const string Option = "node-ip";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET215", "node-ip lacks a family of the pods' networks", "k3s-io/k3s pkg/agent/run.go", ConfigPart.NodeIp | ConfigPart.ClusterCidr, FamilyMissing),
        Describe(
            "RKE2NET216",
            "The first node-ip is not of the first family",
            "kubernetes/kubernetes cmd/kube-apiserver/app/options/validation.go (validatePublicIPServiceClusterIPRangeIPFamilies); k3s-io/k3s pkg/cli/server/server.go",
            ConfigPart.NodeIp | ConfigPart.ServiceCidr,
            FirstOfOtherFamily,
            Gates.FirstFamilyIsPrimary),
        Describe("RKE2NET217", "The node's address lies in a network of the cluster", "k3s-io/k3s pkg/agent/run.go (does not check it)", ConfigPart.NodeIp | ConfigPart.ClusterCidr | ConfigPart.ServiceCidr, InCluster),
        Describe("RKE2NET218", "kubelet refuses the node's address", "kubernetes/kubernetes pkg/kubelet/kubelet_node_status.go (validateNodeIP)", ConfigPart.NodeIp, Refused),
    ];

    private static Rule Describe(string id, string title, string source, ConfigPart needs, Func<RuleContext, IEnumerable<RuleHit>> check, VersionGate? since = null) => new()
    {
        Id = id,
        Title = title,
        Severity = FindingSeverity.Error,
        Source = source,
        Needs = needs,
        About = ConfigParts.Addresses,
        Since = since,
        HelpUri = DocumentationPages.ServerOptions,
        Check = context => context.Config.NodeIp.Count == 0 ? [] : check(context),
    };

    private static string Text(IEnumerable<IPAddress> addresses) => string.Join(",", addresses.Select(address => address.ToString()));

    private static IEnumerable<RuleHit> FamilyMissing(RuleContext context)
    {
        var config = context.Config;
        foreach (var network in config.ClusterCidr.Where(network => config.NodeIp.All(address => IpAddresses.Family(address) != network.Family)))
        {
            var missing = $"<the node's {network.Family} address>";
            var isFirst = network.Equals(config.ClusterCidr.Primary);
            var kept = config.NodeIp.Where(address => config.ClusterCidr.Of(IpAddresses.Family(address)) is not null).Select(address => address.ToString()).ToArray();
            yield return new RuleHit(
                $"Pods have {config.ClusterCidr.DescribeFamilies()} ({config.ClusterCidr}), and node-ip has no {network.Family} address: RKE2 refuses to start.",
                $"Write node-ip: {string.Join(",", isFirst ? [missing, .. kept] : [.. kept, missing])}",
                Option,
                Text(config.NodeIp));
        }
    }

    /// <summary>kube-apiserver advertises the first address, unless it is told which.</summary>
    private static IEnumerable<RuleHit> FirstOfOtherFamily(RuleContext context)
    {
        var config = context.Config;
        var services = config.ServiceCidr.Primary;
        if (config.NodeIp.Count > 1
            && IpAddresses.Family(config.NodeIp[0]) != services.Family
            && Gates.FirstFamilyIsPrimary.IsOpenFor(config.Rke2Version)
            && context.Setting("advertise-address") is null
            && context.Setting("node-external-ip") is null)
        {
            yield return new RuleHit(
                $"kube-apiserver advertises the first address of node-ip, {config.NodeIp[0]}, and refuses to start where the first service network, {services}, is of the other family. Agents swap the two silently.",
                $"Write node-ip: {Text(config.NodeIp.OrderBy(address => IpAddresses.Family(address) == services.Family ? 0 : 1))}",
                Option,
                Text(config.NodeIp));
        }
    }

    private static IEnumerable<RuleHit> InCluster(RuleContext context)
    {
        var config = context.Config;
        var networks = config.ClusterCidr.Select(network => ("cluster-cidr", network)).Concat(config.ServiceCidr.Select(network => ("service-cidr", network)));
        foreach (var (option, network) in networks)
        {
            foreach (var address in config.NodeIp.Where(network.Contains))
            {
                yield return new RuleHit(
                    $"The node's address {address} lies in {network}, which {option} gives to {(option == "cluster-cidr" ? "pods" : "services")}: traffic to the node goes astray, and RKE2 does not check it.",
                    $"Take a {option} outside the nodes' network.",
                    Option,
                    address.ToString());
            }
        }
    }

    private static IEnumerable<RuleHit> Refused(RuleContext context)
    {
        foreach (var address in context.Config.NodeIp)
        {
            if (AddressRules.Unfit(address) is { } reason)
            {
                yield return new RuleHit(
                    $"{address} cannot be a node's address, as {reason}: kubelet refuses it.", "Write an address of the node by which the other nodes reach it, or leave node-ip out.", Option, address.ToString());
            }
        }
    }
}
