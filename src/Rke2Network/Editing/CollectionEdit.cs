using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>Adds keys and items to a map or list, and takes them away. What cannot be done leaves the text as it is.</summary>
internal static class CollectionEdit
{
    /// <summary>Adds a key behind the others, or an item at its position.</summary>
    internal static string Add(string text, LayoutCollection holder, string segment, YamlValue value)
    {
        if (holder is LayoutMap map)
        {
            return map.IsFlow
                ? InsertFlow(text, map, map.Entries.Count, FlowText.Entry(segment, value))
                : TextSplice.AppendLines(text, map.End - 1, Lines(new YamlMap([new(segment, value)]), map));
        }

        var list = (LayoutList)holder;
        var position = ValuePath.PositionOf(segment)!.Value;
        if (list.IsFlow)
        {
            return InsertFlow(text, list, position, FlowText.Of(value));
        }

        var lines = Lines(new YamlList([value]), list);
        if (position > 0)
        {
            return TextSplice.AppendLines(text, list.Items[position - 1].End - 1, lines);
        }

        var dash = Dash(text, list, 0);
        return TextSplice.IsFirstInLine(text, dash) ? TextSplice.InsertLines(text, dash, lines) : text;
    }

    /// <summary>Takes a key or an item away; never the last one, which is written as an empty collection instead.</summary>
    internal static string Remove(string text, LayoutCollection holder, string segment)
    {
        var at = holder is LayoutMap map ? map.Entries.FindIndex(entry => entry.Key == segment) : ValuePath.PositionOf(segment)!.Value;
        var starts = Starts(text, holder).ToArray();
        var end = holder.Children.ElementAt(at).End;
        if (holder.IsFlow)
        {
            return at < starts.Length - 1
                ? TextSplice.Replace(text, starts[at], starts[at + 1], string.Empty)
                : at > 0 ? TextSplice.Replace(text, holder.Children.ElementAt(at - 1).End, end, string.Empty) : text;
        }

        if (TextSplice.IsFirstInLine(text, starts[at]))
        {
            return TextSplice.RemoveLines(text, starts[at], end);
        }

        return at < starts.Length - 1 ? TextSplice.Replace(text, starts[at], starts[at + 1], string.Empty) : text;
    }

    /// <summary>Gives a key another name; its value and its comments stay where they are.</summary>
    internal static string Rename(string text, LayoutMap map, string key, string name)
    {
        var entry = map.Entries.Find(each => each.Key == key)!;
        var written = map.IsFlow ? FlowText.Key(name) : YamlWriter.Key(name);
        return TextSplice.Replace(text, entry.Start, entry.Start + text.Substring(entry.Start, entry.Colon - entry.Start).TrimEnd().Length, written);
    }

    /// <summary>Where the dash of an item stands: in its own line, or above it.</summary>
    internal static int Dash(string text, LayoutList list, int position)
    {
        for (var line = LayoutReader.LineStart(text, list.Items[position].Start); ; line = LayoutReader.LineStart(text, line - 1))
        {
            var at = line + list.Column;
            if (at < text.Length && text[at] == '-' && at <= list.Items[position].Start && text.Substring(line, list.Column).IndexOf('#') < 0)
            {
                return at;
            }

            if (line == 0)
            {
                return list.Items[position].Start;
            }
        }
    }

    private static IEnumerable<int> Starts(string text, LayoutCollection holder) => holder switch
    {
        LayoutMap map => map.Entries.Select(entry => entry.Start),
        LayoutList { IsFlow: true } list => list.Items.Select(item => item.Start),
        LayoutList list => list.Items.Select((_, i) => Dash(text, list, i)),
        _ => [],
    };

    private static string Lines(YamlValue value, LayoutCollection holder) => TextSplice.Indent(YamlWriter.Write(value), holder.Column);

    private static string InsertFlow(string text, LayoutCollection holder, int position, string written)
    {
        var starts = Starts(text, holder).ToArray();
        if (position < starts.Length)
        {
            return TextSplice.Replace(text, starts[position], starts[position], written + ", ");
        }

        if (starts.Length == 0)
        {
            return TextSplice.Replace(text, holder.End - 1, holder.End - 1, written);
        }

        // A comma may stand behind the last one already.
        var end = holder.Children.Last().End;
        var comma = text.IndexOf(',', end, holder.End - end);
        return comma < 0 ? TextSplice.Replace(text, end, end, ", " + written) : TextSplice.Replace(text, comma + 1, comma + 1, " " + written);
    }
}
