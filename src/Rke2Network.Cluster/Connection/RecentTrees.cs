using System;
using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Connection;

/// <summary>
/// The kubeconfigs that were read last: each cmdlet of a session reads its file, which seldom changes, and reading costs as
/// much as a request. The whole text decides whether it is the same, so that no change is missed.
/// </summary>
internal sealed class RecentTrees(int most)
{
    private readonly LinkedList<(string File, string Text, YamlMap Tree)> recent = new();
    private readonly object gate = new();

    /// <summary>Those of this process.</summary>
    internal static RecentTrees Shared { get; } = new(8);

    /// <summary>The tree of a file's text.</summary>
    /// <exception cref="InputException">The text is no YAML mapping.</exception>
    internal YamlMap Read(string text, string file)
    {
        lock (gate)
        {
            for (var at = recent.First; at is not null; at = at.Next)
            {
                if (string.Equals(at.Value.File, file, StringComparison.Ordinal) && string.Equals(at.Value.Text, text, StringComparison.Ordinal))
                {
                    recent.Remove(at);
                    recent.AddFirst(at);
                    return at.Value.Tree;
                }
            }
        }

        var tree = YamlReader.ReadMap(text, file);
        lock (gate)
        {
            recent.AddFirst((file, text, tree));
            while (recent.Count > most)
            {
                recent.RemoveLast();
            }
        }

        return tree;
    }
}
