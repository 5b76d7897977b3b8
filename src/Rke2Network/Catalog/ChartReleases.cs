using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog.Reading;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog;

/// <summary>Answers what the charts of a release take, and which releases' charts take a thing.</summary>
public sealed class ChartReleases
{
    private readonly ReleaseCatalog releases;
    private readonly IReadOnlyList<ChartCatalog> instead;

    /// <summary>Makes the answers.</summary>
    /// <param name="releases">The releases.</param>
    /// <param name="instead">Charts that stand in for those of their names in every release; null for none.</param>
    public ChartReleases(ReleaseCatalog releases, IReadOnlyList<ChartCatalog>? instead = null)
    {
        this.releases = releases;
        this.instead = instead ?? [];
    }

    /// <summary>The releases, with charts in place of those of their names.</summary>
    /// <param name="paths">Folders, .tgz files or manifests of charts; one whose name ends in -crd gives the others its CRDs.</param>
    /// <returns>The answers; those of this build where no path is given.</returns>
    /// <exception cref="InputException">A path leads to no chart, or a template in it is broken.</exception>
    public static ChartReleases With(IReadOnlyList<string>? paths)
    {
        if (paths is null || paths.Count == 0)
        {
            return Default;
        }

        var charts = paths.Select(ChartFiles.Open).ToArray();
        var companions = charts.Where(IsCompanion).ToArray();
        var read = charts.Except(companions).Select(chart => ChartCatalog.Read(chart, companions)).ToArray();
        return read.Length > 0
            ? new ChartReleases(ReleaseCatalog.Default, read)
            : throw new InputException("NotAChart", null, "these are charts of CRDs only, which take no values.", "Give the chart too whose resources they describe.", "ChartPath");
    }

    /// <summary>The releases and charts of this build.</summary>
    public static ChartReleases Default { get; } = new(ReleaseCatalog.Default);

    /// <summary>The charts that stand in for those of a release.</summary>
    public IReadOnlyList<ChartCatalog> Instead => instead;

    /// <summary>What a chart takes as a release ships it.</summary>
    /// <param name="release">The release; one newer than the catalog counts as the newest known.</param>
    /// <param name="chart">The chart's name.</param>
    /// <returns>The schema, or null where the release does not ship the chart.</returns>
    public ChartSchema? Schema(Rke2Version release, string chart) =>
        instead.FirstOrDefault(each => each.Name == chart) is { } given
            ? given.Schema(given.Versions[given.Versions.Count - 1])
            : ChartCatalog.Find(chart)?.Schema(releases.Find(release));

    /// <summary>From which releases on a chart takes a path.</summary>
    /// <param name="chart">The chart's name.</param>
    /// <param name="path">The path.</param>
    /// <returns>The releases in words; see <see cref="ReleaseRange.Since"/>.</returns>
    public string? Since(string chart, IReadOnlyList<string> path) => ReleaseRange.Since(releases, release => Has(release, chart, path));

    /// <summary>Up to which releases a chart took a path.</summary>
    /// <param name="chart">The chart's name.</param>
    /// <param name="path">The path.</param>
    /// <returns>The releases in words; see <see cref="ReleaseRange.Until"/>.</returns>
    public string? Until(string chart, IReadOnlyList<string> path) => ReleaseRange.Until(releases, release => Has(release, chart, path));

    /// <summary>The releases whose charts meet a condition, in words.</summary>
    internal string? Since(string chart, Func<ChartSchema, bool> holds) =>
        ReleaseRange.Since(releases, release => ChartCatalog.Find(chart)?.Schema(release) is { } schema && holds(schema));

    private static bool IsCompanion(ChartFiles chart) =>
        YamlReader.ReadMap(chart.Find("Chart.yaml") ?? string.Empty, "Chart.yaml").Find("name") is YamlScalar name && name.Text.EndsWith("-crd", StringComparison.Ordinal);

    private static bool Has(Rke2Release release, string chart, IReadOnlyList<string> path) =>
        ChartCatalog.Find(chart)?.Schema(release)?.Find(path) is { Facts: { IsUnread: false, IsRefused: false } };
}
