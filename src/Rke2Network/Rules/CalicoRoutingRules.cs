using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx, 508: Calico's ways between nodes that need BGP.</summary>
internal static class CalicoRoutingRules
{
    private const string Network = "installation.calicoNetwork.";
    private const string Backend = "installation.backend";

    private static readonly string[] Bgp = ["installation", "calicoNetwork", "bgp"];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET508",
            Title = "Without BGP Calico needs VXLAN",
            Severity = FindingSeverity.Error,
            Source = "tigera/operator pkg/controller/ippool/validation.go",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config is { Plugin: CniPlugin.Calico, Values.IsEmpty: false } && IsCalicosOwn(context.Config) ? Find(context) : [],
        },
    ];

    private static IEnumerable<RuleHit> Find(RuleContext context)
    {
        var config = context.Config;
        var chart = context.Charts.FirstOrDefault(each => each.Schema.Chart == CniPlugin.Calico.ChartName());
        if (chart is null || StopCheck.TextAt(chart.Schema, chart.Resource.Values.Root, Bgp) != "Disabled")
        {
            return [];
        }

        // Charts with a pool of their own turn BGP on themselves where the cluster has IPv6.
        if (!Gates.CalicoVxlanDualStack.IsOpenFor(config.Rke2Version) && (!config.Knows(ConfigPart.ClusterCidr) || config.ClusterCidr.Of(IpFamily.IPv6) is not null))
        {
            return [];
        }

        var pools = config.Values.Find(Network + "ipPools") as YamlList;
        var ways = pools is { Count: > 0 }
            ? pools.OfType<YamlMap>().Select(pool => (Name: "encapsulation", Path: Network + "ipPools", Value: pool.Find("encapsulation")))
            : chart.Schema.Find(Backend.Split('.')) is null ? [] : [(Name: Backend, Path: Backend, Value: config.Values.Find(Backend))];
        return from way in ways
               let value = way.Value as YamlScalar
               where value?.Text is "None" or "IPIP" or "IPIPCrossSubnet"
               select new RuleHit(
                   $"{way.Name} is {value.Text}, for which nodes learn their routes by BGP, and BGP is disabled{(config.Values.Find(Bgp) is null ? ", the chart's default" : string.Empty)}: Calico's operator refuses it, and nodes stay NotReady.",
                   $"Write {Network}bgp: Enabled, or {way.Name}: VXLAN",
                   $"rke2-calico: {way.Path}",
                   value.Text,
                   value.Source);
    }

    /// <summary>Other CNI plugins, other IPAM and Felix in BIRD's place have other needs.</summary>
    private static bool IsCalicosOwn(CniConfig config) =>
        config.Values.Find(Network + "clusterRoutingMode") is not YamlScalar { Text: "Felix" }
        && config.Values.Find("installation.cni.type") is null or YamlScalar { Text: "Calico" }
        && config.Values.Find("installation.cni.ipam.type") is null or YamlScalar { Text: "Calico" };
}
