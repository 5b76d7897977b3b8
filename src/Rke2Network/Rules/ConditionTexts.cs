using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>The words for a condition over which a chart stops.</summary>
internal static class ConditionTexts
{
    /// <summary>The situation, and what to change in it.</summary>
    internal static (string Situation, string Advice) Describe(Condition condition, CheckedChart chart)
    {
        var parts = condition.Operation == "and" ? condition.Parts : [condition];

        // What holds by the chart's defaults alone is no news; what the user wrote is.
        var told = parts.Where(part => part.Paths().Any(path => IsGiven(chart, path)) || (part.Operation == "not" && !IsDefaultTrap(part, chart))).ToArray();
        var shown = told.Length > 0 ? told : parts;
        var situation = ChartValueTexts.Or(shown.Select(part => Words(part)).Distinct().ToArray(), "and");
        var missing = parts.Where(part => part.Operation == "not" && !part.Paths().Any(path => IsGiven(chart, path))).Select(part => Opposite(part)).Reverse().Distinct().ToArray(); // the innermost condition is what the chart is after
        var given = parts.Where(part => part.Paths().Any(path => IsGiven(chart, path))).Select(part => Opposite(part)).Distinct().ToArray();
        var changes = missing.Concat(given).Take(3).ToArray();
        return (situation, $"{char.ToUpperInvariant(ChartValueTexts.Or(changes)[0])}{ChartValueTexts.Or(changes).Substring(1)}.");

        static bool IsDefaultTrap(Condition part, CheckedChart chart) => part.Paths().All(path => !IsGiven(chart, path)) && part.Parts[0].Operation == "and";
    }

    private static bool IsGiven(CheckedChart chart, IReadOnlyList<string> path) => chart.Resource.Values.Find(path) is not null;

    private static string Words(Condition condition)
    {
        var name = ValuePath.Format(condition.Path);
        return condition.Operation switch
        {
            "set" => $"{name} is set",
            "given" => $"{name} is given",
            "is" => $"{name} is {ChartValueTexts.Or(condition.Values.Select(ChartValueTexts.Quote).ToArray())}",
            "and" => ChartValueTexts.Or(condition.Parts.Select(Words).ToArray(), "and"),
            _ => Negated(condition.Parts[0]),
        };
    }

    private static string Negated(Condition condition)
    {
        var name = ValuePath.Format(condition.Path);
        return condition.Operation switch
        {
            "set" => $"{name} is not",
            "given" => $"{name} is not given",
            "is" => $"{name} is not {ChartValueTexts.Or(condition.Values.Select(ChartValueTexts.Quote).ToArray())}",
            "and" => ChartValueTexts.Or(condition.Parts.Select(part => part.Operation == "not" ? Words(part.Parts[0]) : Negated(part)).ToArray()),
            _ => Words(condition.Parts[0]),
        };
    }

    /// <summary>What would make the condition not hold.</summary>
    private static string Opposite(Condition condition)
    {
        var name = ValuePath.Format(condition.Path);
        return condition.Operation switch
        {
            "set" => $"leave {name} out or set it to false",
            "given" => $"leave {name} out",
            "is" => $"give {name} another value than {ChartValueTexts.Or(condition.Values.Select(ChartValueTexts.Quote).ToArray())}",
            "and" => Opposite(condition.Parts[0]),
            _ => condition.Parts[0] switch
            {
                { Operation: "set" } inner => $"set {ValuePath.Format(inner.Path)}",
                { Operation: "given" } inner => $"give {ValuePath.Format(inner.Path)}",
                { Operation: "is" } inner => $"set {ValuePath.Format(inner.Path)} to {ChartValueTexts.Or(inner.Values.Select(ChartValueTexts.Quote).ToArray())}",
                var inner => ChartValueTexts.Or(inner.Parts.Select(part => Opposite(part.Operation == "not" ? part.Parts[0] : part)).ToArray(), "and"),
            },
        };
    }
}
