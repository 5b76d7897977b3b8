using System;
using System.Linq;
using YamlDotNet.Core;

namespace Rke2Network.Editing;

/// <summary>The text in a literal block, as lines of the document: where it can be changed line by line.</summary>
internal sealed class LiteralContent
{
    private readonly string document;
    private readonly int start;
    private readonly int end;
    private readonly int indent;
    private readonly string[] raw;

    private LiteralContent(string document, int start, int end, int indent)
    {
        this.document = document;
        this.start = start;
        this.end = end;
        this.indent = indent;
        raw = document.Substring(start, end - start).Split('\n');
        Text = string.Join("\n", raw.Select(line => line.Length < indent ? string.Empty : line.Substring(indent)));
    }

    /// <summary>The text; lines end in LF, the last without one.</summary>
    internal string Text { get; }

    /// <summary>Finds the content of a block.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="node">The block.</param>
    /// <returns>The content; null where it is no literal block, has no lines, or bears an indent that cannot be told.</returns>
    internal static LiteralContent? Of(string document, LayoutScalar node)
    {
        var header = TextSplice.LineEnd(document, node.ValueStart);
        if (node.Style != ScalarStyle.Literal || header >= node.End)
        {
            return null;
        }

        // A number in the header counts from the key's own indent; such a block is written anew.
        if (document.Substring(node.ValueStart, header - node.ValueStart).Split('#')[0].Any(char.IsDigit))
        {
            return null;
        }

        var body = document.Substring(header + 1, node.End - header - 1).TrimEnd();
        var indent = body.Split('\n').Where(line => line.Trim(' ').Length > 0).Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty(0).First();
        return body.Length == 0 ? null : new LiteralContent(document, header + 1, header + 1 + body.Length, indent);
    }

    /// <summary>The document with other content; lines that stay keep even the blanks that the reader does not see.</summary>
    internal string With(string content)
    {
        var before = Text.Split('\n');
        var after = content.TrimEnd('\n').Split('\n');
        var least = Math.Min(before.Length, after.Length);
        var head = Enumerable.Range(0, least).TakeWhile(i => before[i] == after[i]).Count();
        var tail = Enumerable.Range(1, least - head).TakeWhile(i => before[before.Length - i] == after[after.Length - i]).Count();
        var changed = after.Skip(head).Take(after.Length - head - tail).Select(line => TextSplice.Indent(line, indent));
        return TextSplice.Replace(document, start, end, string.Join("\n", [.. raw.Take(head), .. changed, .. raw.Skip(raw.Length - tail)]));
    }
}
