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
}
