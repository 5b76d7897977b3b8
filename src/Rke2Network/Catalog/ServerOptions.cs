using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Catalog;

/// <summary>
/// The options of the server in config.yaml, by release. Source: rancher/rke2, tags, pkg/cli/cmds/server.go and root.go
/// (Catalog/Data/options.txt in this assembly).
/// </summary>
internal static class ServerOptions
{
    private static readonly Lazy<Table> Embedded = new(Read);

    /// <summary>The options that any release takes.</summary>
    internal static IEnumerable<string> Names => Embedded.Value.Runs.Keys;

    /// <summary>Whether any release takes the option.</summary>
    internal static bool IsKnown(string name) => Embedded.Value.Runs.ContainsKey(name);

    /// <summary>Whether it is an option of k3s that no release of RKE2 takes.</summary>
    internal static bool IsDropped(string name) => Embedded.Value.Dropped.Contains(name);

    /// <summary>Whether a release takes the option; one newer than the catalog takes what the newest known takes.</summary>
    internal static bool Has(Rke2Version release, string name) =>
        Embedded.Value.Runs.TryGetValue(name, out var runs) && ReleaseCatalog.Default.Find(release).Version is var known && runs.Any(run => run.First <= known && (run.Last is null || known <= run.Last));

    /// <summary>The releases from which there is the option, in words; null where all have it.</summary>
    internal static string? Since(string name) => ReleaseRange.Since(ReleaseCatalog.Default, release => Has(release.Version, name));

    /// <summary>The last releases that had it, in words; null where it is still there.</summary>
    internal static string? Until(string name) => ReleaseRange.Until(ReleaseCatalog.Default, release => Has(release.Version, name));

    private static Table Read()
    {
        using var reader = CatalogResources.Open("options.txt");
        var (runs, dropped) = (new Dictionary<string, (Rke2Version First, Rke2Version? Last)[]>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (line[0] == '-')
            {
                dropped.Add(line.Substring(1));
            }
            else if (line[0] != '#')
            {
                runs.Add(words[0], Array.ConvertAll(words.Skip(1).ToArray(), Run));
            }
        }

        return new Table(runs, dropped);
    }

    private static (Rke2Version First, Rke2Version? Last) Run(string text)
    {
        var at = text.IndexOf("..", StringComparison.Ordinal);
        return (Rke2Version.Parse(text.Substring(0, at)), at + 2 == text.Length ? null : Rke2Version.Parse(text.Substring(at + 2)));
    }

    private sealed record Table(IReadOnlyDictionary<string, (Rke2Version First, Rke2Version? Last)[]> Runs, HashSet<string> Dropped);
}
