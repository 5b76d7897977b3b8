using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Nodes;

/// <summary>
/// What NetworkManager's files leave alone. They are read in the order NetworkManager reads them: a later value takes the
/// place of an earlier one, <c>+=</c> adds, and a file of the same name in a later folder stands for the earlier file
/// (NetworkManager.conf(5)).
/// </summary>
internal sealed class NetworkManagerLines
{
    private const string Key = "unmanaged-devices";

    /// <summary>More than any node has; an answer that is hostile must not take long.</summary>
    private const int MaxLines = 4096;

    private static readonly char[] Separators = [';', ','];

    private readonly List<(string Path, List<string> Lines)> files = [];
    private int count;

    /// <summary>Whether a file of it could not be read.</summary>
    internal bool IsUnknown { get; set; }

    /// <summary>A file begins.</summary>
    internal void AddFile(string path)
    {
        if (IsTaken())
        {
            files.Add((path, []));
        }
    }

    /// <summary>A line of the file: the head of a section, or one of the keys that matter.</summary>
    internal void AddLine(string line)
    {
        if (files.Count > 0 && IsTaken())
        {
            files[files.Count - 1].Lines.Add(line.Trim());
        }
    }

    /// <summary>The patterns.</summary>
    internal IReadOnlyList<string> UnmanagedDevices()
    {
        var patterns = new List<string>();
        var ofSections = new List<string>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++)
        {
            last[Name(files[i].Path)] = i;
        }

        foreach (var i in last.Values.OrderBy(i => i))
        {
            Read(files[i].Lines, patterns, ofSections);
        }

        return [.. patterns.Concat(ofSections).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>[keyfile] has the list; a [device] section may say managed=0 of what it matches.</summary>
    private static void Read(List<string> lines, List<string> patterns, List<string> ofSections)
    {
        var section = string.Empty;
        string? match = null;
        var isUnmanaged = false;
        foreach (var line in lines)
        {
            if (line.Length > 0 && line[0] == '[')
            {
                End();
                section = line.Trim('[', ']', ' ');
                continue;
            }

            var equals = line.IndexOf('=');
            if (equals <= 0)
            {
                continue;
            }

            var key = line.Substring(0, equals).Trim();
            var value = line.Substring(equals + 1).Trim();
            if (section == "keyfile" && key.TrimEnd('+', '-', ' ') == Key)
            {
                if (key.IndexOf('-', Key.Length) >= 0)
                {
                    var gone = Split(value);
                    patterns.RemoveAll(gone.Contains);
                    continue;
                }

                if (key.IndexOf('+') < 0)
                {
                    patterns.Clear();
                }

                patterns.AddRange(Split(value));
            }
            else if (section.StartsWith("device", StringComparison.Ordinal))
            {
                match = key == "match-device" ? value : match;
                isUnmanaged = key == "managed" ? value is "0" or "false" or "no" or "off" : isUnmanaged;
            }
        }

        End();

        void End()
        {
            if (isUnmanaged && match is not null)
            {
                ofSections.AddRange(Split(match));
            }

            match = null;
            isUnmanaged = false;
        }
    }

    /// <summary>Whether one more is taken; where too much came, the list is not known.</summary>
    private bool IsTaken()
    {
        IsUnknown |= ++count > MaxLines;
        return count <= MaxLines;
    }

    private static string[] Split(string value) => [.. value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(each => each.Trim()).Where(each => each.Length > 0)];

    private static string Name(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
