using System;
using System.Linq;

namespace Rke2Network.Editing;

/// <summary>Small changes of a text by offsets; lines end in LF.</summary>
internal static class TextSplice
{
    /// <summary>Puts a text in the place of a range.</summary>
    internal static string Replace(string text, int start, int end, string replacement) => text.Substring(0, start) + replacement + text.Substring(end);

    /// <summary>Puts a text, of one line or several, in the place of a range; what follows in its line (a comment) stays in the first line.</summary>
    internal static string ReplaceValue(string text, int start, int end, string written)
    {
        var first = written.IndexOf('\n');
        var rest = LineEnd(text, end);
        return first < 0
            ? Replace(text, start, end, written)
            : Replace(text, start, rest, written.Substring(0, first) + text.Substring(end, rest - end) + written.Substring(first));
    }

    /// <summary>Where the line ends that holds an offset: at its LF, or at the end of the text.</summary>
    internal static int LineEnd(string text, int offset)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end;
    }

    /// <summary>Puts lines behind the line that holds an offset.</summary>
    internal static string AppendLines(string text, int offset, string lines)
    {
        var end = LineEnd(text, offset);
        return end == 0 || text[end - 1] == '\n'
            ? Replace(text, end, end, lines + (end < text.Length ? string.Empty : "\n"))
            : Replace(text, end, end, "\n" + lines);
    }

    /// <summary>Puts lines before the line that holds an offset.</summary>
    internal static string InsertLines(string text, int offset, string lines)
    {
        var start = LayoutReader.LineStart(text, offset);
        return Replace(text, start, start, lines + "\n");
    }

    /// <summary>Takes the lines away that hold a range.</summary>
    internal static string RemoveLines(string text, int start, int end)
    {
        var from = LayoutReader.LineStart(text, start);
        var to = LineEnd(text, Math.Max(start, end - 1));
        if (to < text.Length)
        {
            return Replace(text, from, to + 1, string.Empty);
        }

        // The last lines, without a line end of their own: the one before goes with them.
        return Replace(text, Math.Max(from - 1, 0), to, string.Empty);
    }

    /// <summary>Indents every line that is not empty.</summary>
    internal static string Indent(string lines, int indent) =>
        string.Join("\n", lines.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', indent) + line));

    /// <summary>Whether only blanks (and dashes of lists) stand before an offset in its line.</summary>
    internal static bool IsFirstInLine(string text, int offset) =>
        text.Substring(LayoutReader.LineStart(text, offset), offset - LayoutReader.LineStart(text, offset)).All(c => c == ' ');
}
