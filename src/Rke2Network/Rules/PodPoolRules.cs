using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>2xx, from 232: networks for pods that the plugin's chart sets beside cluster-cidr.</summary>
internal static class PodPoolRules
{
    private const string CalicoPools = "installation.calicoNetwork.ipPools";

    /// <summary>Cilium's own pool where the chart sets none. Source: cilium/cilium install/kubernetes/cilium/values.yaml (ipam.operator).</summary>
    private const string CiliumDefaultIPv4 = "10.0.0.0/8";
    private const string CiliumDefaultIPv6 = "fd00::/104";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET232",
            Title = "Calico's pools do not fit the pods' networks",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-charts charts/rke2-calico (templates/crs/custom-resources.yaml); tigera/operator pkg/controller/installation/core_controller.go (checks it for kubeadm only)",
            Needs = ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr,
            Since = Gates.CalicoVxlanDualStack,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config is { Plugin: CniPlugin.Calico, Values.IsEmpty: false } && Gates.CalicoVxlanDualStack.IsOpenFor(context.Config.Rke2Version) ? Calico(context.Config) : [],
        },
        new Rule
        {
            Id = "RKE2NET233",
            Title = "Cilium's networks for pods are not those of the cluster",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-charts charts/rke2-cilium (templates/cilium-configmap.yaml); cilium/cilium Documentation/network/concepts/ipam",
            Needs = ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config is { Plugin: CniPlugin.Cilium, Values.IsEmpty: false } ? Cilium(context.Config) : [],
        },
    ];

    /// <summary>What kube-proxy does with pods whose addresses cluster-cidr does not hold. Source: k3s-io/k3s pkg/daemons/agent/agent.go (cluster-cidr of kube-proxy).</summary>
    private static string Consequence(CniConfig config) => config.DisableKubeProxy
        ? "RKE2 and its other components take these addresses for foreign ones."
        : "kube-proxy takes these addresses for foreign ones and hides them behind the node's, so that network policies do not recognize the pods.";

    private static IEnumerable<RuleHit> Calico(CniConfig config)
    {
        var pools = (config.Values.Find(CalicoPools) as YamlList)?.OfType<YamlMap>().ToArray() ?? [];
        var forPods = pools.Where(pool => pool.Find("allowedUses") is not YamlList uses || uses.Any(use => use is YamlScalar { Text: "Workload" })).ToArray();
        foreach (var cidr in forPods.Select(pool => pool.Find("cidr")).OfType<YamlScalar>())
        {
            if (Parse(cidr.Text) is { } network && !config.ClusterCidr.Any(pods => Holds(pods, network)))
            {
                yield return new RuleHit(
                    $"Calico gives pods addresses of {network}, which lies outside of cluster-cidr ({config.ClusterCidr}): {Consequence(config)}",
                    config.ClusterCidr.Of(network.Family) is { } same ? $"Write cidr: {same}, or a part of it; or leave ipPools out, and the chart makes pools of cluster-cidr." : $"Leave the pool out: the cluster has no {network.Family} network for pods.",
                    $"rke2-calico: {CalicoPools}",
                    cidr.Text,
                    cidr.Source);
            }
        }

        var families = forPods.Select(pool => pool.Find("cidr")).OfType<YamlScalar>().Select(cidr => Parse(cidr.Text)?.Family).ToArray();
        foreach (var missing in families.Length == 0 || families.Contains(null) ? [] : config.ClusterCidr.Where(pods => !families.Contains(pods.Family)))
        {
            yield return new RuleHit(
                $"ipPools takes the place of the pools that the chart makes of cluster-cidr, and has none of {missing.Family}: pods get no {missing.Family} address.",
                $"Add an entry with cidr: {missing}, or leave ipPools out.",
                $"rke2-calico: {CalicoPools}",
                null,
                config.Values.Find(CalicoPools)?.Source);
        }
    }

    private static IEnumerable<RuleHit> Cilium(CniConfig config)
    {
        YamlValue? At(params string[] path) => config.Values.Find(CiliumPaths.Of(config.Rke2Version, path));
        string Name(params string[] path) => $"rke2-cilium: {ValuePath.Format(CiliumPaths.Of(config.Rke2Version, path))}";
        var mode = At("ipam", "mode") as YamlScalar;
        return mode?.Text switch
        {
            "cluster-pool" => config.ClusterCidr.SelectMany(pods => Pools(config, pods, mode, At, Name)),
            null or "kubernetes" when IsNative(At) => config.ClusterCidr.SelectMany(pods => Native(pods, At, Name)),
            _ => [],
        };
    }

    private delegate YamlValue? Finder(params string[] path);

    private delegate string Namer(params string[] path);

    private static IEnumerable<RuleHit> Pools(CniConfig config, IpNetwork pods, YamlScalar mode, Finder find, Namer name)
    {
        var isIPv6 = pods.Family == IpFamily.IPv6;
        var key = isIPv6 ? "clusterPoolIPv6PodCIDRList" : "clusterPoolIPv4PodCIDRList";
        var listed = find("ipam", "operator", key);
        var written = Texts(listed).ToArray();
        written = written.Length > 0 ? written : Texts(find("ipam", "operator", key.Replace("List", string.Empty))).ToArray();
        var own = written.Length > 0 ? written : [(isIPv6 ? CiliumDefaultIPv6 : CiliumDefaultIPv4, mode.Source)];
        foreach (var (text, place) in own)
        {
            if (Parse(text) is { } network && !Holds(pods, network))
            {
                yield return new RuleHit(
                    $"With ipam.mode cluster-pool Cilium gives pods addresses of {network}{(written.Length == 0 ? ", its default" : string.Empty)}, and not of cluster-cidr ({pods}): {Consequence(config)}",
                    $"Write ipam.operator.{key}: [{pods}], or leave ipam.mode out, and Cilium takes cluster-cidr.",
                    name("ipam", "operator", key),
                    written.Length == 0 ? null : text,
                    place);
            }
        }
    }

    /// <summary>Whether pods' packets go between nodes without a tunnel. Source: rancher/rke2-charts charts/rke2-cilium (routingMode; tunnel before 1.14).</summary>
    private static bool IsNative(Finder find) => find("routingMode") is YamlScalar { Text: "native" } || find("tunnel") is YamlScalar { Text: "disabled" };

    private static IEnumerable<RuleHit> Native(IpNetwork pods, Finder find, Namer name)
    {
        foreach (var key in pods.Family == IpFamily.IPv6 ? new[] { "ipv6NativeRoutingCIDR" } : ["ipv4NativeRoutingCIDR", "nativeRoutingCIDR"])
        {
            if (find(key) is YamlScalar value && Parse(value.Text) is { } network && network.Family == pods.Family && !Holds(network, pods))
            {
                yield return new RuleHit(
                    $"{key} is {network}, which does not hold all of cluster-cidr ({pods}): Cilium hides pods' addresses behind the node's on the way to pods outside of it.",
                    $"Write {key}: {pods}, or a network that holds it.",
                    name(key),
                    value.Text,
                    value.Source);
            }
        }
    }

    private static IEnumerable<(string Text, SourceLocation? Source)> Texts(YamlValue? value) => value switch
    {
        YamlList list => list.OfType<YamlScalar>().Select(item => (item.Text, item.Source)),
        YamlScalar { Kind: YamlScalarKind.String, Text.Length: > 0 } text => [(text.Text, text.Source)],
        _ => [],
    };

    private static bool Holds(IpNetwork outer, IpNetwork inner) => outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.Address);

    /// <summary>A network; null for what is none, such as a placeholder, which others tell.</summary>
    private static IpNetwork? Parse(string text)
    {
        try
        {
            return IpNetwork.Parse(text);
        }
        catch (InputException)
        {
            return null;
        }
    }
}
