using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Model;

/// <summary>The values that a user gives a chart: an immutable ordered tree, merged by helm over the chart's defaults.</summary>
public sealed class ChartValues
{
    private ChartValues(YamlMap root)
    {
        Root = root;
    }

    /// <summary>No values.</summary>
    public static ChartValues Empty { get; } = new(YamlMap.Empty);

    /// <summary>The tree.</summary>
    public YamlMap Root { get; }

    /// <summary>Whether there are no values.</summary>
    public bool IsEmpty => Root.Count == 0;

    /// <summary>Takes a tree.</summary>
    /// <param name="root">The tree.</param>
    /// <returns>The values.</returns>
    public static ChartValues Of(YamlMap root) => root.Count == 0 ? Empty : new ChartValues(root);

    /// <summary>Reads YAML.</summary>
    /// <param name="yaml">One document that is a map.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The values.</returns>
    /// <exception cref="InputException">The text is no YAML that Go reads, or no map.</exception>
    public static ChartValues Parse(string yaml, string? file = null) => Of(YamlReader.ReadMap(yaml, file));

    /// <summary>Reads a dictionary or an object with properties.</summary>
    /// <param name="source">The object.</param>
    /// <param name="unwrap">Makes a host's own objects known ones; see <see cref="ObjectReader"/>.</param>
    /// <returns>The values.</returns>
    /// <exception cref="InputException">The object is no tree of keys and values.</exception>
    public static ChartValues From(object source, Func<object, object?>? unwrap = null) => ObjectReader.Read(source, unwrap) switch
    {
        YamlMap map => Of(map),
        YamlScalar { Kind: YamlScalarKind.Null } => Empty,
        _ => throw new InputException(
            "NotAMap",
            null,
            "chart values are keys with values, not a list or a single value.",
            "Give a hashtable such as @{ flannel = @{ iface = 'eth1' } }."),
    };

    /// <summary>The value at a path.</summary>
    /// <param name="path">The keys from the root down; list positions as <c>[0]</c>.</param>
    /// <returns>The value, or null where there is none.</returns>
    public YamlValue? Find(IEnumerable<string> path)
    {
        YamlValue? value = Root;
        foreach (var segment in path)
        {
            value = value is YamlList list && ValuePath.PositionOf(segment) is { } position
                ? position < list.Count ? list[position] : null
                : (value as YamlMap)?.Find(segment);
            if (value is null)
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>The value at a path of keys without points, such as <c>flannel.iface</c>.</summary>
    /// <param name="path">The keys with points between them.</param>
    /// <returns>The value, or null where there is none.</returns>
    public YamlValue? Find(string path) => Find(path.Split('.'));

    /// <summary>The single values and lists, with the maps that are empty.</summary>
    /// <returns>Path and value of each, in order.</returns>
    public IEnumerable<(IReadOnlyList<string> Path, YamlValue Value)> Leaves() => Leaves(Root, []);

    /// <summary>The values with one set; maps and lists on the way are made.</summary>
    /// <param name="path">The keys from the root down; list positions as <c>[0]</c>, the next free one adds an item.</param>
    /// <param name="value">The value.</param>
    /// <returns>The new values.</returns>
    /// <exception cref="InputException">On the way stands a value of another kind, which would be lost, or a list has no such position.</exception>
    public ChartValues With(IReadOnlyList<string> path, YamlValue value) => Of((YamlMap)With(Root, path, 0, value));

    /// <summary>The values without what stands at a path; maps that are emptied by it go too.</summary>
    /// <param name="path">The keys from the root down; list positions as <c>[0]</c>.</param>
    /// <returns>The new values; the same where nothing stands there.</returns>
    public ChartValues Without(IReadOnlyList<string> path) => Find(path) is null ? this : Of(Without(Root, path, 0) as YamlMap ?? YamlMap.Empty);

    /// <summary>The values as YAML.</summary>
    /// <returns>The inner document of a HelmChartConfig.</returns>
    public override string ToString() => IsEmpty ? string.Empty : Root.ToString();

    private static IEnumerable<(IReadOnlyList<string> Path, YamlValue Value)> Leaves(YamlMap map, string[] above) => map.SelectMany(entry =>
        entry.Value is YamlMap { Count: > 0 } inner ? Leaves(inner, [.. above, entry.Key]) : [([.. above, entry.Key], entry.Value)]);

    private static YamlValue With(YamlValue? value, IReadOnlyList<string> path, int at, YamlValue leaf)
    {
        if (at == path.Count)
        {
            return leaf;
        }

        if (ValuePath.PositionOf(path[at]) is { } position)
        {
            return WithItem(value, path, at, position, leaf);
        }

        var map = Below(value, path, at);
        return map.With(path[at], With(map.Find(path[at]), path, at + 1, leaf));
    }

    private static YamlList WithItem(YamlValue? value, IReadOnlyList<string> path, int at, int position, YamlValue leaf)
    {
        var items = value switch
        {
            null or YamlScalar { Kind: YamlScalarKind.Null } => [],
            YamlList list => list.ToList(),
            _ => throw InTheWay(value, path, at, "a list"),
        };
        if (position > items.Count)
        {
            throw new InputException(
                "NoSuchItem", null, $"{ValuePath.Format(path.Take(at))} has {items.Count} items, so there is no place for {path[at]}.", $"The next free place is [{items.Count}].");
        }

        var item = With(position < items.Count ? items[position] : null, path, at + 1, leaf);
        if (position < items.Count)
        {
            items[position] = item;
        }
        else
        {
            items.Add(item);
        }

        return new YamlList(items, value?.Source);
    }

    private static YamlMap Below(YamlValue? value, IReadOnlyList<string> path, int at) => value switch
    {
        null or YamlScalar { Kind: YamlScalarKind.Null } => YamlMap.Empty,
        YamlMap below => below,
        _ => throw InTheWay(value, path, at, "a map of keys"),
    };

    private static InputException InTheWay(YamlValue value, IReadOnlyList<string> path, int at, string wanted) => new(
        "ValueInTheWay",
        null,
        $"{ValuePath.Format(path)} is to be set, and {ValuePath.Format(path.Take(at))} is {(value is YamlList ? "a list" : value is YamlMap ? "a map of keys" : $"'{value}'")}, not {wanted}.",
        $"Give it as {wanted}, or leave it out.");

    /// <summary>The value without what stands at a path; null where nothing is left of it.</summary>
    private static YamlValue? Without(YamlValue value, IReadOnlyList<string> path, int at)
    {
        if (value is YamlList list && ValuePath.PositionOf(path[at]) is { } position && position < list.Count)
        {
            var inner = at == path.Count - 1 ? null : Without(list[position], path, at + 1);
            var items = list.ToList();
            items.RemoveAt(position);
            if (inner is not null)
            {
                items.Insert(position, inner);
            }

            return new YamlList(items, value.Source);
        }

        if (value is not YamlMap map || map.Find(path[at]) is not { } child)
        {
            return value;
        }

        var left = at == path.Count - 1 ? null : Without(child, path, at + 1);
        var entries = map.Where(entry => entry.Key != path[at] || left is not null)
            .Select(entry => entry.Key == path[at] ? new KeyValuePair<string, YamlValue>(entry.Key, left!) : entry)
            .ToArray();

        // A map that is emptied so says nothing any more.
        return entries.Length == 0 ? null : new YamlMap(entries, value.Source);
    }
}
