using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Upgrades;

/// <summary>Compares what two releases make of a user's values.</summary>
public static class UpgradeComparison
{
    /// <summary>A default of nothing at all and one of an empty text mean the same to a chart.</summary>
    private const string None = "\"\"";

    /// <summary>The changes that concern the values which a configuration sets.</summary>
    /// <param name="config">The configuration, for the release that it is for now.</param>
    /// <param name="target">The release to go to, or to come from: an older one shows what going back changes.</param>
    /// <param name="releases">The releases; null for those of this build.</param>
    /// <returns>The changes, in the order of the values; those that break something first.</returns>
    public static IReadOnlyList<ChartValueChange> Compare(CniConfig config, Rke2Version target, ReleaseCatalog? releases = null)
    {
        releases ??= ReleaseCatalog.Default;
        var way = Way(releases, config.Rke2Version, target);
        return config.HelmChartConfigs
            .Where(resource => ChartCatalog.Find(resource.Name) is not null)
            .SelectMany(resource => Compare(ChartCatalog.Find(resource.Name)!, resource.Values, way))
            .OrderByDescending(change => change.IsBreaking)
            .ToArray();
    }

    /// <summary>The releases from one to the other, in the direction of the change.</summary>
    private static List<Rke2Release> Way(ReleaseCatalog releases, Rke2Version from, Rke2Version to)
    {
        var first = releases.Find(from);
        var last = releases.Find(to);
        var up = first.Version.CompareTo(last.Version) <= 0;
        var between = releases.Shipped.Where(each => up
            ? each.Version >= first.Version && each.Version <= last.Version
            : each.Version <= first.Version && each.Version >= last.Version);
        return (up ? between : between.Reverse()).ToList();
    }

    private static IEnumerable<ChartValueChange> Compare(ChartCatalog chart, ChartValues values, List<Rke2Release> way)
    {
        if (chart.Schema(way[0]) is not null && chart.Schema(way[way.Count - 1]) is null)
        {
            var last = way.FindLastIndex(release => chart.Schema(release) is not null);
            return values.Leaves().Select(leaf => NotShipped(chart, leaf.Path, leaf.Value, way[last + 1].Version));
        }

        var schemas = way.Select(release => (release.Version, Schema: chart.Schema(release))).Where(each => each.Schema is not null).ToArray();
        return schemas.Length < 2
            ? []
            : from leaf in values.Leaves()
              let change = Compare(schemas!, leaf.Path, leaf.Value)
              where change is not null
              select change;
    }

    private static ChartValueChange NotShipped(ChartCatalog chart, IReadOnlyList<string> path, YamlValue value, Rke2Version release) => new()
    {
        Chart = chart.Name,
        Path = ValuePath.Format(path),
        Change = ChartValueChangeKind.Removed,
        IsBreaking = true,
        Value = Catalog.Reading.JsonText.Plain(value),
        Release = release,
        Recommendation = $"RKE2 {release} does not ship {chart.Name}: choose another plugin.",
        Source = value.Source,
    };

    private static ChartValueChange? Compare((Rke2Version Version, ChartSchema Schema)[] way, IReadOnlyList<string> path, YamlValue value)
    {
        var (from, to) = (way[0].Schema, way[way.Length - 1].Schema);
        var (old, now) = (from.Find(path)?.Facts, to.Find(path)?.Facts);
        var deviation = ChartCheck.Run(to, Only(path, value)).FirstOrDefault(each => each.Kind is not (DeviationKind.Default or DeviationKind.ListReplaced or DeviationKind.Stops));
        if (KindOf(from, to, path, old, now, deviation) is not { } kind)
        {
            return null;
        }

        // The change that holds in the end, however it came about.
        var isRefused = now is { IsRefused: true };
        var after = Aspect(to, path, kind, isRefused);
        var at = way.Length - 1;
        while (at > 1 && Aspect(way[at - 1].Schema, path, kind, isRefused) == after)
        {
            at--;
        }

        return new ChartValueChange
        {
            Chart = to.Chart,
            Path = ValuePath.Format(path),
            Change = kind,
            IsBreaking = deviation is not null,
            Value = Catalog.Reading.JsonText.Plain(value),
            Before = Say(kind, old),
            After = kind == ChartValueChangeKind.Renamed ? NewName(deviation!, path) : Say(kind, now),
            Release = way[at].Version,
            Recommendation = UpgradeTexts.Advice(to, kind, deviation, now),
            Source = value.Source,
        };
    }

    private static string NewName(ChartDeviation deviation, IReadOnlyList<string> path) =>
        ValuePath.Format(deviation.Suggestions[0] is { Reason: SuggestionReason.UnderChartName } ? path.Skip(1) : deviation.Suggestions[0].Path);

    private static ChartValueChangeKind? KindOf(ChartSchema from, ChartSchema to, IReadOnlyList<string> path, ValueFacts? old, ValueFacts? now, ChartDeviation? deviation)
    {
        var isRenamed = deviation?.Suggestions.Any(each => each.Reason is SuggestionReason.Renamed or SuggestionReason.UnderChartName) == true;
        if (!to.Takes(path))
        {
            return !from.Takes(path) ? null : isRenamed ? ChartValueChangeKind.Renamed : ChartValueChangeKind.Removed;
        }

        if (now is { IsRefused: true })
        {
            return old is { IsRefused: true } ? null : isRenamed ? ChartValueChangeKind.Renamed : ChartValueChangeKind.Refused;
        }

        return !from.Takes(path) ? ChartValueChangeKind.Added
            : now is null || old is null ? null
            : now.IsUnread && !old.IsUnread ? ChartValueChangeKind.NoEffect
            : deviation?.Kind == DeviationKind.WrongKind && (now.Kinds != old.Kinds || now.Enforcement != old.Enforcement) ? ChartValueChangeKind.Kind
            : !now.Allowed.SequenceEqual(old.Allowed) ? ChartValueChangeKind.Allowed
            : (now.Default ?? None) != (old.Default ?? None) ? ChartValueChangeKind.Default
            : null;
    }

    /// <summary>What a kind of change looks at, to tell in which release it came.</summary>
    private static string Aspect(ChartSchema schema, IReadOnlyList<string> path, ChartValueChangeKind kind, bool isRefused)
    {
        var facts = schema.Find(path)?.Facts;
        return kind switch
        {
            ChartValueChangeKind.Removed or ChartValueChangeKind.Renamed or ChartValueChangeKind.Added or ChartValueChangeKind.Refused =>
                isRefused ? $"{facts?.IsRefused == true}" : $"{schema.Takes(path) && facts?.IsRefused != true}",
            ChartValueChangeKind.NoEffect => $"{facts?.IsUnread}",
            ChartValueChangeKind.Kind => $"{facts?.Kinds} {facts?.Enforcement}",
            ChartValueChangeKind.Allowed => string.Join(",", facts?.Allowed ?? []),
            _ => facts?.Default ?? None,
        };
    }

    private static string? Say(ChartValueChangeKind kind, ValueFacts? facts) => kind switch
    {
        ChartValueChangeKind.Allowed => facts is null ? null : facts.Allowed.Count == 0 ? "any" : string.Join(", ", facts.Allowed.Where(each => each.Length > 0)),
        ChartValueChangeKind.Kind => facts is null ? null : ValueKindNames.Format(facts.Kinds),
        ChartValueChangeKind.Default => facts?.Default,
        _ => null,
    };

    private static YamlMap Only(IReadOnlyList<string> path, YamlValue value) =>
        (YamlMap)Enumerable.Reverse(path).Aggregate(value, (inner, key) => new YamlMap([new(key, inner)]));
}
