using System;
using System.Linq;
using System.Text;

namespace Rke2Network.Editing;

/// <summary>
/// The line ends of a file. Editing knows LF alone; each line that was not touched gets back the end that it had,
/// new ones that of most lines.
/// </summary>
internal sealed class LineEnds
{
    private readonly string[] lines;
    private readonly bool[] isWindows;
    private readonly bool isMostlyWindows;

    private LineEnds(string[] lines, bool[] isWindows)
    {
        this.lines = lines;
        this.isWindows = isWindows;
        isMostlyWindows = isWindows.Count(end => end) * 2 > isWindows.Length - 1;
    }

    /// <summary>Takes the ends of a text's lines.</summary>
    /// <param name="text">The text as the file holds it.</param>
    /// <param name="plain">The same with LF alone.</param>
    internal static LineEnds Of(string text, out string plain)
    {
        var raw = text.Split('\n');
        var ends = raw.Select((line, i) => i < raw.Length - 1 && line.Length > 0 && line[line.Length - 1] == '\r').ToArray();
        var lines = raw.Select((line, i) => ends[i] ? line.Substring(0, line.Length - 1) : line).ToArray();
        plain = string.Join("\n", lines);
        return new LineEnds(lines, ends);
    }

    /// <summary>Gives a changed text its ends.</summary>
    internal string Restore(string changed)
    {
        if (!isWindows.Contains(true))
        {
            return changed;
        }

        var after = changed.Split('\n');
        var text = new StringBuilder(changed.Length + after.Length);
        var next = 0;
        for (var i = 0; i < after.Length; i++)
        {
            // The next line of the file that reads alike: lines come and go, but keep their order.
            var at = Array.IndexOf(lines, after[i], next);
            var isKnown = at >= 0 && at < isWindows.Length - 1;
            next = isKnown ? at + 1 : next;
            text.Append(after[i]);
            if (i < after.Length - 1)
            {
                text.Append((isKnown ? isWindows[at] : isMostlyWindows) ? "\r\n" : "\n");
            }
        }

        return text.ToString();
    }
}
