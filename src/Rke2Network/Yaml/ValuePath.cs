using System.Collections.Generic;
using System.Text;

namespace Rke2Network.Yaml;

/// <summary>Paths into a tree as users write them: <c>installation.calicoNetwork.mtu</c>, <c>args[0]</c>, <c>a."b.c"</c>.</summary>
public static class ValuePath
{
    /// <summary>Writes a path.</summary>
    /// <param name="segments">Keys, and list positions as <c>[0]</c>, any item as <c>[]</c>.</param>
    /// <returns>The path; keys with a point or bracket in them are quoted.</returns>
    public static string Format(IEnumerable<string> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            var position = segment.Length >= 2 && segment[0] == '[' && segment[segment.Length - 1] == ']';
            if (text.Length > 0 && !position)
            {
                text.Append('.');
            }

            var needsQuotes = !position && (segment.Length == 0 || segment.IndexOfAny(['.', '[', ']', '"', ' ']) >= 0);
            text.Append(needsQuotes ? '"' + segment.Replace("\"", "\\\"") + '"' : segment);
        }

        return text.ToString();
    }

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path, as <see cref="Format"/> writes it.</param>
    /// <returns>Its segments; where a quote or bracket is not closed, the rest of the path is one segment.</returns>
    public static IReadOnlyList<string> Split(string path)
    {
        var segments = new List<string>();
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '.')
            {
                at++;
            }
            else if (path[at] == '"')
            {
                segments.Add(Quoted(path, ref at));
            }
            else
            {
                var end = path[at] == '[' ? path.IndexOf(']', at) + 1 : path.IndexOfAny(['.', '['], at);
                end = end <= 0 ? path.Length : end;
                segments.Add(path.Substring(at, end - at));
                at = end;
            }
        }

        return segments;
    }

    private static string Quoted(string path, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < path.Length && path[at] != '"'; at++)
        {
            at += path[at] == '\\' && at + 1 < path.Length && path[at + 1] == '"' ? 1 : 0;
            text.Append(path[at]);
        }

        at++;
        return text.ToString();
    }
}
