using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Catalog.Reading;

namespace Rke2Network.CatalogBuilder.Reporting;

/// <summary>
/// The paths that templates write out as <c>.Values.some.path</c>, found by their letters alone: what a reader of templates that
/// goes wrong cannot miss.
/// </summary>
internal static partial class TemplatePaths
{
    /// <summary>Source: helm/helm pkg/chartutil/values.go.</summary>
    private const string HelmMethod = "AsMap";

    /// <summary>The paths of a chart and the charts inside it.</summary>
    internal static IEnumerable<string[]> Of(ChartFiles files) => Of(files, []).DistinctBy(path => string.Join('.', path));

    private static IEnumerable<string[]> Of(ChartFiles files, string[] above)
    {
        var own = files.Paths
            .Where(path => path.StartsWith("templates/", StringComparison.Ordinal))
            .SelectMany(path => Reference().Matches(Comment().Replace(files.Find(path)!, string.Empty)))
            .Select(match => match.Groups[1].Value.Split('.'))
            .Where(path => path[^1] != HelmMethod)
            .Select(path => path[0] == "global" ? path : [.. above, .. path]);
        return own.Concat(files.Folders("charts").SelectMany(inner => Of(files.Below("charts/" + inner), [.. above, inner])));
    }

    [GeneratedRegex(@"\.Values\.([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{\{-?\s*/\*.*?\*/\s*-?\}\}", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
