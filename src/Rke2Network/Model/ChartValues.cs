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
    /// <param name="path">The keys from the root down.</param>
    /// <returns>The value, or null where there is none.</returns>
    public YamlValue? Find(IEnumerable<string> path)
    {
        YamlValue? value = Root;
        foreach (var key in path)
        {
            value = (value as YamlMap)?.Find(key);
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

    /// <summary>The values with one set; maps on the way are made.</summary>
    /// <param name="path">The keys from the root down.</param>
    /// <param name="value">The value.</param>
    /// <returns>The new values.</returns>
    /// <exception cref="InputException">On the way stands a value that is no map, and would be lost.</exception>
    public ChartValues With(IReadOnlyList<string> path, YamlValue value) => Of(With(Root, path, 0, value));

    /// <summary>The values as YAML.</summary>
    /// <returns>The inner document of a HelmChartConfig.</returns>
    public override string ToString() => IsEmpty ? string.Empty : Root.ToString();

    private static YamlMap With(YamlMap map, IReadOnlyList<string> path, int at, YamlValue value) => at == path.Count - 1
        ? map.With(path[at], value)
        : map.With(path[at], With(Below(map, path, at), path, at + 1, value));

    private static YamlMap Below(YamlMap map, IReadOnlyList<string> path, int at) => map.Find(path[at]) switch
    {
        null or YamlScalar { Kind: YamlScalarKind.Null } => YamlMap.Empty,
        YamlMap below => below,
        { } other => throw new InputException(
            "ValueInTheWay",
            null,
            $"{ValuePath.Format(path)} is to be set, and {ValuePath.Format(path.Take(at + 1))} is {(other is YamlList ? "a list" : $"'{other}'")}, not a map of keys.",
            "Give it as a map, or leave it out."),
    };
}
