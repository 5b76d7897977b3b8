using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>Mistakes spread evenly over charts, over the versions of each, and over the kinds of mistake.</summary>
internal static class MutationRun
{
    /// <summary>Turns for each mistake, until it is clear that a chart has no place for one.</summary>
    private const int MaximumTurns = 20;

    private static readonly MutationKind[] Kinds = [.. Enum.GetValues(typeof(MutationKind)).Cast<MutationKind>()];

    /// <summary>Makes mistakes and checks them. The same seed gives the same mistakes.</summary>
    /// <param name="charts">The versions of each chart, with their values.</param>
    /// <param name="count">How many mistakes.</param>
    /// <param name="seed">The seed.</param>
    internal static IReadOnlyList<MutationTrial> Run(IReadOnlyList<IReadOnlyList<(ChartSchema Schema, YamlMap Values)>> charts, int count, ulong seed)
    {
        var trials = new List<MutationTrial>(count);
        for (var i = 0; i < charts.Count; i++)
        {
            var share = (count * (i + 1) / charts.Count) - (count * i / charts.Count);
            trials.AddRange(OfChart(charts[i], share, new SeededRandom(seed + (ulong)i)));
        }

        return trials;
    }

    private static IEnumerable<MutationTrial> OfChart(IReadOnlyList<(ChartSchema Schema, YamlMap Values)> versions, int count, SeededRandom random)
    {
        var sources = versions.Select(version => (version.Schema, Source: new MutationSource(version.Schema, version.Values))).ToArray();
        var turn = 0;
        for (var made = 0; made < count && turn < count * MaximumTurns; turn++)
        {
            // A version without a place for a kind of mistake leaves its turn to the next kind.
            var (schema, source) = sources[turn / Kinds.Length % sources.Length];
            var kind = Kinds[turn % Kinds.Length];
            if (source.Make(kind, random) is { } mutation)
            {
                made++;
                yield return MutationTrial.Of(schema, mutation);
            }
        }
    }
}
