using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Says what is wrong with a path that no chart takes.</summary>
internal static class UnknownChartPath
{
    /// <summary>The fault, with what may be meant where one chart was asked.</summary>
    internal static InputException Fault(string path, Rke2Version release, IReadOnlyList<string> names, ChartReleases charts)
    {
        var segments = ValuePath.Parse(path);
        var finding = names.Count == 1 && segments.Count > 0 ? Check(segments, release, names[0], charts) : null;
        return new InputException(
            "NoSuchChartValue",
            path,
            finding?.Message ?? $"{(names.Count == 1 ? names[0] : "no chart")} of RKE2 {release} takes {(names.Count == 1 ? "no such" : "this")} value.",
            finding?.Recommendation ?? $"Look for a part of it: Find-Rke2ChartValue -Keyword {(segments.Count == 0 ? path : segments[segments.Count - 1])}.",
            "Path");
    }

    /// <summary>What the check of a manifest with this value would find.</summary>
    private static Finding? Check(IReadOnlyList<string> segments, Rke2Version release, string chart, ChartReleases charts)
    {
        var values = segments.Reverse().Aggregate((object?)null, (inner, key) => new Dictionary<string, object?> { [key] = inner });
        var document = new ManifestDocument(HelmChartConfig.ApiVersion, chart, CniPlugins.ChartNamespace, ChartValues.From(values!), null);
        return ManifestCheck.Run([document], release, charts: charts).FirstOrDefault(finding => finding.Path?.StartsWith(chart + ": ", System.StringComparison.Ordinal) == true);
    }
}
