using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>2xx: the nodes' parts of the pods' networks, which kube-controller-manager hands out.</summary>
internal static class NodeNetworkRules
{
    /// <summary>kube-controller-manager hands out at most 2^16 node networks of IPv6.</summary>
    private const int MaximumNodeBitsIPv6 = 16;

    /// <summary>Pods on a node where kubelet is not told otherwise. Source: kubernetes/kubernetes pkg/kubelet/apis/config/v1beta1/defaults.go.</summary>
    private const int DefaultMaxPods = 110;

    /// <summary>Addresses of a node's network that no pod gets: the first and last, and that of the bridge or router.</summary>
    private const int ReservedAddresses = 3;

    /// <summary>The default, a /24 of a /16 for each node, has room for 256 nodes.</summary>
    private const int DefaultNodeBits = 8;

    private const string KubeletArguments = "kubelet-arg";
    private const string PlainMask = RuleContext.NodeMask;
    private const string ControllerArguments = RuleContext.ControllerArguments;
    private const string CoreSource = "kubernetes/kubernetes cmd/kube-controller-manager/app/core.go (setNodeCIDRMaskSizes)";
    private const ConfigPart MaskParts = ConfigPart.ClusterCidr | ConfigPart.NodeCidrMaskSizeIPv4 | ConfigPart.NodeCidrMaskSizeIPv6;

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET205", "The nodes' networks do not fit the pods' network", FindingSeverity.Error, "kubernetes/kubernetes pkg/controller/nodeipam/ipam/cidrset/cidr_set.go", MaskParts, NodeMasks),
        Describe("RKE2NET207", "The prefix length is for a family that the pods' networks lack", FindingSeverity.Error, CoreSource, MaskParts, MaskWithoutFamily),
        Describe("RKE2NET208", "The pods' network has room for one node", FindingSeverity.Warning, "kubernetes/kubernetes pkg/controller/nodeipam/node_ipam_controller.go (equal masks are taken)", MaskParts, RoomForOneNode),
        Describe("RKE2NET212", "node-cidr-mask-size cannot stand beside a second family", FindingSeverity.Error, CoreSource, ConfigPart.ClusterCidr, PlainMaskBesideFamilies),
        Describe("RKE2NET213", "More nodes are planned than the pods' network has room for", FindingSeverity.Warning, "kubernetes/kubernetes pkg/controller/nodeipam/ipam/cidrset/cidr_set.go", MaskParts | ConfigPart.NodeCount | ConfigPart.ServiceCidr, TooManyNodes),
        Describe("RKE2NET214", "A node's network has fewer addresses than the node takes pods", FindingSeverity.Warning, "kubernetes/kubernetes pkg/kubelet/apis/config/v1beta1/defaults.go (MaxPods)", MaskParts | ConfigPart.Plugin, TooManyPods),
    ];

    private static Rule Describe(string id, string title, FindingSeverity severity, string source, ConfigPart needs, Func<RuleContext, IEnumerable<RuleHit>> check) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = source,
        Needs = needs,
        About = ConfigParts.Addresses,
        HelpUri = DocumentationPages.Networking,
        Check = check,
    };

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

    private static IEnumerable<RuleHit> NodeMasks(RuleContext context)
    {
        foreach (var (network, mask, name) in Masks(context.Config))
        {
            if (mask < network.PrefixLength)
            {
                yield return Hit(
                    context,
                    name,
                    mask,
                    $"Each node would get a /{mask} of the pods' network {network}, which is smaller than that: kube-controller-manager stops.",
                    $"Take a larger pods' network{Roomy(context, network, mask)}, or a {name} above {network.PrefixLength}.");
            }
            else if (network.Family == IpFamily.IPv6 && mask - network.PrefixLength > MaximumNodeBitsIPv6)
            {
                yield return Hit(
                    context,
                    name,
                    mask,
                    $"A /{mask} for each node of the pods' network {network} makes more than 2^{MaximumNodeBitsIPv6} node networks: kube-controller-manager stops.",
                    $"Take a {name} of at most {network.PrefixLength + MaximumNodeBitsIPv6}, or a smaller pods' network.");
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
                yield return Hit(
                    context,
                    name, mask, $"{name} is set, but the pods have no {family} network: kube-controller-manager stops.", $"Leave it out, or give cluster-cidr an {family} network.");
            }
        }
    }

    private static IEnumerable<RuleHit> RoomForOneNode(RuleContext context)
    {
        foreach (var (network, mask, name) in Masks(context.Config).Where(entry => entry.Mask == entry.Network.PrefixLength))
        {
            yield return Hit(
                context,
                name,
                mask,
                $"The pods' network {network} has room for one node only, which takes all of it (/{mask}).",
                $"Take a larger pods' network{Roomy(context, network, mask)}, or a {name} above {mask}, unless the cluster stays a single node.");
        }
    }

    /// <summary>The configuration holds a prefix length for each family; which argument it came from only config.yaml tells.</summary>
    private static IEnumerable<RuleHit> PlainMaskBesideFamilies(RuleContext context)
    {
        var isDual = context.Config.ClusterCidr.IsDualStack;
        var isBeside = context.Argument(ControllerArguments, PlainMask + "-ipv4") is not null || context.Argument(ControllerArguments, PlainMask + "-ipv6") is not null;
        if (context.Argument(ControllerArguments, PlainMask) is { } plain && (isDual || isBeside))
        {
            yield return new RuleHit(
                isDual
                    ? $"The cluster is dual-stack, and {PlainMask} is for one family only: kube-controller-manager stops."
                    : $"{PlainMask} stands beside the argument of a family: kube-controller-manager stops.",
                isDual
                    ? $"Write {PlainMask}-ipv4={(IsMaskOf(plain.Text, IpFamily.IPv4) ? plain.Text : "24")} and {PlainMask}-ipv6=64 instead."
                    : $"Keep one of them: {PlainMask}-ipv{(context.Config.ClusterCidr.Primary.Family == IpFamily.IPv6 ? 6 : 4)}={plain.Text}",
                ControllerArguments,
                $"{PlainMask}={plain.Text}",
                plain.Source);
        }
    }

    private static bool IsMaskOf(string text, IpFamily family) => int.TryParse(text, out var mask) && mask > 0 && mask <= IpNetwork.AddressBits(family);

    private static IEnumerable<RuleHit> TooManyNodes(RuleContext context)
    {
        var config = context.Config;
        foreach (var (network, mask, _) in Masks(config).Where(entry => entry.Mask >= entry.Network.PrefixLength))
        {
            var room = Math.Pow(2, mask - network.PrefixLength) - config.ServiceCidr.Where(network.Overlaps).Sum(services => Math.Pow(2, Math.Max(0, mask - services.PrefixLength)));
            if (config.NodeCount is { } count && count > room && room > 0)
            {
                var prefix = mask - (int)Math.Ceiling(Math.Log(count, 2));
                yield return new RuleHit(
                    FormattableString.Invariant($"{count} nodes are planned, and the pods' network {network} has room for {room:0} of a /{mask} each. kube-controller-manager has none for the others{(AddressRules.HasNodeNetworks(config) ? ", and their pods get no address" : string.Empty)}."),
                    prefix > 0
                        ? $"Take a pods' network of at most /{prefix}{Larger(network.Family, prefix, config.ServiceCidr)}; it cannot be changed later."
                        : "Take several clusters: no network has room for so many nodes.",
                    "cluster-cidr",
                    config.ClusterCidr.ToString());
            }
        }
    }

    /// <summary>A network with room for as many nodes as RKE2's default has.</summary>
    private static string Roomy(RuleContext context, IpNetwork network, int mask) => Larger(network.Family, mask - DefaultNodeBits, context.Config.ServiceCidr);

    private static string Larger(IpFamily family, int prefix, DualStack services)
    {
        var bases = family == IpFamily.IPv6 ? new[] { "fd42::", "fd80::" } : ["10.42.0.0", "10.128.0.0", "10.0.0.0"];
        var found = bases.Select(text => IpNetwork.Of(System.Net.IPAddress.Parse(text), prefix)).FirstOrDefault(candidate => prefix >= 8 && !services.Any(candidate.Overlaps));
        return found is null ? string.Empty : $", such as {found}";
    }

    private static IEnumerable<RuleHit> TooManyPods(RuleContext context)
    {
        var config = context.Config;
        var argument = context.Argument(KubeletArguments, "max-pods");
        var maxPods = argument is { } set && int.TryParse(set.Text, out var pods) && pods > 0 ? pods : DefaultMaxPods;
        foreach (var (network, mask, name) in Masks(config).Where(entry => AddressRules.HasNodeNetworks(config) && entry.Mask >= entry.Network.PrefixLength))
        {
            var addresses = Math.Max(0, Math.Pow(2, IpNetwork.AddressBits(network.Family) - mask) - ReservedAddresses);
            if (addresses < maxPods)
            {
                var needed = IpNetwork.AddressBits(network.Family) - (int)Math.Ceiling(Math.Log(maxPods + ReservedAddresses, 2));
                var hit = Hit(
                    context,
                    name,
                    mask,
                    FormattableString.Invariant($"A node's /{mask} has {addresses:0} addresses for pods, and kubelet takes up to {maxPods} pods: those beyond get no address and do not start."),
                    FormattableString.Invariant($"Take a {name} of at most {needed}, or write kubelet-arg: max-pods={addresses:0}"));
                yield return hit with { Source = context.Config.PlaceOf(ConfigParts.OfOption(name)) ?? argument?.Source ?? hit.Source };
            }
        }
    }

    /// <summary>Where the prefix length is at its default, the pods' network is what stands in a file.</summary>
    private static RuleHit Hit(RuleContext context, string name, int mask, string message, string recommendation) =>
        new(message, recommendation, name, FormattableString.Invariant($"{mask}"), context.Config.PlaceOf(ConfigParts.OfOption(name)) ?? context.Config.PlaceOf(ConfigPart.ClusterCidr));
}
