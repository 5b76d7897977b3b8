using System;
using System.Globalization;
using System.Text;

namespace Rke2Network.Nodes;

/// <summary>Reads what <see cref="NodeProbe.Script"/> answers. The answer may be anything: it is read or refused.</summary>
public static class NodeFactsReader
{
    /// <summary>The most bytes that an answer may have.</summary>
    public const int MaxAnswerBytes = 4 * 1024 * 1024;

    private const string Mark = "rke2-node-facts";
    private const int Shown = 120;
    private static readonly char[] Tab = ['\t'];

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">What the script wrote. What stands before its first line, as a login shell's greeting, and after its last does not count.</param>
    /// <param name="node">The name by which the node was asked for.</param>
    /// <param name="source">Where the answer is from.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="InputException">
    /// NodeAnswerTooLong: it is longer than <see cref="MaxAnswerBytes"/>. NodeAnswerMissing: the script did not run.
    /// NodeAnswerIncomplete: it did not come to its end. NodeAnswerUnknown: it is of another version of the script.
    /// FolderUnreadable: the script could not enter the folder.
    /// </exception>
    public static NodeFacts Read(byte[] answer, string node, NodeFactsSource source)
    {
        if (answer.Length > MaxAnswerBytes)
        {
            throw TooLong(node);
        }

        var text = Encoding.UTF8.GetString(answer);
        var start = Start(text, node);
        var builder = new NodeFactsBuilder();
        var end = start;
        while (Line(text, ref end) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            var fields = line.Split(Tab);
            if (fields[0] != Mark)
            {
                builder.Add(fields);
            }
            else if (fields.Length == 3 && fields[1] == "end" && fields[2] == "1")
            {
                return builder.Build(node, source);
            }
            else if (fields.Length > 1 && fields[1] == "failed")
            {
                throw new InputException("FolderUnreadable", node, "sh cannot enter the folder.", "Give a folder that you may read, or use an account that may.");
            }
        }

        throw new InputException(
            "NodeAnswerIncomplete",
            node,
            "the node's answer breaks off before its end: the connection was lost, or the script was stopped.",
            "Try again; where it stays so, run 'sh' there by hand and see what stops it.");
    }

    /// <summary>The fault of an answer without an end.</summary>
    internal static InputException TooLong(string node) => new(
        "NodeAnswerTooLong",
        node,
        string.Format(CultureInfo.InvariantCulture, "the node's answer is longer than {0} MB, and the facts of a node are not.", MaxAnswerBytes / 1024 / 1024),
        "Look at what answers there: something other than the script may write to its output.");

    /// <summary>Where the line after the mark of the beginning starts.</summary>
    private static int Start(string text, string node)
    {
        var next = 0;
        string? first = null;
        while (Line(text, ref next) is { } line)
        {
            if (line.StartsWith(Mark + "\tbegin\t", StringComparison.Ordinal))
            {
                return line == Mark + "\tbegin\t1"
                    ? next
                    : throw new InputException("NodeAnswerUnknown", node, "the answer is of another version of the script.", "Use the same version of Rke2Network for the script and for reading its answer.");
            }

            first ??= line.Trim() is { Length: > 0 } said ? said : null;
        }

        var shown = first is null ? "it answered nothing" : $"it answered '{ProbeText.Clean(first.Length > Shown ? first.Substring(0, Shown) : first)}'";
        throw new InputException(
            "NodeAnswerMissing",
            node,
            $"the node did not run the script: {shown}.",
            "Use an account whose login shell runs commands, on a node that has sh.");
    }

    /// <summary>The next line without its end; null where there is none.</summary>
    private static string? Line(string text, ref int next)
    {
        var end = next < text.Length ? text.IndexOf('\n', next) : -1;
        if (end < 0)
        {
            if (next < text.Length)
            {
                var rest = text.Substring(next);
                next = text.Length;
                return rest;
            }

            return null;
        }

        var length = end - next;
        if (length > 0 && text[end - 1] == '\r')
        {
            length--;
        }

        var line = text.Substring(next, length);
        next = end + 1;
        return line;
    }
}
