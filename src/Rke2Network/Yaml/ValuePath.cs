using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Rke2Network.Yaml;

/// <summary>Paths into a tree as users write them: <c>installation.calicoNetwork.mtu</c>, <c>args[0]</c>, <c>a."b.c"</c>.</summary>
public static class ValuePath
{
    private const int EscapeLength = 4; // \x1B
    private const string Advice = "Write for example flannel.iface, flannel.args[0] or nodeSelector.\"kubernetes.io/os\".";

    /// <summary>Writes a path.</summary>
    /// <param name="segments">Keys, and list positions as <c>[0]</c>, any item as <c>[]</c>.</param>
    /// <returns>The path; keys with a point, a bracket or a control character in them are quoted.</returns>
    public static string Format(IEnumerable<string> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            var position = IsPosition(segment);
            if (text.Length > 0 && !position)
            {
                text.Append('.');
            }

            var needsQuotes = !position && (segment.Length == 0 || segment.IndexOfAny(['.', '[', ']', '"', '\'', ' ']) >= 0 || ControlCharacters.AreIn(segment));
            text.Append(needsQuotes ? Quote(segment) : segment);
        }

        return text.ToString();
    }

    /// <summary>Reads a path.</summary>
    /// <param name="path">Keys with points between them, list positions in brackets, quotes around keys with points in them.</param>
    /// <returns>The segments as <see cref="Format"/> takes them.</returns>
    /// <exception cref="InputException">The path is empty, or a quote or bracket has no end.</exception>
    public static IReadOnlyList<string> Parse(string path)
    {
        var segments = new List<string>();
        var at = 0;
        while (at < path.Length)
        {
            if (path[at] == '[')
            {
                segments.Add(Position(path, ref at));
            }
            else
            {
                segments.Add(path[at] is '"' or '\'' ? Quoted(path, ref at) : Plain(path, ref at));
            }

            if (at < path.Length && path[at] == '.')
            {
                at++;
                if (at == path.Length || path[at] is '.' or '[')
                {
                    throw Fault(path, "a key is missing after a point");
                }
            }
            else if (at < path.Length && path[at] != '[')
            {
                throw Fault(path, "after a quoted key or a list position comes a point");
            }
        }

        return segments.Count > 0 ? segments : throw Fault(path, "the path is empty");
    }

    /// <summary>Whether a segment is a list position, or any item.</summary>
    /// <param name="segment">The segment.</param>
    /// <returns>True for <c>[0]</c> and <c>[]</c>.</returns>
    internal static bool IsPosition(string segment) =>
        segment.Length >= 2 && segment[0] == '[' && segment[segment.Length - 1] == ']' && segment.Skip(1).Take(segment.Length - 2).All(c => c is >= '0' and <= '9');

    /// <summary>The number in a list position; null for a key and for any item.</summary>
    internal static int? PositionOf(string segment) =>
        IsPosition(segment) && int.TryParse(segment.Substring(1, segment.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static string Position(string path, ref int at)
    {
        var end = path.IndexOf(']', at);
        var position = end < 0 ? throw Fault(path, "a bracket has no end") : path.Substring(at, end - at + 1);
        at = end + 1;
        return IsPosition(position) ? position : throw Fault(path, $"{position} is no list position");
    }

    private static string Plain(string path, ref int at)
    {
        var end = path.IndexOfAny(['.', '['], at);
        end = end < 0 ? path.Length : end;
        var key = path.Substring(at, end - at);
        at = end;
        return key.Length > 0 ? key : throw Fault(path, "a key is missing before a point");
    }

    private static string Quoted(string path, ref int at)
    {
        var quote = path[at];
        var key = new StringBuilder();
        for (at++; at < path.Length; at++)
        {
            if (path[at] == quote)
            {
                at++;
                return key.ToString();
            }

            // Only in double quotes, and only before what it protects.
            if (quote == '"' && path[at] == '\\' && at + 1 < path.Length)
            {
                if (path[at + 1] is '"' or '\\')
                {
                    at++;
                }
                else if (Escaped(path, at) is { } control)
                {
                    key.Append(control);
                    at += EscapeLength - 1;
                    continue;
                }
            }

            key.Append(path[at]);
        }

        throw Fault(path, "a quote has no end");
    }

    /// <summary>The character that <c>\x1B</c> stands for; null where something else stands there.</summary>
    private static char? Escaped(string path, int at) =>
        at + EscapeLength <= path.Length && path[at + 1] == 'x' && int.TryParse(path.Substring(at + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;

    private static string Quote(string key)
    {
        var text = new StringBuilder(key.Length + 2).Append('"');
        foreach (var c in key)
        {
            text.Append(c is '"' or '\\' ? "\\" + c : char.IsControl(c) ? ControlCharacters.Escape(c) : c.ToString());
        }

        return text.Append('"').ToString();
    }

    private static InputException Fault(string path, string reason) => new("InvalidPath", path, reason + ".", Advice, "Path");
}
