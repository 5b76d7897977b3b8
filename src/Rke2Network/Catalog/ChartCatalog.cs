using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog.Reading;

namespace Rke2Network.Catalog;

/// <summary>A chart with what each of its versions takes.</summary>
public sealed class ChartCatalog
{
    private static readonly Dictionary<string, Lazy<ChartCatalog>> Embedded = new[] { "rke2-calico", "rke2-canal", "rke2-cilium", "rke2-flannel", "rke2-multus" }
        .ToDictionary(name => name, name => new Lazy<ChartCatalog>(() => Load(name)), StringComparer.Ordinal);

    private readonly Dictionary<string, int> indexes;

    /// <summary>One for each version that was asked for: what a schema finds out of itself is found once.</summary>
    private readonly ChartSchema?[] schemas;

    private ChartCatalog(string name, IReadOnlyList<string> versions, CatalogNode root, IReadOnlyList<ChartCondition> conditions)
    {
        Name = name;
        Versions = versions;
        Root = root;
        Conditions = conditions;
        schemas = new ChartSchema?[versions.Count];
        indexes = versions.Select((version, at) => (version, at)).ToDictionary(each => each.version, each => each.at, StringComparer.Ordinal);
    }

    /// <summary>The names of the charts that RKE2 bundles for networking.</summary>
    public static IReadOnlyList<string> Names { get; } = Embedded.Keys.OrderBy(name => name, StringComparer.Ordinal).ToArray();

    /// <summary>The chart's name, such as <c>rke2-canal</c>.</summary>
    public string Name { get; }

    /// <summary>Its versions, oldest first.</summary>
    public IReadOnlyList<string> Versions { get; }

    internal CatalogNode Root { get; }

    /// <summary>The conditions under which the chart stops with an error.</summary>
    internal IReadOnlyList<ChartCondition> Conditions { get; }

    /// <summary>The catalog of a chart, read at first use.</summary>
    /// <param name="name">The chart's name; case counts.</param>
    /// <returns>The catalog, or null where RKE2 bundles no such chart for networking.</returns>
    public static ChartCatalog? Find(string name) => Embedded.TryGetValue(name, out var chart) ? chart.Value : null;

    /// <summary>Reads a chart that the catalog does not know.</summary>
    /// <param name="files">The chart.</param>
    /// <param name="companions">Charts that hold the CRDs of its resources; null for none.</param>
    /// <returns>A catalog of this one version.</returns>
    /// <exception cref="InputException">This is no chart, or a template in it is broken.</exception>
    public static ChartCatalog Read(ChartFiles files, IEnumerable<ChartFiles>? companions = null)
    {
        var chart = ChartReader.Read(files, companions ?? []);
        return new ChartCatalog(
            chart.Name, [chart.Version], CatalogMerge.Merge([chart.Values]), [.. chart.Conditions.Select(condition => new ChartCondition(0, 0, Condition.Parse(condition)))]);
    }

    /// <summary>What one version takes.</summary>
    /// <param name="version">The chart's version.</param>
    /// <returns>The schema, or null where the version is not known.</returns>
    public ChartSchema? Schema(string version) => indexes.TryGetValue(version, out var at) ? schemas[at] ??= new ChartSchema(this, at) : null;

    /// <summary>What the chart takes as a release ships it.</summary>
    /// <param name="release">The release.</param>
    /// <returns>The schema, or null where the release does not ship the chart.</returns>
    public ChartSchema? Schema(Rke2Release release) => release.ChartVersion(Name) is { } version ? Schema(version) : null;

    private static ChartCatalog Load(string name)
    {
        using var reader = CatalogResources.Open(name + ".txt");
        var conditions = new List<ChartCondition>();
        var (versions, root) = CatalogText.Read(reader, conditions: conditions);
        return new ChartCatalog(name, versions, root, conditions);
    }
}
