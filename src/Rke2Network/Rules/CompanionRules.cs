using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>3xx, from 320: values that need others beside them, where the chart itself does not stop.</summary>
internal static class CompanionRules
{
    private const string Multus = CniPlugins.MultusChart;

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET320",
            Title = "The value does nothing without another beside it",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-charts charts/rke2-multus, rke2-calico, rke2-cilium (templates)",
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Multus,
            Check = Find,
        },
    ];

    /// <summary>A value, what it needs, and why. Sources: the templates that are named.</summary>
    private static readonly Companion[] Companions =
    [
        // rke2-multus templates/dynamicNetworksController.yaml
        new(Multus, "dynamicNetworksController.enabled", "true", "thickPlugin.enabled", "true", "the controller talks to Multus' thick plugin, and its pods do not start without it"),

        // rke2-multus templates/daemonSet-thick.yaml, configMap.yaml
        new(Multus, "thickPlugin.enabled", "true", "manifests.configMap", "true", "the thick plugin reads its configuration from this ConfigMap, and its pods do not start without it"),

        // rke2-cilium templates/cilium-configmap.yaml
        new("rke2-cilium", "ipMasqAgent.config", null, "ipMasqAgent.enabled", "true", "the configuration is written only then"),
        new("rke2-cilium", "hubble.metrics.enabled", null, "hubble.enabled", "true", "there are no metrics of Hubble without Hubble"),

        // cilium/cilium pkg/option/config.go, and the same templates from 1.18 on
        new(
            "rke2-cilium",
            "routingMode",
            "native",
            "ipv4NativeRoutingCIDR",
            null,
            "without the network that is routed natively Cilium cannot tell which traffic to masquerade, and its agent stops (for an IPv6 network ipv6NativeRoutingCIDR)",
            [("ipv6NativeRoutingCIDR", null), ("enableIPv4Masquerade", "false"), ("ipMasqAgent.enabled", "true"), ("ipv4.enabled", "false")]),

        // rke2-calico templates/tigera-operator/01-configmap-kubernetes-services-endpoint.yaml
        new("rke2-calico", "kubernetesServiceEndpoint.port", null, "kubernetesServiceEndpoint.host", null, "the port is used only with the host"),
    ];

    private static IEnumerable<RuleHit> Find(RuleContext context) =>
        from chart in context.Charts
        from companion in Companions
        where companion.Chart == chart.Schema.Chart
        let path = companion.ValuePath
        let needs = companion.NeedsPath
        let value = chart.Resource.Values.Find(path)
        where value is not null && (companion.Is is null ? value is not YamlScalar { Kind: YamlScalarKind.Null } : value is YamlScalar scalar && scalar.Text == companion.Is)
        where chart.Schema.Find(path) is not null && chart.Schema.Find(needs) is not null
        let beside = StopCheck.TextAt(chart.Schema, chart.Resource.Values.Root, needs)
        where companion.NeedsValue is null ? string.IsNullOrEmpty(beside) : beside != companion.NeedsValue
        where companion.Unless?.Any(other => IsSet(chart, other.Path.Split('.'), other.Value)) != true
        select new RuleHit(
            $"{companion.Value} of {ChartValueTexts.Chart(context, chart)} needs {companion.Needs}{(companion.NeedsValue is null ? string.Empty : " set to " + companion.NeedsValue)}: {companion.Reason}.",
            companion.NeedsValue is null ? $"Set {companion.Needs} too." : $"Set {companion.Needs}: {companion.NeedsValue}.",
            $"{chart.Schema.Chart}: {companion.Value}",
            ChartValueTexts.Shorten(ChartValueTexts.OneLine(value)),
            value.Source);

    /// <summary>Whether a value is this one, or, where none is named, anything but empty.</summary>
    private static bool IsSet(CheckedChart chart, IReadOnlyList<string> path, string? value) =>
        StopCheck.TextAt(chart.Schema, chart.Resource.Values.Root, path) is { Length: > 0 } text && !ReferenceEquals(text, Condition.Unknown) && (value is null || text == value);

    private sealed record Companion(
        string Chart, string Value, string? Is, string Needs, string? NeedsValue, string Reason, IReadOnlyList<(string Path, string? Value)>? Unless = null)
    {
        internal string[] ValuePath { get; } = Value.Split('.');

        internal string[] NeedsPath { get; } = Needs.Split('.');
    }
}
