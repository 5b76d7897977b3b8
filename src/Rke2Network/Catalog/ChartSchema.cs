using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog;

/// <summary>What one version of a chart takes.</summary>
public sealed class ChartSchema
{
    internal ChartSchema(ChartCatalog catalog, int index)
    {
        Catalog = catalog;
        Index = index;
        Root = ChartPosition.Root(catalog.Root, index);
    }

    /// <summary>The chart.</summary>
    public ChartCatalog Catalog { get; }

    /// <summary>The chart's name.</summary>
    public string Chart => Catalog.Name;

    /// <summary>The chart's version.</summary>
    public string Version => Catalog.Versions[Index];

    internal int Index { get; }

    private Dictionary<string, List<PlacedValue>>? paths;

    internal ChartPosition Root { get; }

    /// <summary>The conditions under which this version stops.</summary>
    internal IEnumerable<Condition> Conditions =>
        Catalog.Conditions.Where(condition => Index >= condition.From && Index <= condition.To).Select(condition => condition.Condition);

    /// <summary>Whether the chart takes a value at a path, named or below an open value.</summary>
    /// <param name="path">The keys from the root down; list positions as <c>[0]</c>.</param>
    /// <returns>True if it does, or if that cannot be told.</returns>
    public bool Takes(IEnumerable<string> path)
    {
        var position = Root;
        foreach (var key in path)
        {
            var next = IsItem(key) ? position.Item() : position.Member(key);
            if (next is null)
            {
                return !IsItem(key) && !position.IsClosed;
            }

            position = next;
        }

        return true;
    }

    /// <summary>The chart and its version.</summary>
    /// <returns>Such as <c>rke2-canal v3.32.1-build2026072200</c>.</returns>
    public override string ToString() => $"{Chart} {Version}";

    /// <summary>The place of a path of named values; null where the version does not have it.</summary>
    internal ChartPosition? Find(IEnumerable<string> path)
    {
        ChartPosition? position = Root;
        foreach (var key in path)
        {
            position = IsItem(key) ? position.Item() : position.Named(key);
            if (position is null)
            {
                return null;
            }
        }

        return position;
    }

    /// <summary>The place of a path, where keys of a map that takes any are places too.</summary>
    internal ChartPosition? Reach(IEnumerable<string> path)
    {
        ChartPosition? position = Root;
        foreach (var key in path)
        {
            position = IsItem(key) ? position.Item() : position.Facts.Kinds.HasFlag(ValueKinds.Map) ? position.Member(key) : position.Named(key);
            if (position is null)
            {
                return null;
            }
        }

        return position;
    }

    /// <summary>The places of a key anywhere in the chart, lists left out.</summary>
    internal IEnumerable<PlacedValue> PathsOf(string key)
    {
        paths ??= ByKey();
        return paths.TryGetValue(key, out var places) ? places : [];
    }

    /// <summary>All named values, from the top down; a type that many charts share is not walked through.</summary>
    internal IEnumerable<PlacedValue> All() => All(Root, []);

    /// <summary>The same, with the items of lists and the values of maps with free keys.</summary>
    internal IEnumerable<PlacedValue> AllWithItems() => All(Root, [], withItems: true);

    private Dictionary<string, List<PlacedValue>> ByKey()
    {
        var places = new Dictionary<string, List<PlacedValue>>(StringComparer.Ordinal);
        foreach (var each in All())
        {
            var key = each.Path[each.Path.Length - 1];
            if (!places.TryGetValue(key, out var ofKey))
            {
                places.Add(key, ofKey = []);
            }

            ofKey.Add(each);
        }

        return places;
    }

    private static IEnumerable<PlacedValue> All(ChartPosition position, string[] path, bool withItems = false)
    {
        if (withItems && position.OwnItem() is { } item)
        {
            string[] below = [.. path, CatalogNode.ItemName];
            foreach (var each in All(item, below, withItems).Prepend(new PlacedValue(below, item)))
            {
                yield return each;
            }
        }

        foreach (var member in position.OwnMembers())
        {
            string[] below = [.. path, member.Name];
            yield return new PlacedValue(below, member);
            foreach (var each in All(member, below, withItems))
            {
                yield return each;
            }
        }
    }

    internal static bool IsItem(string key) => ValuePath.IsPosition(key);
}
