using System;
using System.Collections.Generic;
using System.IO;
using Rke2Network.Catalog.Reading;

namespace Rke2Network.Catalog;

/// <summary>
/// Reads the text form of a chart's values (<see cref="CatalogText"/>). Line by line in small methods: one that stays in a loop over
/// thousands of lines is compiled a second time in the middle of it, which takes longer than the reading.
/// </summary>
internal sealed class CatalogTextReader(CatalogNode root)
{
    private readonly List<string> versions = [];
    private readonly List<ChartCondition> conditions = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueFacts> facts = new(StringComparer.Ordinal);
    private readonly List<CatalogNode> path = [root];

    internal IReadOnlyList<string> Versions => versions;

    internal CatalogNode Root => root;

    internal IReadOnlyList<ChartCondition> Conditions => conditions;

    /// <exception cref="FormatException">The text is not of this form.</exception>
    internal void Read(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            Take(line);
        }
    }

    private void Take(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        if (line.StartsWith(CatalogText.StopMark, StringComparison.Ordinal))
        {
            TakeCondition(line);
        }
        else if (line.StartsWith(CatalogText.OpenMark, StringComparison.Ordinal))
        {
            var (first, last) = Range(line.Substring(CatalogText.OpenMark.Length));
            root.Add(new CatalogVariant(first, last, CatalogMerge.OpenRoot));
        }
        else if (line.IndexOf('\t') is var nameEnd and >= 0)
        {
            TakeValue(line, nameEnd);
        }
        else
        {
            TakeVersion(line);
        }
    }

    private void TakeVersion(string line)
    {
        if (!line.StartsWith(CatalogText.VersionLine, StringComparison.Ordinal))
        {
            throw new FormatException($"The catalog holds the line '{line}'.");
        }

        var version = line.Substring(CatalogText.VersionLine.Length);
        indexes.Add(version, versions.Count);
        versions.Add(version);
    }

    private void TakeCondition(string line)
    {
        var fields = line.Split('\t');
        var (first, last) = fields.Length > 2 ? Range(fields[1]) : (0, int.MaxValue);
        conditions.Add(new ChartCondition(first, last, Condition.Parse(fields[fields.Length - 1])));
    }

    private void TakeValue(string line, int nameEnd)
    {
        var depth = 0;
        while (line[depth] == ' ')
        {
            depth++;
        }

        if (depth >= path.Count)
        {
            throw new FormatException($"The catalog holds the line '{line}', which stands below nothing.");
        }

        path.RemoveRange(depth + 1, path.Count - depth - 1);
        var node = path[depth].Take(PercentText.Decode(line.Substring(depth, nameEnd - depth)));
        path.Add(node);
        var rangeEnd = line.IndexOf('\t', nameEnd + 1);
        var (from, to) = rangeEnd < 0 ? (0, int.MaxValue) : Range(line.Substring(nameEnd + 1, rangeEnd - nameEnd - 1));
        node.Add(new CatalogVariant(from, to, Facts(line.Substring((rangeEnd < 0 ? nameEnd : rangeEnd) + 1))));
    }

    /// <summary>Many values have the same facts: these are read, and kept, once.</summary>
    private ValueFacts Facts(string text)
    {
        if (!facts.TryGetValue(text, out var known))
        {
            facts.Add(text, known = ValueFactsText.Parse(text));
        }

        return known;
    }

    private (int From, int To) Range(string text)
    {
        var at = text.IndexOf(CatalogText.RangeMark, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new FormatException($"The catalog holds '{text}', which is no range of versions.");
        }

        var from = text.Substring(0, at);
        var to = text.Substring(at + CatalogText.RangeMark.Length);
        return (from.Length == 0 ? 0 : IndexOf(from), to.Length == 0 ? int.MaxValue : IndexOf(to));
    }

    private int IndexOf(string version) =>
        indexes.TryGetValue(version, out var at) ? at : throw new FormatException($"The catalog names the version '{version}' and does not list it.");
}
