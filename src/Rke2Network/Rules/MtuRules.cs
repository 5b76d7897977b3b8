using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx, from 540: the MTU of pods, tunnels and nodes. Larger packets than a way carries are lost without a word.</summary>
internal static class MtuRules
{
    /// <summary>Linux takes IPv6 off an interface with less. Source: RFC 8200, section 5.</summary>
    private const int MinimumIPv6 = 1280;

    private static readonly string[] FlannelMtu = ["flannel", "mtu"];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET540", "The MTU of Canal's pods is more than Flannel carries", "flannel-io/flannel pkg/backend/vxlan/vxlan.go, pkg/backend/wireguard/wireguard.go; rancher/rke2-charts charts/rke2-canal (values.yaml)", ConfigPart.Plugin | ConfigPart.Values, PodsOverFlannel),
        Describe("RKE2NET541", "The pods' MTU is more than the nodes' network leaves", "projectcalico/calico felix/dataplane/linux/int_dataplane.go (determinePodMTU); flannel-io/flannel pkg/backend", ConfigPart.Plugin | ConfigPart.Values | ConfigPart.UnderlayMtu | ConfigPart.ClusterCidr, PodsOverNodes),
        Describe("RKE2NET542", "The nodes' network has a smaller MTU than the plugin is told", "cilium/cilium pkg/mtu/mtu.go; flannel-io/flannel pkg/backend", ConfigPart.Plugin | ConfigPart.Values | ConfigPart.UnderlayMtu, TunnelOverNodes),
        Describe("RKE2NET543", "The MTU is too small for IPv6", "RFC 8200, section 5", ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr, TooSmallForIPv6),
    ];

    private static Rule Describe(string id, string title, string source, ConfigPart needs, System.Func<RuleContext, IEnumerable<RuleHit>> check) => new()
    {
        Id = id,
        Title = title,
        Severity = FindingSeverity.Warning,
        Source = source,
        Needs = needs,
        HelpUri = DocumentationPages.Networking,
        Check = context => context.Config.Values.IsEmpty ? [] : check(context),
    };

    /// <summary>Where the plugin's chart has the MTU of pods; null where it has none.</summary>
    internal static string[]? PodsPath(CniPlugin plugin) => plugin switch
    {
        CniPlugin.Canal => ["calico", "vethuMTU"],
        CniPlugin.Calico => ["installation", "calicoNetwork", "mtu"],
        _ => null,
    };

    /// <summary>Where it has that of the nodes' network.</summary>
    internal static IReadOnlyList<string>? NodesPath(CniConfig config) => config.Plugin switch
    {
        CniPlugin.Canal or CniPlugin.Flannel => FlannelMtu,
        CniPlugin.Cilium => CiliumPaths.Of(config.Rke2Version, "MTU"),
        _ => null,
    };

    /// <summary>A number that is set, other than 0, which leaves it to the plugin.</summary>
    internal static Number? Set(CniConfig config, IReadOnlyList<string>? path) =>
        path is not null && config.Values.Find(path) is YamlScalar value && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new Number(number, value.Source, $"{config.Plugin.ChartName()}: {ValuePath.Format(path)}")
            : null;

    /// <summary>The MTU that a chart sets of itself; 0 where it leaves it to the plugin.</summary>
    internal static int Standard(ChartSchema schema, YamlMap values, IReadOnlyList<string> path) =>
        int.TryParse(StopCheck.TextAt(schema, values, path), NumberStyles.None, CultureInfo.InvariantCulture, out var standard) ? standard : 0;

    private static IEnumerable<RuleHit> PodsOverFlannel(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin != CniPlugin.Canal || FlannelOverhead.Own(FlannelOverhead.Backend(config)) is not { } overhead || Set(config, FlannelMtu) is not { } tunnel)
        {
            yield break;
        }

        var path = PodsPath(CniPlugin.Canal)!;
        var chart = context.Charts.FirstOrDefault(each => each.Schema.Chart == CniPlugin.Canal.ChartName());
        if (chart?.Schema.Find(FlannelMtu) is null)
        {
            yield break;
        }

        var set = Set(config, path);
        var pods = set?.Value ?? Standard(chart.Schema, chart.Resource.Values.Root, path);
        if (pods > tunnel.Value - overhead.Bytes)
        {
            yield return new RuleHit(
                $"Pods send packets of {pods} bytes{(set is null ? ", the chart's default" : string.Empty)}, and Flannel's device takes {tunnel.Value - overhead.Bytes} ({overhead.Explain(tunnel.Value)}): larger ones are lost between nodes.",
                $"Write calico.vethuMTU: {tunnel.Value - overhead.Bytes}",
                $"rke2-canal: {ValuePath.Format(path)}",
                set is null ? null : Text(pods),
                (set ?? tunnel).Source);
        }
    }

    private static IEnumerable<RuleHit> PodsOverNodes(RuleContext context)
    {
        var config = context.Config;
        var overhead = config.Plugin switch
        {
            CniPlugin.Canal => FlannelOverhead.Of(config),
            CniPlugin.Calico => CalicoOverhead.Of(config),
            _ => null,
        };
        if (config.UnderlayMtu is { } underlay && overhead is not null && Set(config, PodsPath(config.Plugin)) is { } pods && pods.Value > underlay - overhead.Bytes)
        {
            yield return Hit(
                pods,
                $"Pods send packets of {pods.Value} bytes, and the nodes' network leaves them {underlay - overhead.Bytes} ({overhead.Explain(underlay)}): larger ones are lost between nodes.",
                underlay - overhead.Bytes);
        }
    }

    private static IEnumerable<RuleHit> TunnelOverNodes(RuleContext context)
    {
        var config = context.Config;
        if (config.UnderlayMtu is { } underlay && Set(config, NodesPath(config)) is { } told && told.Value > underlay)
        {
            yield return Hit(told, $"The plugin is told that the nodes' network takes packets of {told.Value} bytes, and it takes {underlay}: larger ones are lost between nodes.", underlay);
        }
    }

    private static IEnumerable<RuleHit> TooSmallForIPv6(RuleContext context)
    {
        var config = context.Config;
        if (config.ClusterCidr.Of(IpFamily.IPv6) is null)
        {
            yield break;
        }

        var own = config.Plugin is CniPlugin.Canal or CniPlugin.Flannel ? FlannelOverhead.Own(FlannelOverhead.Backend(config))?.Bytes ?? 0 : 0;
        foreach (var (number, overhead) in new[] { (Set(config, PodsPath(config.Plugin)), 0), (Set(config, NodesPath(config)), own) })
        {
            if (number is not null && number.Value - overhead < MinimumIPv6)
            {
                yield return Hit(
                    number,
                    $"An MTU of {number.Value - overhead} bytes is less than the {MinimumIPv6} that IPv6 needs: Linux takes IPv6 off the interface, and the cluster has IPv6 networks.",
                    MinimumIPv6 + overhead,
                    " or more");
            }
        }
    }

    private static RuleHit Hit(Number number, string message, int instead, string more = "") =>
        new(message, $"Write {number.Path.Substring(number.Path.IndexOf(' ') + 1)}: {Text(instead)}{more}", number.Path, Text(number.Value), number.Source);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of a chart's values, and its place.</summary>
    internal sealed record Number(int Value, SourceLocation? Source, string Path);
}
