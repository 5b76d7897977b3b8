using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder;

/// <summary>Which network charts a release ships: charts/chart_versions.yaml of its tag, in older tags the Dockerfile.</summary>
internal static partial class ReleaseCharts
{
    /// <summary>The network charts, with the CRDs that belong to them.</summary>
    internal static readonly string[] Names = ["rke2-calico", "rke2-calico-crd", "rke2-canal", "rke2-cilium", "rke2-flannel", "rke2-multus"];

    internal static IReadOnlyList<ShippedChart> Read(GitRepository rke2, string tag)
    {
        var charts = rke2.Text(tag, "charts/chart_versions.yaml") is { } list ? FromList(list) : FromDockerfile(rke2.Text(tag, "Dockerfile") ?? string.Empty);
        return [.. charts.Where(chart => Names.Contains(chart.Name)).OrderBy(chart => chart.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<ShippedChart> FromList(string text) =>
        from chart in (YamlReader.ReadMap(text, "chart_versions.yaml").Find("charts") as YamlList)?.OfType<YamlMap>() ?? []
        let file = (chart.Find("filename") as YamlScalar)?.Text ?? string.Empty
        select new ShippedChart(NameOf(file), (chart.Find("version") as YamlScalar)?.Text ?? string.Empty, (chart.Find("package") as YamlScalar)?.Text);

    private static IEnumerable<ShippedChart> FromDockerfile(string text) =>
        from Match line in BuildLine().Matches(text.Replace("\\\n", " ", StringComparison.Ordinal))
        let settings = Setting().Matches(line.Value).ToDictionary(setting => setting.Groups[1].Value, setting => setting.Groups[2].Value.Trim('"'))
        where settings.ContainsKey("CHART_FILE")
        select new ShippedChart(NameOf(settings["CHART_FILE"]), settings["CHART_VERSION"], settings.GetValueOrDefault("CHART_PACKAGE"));

    private static string NameOf(string file) => System.IO.Path.GetFileNameWithoutExtension(file);

    [GeneratedRegex(@"^RUN\s+CHART_VERSION=.*$", RegexOptions.Multiline)]
    private static partial Regex BuildLine();

    [GeneratedRegex(@"\b(CHART_[A-Z]+)=(""[^""]*""|\S+)")]
    private static partial Regex Setting();
}
