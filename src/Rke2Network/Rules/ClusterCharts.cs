using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>
/// The charts of a running cluster: its HelmCharts hold the archives themselves. Those that the release ships are in the
/// catalog; others are read. Source: rancher/rke2 charts/build-chart.sh (chartContent).
/// </summary>
internal sealed class ClusterCharts
{
    private const string CompanionEnding = "-crd";

    private static readonly Regex Candidate = new(@"-(rc|alpha|beta)[.\d]*", RegexOptions.CultureInvariant);

    // Reading a chart takes time, and one cluster is checked several times.
    private static readonly ConditionalWeakTable<ClusterState, ClusterCharts> Known = new();

    private ClusterCharts(ClusterState state)
    {
        Release = ReleaseOf(state);
        var archives = state.HelmCharts
            .Select(chart => (chart.Name, Content: KubernetesResource.Text(chart.Spec, "chartContent")))
            .Where(chart => chart.Content is not null)
            .ToDictionary(chart => chart.Name, chart => chart.Content!);
        var others = new List<OtherChart>();
        var read = new List<ChartCatalog>();
        foreach (var name in CniPlugins.Charts.Where(archives.ContainsKey))
        {
            var shipped = ReleaseCatalog.Default.Contains(Release) ? ReleaseCatalog.Default.Find(Release).ChartVersion(name) : null;
            try
            {
                var files = ChartFiles.Decode(archives[name]);
                var version = KubernetesResource.Text(YamlReader.ReadMap(files.Find("Chart.yaml") ?? string.Empty, "Chart.yaml"), "version");
                if (version == shipped)
                {
                    continue;
                }

                read.Add(ChartCatalog.Read(files, archives.TryGetValue(name + CompanionEnding, out var companion) ? [ChartFiles.Decode(companion)] : null));
                others.Add(new OtherChart(name, version ?? "unknown", shipped, null));
            }
            catch (InputException fault)
            {
                others.Add(new OtherChart(name, "unknown", shipped, fault.Reason.TrimEnd('.')));
            }
        }

        Others = others;
        Releases = read.Count == 0 ? ChartReleases.Default : new ChartReleases(ReleaseCatalog.Default, read);
    }

    /// <summary>The release that the cluster runs: the newest of its servers.</summary>
    internal Rke2Version Release { get; }

    /// <summary>What the cluster's charts take.</summary>
    internal ChartReleases Releases { get; }

    /// <summary>The charts that are not those of the release.</summary>
    internal IReadOnlyList<OtherChart> Others { get; }

    /// <summary>The charts of a cluster.</summary>
    internal static ClusterCharts Of(ClusterState state) => Known.GetValue(state, each => new ClusterCharts(each));

    /// <summary>A candidate counts as the release that it becomes.</summary>
    private static Rke2Version ReleaseOf(ClusterState state)
    {
        var nodes = state.Nodes.Any(node => node.IsServer) ? state.Nodes.Where(node => node.IsServer) : state.Nodes;
        var texts = nodes.Select(node => node.Version).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return texts.Select(text => Rke2Version.TryParse(Candidate.Replace(text, string.Empty), out var release) && release!.IsComplete ? release : null).OfType<Rke2Version>().OrderByDescending(release => release).FirstOrDefault()
            ?? throw new ClusterException(
                "NotRke2",
                state.Context,
                texts.Length == 0 ? "The cluster shows no node, so its release is not known." : $"This is no cluster of RKE2: its nodes run {string.Join(", ", texts.Take(3))}.",
                texts.Length == 0 ? "The user of the context needs the right to list nodes." : "Choose the context of an RKE2 cluster: Get-Rke2Context lists them.");
    }

    /// <summary>A chart that is not the one of the release.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Shipped">The version that the release ships; null where it ships none, or is not known.</param>
    /// <param name="Problem">Why it cannot be read; null where it was.</param>
    internal sealed record OtherChart(string Name, string Version, string? Shipped, string? Problem);
}
