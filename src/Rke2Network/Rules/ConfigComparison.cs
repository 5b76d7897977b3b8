using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>Compares two configurations: what a cluster has, and what it shall have.</summary>
public static class ConfigComparison
{
    private static readonly (string Option, ConfigPart Part, Func<CniConfig, string?> Text)[] Options =
    [
        ("release", ConfigPart.None, config => config.Rke2Version.ToString()),
        ("cni", ConfigPart.Plugin, config => (config.Multus is null ? string.Empty : "multus,") + config.Plugin.OptionValue()),
        ("cluster-cidr", ConfigPart.ClusterCidr, config => config.ClusterCidr.ToString()),
        ("service-cidr", ConfigPart.ServiceCidr, config => config.ServiceCidr.ToString()),
        ("cluster-dns", ConfigPart.ClusterDns, config => string.Join(",", config.ClusterDns)),
        ("node-cidr-mask-size-ipv4", ConfigPart.NodeCidrMaskSizeIPv4, config => FormattableString.Invariant($"{config.NodeCidrMaskSizeIPv4}")),
        ("node-cidr-mask-size-ipv6", ConfigPart.NodeCidrMaskSizeIPv6, config => FormattableString.Invariant($"{config.NodeCidrMaskSizeIPv6}")),
        ("disable-kube-proxy", ConfigPart.KubeProxy, config => config.DisableKubeProxy ? "true" : "false"),
        ("kube-proxy-arg", ConfigPart.KubeProxyArguments, config => config.KubeProxyArguments.Count == 0 ? null : string.Join(",", config.KubeProxyArguments)),
        ("node-ip", ConfigPart.NodeIp, config => config.NodeIp.Count == 0 ? null : string.Join(",", config.NodeIp)),
        ("Windows nodes", ConfigPart.WindowsNodes, config => config.WindowsNodes ? "true" : "false"),
    ];

    /// <summary>Compares.</summary>
    /// <param name="before">The configuration of the cluster as it runs.</param>
    /// <param name="after">The configuration that it shall have.</param>
    /// <returns>The differences, those first that a running cluster does not survive, unless a comment in the second's files accepts it. Parts that are unknown in one of them are left out.</returns>
    public static IReadOnlyList<ConfigDifference> Compare(CniConfig before, CniConfig after)
    {
        var backends = ChangeRules.Backends(before, after).ToDictionary(each => each.Path, StringComparer.Ordinal);
        var values = Known(before, after, ConfigPart.Values) ? Values(before, after).ToArray() : [];
        return
        [
            .. OfOptions(before, after)
                .Concat(values.Select(each => backends.TryGetValue(each.Path, out var backend) ? each with { Finding = backend.Finding } : each))
                .Concat(Known(before, after, ConfigPart.Values)
                    ? backends.Values.Where(backend => values.All(each => each.Path != backend.Path)).Select(backend => Difference(backend.Path, backend.Before, backend.After, null)! with { Finding = backend.Finding })
                    : [])
                .Concat(Policies(before, after))
                .Select(difference => difference.Finding is { } finding ? difference with { Finding = SuppressionRules.Mark([finding], after.Suppressions).Single() } : difference)
                .OrderByDescending(difference => difference.Finding is { Suppression: null } finding ? finding.Severity : FindingSeverity.Information),
        ];
    }

    private static bool Known(CniConfig before, CniConfig after, ConfigPart part) => before.Knows(part) && after.Knows(part);

    private static IEnumerable<ConfigDifference> OfOptions(CniConfig before, CniConfig after) =>
        from option in Options
        where Known(before, after, option.Part)
        let difference = Difference(option.Option, option.Text(before), option.Text(after), after.PlaceOf(option.Part) ?? before.PlaceOf(option.Part))
        where difference is not null
        select difference with { Finding = ChangeRules.OfOption(option.Option, before, after) };

    private static IEnumerable<ConfigDifference> Values(CniConfig before, CniConfig after) =>
        from chart in before.Charts.Union(after.Charts)
        let old = Leaves(before, chart)
        let now = Leaves(after, chart)
        from path in old.Keys.Union(now.Keys)
        let was = old.TryGetValue(path, out var first) ? first : null
        let its = now.TryGetValue(path, out var second) ? second : null
        where was is null || its is null || !was.SameAs(its)
        select Difference($"{chart}: {path}", Text(path, was), Text(path, its), its?.Source ?? was?.Source)
            ?? new ConfigDifference { Path = $"{chart}: {path}", Change = ConfigDifferenceKind.Changed, Before = Typed(path, was), After = Typed(path, its), Source = its?.Source };

    private static Dictionary<string, YamlValue> Leaves(CniConfig config, string chart) => config.Charts.Contains(chart)
        ? config.ValuesOf(chart).Leaves().ToDictionary(leaf => ValuePath.Format(leaf.Path), leaf => leaf.Value, StringComparer.Ordinal)
        : [];

    private static IEnumerable<ConfigDifference> Policies(CniConfig before, CniConfig after) =>
        from chart in before.Charts.Intersect(after.Charts)
        where Known(before, after, ConfigPart.FailurePolicy)
        let difference = Difference($"{chart}: failurePolicy", before.PolicyOf(chart)?.FieldValue(), after.PolicyOf(chart)?.FieldValue(), null)
        where difference is not null
        select difference;

    private static string? Text(string path, YamlValue? value) => value is null ? null
        : PlainSecretRules.Holds(value, ValuePath.Parse(path)) ? PlainSecretRules.Hidden
        : ChartValueTexts.Shorten(ChartValueTexts.OneLine(value));

    /// <summary>Values of another kind that look alike.</summary>
    private static string? Typed(string path, YamlValue? value) =>
        Text(path, value) is { } text && value is YamlScalar scalar && text != PlainSecretRules.Hidden ? $"{text} ({scalar.Kind})" : Text(path, value);

    private static ConfigDifference? Difference(string path, string? before, string? after, SourceLocation? source) => before == after ? null : new ConfigDifference
    {
        Path = path,
        Change = before is null ? ConfigDifferenceKind.Added : after is null ? ConfigDifferenceKind.Removed : ConfigDifferenceKind.Changed,
        Before = before,
        After = after,
        Source = source,
    };
}
