using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Rke2Network.CatalogBuilder.Accuracy;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Reporting;

/// <summary>The figures as a page.</summary>
/// <param name="charts">The versions of each chart, oldest first.</param>
/// <param name="trials">The mistakes and what became of them.</param>
/// <param name="corpus">The servers with known faults, and what was found in their files.</param>
internal sealed class AccuracyReport(IReadOnlyList<IReadOnlyList<OwnValues>> charts, IReadOnlyList<MutationTrial> trials, IReadOnlyList<CorpusTrial> corpus)
{
    private const double ClosedGoal = 0.95;
    private const double FoundGoal = 0.99;
    private const double SuggestedGoal = 0.95;
    private const int WorstShown = 10;
    private const int ExamplesShown = 40;

    /// <summary>Whether every goal is met.</summary>
    internal bool MeetsGoals => charts.SelectMany(chart => chart).All(version => version is { Wrong.Count: 0, NotTaken.Count: 0 } && version.ClosedShareOfNamed >= ClosedGoal)
        && Share(trials, trial => trial.IsFound) >= FoundGoal
        && Share(Misspellings(trials), trial => trial.IsFirstSuggestion) >= SuggestedGoal
        && corpus.All(trial => trial.IsExact);

    /// <summary>Writes the page.</summary>
    internal void Write(TextWriter writer)
    {
        writer.WriteLine("# How much is found, and how much wrongly");
        writer.WriteLine();
        writer.WriteLine("Made by `dotnet run --project src/Rke2Network.CatalogBuilder -- accuracy <clone of rancher/rke2-charts>`, over every version of");
        writer.WriteLine("the network charts that a release of RKE2 ships. The mistakes and the servers are made with fixed seeds.");
        Own(writer);
        Closed(writer);
        Mistakes(writer);
        Missed(writer);
        WithoutEffect(writer);
        Servers(writer);
    }

    private void Own(TextWriter writer)
    {
        Title(writer, "A chart's own values", "Each version's own values.yaml, with those of the charts inside it, is given as a user's values. Nothing in it may be an error\nor a warning, nor may a path be unknown that a template writes out as `.Values.some.path`. Goal: 0 of either. A value that\nvalues.yaml lists and no template reads is said to have no effect, which is true; these are counted beside, and listed at the end.");
        Row(writer, "chart", "versions", "values in each", "wrongly reported", "paths in the templates of each", "unknown", "without effect in each");
        Row(writer, "---", "--:", "--:", "--:", "--:", "--:", "--:");
        foreach (var chart in charts)
        {
            Row(writer, NameOf(chart), Text(chart.Count), Spread(chart.Select(version => version.Leaves)), Text(chart.Sum(version => version.Wrong.Count)), Spread(chart.Select(version => version.Named)), Text(chart.Sum(version => version.NotTaken.Count)), Spread(chart.Select(version => version.WithoutEffect.Count)));
        }

        var unknown = charts.SelectMany(chart => chart).SelectMany(version => version.NotTaken.Select(path => (Text: $"{version.Schema.Chart}: `{path}`", version.Schema.Version))).ToLookup(each => each.Text, each => each.Version);
        List(writer, "In a template, and unknown:", [.. unknown.Select(each => $"{each.Key}, {each.Count()} versions, {each.First()} to {each.Last()}")], int.MaxValue);
        var wrong = charts.SelectMany(chart => chart).SelectMany(version => version.Wrong.Select(each => (Text: $"{version.Schema.Chart}: `{ValuePath.Format(each.Path)}` {each.Kind}", version.Schema.Version))).ToLookup(each => each.Text, each => each.Version);
        List(writer, "Wrongly reported:", [.. wrong.Select(each => $"{each.Key}, {each.Count()} versions, {each.First()} to {each.Last()}")], int.MaxValue);
    }

