using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Yaml;

namespace Rke2Network.Benchmarks;

/// <summary>Writes HelmChartConfigs of values that the charts of the newest release take, a few of them misspelt.</summary>
internal static class ManifestWriter
{
    /// <summary>Makes this program write the files: <c>--write-manifests folder</c>.</summary>
    internal const string Verb = "--write-manifests";

    private const int ValueCount = 50;

    /// <summary>The same files in every run.</summary>
    private const int Seed = 20260727;

    internal static void Write(string folder)
    {
        var random = new Random(Seed);
        var release = ReleaseCatalog.Default.Shipped[^1];
        var schemas = ChartCatalog.Names.Select(name => ChartCatalog.Find(name)!.Schema(release)!).ToArray();
        var known = Array.ConvertAll(schemas, Known);
        for (var i = 0; i < ManifestFolder.FileCount; i++)
        {
            var at = i % schemas.Length;
            var config = new HelmChartConfig(schemas[at].Chart, CniPlugins.ChartNamespace, Values(schemas[at], known[at], random));
            File.WriteAllText(Path.Combine(folder, $"{config.Name}-{i:D4}.yaml"), ManifestRenderer.Render(config));
        }
    }

    private static ChartValues Values(ChartSchema schema, IReadOnlyList<PlacedValue> known, Random random)
    {
        var chosen = known.ToArray();
        random.Shuffle(chosen);
        var values = ChartValues.Empty;
        var misspelt = 0;
        foreach (var (path, position) in chosen.Take(ValueCount))
        {
            var taken = misspelt < ManifestFolder.MisspeltPerFile && Misspell(schema, path, random) is { } wrong ? wrong : path;
            misspelt += ReferenceEquals(taken, path) ? 0 : 1;
            values = values.With(taken, Value(position.Facts, random));
        }

        return values;
    }

    /// <summary>The path with two letters of its last key swapped; null where the chart takes that too.</summary>
    private static string[]? Misspell(ChartSchema schema, string[] path, Random random)
    {
        var key = path[^1].ToCharArray();
        var at = random.Next(1, Math.Max(2, key.Length - 1));
        if (key.Length <= at + 1)
        {
            return null;
        }

        (key[at], key[at + 1]) = (key[at + 1], key[at]);
        string[] wrong = [.. path[..^1], new string(key)];
        return schema.Takes(wrong) ? null : wrong;
    }

    /// <summary>The single values that a chart names; where those are fewer than a file needs, keys below a map of free keys.</summary>
    private static PlacedValue[] Known(ChartSchema schema)
    {
        var named = schema.All().Where(each => IsSingle(each.Position) && IsRead(schema, each.Path)).ToArray();
        var map = schema.AllWithItems().FirstOrDefault(each => each.Path[^1] == CatalogNode.ItemName && each.Position.Facts.Kinds == ValueKinds.String);
        var free = map is null || named.Length >= ValueCount ? [] : Enumerable.Range(0, ValueCount - named.Length)
            .Select(i => new PlacedValue([.. map.Path[..^1], $"example.com/key{i}"], map.Position));
        return [.. named, .. free];
    }

    private static bool IsSingle(ChartPosition position) =>
        (position.Facts.Kinds & ~ValueKindNames.Scalar) == 0 && !position.OwnMembers().Any();

    /// <summary>Below a value that is no map or not read, or that RKE2 sets, nothing is checked.</summary>
    private static bool IsRead(ChartSchema schema, string[] path) =>
        path[0] != "global"
        && Enumerable.Range(1, path.Length).All(depth => schema.Find(path[..depth]) is { Facts: { IsUnread: false, IsRefused: false } facts } && (depth == path.Length || facts.Kinds == ValueKinds.Map));

    private static YamlScalar Value(ValueFacts facts, Random random) =>
        facts.Allowed.Count > 0 ? YamlScalar.String(facts.Allowed[random.Next(facts.Allowed.Count)])
        : facts.Kinds.HasFlag(ValueKinds.Boolean) ? YamlScalar.Boolean(random.Next(2) == 0)
        : facts.Kinds.HasFlag(ValueKinds.Integer) ? YamlScalar.Integer(random.Next(1, 9000))
        : YamlScalar.String($"example-{random.Next(1000)}");
}
