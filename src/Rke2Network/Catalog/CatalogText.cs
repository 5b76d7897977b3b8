using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Catalog.Reading;

namespace Rke2Network.Catalog;

/// <summary>
/// The text form of a chart's values over its versions: a line <c>version</c> for each version, then a line for each value,
/// indented by its depth: name, range of versions where not all, facts (<see cref="ValueFactsText"/>), with tabs between.
/// A value that changed has a line for each run of versions; its members stand below the last. Lines <c>!stop</c> at the end hold
/// the conditions under which versions of the chart stop with an error; lines <c>!open</c> name versions that pass on all of their values.
/// </summary>
internal static class CatalogText
{
    private const string VersionLine = "version ";
    private const string RangeMark = "..";

    /// <summary>The start of a line with a condition under which the chart stops; no value has a name like it.</summary>
    private const string StopMark = "!stop\t";

    /// <summary>The start of a line with versions of which any value may be taken.</summary>
    private const string OpenMark = "!open\t";

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    internal static (IReadOnlyList<string> Versions, CatalogNode Root) Read(TextReader reader, CatalogNode? into = null, List<ChartCondition>? conditions = null)
    {
        var versions = new List<string>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var facts = new Dictionary<string, ValueFacts>(StringComparer.Ordinal);
        var path = new List<CatalogNode> { into ?? new CatalogNode(string.Empty) };
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith(StopMark, StringComparison.Ordinal))
            {
                var fields = line.Split('\t');
                var (first, last) = fields.Length > 2 ? Range(fields[1], indexes) : (0, int.MaxValue);
                conditions?.Add(new ChartCondition(first, last, Condition.Parse(fields[fields.Length - 1])));
                continue;
            }

            if (line.StartsWith(OpenMark, StringComparison.Ordinal))
            {
                var (first, last) = Range(line.Substring(OpenMark.Length), indexes);
                path[0].Add(new CatalogVariant(first, last, CatalogMerge.OpenRoot));
                continue;
            }

            if (line.StartsWith(VersionLine, StringComparison.Ordinal) && line.IndexOf('\t') < 0)
            {
                indexes.Add(line.Substring(VersionLine.Length), versions.Count);
                versions.Add(line.Substring(VersionLine.Length));
                continue;
            }

            var depth = line.Length - line.TrimStart(' ').Length;
            var nameEnd = line.IndexOf('\t');
            var rangeEnd = nameEnd < 0 || depth >= path.Count ? throw new FormatException($"The catalog holds the line '{line}'.") : line.IndexOf('\t', nameEnd + 1);
            path.RemoveRange(depth + 1, path.Count - depth - 1);
            var node = path[depth].Take(PercentText.Decode(line.Substring(depth, nameEnd - depth)));
            path.Add(node);
            var text = line.Substring((rangeEnd < 0 ? nameEnd : rangeEnd) + 1);
            if (!facts.TryGetValue(text, out var known))
            {
                facts.Add(text, known = ValueFactsText.Parse(text));
            }

            var (from, to) = rangeEnd < 0 ? (0, int.MaxValue) : Range(line.Substring(nameEnd + 1, rangeEnd - nameEnd - 1), indexes);
            node.Add(new CatalogVariant(from, to, known));
        }

        return (versions, path[0]);
    }

    /// <summary>Writes the text.</summary>
    internal static void Write(TextWriter writer, IReadOnlyList<string> versions, CatalogNode root, params IEnumerable<ChartCondition> conditions)
    {
        foreach (var version in versions)
        {
            writer.Write(VersionLine + version + "\n");
        }

        foreach (var variant in root.Variants)
        {
            writer.Write(OpenMark + versions[variant.From] + RangeMark + (variant.To < versions.Count ? versions[variant.To] : string.Empty) + "\n");
        }

        foreach (var child in Sorted(root))
        {
            Write(writer, versions, child, 0);
        }

        foreach (var condition in conditions)
        {
            writer.Write(StopMark + Range(condition.From, condition.To, versions) + condition.Condition + "\n");
        }
    }

    private static void Write(TextWriter writer, IReadOnlyList<string> versions, CatalogNode node, int depth)
    {
        foreach (var variant in node.Variants)
        {
            writer.Write(new string(' ', depth) + NameText(node.Name) + "\t" + Range(variant.From, variant.To, versions) + ValueFactsText.Format(variant.Facts) + "\n");
        }

        foreach (var child in Sorted(node))
        {
            Write(writer, versions, child, depth + 1);
        }
    }

    /// <summary>The first character must not look like an indentation, a comment or a mark.</summary>
    private static string NameText(string name) =>
        name.Length == 0 ? name : PercentText.Encode(name.Substring(0, 1), " #!") + PercentText.Encode(name.Substring(1), string.Empty);

    private static IEnumerable<CatalogNode> Sorted(CatalogNode node) =>
        (node.Item is null ? node.Children : node.Children.Append(node.Item)).OrderBy(child => child.Name, StringComparer.Ordinal);

    private static string Range(int first, int last, IReadOnlyList<string> versions)
    {
        var from = first == 0 ? string.Empty : versions[first];
        var to = last >= versions.Count - 1 ? string.Empty : versions[last];
        return from.Length + to.Length == 0 ? string.Empty : from + RangeMark + to + "\t";
    }

    private static (int From, int To) Range(string text, Dictionary<string, int> versions)
    {
        var at = text.IndexOf(RangeMark, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new FormatException($"The catalog holds '{text}', which is no range of versions.");
        }

        var from = text.Substring(0, at);
        var to = text.Substring(at + RangeMark.Length);
        return (from.Length == 0 ? 0 : IndexOf(from, versions), to.Length == 0 ? int.MaxValue : IndexOf(to, versions));
    }

    private static int IndexOf(string version, Dictionary<string, int> versions) =>
        versions.TryGetValue(version, out var at) ? at : throw new FormatException($"The catalog names the version '{version}' and does not list it.");
}
