using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>Servers' files with known faults, made with a seed: the same seed gives the same files.</summary>
internal static class Corpus
{
    /// <summary>How many servers the corpus has.</summary>
    internal const int Size = 200;

    /// <summary>The seed of the corpus.</summary>
    internal const ulong Seed = 5;

    /// <summary>A quarter of the servers has no fault, the others one, two or three.</summary>
    private const int MostFaults = 3;

    /// <summary>Makes the servers.</summary>
    internal static IReadOnlyList<CorpusServer> Make(int size = Size, ulong seed = Seed)
    {
        var random = new SeededRandom(seed);
        var planted = CorpusFaults.All.ToDictionary(fault => fault, _ => 0);
        return [.. Enumerable.Range(0, size).Select(number => Make(number, random, planted))];
    }

    /// <summary>Writes the servers below a folder, checks them, and holds what is found against their faults.</summary>
    internal static IReadOnlyList<CorpusTrial> Run(IEnumerable<CorpusServer> servers, string folder) => [.. servers.Select(server =>
    {
        var own = Path.Combine(folder, server.Name);
        server.Write(own);
        return new CorpusTrial(server, server.Check(own));
    })];

    private static CorpusServer Make(int number, SeededRandom random, Dictionary<CorpusFault, int> planted)
    {
        var server = CorpusBase.Make(number, random);
        var places = new HashSet<string>(StringComparer.Ordinal);
        var wanted = number / 4 % (MostFaults + 1);

        // Those come first that were planted least, as some have room on few servers.
        foreach (var fault in CorpusFaults.All.OrderBy(fault => planted[fault]).ToArray())
        {
            if (places.Count < wanted && !Clashes(places, fault.Place) && fault.Plant(server, random) is { } path)
            {
                places.Add(fault.Place);
                planted[fault]++;
                server.Faults.Add((fault.Name, fault.Rule, path));
            }
        }

        return server;
    }

    private static bool Clashes(HashSet<string> places, string place) =>
        places.Contains(place)
        || (place == CorpusFaults.Manifest && places.Any(IsInManifest))
        || (IsInManifest(place) && places.Contains(CorpusFaults.Manifest));

    private static bool IsInManifest(string place) =>
        place.StartsWith(CorpusFaults.Values, StringComparison.Ordinal) || place is "namespace" or "apiVersion" or "kube-proxy" or "multus" or "windows" or "others";
}
