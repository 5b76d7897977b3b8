using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Rke2Network.Catalog;

/// <summary>
/// The text form of a chart's values over its versions: a line <c>version</c> for each version, then a line for each value,
/// indented by its depth: name, range of versions where not all, facts (<see cref="ValueFactsText"/>), with tabs between.
/// A value that changed has a line for each run of versions; its members stand below the last. Lines <c>!stop</c> at the end hold
/// the conditions under which versions of the chart stop with an error; lines <c>!open</c> name versions that pass on all of their values.
/// </summary>
internal static class CatalogText
{
    internal const string VersionLine = "version ";
    internal const string RangeMark = "..";

    /// <summary>The start of a line with a condition under which the chart stops; no value has a name like it.</summary>
    internal const string StopMark = "!stop\t";

    /// <summary>The start of a line with versions of which any value may be taken.</summary>
    internal const string OpenMark = "!open\t";

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    internal static (IReadOnlyList<string> Versions, CatalogNode Root) Read(TextReader reader, CatalogNode? into = null, List<ChartCondition>? conditions = null)
    {
        var text = new CatalogTextReader(into ?? new CatalogNode(string.Empty));
        text.Read(reader);
        conditions?.AddRange(text.Conditions);
        return (text.Versions, text.Root);
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
        node.All.OrderBy(child => child.Name, StringComparer.Ordinal);

    private static string Range(int first, int last, IReadOnlyList<string> versions)
    {
        var from = first == 0 ? string.Empty : versions[first];
        var to = last >= versions.Count - 1 ? string.Empty : versions[last];
        return from.Length + to.Length == 0 ? string.Empty : from + RangeMark + to + "\t";
    }
}
