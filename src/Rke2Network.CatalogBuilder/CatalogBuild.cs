using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;
using Rke2Network.Model;

namespace Rke2Network.CatalogBuilder;

/// <summary>Makes the catalog's files. The same clones give the same bytes.</summary>
internal sealed partial class CatalogBuild(GitRepository rke2, GitRepository charts, string target)
{
    /// <summary>What rke2-charts publishes.</summary>
    private const string ChartBranch = "main";

    private const int FirstMinor = 21;
    private const string CustomResources = "rke2-calico-crd";
    private const string Calico = "rke2-calico";

    private readonly List<string> missing = [];

    /// <summary>Runs; false where something could not be read.</summary>
    internal bool Run()
    {
        Write("kubernetes.txt", KubernetesTypes.Write);
        KnownTypes.Replace(File.ReadAllText(Path.Combine(target, "kubernetes.txt")));
        var commit = charts.Resolve(ChartBranch);
        var releases = Releases();
        foreach (var name in ReleaseCharts.Names.Where(name => name != CustomResources))
        {
            WriteChart(commit, name, releases);
        }

        Write("options.txt", writer => ServerOptionTable.Write(writer, rke2, [.. releases.Select(release => release.Release)]));
        Write("releases.txt", writer => WriteReleases(writer, releases));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{releases.Count} releases, {releases[0].Release} to {releases[^1].Release}."));
        Console.WriteLine(missing.Count == 0 ? "Nothing was missing." : "Missing:\n  " + string.Join("\n  ", missing));
        return missing.Count == 0;
    }

    private List<(Rke2Version Release, IReadOnlyList<ShippedChart> Charts)> Releases()
    {
        var releases = rke2.Tags()
            .Where(tag => StableTag().IsMatch(tag))
            .Select(tag => (Release: Rke2Version.Parse(tag), Tag: tag))
            .Where(tag => tag.Release.Major > 1 || tag.Release.Minor >= FirstMinor)
            .OrderBy(tag => tag.Release)
            .Select(tag => (tag.Release, Charts: ReleaseCharts.Read(rke2, tag.Tag)))
            .ToList();
        missing.AddRange(releases.Where(release => release.Charts.Count == 0).Select(release => $"{release.Release}: its tag names no network charts."));
        return releases.Count > 0 ? releases : throw new InvalidOperationException("The clone of rancher/rke2 has no release tags; fetch them with git fetch --tags.");
    }

    private void WriteChart(string commit, string name, List<(Rke2Version Release, IReadOnlyList<ShippedChart> Charts)> releases)
    {
        var shipped = releases
            .SelectMany(release => release.Charts.Where(chart => chart.Name == name).Select(chart => (Chart: chart, Beside: release.Charts.FirstOrDefault(each => each.Name == CustomResources))))
            .GroupBy(each => each.Chart.Version)
            .Select(group => group.First())
            .OrderBy(each => each.Chart.Version, new ChartVersionOrder());
        var read = new List<ReadChart>();
        foreach (var (chart, beside) in shipped)
        {
            if (Open(commit, chart) is not { } files)
            {
                continue;
            }

            var companions = name == Calico && beside is not null && Open(commit, beside) is { } resources ? new[] { resources } : [];
            try
            {
                read.Add(ChartReader.Read(files, companions));
            }
            catch (InputException fault)
            {
                missing.Add($"{chart.Archive}: {fault.Message}");
            }
        }

        Write(name + ".txt", writer => CatalogText.Write(writer, [.. read.Select(each => each.Version)], CatalogMerge.Merge([.. read.Select(each => each.Values)]), CatalogMerge.Conditions([.. read.Select(each => each.Conditions)])));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {read.Count} versions, {read[0].Version} to {read[^1].Version}."));
    }

    private ChartFiles? Open(string commit, ShippedChart chart)
    {
        if (charts.Bytes(commit, chart.Archive) is { } archive)
        {
            return ChartFiles.Decode(Convert.ToBase64String(archive));
        }

        missing.Add($"{chart.Archive}: not in the clone of rancher/rke2-charts.");
        return null;
    }

    private static void WriteReleases(TextWriter writer, List<(Rke2Version Release, IReadOnlyList<ShippedChart> Charts)> releases)
    {
        writer.Write("# The stable releases of RKE2 and their network charts. Source: rancher/rke2, tags, charts/chart_versions.yaml and Dockerfile.\n");
        foreach (var (release, shipped) in releases)
        {
            writer.Write(release + string.Concat(shipped.Select(chart => $" {chart.Name}={chart.Version}")) + "\n");
        }
    }

    private void Write(string name, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(Path.Combine(target, name)) { NewLine = "\n" };
        write(writer);
    }

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+\.[0-9]+\+rke2r[0-9]+$")]
    private static partial Regex StableTag();
}
