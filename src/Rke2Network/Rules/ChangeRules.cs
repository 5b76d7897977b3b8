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
    private const string Native = "native";

    private static readonly string[] TunnelValues = ["routingMode", "tunnelProtocol", "tunnel"];

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
        foreach (var choice in before.Plugin == after.Plugin ? Choices(before, after) : [])
        {
            if (choice.Before != choice.After && !IsUnknown(choice.Before) && !IsUnknown(choice.After))
            {
                var path = $"{before.Plugin.ChartName()}: {choice.Path}";
                yield return (path, choice.Before, choice.After, Backend.Finding(new RuleHit(
                    $"RKE2 does not support another backend on a running cluster ({choice.Before ?? "none"} becomes {choice.After ?? "none"}): nodes that have it and nodes that do not yet have it do not reach each other's pods, and old interfaces and routes stay behind.",
                    $"Keep {choice.Keep}, or make a new cluster; where it must be, drain and restart every node.",
                    path,
                    choice.After,
                    after.Values.Find(choice.Path)?.Source)));
            }
        }
    }

    private static bool IsUnknown(string? text) => ReferenceEquals(text, Condition.Unknown);

    private static IEnumerable<Choice> Choices(CniConfig before, CniConfig after) => before.Plugin switch
    {
        CniPlugin.Canal or CniPlugin.Flannel => [Of(before, after, "flannel", "backend")],
        CniPlugin.Calico => [Of(before, after, "installation", "backend"), Of(before, after, "installation", "calicoNetwork", "bgp"), OfPools(before, after)],
        CniPlugin.Cilium => [OfTunnel(before, after)],
        _ => [],
    };

    private static Choice Of(CniConfig before, CniConfig after, params string[] path)
    {
        var old = Text(before, path);
        return new Choice(ValuePath.Format(path), old, Text(after, path), string.IsNullOrEmpty(old) ? $"{ValuePath.Format(path)} unset" : $"{ValuePath.Format(path)}: {old}");
    }

    /// <summary>Where no pool is set the chart makes them with its backend (rancher/rke2-charts rke2-calico templates/crs/custom-resources.yaml).</summary>
    private static Choice OfPools(CniConfig before, CniConfig after)
    {
        var (old, now) = (Encapsulations(before), Encapsulations(after));
        var isSet = old is not null || now is not null;
        var (was, its) = (old ?? [Text(before, "installation", "backend")], now ?? [Text(after, "installation", "backend")]);
        var isSame = !isSet || was.Concat(its).Any(IsUnknown) || (old is not null && now is not null ? was.SequenceEqual(its) : was.Intersect(its).Any());
        return new Choice(Pools, Joined(was), isSame ? Joined(was) : Joined(its), $"encapsulation: {Joined(was)} in {Pools}");
    }

    private static string?[]? Encapsulations(CniConfig config) => config.Values.Find(Pools) is YamlList { Count: > 0 } pools
        ? pools.Select(pool => ((pool as YamlMap)?.Find("encapsulation") as YamlScalar)?.Text ?? "IPIP").Distinct(StringComparer.Ordinal).ToArray()
        : null;

    private static string Joined(IEnumerable<string?> texts) => string.Join(", ", texts);

    /// <summary>Since Cilium 1.14 two values say what one said before: an upgrade that only writes it anew changes nothing.</summary>
    private static Choice OfTunnel(CniConfig before, CniConfig after)
    {
        var (old, now) = (Tunnel(before), Tunnel(after));
        var isOneValue = CiliumPaths.Facts(after.Rke2Version, "routingMode") is null;
        var usual = isOneValue ? "tunnel" : now == Native || old == Native ? "routingMode" : "tunnelProtocol";
        var path = (
            from each in TunnelValues
            let own = CiliumPaths.Of(after.Rke2Version, each)
            let its = after.Values.Find(own)
            let was = before.Values.Find(CiliumPaths.Of(before.Rke2Version, each))
            where its is null ? was is not null : was?.SameAs(its) != true
            select its is null ? CiliumPaths.Of(before.Rke2Version, each) : own).FirstOrDefault() ?? CiliumPaths.Of(after.Rke2Version, usual);
        var (name, value) = old != Native ? (isOneValue ? "tunnel" : "tunnelProtocol", old) : isOneValue ? ("tunnel", "disabled") : ("routingMode", Native);
        return new Choice(ValuePath.Format(path), old, now, $"{ValuePath.Format(CiliumPaths.Of(after.Rke2Version, name))}: {value}");
    }

    /// <summary>How packets go between nodes: native, vxlan or geneve (cilium/cilium install/kubernetes/cilium/templates/cilium-configmap.yaml).</summary>
    private static string? Tunnel(CniConfig config)
    {
        var texts = TunnelValues.Select(name => Text(config, name)).ToArray();
        if (texts.All(IsUnknown))
        {
            return Condition.Unknown;
        }

        var (mode, protocol, tunnel) = (Said(texts[0]), Said(texts[1]), Said(texts[2]));
        var isCloud = Text(config, "eni", "enabled") == "true" || Text(config, "gke", "enabled") == "true";
        return mode == Native || tunnel == "disabled" || (mode is null && isCloud) ? Native : protocol ?? tunnel ?? "vxlan";

        static string? Said(string? text) => IsUnknown(text) || string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>What the chart makes of it: a release's chart that lacks the value says nothing of a backend.</summary>
    private static string? Text(CniConfig config, params string[] path)
    {
        IReadOnlyList<string> own = config.Plugin == CniPlugin.Cilium ? CiliumPaths.Of(config.Rke2Version, path) : path;
        return ChartReleases.Default.Schema(config.Rke2Version, config.Plugin.ChartName()!) is { } schema && schema.Find(own) is not null ? StopCheck.TextAt(schema, config.Values.Root, own) : Condition.Unknown;
    }

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

    /// <summary>A value that chooses a backend: what it chose, what it chooses now, and what to write so that it stays.</summary>
    private sealed record Choice(string Path, string? Before, string? After, string Keep);
}
