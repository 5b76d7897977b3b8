using System.Collections.Generic;
using System.Linq;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>One step on the way from a tree to another.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Path">Where: keys, and positions as <c>[0]</c>.</param>
/// <param name="Value">The value to write, or the new name; null where a value goes.</param>
internal sealed record TreeDifference(TreeDifferenceKind Kind, IReadOnlyList<string> Path, YamlValue? Value)
{
    /// <summary>The first difference, as deep down as it can be told.</summary>
    /// <param name="current">The tree as it is.</param>
    /// <param name="target">The tree as it shall be.</param>
    /// <returns>The step; null where both hold the same.</returns>
    internal static TreeDifference? First(YamlValue current, YamlValue target) => First(current, target, []);

    private static TreeDifference? First(YamlValue current, YamlValue target, string[] path)
    {
        if (current.SameAs(target))
        {
            return null;
        }

        return (current, target) switch
        {
            (YamlMap from, YamlMap { Count: > 0 } to) => InMap(from, to, path),
            (YamlList { Count: > 0 } from, YamlList { Count: > 0 } to) => InList(from, to, path),
            _ => new TreeDifference(TreeDifferenceKind.Set, path, target),
        };
    }

    private static TreeDifference? InMap(YamlMap current, YamlMap target, string[] path)
    {
        foreach (var entry in target)
        {
            string[] below = [.. path, entry.Key];
            if (current.Find(entry.Key) is not { } there)
            {
                var renamed = current.FirstOrDefault(old => target.Find(old.Key) is null && IsRenamed(old, entry)).Key;
                return renamed is null
                    ? new TreeDifference(TreeDifferenceKind.Add, below, entry.Value)
                    : new TreeDifference(TreeDifferenceKind.Rename, [.. path, renamed], YamlScalar.String(entry.Key));
            }

            if (First(there, entry.Value, below) is { } inner)
            {
                return inner;
            }
        }

        var gone = current.First(entry => target.Find(entry.Key) is null);
        return new TreeDifference(TreeDifferenceKind.Remove, [.. path, gone.Key], null);
    }

    /// <summary>
    /// Whether a key that goes is the one that comes, so that its place and comments stay: a near name, or a value that
    /// nobody writes twice. A plain true under two names is two things.
    /// </summary>
    private static bool IsRenamed(KeyValuePair<string, YamlValue> gone, KeyValuePair<string, YamlValue> come) => gone.Value.SameAs(come.Value)
        && (gone.Value is YamlMap { Count: > 0 } or YamlList { Count: > 0 }
            || Spelling.Distance(gone.Key, come.Key, Spelling.Tolerance(come.Key)) <= Spelling.Tolerance(come.Key));

    /// <summary>Items that stay at the start and the end are left alone; between them items change in place, come or go.</summary>
    private static TreeDifference? InList(YamlList current, YamlList target, string[] path)
    {
        var least = System.Math.Min(current.Count, target.Count);
        var before = Enumerable.Range(0, least).TakeWhile(i => current[i].SameAs(target[i])).Count();
        var behind = Enumerable.Range(1, least - before).TakeWhile(i => current[current.Count - i].SameAs(target[target.Count - i])).Count();
        string[] at = [.. path, $"[{before}]"];
        return (current.Count - before - behind, target.Count - before - behind) switch
        {
            (0, _) => new TreeDifference(TreeDifferenceKind.Add, at, target[before]),
            (_, 0) => new TreeDifference(TreeDifferenceKind.Remove, at, null),
            _ => First(current[before], target[before], at),
        };
    }
}
