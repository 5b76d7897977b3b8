using System.Collections.Generic;
using System.Linq;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace Rke2Network.Editing;

/// <summary>
/// The line ends of a file. Editing knows LF alone; each line that was not touched gets back the end that it had,
/// new ones that of most lines.
/// </summary>
internal sealed class LineEnds
{
    private readonly string plain;
    private readonly bool[] isWindows;

    private LineEnds(string plain, bool[] isWindows)
    {
        this.plain = plain;
        this.isWindows = isWindows;
    }

    /// <summary>Takes the ends of a text's lines.</summary>
    /// <param name="text">The text as the file holds it.</param>
    /// <param name="plain">The same with LF alone.</param>
    internal static LineEnds Of(string text, out string plain)
    {
        var lines = text.Split('\n');
        plain = text.Replace("\r\n", "\n");
        return new LineEnds(plain, [.. lines.Take(lines.Length - 1).Select(line => line.Length > 0 && line[line.Length - 1] == '\r')]);
    }

    /// <summary>Gives a changed text its ends.</summary>
    internal string Restore(string changed)
    {
        if (!isWindows.Contains(true))
        {
            return changed;
        }

        if (!isWindows.Contains(false))
        {
            return changed.Replace("\n", "\r\n");
        }

        var lines = changed.Split('\n');
        var ends = Enumerable.Repeat(isWindows.Count(end => end) * 2 > isWindows.Length, lines.Length).ToArray();
        foreach (var (before, after) in Kept(changed, lines.Length).Where(pair => pair.Before < isWindows.Length))
        {
            ends[after] = isWindows[before];
        }

        var text = new StringBuilder(changed.Length + lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            text.Append(lines[i]).Append(i == lines.Length - 1 ? string.Empty : ends[i] ? "\r\n" : "\n");
        }

        return text.ToString();
    }

    /// <summary>The lines that stand in both texts, as a diff pairs them.</summary>
    private IEnumerable<(int Before, int After)> Kept(string changed, int count)
    {
        var at = 0;
        var shift = 0;
        foreach (var block in Differ.Instance.CreateDiffs(plain, changed, ignoreWhiteSpace: false, ignoreCase: false, new LineChunker()).DiffBlocks)
        {
            for (; at < block.InsertStartB; at++)
            {
                yield return (at - shift, at);
            }

            at += block.InsertCountB;
            shift += block.InsertCountB - block.DeleteCountA;
        }

        for (; at < count; at++)
        {
            yield return (at - shift, at);
        }
    }
}
