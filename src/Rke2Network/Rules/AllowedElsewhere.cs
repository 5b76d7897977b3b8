using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;

namespace Rke2Network.Rules;

/// <summary>Finds whether other releases take a value that this one refuses.</summary>
internal static class AllowedElsewhere
{
    /// <summary>The releases that take the value; null where none does.</summary>
    internal static string? Describe(RuleContext context, CheckedChart chart, ChartDeviation deviation, string text)
    {
        bool Takes(ChartSchema schema) => schema.Find(deviation.Path) is { } position
            && (position.Facts.Allowed.Count == 0 || position.Facts.Allowed.Contains(text));
        var until = ReleaseRange.Until(context.Releases, release => ChartCatalog.Find(chart.Schema.Chart)?.Schema(release) is { } schema && Takes(schema));
        if (until is not null)
        {
            return $"the last releases that took it were {until}.";
        }

        var since = context.ChartReleases.Since(chart.Schema.Chart, Takes);
        return since is null ? null : $"releases take it from {since}.";
    }
}
