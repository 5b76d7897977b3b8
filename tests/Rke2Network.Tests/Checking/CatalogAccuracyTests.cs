using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.CatalogBuilder.Accuracy;
using Rke2Network.Checking;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Checking;

/// <summary>
/// Checking over every version of every chart: what the catalog itself says is right draws no complaint, and mistakes in it
/// are found. docs/accuracy.md holds the same figures over the charts' own values.yaml.
/// </summary>
public sealed class CatalogAccuracyTests
{
    private const int Mutations = 10_000;
    private const double FoundGoal = 0.99;
    private const double SuggestedGoal = 0.95;

    /// <summary>What may be said of values that are right.</summary>
    private static readonly DeviationKind[] Remarks = [DeviationKind.Default, DeviationKind.SetByRke2, DeviationKind.NoEffect];

    public static TheoryData<string> Charts => [.. ChartCatalog.Names];

    [Theory]
    [MemberData(nameof(Charts))]
    public void The_defaults_of_each_version_draw_no_complaint(string chart) => Assert.Empty(Complaints(chart, withPlaceholders: false));

    [Theory]
    [MemberData(nameof(Charts))]
    public void Values_of_fitting_kinds_draw_no_complaint(string chart) =>
        Assert.Empty(Complaints(chart, withPlaceholders: true));

    /// <summary>A chart offers its switches to be turned; at most the chart then wants another value beside.</summary>
    [Theory]
    [MemberData(nameof(Charts))]
    public void A_switch_may_be_turned_over(string chart) => Assert.Empty(
        from schema in Schemas(chart)
        from place in ValuePlaces.Named(schema, YamlMap.Empty)
        let facts = place.Position!.Facts
        where facts.Default is "true" or "false" && facts.Kinds.HasFlag(ValueKinds.Boolean)
        from each in ChartCheck.Run(schema, SparseValues.Of(YamlMap.Empty, place.Path, place.Path, YamlScalar.Boolean(facts.Default == "false")))
        where !Remarks.Contains(each.Kind) && each.Kind != DeviationKind.Stops
        select $"{schema}: {ValuePath.Format(each.Path)} {each.Kind}");

    [Fact]
    public void Mistakes_are_found_and_misspelled_keys_get_the_right_path_first()
    {
        var charts = ChartCatalog.Names.Select(name => Schemas(name).Select(schema => (schema, CatalogValues.Of(schema, withPlaceholders: true))).ToArray()).ToArray();
        var trials = MutationRun.Run(charts, Mutations, seed: 2);
        var misspelled = trials.Where(trial => trial.Mutation.IsMisspelling).ToArray();
        Assert.Equal(Mutations, trials.Count);
        Assert.True(misspelled.Length > Mutations / 2);
        Assert.True(
            trials.Count(trial => trial.IsFound) >= FoundGoal * trials.Count,
            string.Join("\n", trials.Where(trial => !trial.IsFound).Select(Line).Distinct()));
        Assert.True(
            misspelled.Count(trial => trial.IsFirstSuggestion) >= SuggestedGoal * misspelled.Length,
            string.Join("\n", misspelled.Where(trial => !trial.IsFirstSuggestion).Select(Line).Distinct()));
    }

    [Fact]
    public void Each_chart_reaches_the_goals_on_its_own()
    {
        foreach (var chart in ChartCatalog.Names)
        {
            var trials = MutationRun.Run([Schemas(chart).Select(schema => (schema, CatalogValues.Of(schema, withPlaceholders: false))).ToArray()], 1_000, seed: 3);
            Assert.True(trials.Count(trial => trial.IsFound) >= FoundGoal * trials.Count, chart);
            Assert.True(trials.Count(trial => trial.IsFirstSuggestion) >= SuggestedGoal * trials.Count(trial => trial.Mutation.IsMisspelling), chart);
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_mistakes()
    {
        IReadOnlyList<(ChartSchema, YamlMap)>[] charts = [[.. Schemas("rke2-canal").Select(schema => (schema, CatalogValues.Of(schema, withPlaceholders: false)))]];
        var one = MutationRun.Run(charts, 100, seed: 7).Select(Line);
        Assert.Equal(one, MutationRun.Run(charts, 100, seed: 7).Select(Line));
        Assert.NotEqual(one, MutationRun.Run(charts, 100, seed: 8).Select(Line));
    }

    private static IEnumerable<ChartSchema> Schemas(string chart) => ChartCatalog.Find(chart) is { } catalog ? catalog.Versions.Select(version => catalog.Schema(version)!) : [];

    private static IEnumerable<string> Complaints(string chart, bool withPlaceholders) =>
        from schema in Schemas(chart)
        from each in ChartCheck.Run(schema, CatalogValues.Of(schema, withPlaceholders))
        where !Remarks.Contains(each.Kind)
        select $"{schema}: {ValuePath.Format(each.Path)} {each.Kind} {each.Condition}";

    private static string Line(MutationTrial trial) =>
        $"{trial.Schema}: {ValuePath.Format(trial.Mutation.Path)} {trial.Mutation.Kind}, meant {ValuePath.Format(trial.Mutation.Original)}, suggested {(trial.Suggested is { } first ? ValuePath.Format(first.Path) : "nothing")}";
}