    private void Closed(TextWriter writer)
    {
        Title(writer, "Where every value is known", "The share of the values in values.yaml beside which the catalog knows everything that may stand, so that a misspelled key is\nfound. Where the schema of the resource leaves the keys to the user, as those of node selectors are, every key is right; the second\nshare leaves these values out. What then remains is passed on by a template to where no schema tells of it. Goal: 95 % in each\nversion.");
        Row(writer, "chart", "of all values: least", "median", "below 95 %", "of those with named keys: least", "median", "below 95 %");
        Row(writer, "---", "--:", "--:", "--:", "--:", "--:", "--:");
        foreach (var chart in charts)
        {
            Row(writer, [NameOf(chart), .. Shares(chart.Select(version => version.ClosedShare)), .. Shares(chart.Select(version => version.ClosedShareOfNamed))]);
        }

        writer.WriteLine();
        writer.WriteLine("The versions with the least:");
        writer.WriteLine();
        Row(writer, "chart", "version", "of all values", "of those with named keys", "values", "keys of the user", "passed on");
        Row(writer, "---", "---", "--:", "--:", "--:", "--:", "--:");
        foreach (var version in charts.SelectMany(chart => chart).OrderBy(version => version.ClosedShare).Take(WorstShown))
        {
            Row(writer, version.Schema.Chart, version.Schema.Version, Percent(version.ClosedShare), Percent(version.ClosedShareOfNamed), Text(version.Leaves), Text(version.FreeLeaves), Text(version.OpenLeaves - version.FreeLeaves));
        }
    }

    private void Mistakes(TextWriter writer)
    {
        Title(writer, "Mistakes found", $"{Text(trials.Count)} mistakes, spread evenly over the charts, their versions and the kinds of mistake: a letter of a key dropped, doubled, swapped with\nits neighbour or changed, where the catalog knows all keys beside it; a value under a neighbour of its parent; a map, a list or a\nsingle value in the place of another; a value outside those that are taken. Goals: 99 % found; of the misspelled keys 95 % with\nthe right path as the first suggestion.");
        Row(writer, "mistake", "made", "found", "right suggestion first");
        Row(writer, "---", "--:", "--:", "--:");
        foreach (var kind in trials.GroupBy(trial => trial.Mutation.Kind).OrderBy(group => group.Key))
        {
            Row(writer, Words(kind.Key), Text(kind.Count()), Percent(Share(kind, trial => trial.IsFound)), kind.Key <= MutationKind.LetterChanged ? Percent(Share(kind, trial => trial.IsFirstSuggestion)) : string.Empty);
        }

        writer.WriteLine();
        Row(writer, "chart", "made", "found", "misspelled", "right suggestion first");
        Row(writer, "---", "--:", "--:", "--:", "--:");
        foreach (var chart in trials.GroupBy(trial => trial.Schema.Chart).Append(trials.GroupBy(_ => "all").Single()))
        {
            Row(writer, chart.Key, Text(chart.Count()), Percent(Share(chart, trial => trial.IsFound)), Text(Misspellings(chart).Count()), Percent(Share(Misspellings(chart), trial => trial.IsFirstSuggestion)));
        }
    }

    private void Missed(TextWriter writer)
    {
        var missed = trials.Where(trial => !trial.IsFound).Select(trial => $"{trial.Schema.Chart}: `{ValuePath.Format(trial.Mutation.Path)}`, {Words(trial.Mutation.Kind)}");
        List(writer, "Not found:", [.. missed.Distinct().OrderBy(each => each, StringComparer.Ordinal)], ExamplesShown);
        var other = Misspellings(trials).Where(trial => !trial.IsFirstSuggestion)
            .Select(trial => $"{trial.Schema.Chart}: `{ValuePath.Format(trial.Mutation.Path)}`, {(trial.Suggested is { } first ? $"where `{(first.Chart is null ? string.Empty : first.Chart + ": ")}{ValuePath.Format(first.Path)}` was suggested" : "where nothing was suggested")}");
        List(writer, "Misspelled, and another path suggested first:", [.. other.Distinct().OrderBy(each => each, StringComparer.Ordinal)], ExamplesShown);
    }

    private void WithoutEffect(TextWriter writer)
    {
        Title(writer, "Values without effect", "Listed in values.yaml, and read by no template.");
        Row(writer, "chart", "value", "versions", "from", "to");
        Row(writer, "---", "---", "--:", "---", "---");
        foreach (var chart in charts)
        {
            var paths = chart.SelectMany(version => version.WithoutEffect.Select(path => (Path: path, version.Schema.Version))).ToLookup(each => each.Path, each => each.Version);
            foreach (var path in paths.OrderBy(each => each.Key, StringComparer.Ordinal))
            {
                Row(writer, NameOf(chart), $"`{path.Key}`", Text(path.Count()), path.First(), path.Last());
            }
        }
    }

