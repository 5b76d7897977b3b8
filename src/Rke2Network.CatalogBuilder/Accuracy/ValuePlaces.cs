using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>The values of a chart, inner ones and leaves.</summary>
internal static class ValuePlaces
{
    /// <summary>Those that a map of values has.</summary>
    internal static IEnumerable<ValuePlace> Of(ChartSchema schema, YamlMap values) => Below(values, [], [schema.Root]);

    /// <summary>Those that the chart's templates or schemas name and the values do not have.</summary>
    internal static IEnumerable<ValuePlace> Named(ChartSchema schema, YamlMap values)
    {
        foreach (var (path, position) in schema.All())
        {
            if (Find(values, path) is null)
            {
                var parents = Enumerable.Range(0, path.Length).Select(length => schema.Find(path.Take(length))).ToArray();
                yield return new ValuePlace(path, parents, position, CatalogValues.Placeholder(position), IsGiven: false);
            }
        }
    }

    /// <summary>Whether a value is a list whose items are maps.</summary>
    internal static bool HasMaps(YamlValue value) => value is YamlList list && list.Any(item => item is YamlMap { Count: > 0 });

    /// <summary>The value at a path without list positions.</summary>
    internal static YamlValue? Find(YamlMap values, IEnumerable<string> path) =>
        path.Aggregate((YamlValue?)values, (value, key) => (value as YamlMap)?.Find(key));

    private static IEnumerable<ValuePlace> Below(YamlValue value, string[] path, ChartPosition?[] parents)
    {
        var at = parents[parents.Length - 1];
        foreach (var (key, inner, position) in Members(value, at))
        {
            string[] below = [.. path, key];
            if (value is YamlMap)
            {
                yield return new ValuePlace(below, parents, position, inner, IsGiven: true);
            }

            foreach (var place in Below(inner, below, [.. parents, position]))
            {
                yield return place;
            }
        }
    }

    private static IEnumerable<(string Key, YamlValue Value, ChartPosition? Position)> Members(YamlValue value, ChartPosition? at) => value switch
    {
        YamlMap map => map.Select(entry => (entry.Key, entry.Value, at?.Member(entry.Key))),
        YamlList list when HasMaps(list) => list.Select((item, i) => (string.Format(CultureInfo.InvariantCulture, "[{0}]", i), item, at?.Item())),
        _ => [],
    };
}
