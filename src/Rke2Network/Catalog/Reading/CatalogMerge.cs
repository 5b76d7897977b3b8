using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>Puts the versions of a chart together.</summary>
internal static class CatalogMerge
{
    /// <summary>Merges charts.</summary>
    /// <param name="versions">One chart of each version, in their order.</param>
    internal static CatalogNode Merge(IReadOnlyList<ReadValue> versions)
    {
        var root = new CatalogNode(string.Empty);
        Merge(root, versions.Select((value, at) => (at, value)).ToArray());
        return root;
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