    private void Servers(TextWriter writer)
    {
        var exact = corpus.Count(trial => trial.IsExact);
        Title(writer, "Servers with known faults", $"The files of {Text(corpus.Count)} servers (config.yaml and server/manifests) as people write them, on releases from v1.24.4 on: Canal, Calico,\nCilium and Flannel, dual-stack, Multus and Windows nodes among them, with none to three faults each. What is found, errors and\nwarnings, must be these faults, each once with its rule and place, and nothing else. `-- corpus <folder>` writes the files. Of the\n{Text(corpus.Count)} servers {Text(exact)} give exactly their faults; {Text(corpus.Count(trial => trial.Server.Faults.Count == 0))} of them have none, and nothing is found there.");
        Row(writer, "fault", "rule", "planted", "found", "servers");
        Row(writer, "---", "---", "--:", "--:", "---");
        foreach (var fault in CorpusFaults.All)
        {
            var with = corpus.Where(trial => trial.Server.Faults.Any(each => each.Fault == fault.Name)).ToArray();
            var found = with.Count(trial => trial.Missed.All(each => each.Fault != fault.Name));
            var plugins = string.Join(", ", with.Select(trial => trial.Server.Plugin.ToString()).Distinct().OrderBy(name => name, StringComparer.Ordinal));
            Row(writer, fault.Name, fault.Rule, Text(with.Length), Text(found), plugins);
        }

        Row(writer, "all", string.Empty, Text(corpus.Sum(trial => trial.Server.Faults.Count)), Text(corpus.Sum(trial => trial.Server.Faults.Count - trial.Missed.Count)), $"{Text(corpus.Sum(trial => trial.Extra.Count))} findings too many");
        List(writer, "Not exactly their faults:", [.. corpus.Where(trial => !trial.IsExact).Select(trial => trial.ToString())], ExamplesShown);
    }

    private static void Title(TextWriter writer, string title, string text)
    {
        writer.WriteLine();
        writer.WriteLine("## " + title);
        writer.WriteLine();
        writer.WriteLine(text);
        writer.WriteLine();
    }

    private static void Row(TextWriter writer, params IEnumerable<string> cells) => writer.WriteLine("| " + string.Join(" | ", cells) + " |");

    private static void List(TextWriter writer, string title, string[] lines, int shown)
    {
        if (lines.Length == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(title);
        writer.WriteLine();
        foreach (var line in lines.Take(shown))
        {
            writer.WriteLine("- " + line);
        }

        if (lines.Length > shown)
        {
            writer.WriteLine($"- and {Text(lines.Length - shown)} more");
        }
    }

    private static IEnumerable<string> Shares(IEnumerable<double> ofVersions)
    {
        var shares = ofVersions.OrderBy(share => share).ToArray();
        return [Percent(shares[0]), Percent(Median(shares)), Text(shares.Count(share => share < ClosedGoal))];
    }

    private static string NameOf(IReadOnlyList<OwnValues> chart) => chart[0].Schema.Chart;

    private static IEnumerable<MutationTrial> Misspellings(IEnumerable<MutationTrial> some) => some.Where(trial => trial.Mutation.IsMisspelling);

    private static double Share(IEnumerable<MutationTrial> some, Func<MutationTrial, bool> isSo) => some.Select(trial => isSo(trial) ? 1.0 : 0.0).DefaultIfEmpty(1).Average();

    private static double Median(double[] sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    private static string Spread(IEnumerable<int> numbers) => numbers.Min() is var least && numbers.Max() is var most && least == most ? Text(least) : $"{Text(numbers.Min())} to {Text(numbers.Max())}";

    private static string Words(MutationKind kind) => kind switch
    {
        MutationKind.LetterDropped => "a letter dropped",
        MutationKind.LetterDoubled => "a letter doubled",
        MutationKind.LettersSwapped => "two letters swapped",
        MutationKind.LetterChanged => "a letter changed",
        MutationKind.WrongParent => "under a wrong parent",
        MutationKind.WrongKind => "of a wrong kind",
        _ => "outside what is taken",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Rounded down, so that what is shown as met is met.</summary>
    private static string Percent(double share) => (Math.Floor(share * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
