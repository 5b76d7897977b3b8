using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog;

/// <summary>Finds what the charts of a release take.</summary>
public static class ChartValueSearch
{
    /// <summary>The values of a chart whose path fits.</summary>
    /// <param name="release">The release; see <see cref="ReleaseCatalog.Resolve"/>.</param>
    /// <param name="chart">The chart's name.</param>
    /// <param name="fits">Whether a path is wanted.</param>
    /// <param name="charts">What the releases' charts take; null for what this build knows.</param>
    /// <returns>The values in the order of the catalog, each map before its members.</returns>
    /// <exception cref="InputException">There is no such chart, or the release does not ship it.</exception>
    public static IEnumerable<ChartValueDefinition> Find(Rke2Version release, string chart, Func<string, bool> fits, ChartReleases? charts = null)
    {
        charts ??= ChartReleases.Default;
        var schema = Schema(release, chart, charts);
        return from each in schema.AllWithItems()
               where fits(ValuePath.Format(each.Path))
               select new ChartValueDefinition(schema, each.Path, each.Position, release, charts);
    }

    /// <summary>The value at one path, also inside a Kubernetes type, or under a key of the user's own.</summary>
    /// <param name="release">The release.</param>
    /// <param name="chart">The chart's name.</param>
    /// <param name="path">The path.</param>
    /// <param name="charts">What the releases' charts take; null for what this build knows.</param>
    /// <returns>The value, or null where the chart does not have it.</returns>
    /// <exception cref="InputException">The path cannot be read, there is no such chart, or the release does not ship it.</exception>
    public static ChartValueDefinition? Get(Rke2Version release, string chart, string path, ChartReleases? charts = null)
    {
        charts ??= ChartReleases.Default;
        var schema = Schema(release, chart, charts);
        var segments = ValuePath.Parse(path);
        return (schema.Find(segments) ?? schema.Reach(segments)) is { } position ? new ChartValueDefinition(schema, segments, position, release, charts) : null;
    }

    /// <summary>The next segments of a path that is being typed.</summary>
    /// <param name="release">The release.</param>
    /// <param name="chart">The chart's name.</param>
    /// <param name="typed">The path so far, such as <c>hubble.re</c>.</param>
    /// <param name="charts">What the releases' charts take; null for what this build knows.</param>
    /// <returns>Paths one segment longer at most, such as <c>hubble.relay</c>; nothing where there is no such chart.</returns>
    public static IEnumerable<string> Complete(Rke2Version release, string chart, string typed, ChartReleases? charts = null)
    {
        var (above, last) = Typed(typed);
        var parent = above is null ? null : (charts ?? ChartReleases.Default).Schema(release, chart)?.Find(above);
        return from member in parent?.Members() ?? []
               where member.Name.StartsWith(last, StringComparison.OrdinalIgnoreCase)
               orderby member.Name
               select ValuePath.Format([.. above!, member.Name]);
    }

    /// <summary>The whole segments of what was typed so far, and the start of the next; null where it is no start of a path.</summary>
    private static (IReadOnlyList<string>? Above, string Last) Typed(string typed)
    {
        if (typed.Length == 0)
        {
            return ([], string.Empty);
        }

        try
        {
            // What is open is ended: a quote by a quote, a point by a name.
            var isQuoted = typed.Count(c => c == '"') % 2 == 1;
            var isAtStart = !isQuoted && typed[typed.Length - 1] == '.';
            var segments = ValuePath.Parse(typed + (isQuoted ? "\"" : isAtStart ? "x" : string.Empty));
            return (segments.Take(segments.Count - 1).ToArray(), isAtStart ? string.Empty : segments[segments.Count - 1]);
        }
        catch (InputException)
        {
            return (null, string.Empty);
        }
    }

    /// <summary>The chart that a user's name means: in full, or without <c>rke2-</c>.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <returns>The chart's full name.</returns>
    /// <exception cref="InputException">RKE2 bundles no such chart for networking.</exception>
    public static string ChartName(string name) =>
        ChartCatalog.Names.FirstOrDefault(chart => chart.Equals(name, StringComparison.OrdinalIgnoreCase) || chart.Equals("rke2-" + name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException("UnknownChart", name, "RKE2 bundles no such chart for networking.", $"Write one of {string.Join(", ", ChartCatalog.Names)}.", "Chart");

    private static ChartSchema Schema(Rke2Version release, string chart, ChartReleases charts) => charts.Schema(release, chart)
        ?? throw new InputException(
            "ChartNotShipped",
            chart,
            $"RKE2 {release} does not ship this chart.",
            ReleaseRange.Since(ReleaseCatalog.Default, each => each.ChartVersion(chart) is not null) is { } since ? $"It comes with {since}." : $"Write one of {string.Join(", ", ChartCatalog.Names)}.",
            "Chart");
}
