using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.Checking;

/// <summary>Finds what a user may have meant by a path that a chart does not take.</summary>
internal sealed class Suggestions
{
    private const int Shown = 3;
    private const string BundledPrefix = "rke2-";

    private readonly ChartSchema schema;
    private readonly IReadOnlyList<string> path;
    private readonly YamlValue value;
    private readonly List<Candidate> found = [];

    private Suggestions(ChartSchema schema, IReadOnlyList<string> path, YamlValue value)
    {
        this.schema = schema;
        this.path = path;
        this.value = value;
    }

    private string Key => path[path.Count - 1];

    private IEnumerable<string> Parent => path.Take(path.Count - 1);

    /// <summary>What may be meant, likeliest first.</summary>
    internal static IReadOnlyList<Suggestion> For(ChartSchema schema, IReadOnlyList<string> path, YamlValue value)
    {
        var search = new Suggestions(schema, path, value);
        search.found.AddRange(Renamed(schema, path, value).Select(rename => new Candidate(0, rename)));
        search.UnderChartName();
        search.Dotted();
        search.Siblings();
        search.Elsewhere();
        search.OtherCharts();
        return search.found
            .OrderBy(each => each.Score)
            .Select(each => each.Suggestion)
            .GroupBy(each => each.Chart + ValuePath.Format(each.Path))
            .Select(group => group.First())
            .Take(Shown)
            .ToArray();
    }

    /// <summary>What a value that changed its name is called in this version.</summary>
    internal static IReadOnlyList<Suggestion> Renamed(ChartSchema schema, IReadOnlyList<string> path, YamlValue value) => Renames.Of(schema.Chart, path)
        .Where(rename => schema.Find(rename.Path) is { Facts: { IsRefused: false, IsUnread: false } })

        // Where a value became several, the note tells which is meant.
        .OrderByDescending(rename => value is YamlScalar { Text.Length: > 0 } scalar && rename.Note?.Contains(scalar.Text) == true)
        .Select(rename => new Suggestion(rename.Path, SuggestionReason.Renamed, Note: rename.Note))
        .ToArray();

    private void UnderChartName()
    {
        if (path.Count == 1 && value is YamlMap map && (Key == schema.Chart || BundledPrefix + Key == schema.Chart) && (schema.Root.InAnyVersion(Key) is not null || map.Any(entry => schema.Root.Named(entry.Key) is not null)))
        {
            found.Add(new Candidate(0, new Suggestion([], SuggestionReason.UnderChartName)));
        }
    }

    private void Dotted()
    {
        if (Key.IndexOf('.') > 0)
        {
            var inner = Parent.Concat(Key.Split('.')).ToArray();
            if (schema.Find(inner) is not null)
            {
                found.Add(new Candidate(0.1, new Suggestion(inner, SuggestionReason.Dotted)));
            }
        }
    }

    private void Siblings()
    {
        var tolerance = Spelling.Tolerance(Key);
        foreach (var sibling in schema.Find(Parent)?.Members() ?? [])
        {
            var distance = Spelling.Distance(Key, sibling.Name, tolerance);
            if (distance <= tolerance && IsOffered(sibling))
            {
                found.Add(new Candidate(distance + Mismatch(sibling) + Ending(sibling.Name), new Suggestion([.. Parent, sibling.Name], SuggestionReason.Near)));
            }
        }
    }

    /// <summary>The key on another level or under another parent, exactly or nearly.</summary>
    private void Elsewhere()
    {
        foreach (var (candidate, position) in schema.PathsOf(Key))
        {
            if (IsOffered(position) && !candidate.SequenceEqual(path))
            {
                found.Add(new Candidate(1.6 + Away(candidate) + Mismatch(position), new Suggestion(candidate, SuggestionReason.ElsewhereInChart)));
            }
        }
    }

    private void OtherCharts()
    {
        foreach (var chart in ChartCatalog.Names.Where(name => name != schema.Chart))
        {
            var other = ChartCatalog.Find(chart)!;
            var newest = other.Schema(other.Versions[other.Versions.Count - 1])!;
            var inner = value is YamlMap { Count: > 0 } map ? [.. path, map[0].Key] : path;
            if (inner.Count > 1 && newest.Find(path) is { } position && IsOffered(position))
            {
                var isWhole = newest.Find(inner) is not null;
                found.Add(new Candidate((isWhole ? 2.2 : 2.6) + Mismatch(position), new Suggestion(isWhole ? inner : path, SuggestionReason.OtherChart, chart)));
            }
        }
    }

    private static bool IsOffered(ChartPosition position) => !position.Facts.IsUnread && !position.Facts.IsRefused;

    /// <summary>A value of another kind is less likely meant.</summary>
    private double Mismatch(ChartPosition position)
    {
        var kind = ChartCheck.KindOf(value);
        var kinds = position.Facts.Kinds;
        return kinds == ValueKinds.None || kind == ValueKinds.Null || (kinds & kind) != 0 ? 0
            : (kind & ValueKindNames.Scalar) != 0 && (kinds & ValueKindNames.Scalar) != 0 ? 0.2
            : 0.7;
    }

    /// <summary>Of two words equally near, the one that begins and ends alike is meant.</summary>
    private double Ending(string name) =>
        (name[0] == Key.FirstOrDefault() ? 0 : 0.05) + (name[name.Length - 1] == Key.LastOrDefault() ? 0 : 0.05);

    /// <summary>How far another place is: the levels up and down that differ.</summary>
    private double Away(string[] candidate)
    {
        var shared = 0;
        while (shared < candidate.Length - 1 && shared < path.Count - 1 && candidate[shared] == path[shared])
        {
            shared++;
        }

        return 0.25 * (candidate.Length - 1 - shared + (path.Count - 1 - shared));
    }

    /// <summary>What may be meant, and how far off it is. No tuple: what sorts and groups structs is compiled anew, at a session's first misspelling.</summary>
    private sealed record Candidate(double Score, Suggestion Suggestion);
}
