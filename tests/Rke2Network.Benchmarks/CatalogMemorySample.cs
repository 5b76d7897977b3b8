using System;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.Benchmarks;

/// <summary>The managed heap before and after a chart's catalog is used, in a process of its own and without an engine.</summary>
internal static class CatalogMemorySample
{
    /// <summary>Makes this program print bytes after and before: <c>--sample-catalog chart</c>.</summary>
    internal const string Verb = "--sample-catalog";

    internal static void Print(string chart)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Use(chart);
        OwnProcess.Print(GC.GetTotalMemory(forceFullCollection: true), before);
    }

    /// <summary>Checks the misspelling of a value, for which all charts are searched.</summary>
    private static void Use(string chart)
    {
        var catalog = ChartCatalog.Find(chart)!;
        var schema = catalog.Schema(catalog.Versions[^1])!;
        var name = schema.Root.Members().First(member => !member.IsClosed).Name;
        var values = new YamlMap([new(name + "x", YamlScalar.True)]);
        if (!ChartCheck.Run(schema, values).Any(each => each.Suggestions.Count > 0))
        {
            throw new InvalidOperationException($"Nothing was suggested for {name}x in {chart}: the check did not do what is measured.");
        }
    }
}
