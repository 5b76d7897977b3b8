using System;
using System.IO;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;
using Rke2Network.CatalogBuilder.Accuracy;

namespace Rke2Network.CatalogBuilder.Reporting;

/// <summary>Measures how well the catalog knows the charts, and writes the figures down. The same clone gives the same bytes.</summary>
internal sealed class AccuracyCommand(GitRepository charts, string target)
{
    private const string ChartBranch = "main";
    private const int Mutations = 10_000;
    private const ulong Seed = 1;

    /// <summary>Runs; false where a goal is missed.</summary>
    /// <exception cref="InvalidOperationException">The clone lacks a chart of the catalog.</exception>
    internal bool Run()
    {
        var commit = charts.Resolve(ChartBranch);
        var archives = charts.Files(commit, "assets").ToLookup(file => file[(file.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
        var measured = ChartCatalog.Names.Select(name => Measure(ChartCatalog.Find(name)!, commit, archives)).ToArray();
        var trials = MutationRun.Run([.. measured.Select(chart => chart.Select(version => (version.Schema, version.Values)).ToArray())], Mutations, Seed);
        var report = new AccuracyReport(measured, trials, CorpusCommand.Measure());
        using (var writer = new StreamWriter(target) { NewLine = "\n" })
        {
            report.Write(writer);
        }

        Console.WriteLine($"{target}: {(report.MeetsGoals ? "every goal is met." : "a goal is missed.")}");
        return report.MeetsGoals;
    }

    private OwnValues[] Measure(ChartCatalog chart, string commit, ILookup<string, string> archives) =>
        [.. chart.Versions.Select(version => new OwnValues(chart.Schema(version)!, Open(chart.Name, version, commit, archives)))];

    private ChartFiles Open(string chart, string version, string commit, ILookup<string, string> archives)
    {
        // A few versions of a chart lie in the folder of another package.
        var file = archives[$"{chart}-{version}.tgz"].OrderBy(path => path == $"assets/{chart}/{chart}-{version}.tgz" ? 0 : 1).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault()
            ?? throw new InvalidOperationException($"The clone of rancher/rke2-charts has no {chart}-{version}.tgz.");
        return ChartFiles.Decode(Convert.ToBase64String(charts.Bytes(commit, file)!));
    }
}
