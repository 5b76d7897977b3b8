using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>1xx, from 150: changes that a running cluster does not survive, or that nobody supports. They are found between two configurations.</summary>
internal static class ChangeRules
{
    private const string Page = "rancher/rke2-docs docs/networking/basic_network_options.md";
    private const string Pools = "installation.calicoNetwork.ipPools";

    private static readonly Rule Plugin = Describe("RKE2NET150", "The plugin of a running cluster changes", FindingSeverity.Error);
    private static readonly Rule Networks = Describe("RKE2NET151", "The networks of a running cluster change", FindingSeverity.Error);
    private static readonly Rule Backend = Describe("RKE2NET152", "The backend of a running cluster's plugin changes", FindingSeverity.Warning);

    internal static IReadOnlyList<Rule> All { get; } = [Plugin, Networks, Backend];

    /// <summary>What a changed option means; null where RKE2 carries it out.</summary>
    internal static Finding? OfOption(string option, CniConfig before, CniConfig after) => option switch
    {
        "cni" when before.Plugin != after.Plugin => Plugin.Finding(new RuleHit(
            $"RKE2 does not change the plugin of a running cluster: interfaces, routes and addresses of {before.Plugin} stay on the nodes, and pods lose their network.",
            $"Keep cni: {before.Plugin.OptionValue()}, or make a new cluster with {after.Plugin.OptionValue()} and move to it.",
            option,
            after.Plugin.OptionValue(),
            after.PlaceOf(ConfigPart.Plugin))),
        "cluster-cidr" => Network(option, "pods", "nodes keep the networks that they have, and pods outside of the new one are not routed", before.ClusterCidr.ToString(), after.ClusterCidr.ToString(), after.PlaceOf(ConfigPart.ClusterCidr)),
        "service-cidr" => Network(option, "services", "services keep the addresses that they have, the API server's own and that of DNS among them, and certificates name these", before.ServiceCidr.ToString(), after.ServiceCidr.ToString(), after.PlaceOf(ConfigPart.ServiceCidr)),
        _ => null,
    };

    /// <summary>The values by which a plugin's backend is chosen, with what holds where none is set: those in which the configurations differ.</summary>
    internal static IEnumerable<(string Path, string? Before, string? After, Finding Finding)> Backends(CniConfig before, CniConfig after)
    {
        foreach (var (path, old, now) in before.Plugin == after.Plugin ? BackendTexts(before, after) : [])
        {
            if (old != now && !IsUnknown(old) && !IsUnknown(now))
            {
                yield return (path, old, now, Backend.Finding(new RuleHit(
                    $"RKE2 does not support another backend on a running cluster ({old ?? "none"} becomes {now ?? "none"}): nodes that have it and nodes that do not yet have it do not reach each other's pods, and old interfaces and routes stay behind.",
                    $"Keep {path.Substring(path.IndexOf(' ') + 1)}: {old ?? "unset"}, or make a new cluster; where it must be, drain and restart every node.",
                    path,
                    now,
                    after.Values.Find(path.Substring(path.IndexOf(' ') + 1))?.Source)));
            }
        }
    }

    private static bool IsUnknown(string? text) => ReferenceEquals(text, Condition.Unknown);

    private static IEnumerable<(string Path, string? Before, string? After)> BackendTexts(CniConfig before, CniConfig after)
    {
        var chart = before.Plugin.ChartName();
        IReadOnlyList<string>[] paths = before.Plugin switch
        {
            CniPlugin.Canal or CniPlugin.Flannel => [["flannel", "backend"]],
            CniPlugin.Calico => [["installation", "backend"], ["installation", "calicoNetwork", "bgp"]],
            CniPlugin.Cilium => [["routingMode"], ["tunnelProtocol"], ["tunnel"]],
            _ => [],
        };
        foreach (var path in paths)
        {
            yield return ($"{chart}: {ValuePath.Format(path)}", Text(before, chart, path), Text(after, chart, path));
        }

        if (before.Plugin == CniPlugin.Calico && before.Values.Find(Pools) is not null && after.Values.Find(Pools) is not null)
        {
            yield return ($"{chart}: {Pools}", Encapsulations(before), Encapsulations(after));
        }
    }

    /// <summary>What the chart makes of it: a release's chart that lacks the value says nothing of a backend.</summary>
    private static string? Text(CniConfig config, string? chart, IReadOnlyList<string> path)
    {
        var own = config.Plugin == CniPlugin.Cilium ? CiliumPaths.Of(config.Rke2Version, [.. path]) : path;
        return ChartReleases.Default.Schema(config.Rke2Version, chart!) is { } schema && schema.Find(own) is not null ? StopCheck.TextAt(schema, config.Values.Root, own) : Condition.Unknown;
    }

    private static string Encapsulations(CniConfig config) => string.Join(
        ", ", (config.Values.Find(Pools) as YamlList ?? new YamlList([])).Select(pool => ((pool as YamlMap)?.Find("encapsulation") as YamlScalar)?.Text ?? "IPIP").Distinct(StringComparer.Ordinal));

    private static Finding Network(string option, string whose, string effect, string before, string after, SourceLocation? place) => Networks.Finding(new RuleHit(
        $"RKE2 does not change the {whose}' networks of a running cluster: {effect}.", $"Keep {option}: {before}, or make a new cluster with {after} and move to it.", option, after, place));

    private static Rule Describe(string id, string title, FindingSeverity severity) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = Page,
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Networking,
    };
}
