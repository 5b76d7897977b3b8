using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>Puts the versions of a chart together.</summary>
internal static class CatalogMerge
{
    /// <summary>What is said of the whole of a chart's values where a template passes all of them on.</summary>
    internal static readonly ValueFacts OpenRoot = new() { Kinds = ValueKinds.Map, IsOpen = true };

    /// <summary>Merges charts.</summary>
    /// <param name="versions">One chart of each version, in their order.</param>
    internal static CatalogNode Merge(IReadOnlyList<ReadValue> versions)
    {
        var root = new CatalogNode(string.Empty);
        for (var at = 0; at < versions.Count; at++)
        {
            if (versions[at].Facts.IsOpen)
            {
                root.Add(new CatalogVariant(at, at, OpenRoot));
            }
        }

        Merge(root, versions.Select((value, at) => (at, value)).ToArray());
        return root;
    }

    /// <summary>The conditions under which versions stop, with the runs of versions in which they hold.</summary>
    internal static IReadOnlyList<ChartCondition> Conditions(IReadOnlyList<IReadOnlyList<string>> versions)
    {
        var conditions = new List<ChartCondition>();
        foreach (var text in versions.SelectMany(version => version).Distinct().OrderBy(each => each, StringComparer.Ordinal))
        {
            for (var from = 0; from < versions.Count; from++)
            {
                var to = from;
                while (to < versions.Count && versions[to].Contains(text))
                {
                    to++;
                }

                if (to > from)
                {
                    conditions.Add(new ChartCondition(from, to - 1, Condition.Parse(text)));
                    from = to;
                }
            }
        }

        return conditions;
    }

    private static void Merge(CatalogNode node, IReadOnlyList<(int Version, ReadValue Value)> values)
    {
        foreach (var key in values.SelectMany(value => value.Value.Children.Keys).Distinct())
        {
            var below = values.Where(value => value.Value.Children.ContainsKey(key)).Select(value => (value.Version, Value: value.Value.Children[key])).ToArray();
            var child = node.Take(key);
            for (var i = 0; i < below.Length;)
            {
                var last = i;
                while (last + 1 < below.Length && below[last + 1].Version == below[last].Version + 1 && below[last + 1].Value.Facts.Equals(below[i].Value.Facts))
                {
                    last++;
                }

                child.Add(new CatalogVariant(below[i].Version, below[last].Version, below[i].Value.Facts));
                i = last + 1;
            }

            Merge(child, below);
        }
    }
}
