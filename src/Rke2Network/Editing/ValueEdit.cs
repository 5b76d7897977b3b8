using System.Linq;
using Rke2Network.Yaml;
using YamlDotNet.Core;

namespace Rke2Network.Editing;

/// <summary>Puts a value in the place of another; the comment in its line stays.</summary>
internal static class ValueEdit
{
    private const int UsualStep = 2;

    /// <summary>Replaces the value of a key, or an item.</summary>
    internal static string Replace(string text, LayoutCollection holder, string segment, YamlValue value)
    {
        var entry = (holder as LayoutMap)?.Entries.Find(each => each.Key == segment);
        var node = entry?.Value ?? ((LayoutList)holder).Items[ValuePath.PositionOf(segment)!.Value];

        // Before an item stands its dash, before a value its key's colon.
        var mark = entry?.Colon ?? (holder.IsFlow ? node.Start : CollectionEdit.Dash(text, (LayoutList)holder, ValuePath.PositionOf(segment)!.Value));
        var anchor = Anchor(text, node);
        if (holder.IsFlow)
        {
            return OnLine(text, node, anchor + FlowText.Of(value));
        }

        if (value is YamlMap { Count: > 0 } or YamlList { Count: > 0 })
        {
            return Below(text, holder, node, mark, anchor, value);
        }

        var written = anchor + (Requoted(node, value) ?? Written(holder, segment, value));
        return IsBelow(text, node, mark) && node is LayoutCollection
            ? WithoutLines(text, node, mark, " " + written)
            : OnLine(text, node, written);
    }

    /// <summary>In the place of what stands behind the colon or dash.</summary>
    private static string OnLine(string text, LayoutNode node, string written) => node is LayoutScalar { IsEmpty: true }
        ? TextSplice.ReplaceValue(text, node.Start, node.End, (node.Start > 0 && text[node.Start - 1] == ' ' ? string.Empty : " ") + written)
        : TextSplice.ReplaceValue(text, node.Start, node.End, written);

    /// <summary>A collection in lines of its own below its key, or behind its dash.</summary>
    private static string Below(string text, LayoutCollection holder, LayoutNode node, int mark, string anchor, YamlValue value)
    {
        var lines = YamlWriter.Write(value);
        if (holder is LayoutList)
        {
            var column = IsBelow(text, node, mark) || node is LayoutScalar { IsEmpty: true } ? holder.Column + UsualStep : node.Start - LayoutReader.LineStart(text, node.Start);
            var start = IsBelow(text, node, mark) ? mark + 1 : node.Start;
            return TextSplice.Replace(text, start, node.End, (text[start - 1] == ' ' ? string.Empty : " ") + anchor + TextSplice.Indent(lines, column).TrimStart(' '));
        }

        lines = TextSplice.Indent(lines, holder.Column + Step(holder));
        if (IsBelow(text, node, mark))
        {
            var from = TextSplice.LineEnd(text, mark) + 1;
            return TextSplice.Replace(text, from, node.End, lines);
        }

        var cut = TextSplice.Replace(text, mark + 1, node.End, anchor.Length > 0 ? " " + anchor.TrimEnd() : string.Empty);
        return TextSplice.AppendLines(cut, mark, lines);
    }

    /// <summary>A value behind the mark in place of the lines below it.</summary>
    private static string WithoutLines(string text, LayoutNode node, int mark, string written)
    {
        var without = TextSplice.Replace(text, TextSplice.LineEnd(text, mark), TextSplice.LineEnd(text, node.End - 1), string.Empty);
        return TextSplice.ReplaceValue(without, mark + 1, mark + 1, written);
    }

    private static bool IsBelow(string text, LayoutNode node, int mark) => node.Start > TextSplice.LineEnd(text, mark);

    /// <summary>A scalar or an empty collection as it stands behind its key or dash; a text of several lines as a block.</summary>
    private static string Written(LayoutCollection holder, string segment, YamlValue value)
    {
        YamlValue whole = holder is LayoutMap ? new YamlMap([new(segment, value)]) : new YamlList([value]);
        var lines = TextSplice.Indent(YamlWriter.Write(whole), holder.Column).TrimStart(' ');
        var key = holder is LayoutMap ? YamlWriter.Write(YamlScalar.String(segment)).Length + 1 : 1;
        return lines.Substring(key + 1);
    }

    /// <summary>A string in the quotes that the one before it had; null where it had none, or cannot have them.</summary>
    private static string? Requoted(LayoutNode node, YamlValue value) => (node, value) switch
    {
        (LayoutScalar { Style: ScalarStyle.DoubleQuoted }, YamlScalar { Kind: YamlScalarKind.String } text) => YamlWriter.Quoted(text.Text),
        (LayoutScalar { Style: ScalarStyle.SingleQuoted }, YamlScalar { Kind: YamlScalarKind.String } text) when text.Text.All(c => c is >= ' ' and <= '~') => "'" + text.Text.Replace("'", "''") + "'",
        _ => null,
    };

    /// <summary>An anchor stays, as others refer to it; a tag would force a kind on the new value.</summary>
    private static string Anchor(string text, LayoutNode node)
    {
        var at = node.Start;
        var anchor = string.Empty;
        while (node is not LayoutAlias && at < node.End && text[at] is '&' or '!')
        {
            var end = at;
            while (end < node.End && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            anchor = text[at] == '&' ? text.Substring(at, end - at) + " " : anchor;
            at = end;
            while (at < node.End && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return anchor;
    }

    /// <summary>How far the file indents what stands below.</summary>
    private static int Step(LayoutCollection holder) =>
        holder.Children.OfType<LayoutMap>().Where(map => !map.IsFlow && map.Column > holder.Column).Select(map => map.Column - holder.Column).DefaultIfEmpty(UsualStep).First();
}
