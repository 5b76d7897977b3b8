using System;
using System.Collections.Generic;
using Rke2Network.Catalog;

namespace Rke2Network.Checking;

/// <summary>The values that got another name from one version of their chart to another.</summary>
internal static class Renames
{
    private static readonly Lazy<Dictionary<string, List<Rename>>> Loaded = new(Load);

    /// <summary>What a path became.</summary>
    internal static IEnumerable<Rename> Of(string chart, IEnumerable<string> path) =>
        Loaded.Value.TryGetValue(chart + "\t" + string.Join(".", path), out var renames) ? renames : [];

    private static Dictionary<string, List<Rename>> Load()
    {
        var renames = new Dictionary<string, List<Rename>>(StringComparer.Ordinal);
        using var reader = CatalogResources.Open("renames.txt");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var fields = line.Split('\t');
                var key = fields[0] + "\t" + fields[1];
                if (!renames.TryGetValue(key, out var known))
                {
                    renames.Add(key, known = []);
                }

                known.Add(new Rename(fields[2].Split('.'), fields.Length > 3 ? fields[3] : null));
            }
        }

        return renames;
    }
}
