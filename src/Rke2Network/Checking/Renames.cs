using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;

namespace Rke2Network.Checking;

/// <summary>The values that got another name from one version of their chart to another.</summary>
internal static class Renames
{
    private static readonly Lazy<ILookup<string, (string[] Path, string? Note)>> Loaded = new(Load);

    /// <summary>What a path became.</summary>
    internal static IEnumerable<(string[] Path, string? Note)> Of(string chart, IEnumerable<string> path) => Loaded.Value[chart + "\t" + string.Join(".", path)];

    private static ILookup<string, (string[] Path, string? Note)> Load()
    {
        var renames = new List<(string Key, string[] Path, string? Note)>();
        using var reader = CatalogResources.Open("renames.txt");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var fields = line.Split('\t');
                renames.Add((fields[0] + "\t" + fields[1], fields[2].Split('.'), fields.Length > 3 ? fields[3] : null));
            }
        }

        return renames.ToLookup(rename => rename.Key, rename => (rename.Path, rename.Note));
    }
}
