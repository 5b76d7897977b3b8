using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>The words for what differs between a user's values and a chart.</summary>
internal static class ChartValueTexts
{
    private const int LongestValue = 60;
    private const string Drop = "Leave it out.";

    internal static RuleHit Unknown(RuleContext context, CheckedChart chart, ChartDeviation deviation) =>
        Hit(chart, deviation, $"{Chart(context, chart)} knows no value {Name(deviation)}: helm ignores it in silence.", SuggestionTexts.Advice(chart.Schema, deviation));

    internal static RuleHit OtherVersion(RuleContext context, CheckedChart chart, ChartDeviation deviation)
    {
        var since = context.ChartReleases.Since(chart.Schema.Chart, deviation.Path);
        var until = context.ChartReleases.Until(chart.Schema.Chart, deviation.Path);
        var isLater = deviation.Node!.Variants.All(variant => variant.From > chart.Schema.Index);
        var message = isLater
            ? $"{Chart(context, chart)} does not take {Name(deviation)} yet: helm ignores it in silence. Releases from {since} take it."
            : $"{Chart(context, chart)} does not take {Name(deviation)} any more: helm ignores it in silence. {(until is null ? "Other releases take it." : $"The last releases that took it: {until}.")}";
        var advice = isLater && deviation.Suggestions.Count == 0 ? "Leave it out, or take one of these." : SuggestionTexts.Advice(chart.Schema, deviation);
        return Hit(chart, deviation, message, advice) with { Since = isLater ? since : null, Until = isLater ? null : until };
    }

    internal static RuleHit WrongKind(RuleContext context, CheckedChart chart, ChartDeviation deviation)
    {
        var facts = deviation.Position!.Facts;
        var who = facts.Enforcement switch
        {
            Enforcement.Helm => "helm refuses it by the chart's schema, and nothing is installed",
            Enforcement.Api => "the Kubernetes API refuses the resource that it becomes part of",
            Enforcement.Templates => "the chart's templates stop with an error",
            _ => "the chart's templates cannot use it",
        };
        var kinds = Kinds(facts.Kinds);
        var allowed = facts.Allowed.Where(value => value.Length > 0).ToArray();
        return Hit(
            chart,
            deviation,
            $"{Chart(context, chart)} takes {kinds} for {Name(deviation)}, and this is {Kinds(ChartCheck.KindOf(deviation.Value!))}: {who}.",
            KindTexts.Advice(deviation, facts, allowed));
    }

    internal static RuleHit TextForBoolean(RuleContext context, CheckedChart chart, ChartDeviation deviation)
    {
        var text = ((YamlScalar)deviation.Value!).Text;
        var meant = text.ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "N" or "F" or "0" ? "false" : "true";
        return Hit(
            chart,
            deviation,
            $"{Name(deviation)} of {Chart(context, chart)} is true or false, and this is a text: the chart's templates take any text for true{(meant == "false" ? ", this one too" : string.Empty)}.",
            $"Write {meant} without quotes.");
    }

    internal static RuleHit NotAllowed(RuleContext context, CheckedChart chart, ChartDeviation deviation)
    {
        var facts = deviation.Position!.Facts;
        var allowed = facts.Allowed.Where(value => value.Length > 0).ToArray();
        var text = ((YamlScalar)deviation.Value!).Text;
        var near = allowed.Select(value => (value, Distance: Spelling.Distance(text, value))).OrderBy(each => each.Distance).First();
        var change = AllowedElsewhere.Describe(context, chart, deviation, text);
        return Hit(
            chart,
            deviation,
            $"{Chart(context, chart)} takes {Or(allowed)} for {Name(deviation)}, not {Quote(text)}{(change is null ? "." : ": " + change)}",
            near.Distance <= Spelling.Tolerance(text) ? $"Write {near.value}." : $"Write {ValueSuccessors.Of(text, allowed) ?? Or(allowed)}.");
    }

    internal static RuleHit Refused(RuleContext context, CheckedChart chart, ChartDeviation deviation) => Hit(
        chart,
        deviation,
        $"{Chart(context, chart)} stops with an error where {Name(deviation)} is set: it was removed.",
        SuggestionTexts.Advice(chart.Schema, deviation)) with
    { Until = context.ChartReleases.Until(chart.Schema.Chart, deviation.Path) };

    internal static RuleHit NoEffect(RuleContext context, CheckedChart chart, ChartDeviation deviation) => Hit(
        chart, deviation, $"{Chart(context, chart)} lists {Name(deviation)} among its values, but none of its templates reads it: it has no effect.", deviation.Suggestions.Count > 0 ? SuggestionTexts.Advice(chart.Schema, deviation) : Drop);

    internal static RuleHit SetByRke2(RuleContext context, CheckedChart chart, ChartDeviation deviation) => Hit(
        chart,
        deviation,
        $"RKE2 sets {Name(deviation)} of every chart itself, over any HelmChartConfig: what stands here has no effect.",
        deviation.Path[deviation.Path.Count - 1] switch
        {
            "clusterCIDR" or "clusterCIDRv4" or "clusterCIDRv6" => "Set cluster-cidr in config.yaml.",
            "serviceCIDR" => "Set service-cidr in config.yaml.",
            "clusterDNS" => "Set cluster-dns in config.yaml.",
            "clusterDomain" => "Set cluster-domain in config.yaml.",
            "systemDefaultRegistry" => "Set system-default-registry in config.yaml.",
            "rke2DataDir" => "Set data-dir in config.yaml.",
            "systemDefaultIngressClass" => "Set ingress-controller in config.yaml.",
            _ => Drop,
        });

    internal static RuleHit Stops(RuleContext context, CheckedChart chart, ChartDeviation deviation)
    {
        var words = ConditionTexts.Describe(deviation.Condition!, chart);
        return Hit(chart, deviation, $"{Chart(context, chart)} stops with an error where {words.Situation}.", words.Advice);
    }

    internal static RuleHit MemberMissing(RuleContext context, CheckedChart chart, ChartDeviation deviation) => Hit(
        chart,
        deviation,
        $"{Name(deviation)} lacks {Or(deviation.Missing, "and")}: the Kubernetes API refuses the resource that {Chart(context, chart)} makes of it.",
        $"Add {Or(deviation.Missing, "and")}.");

    internal static RuleHit ListReplaced(RuleContext context, CheckedChart chart, ChartDeviation deviation) => Hit(
        chart,
        deviation,
        $"helm replaces a list as a whole: {Name(deviation)} no longer holds the chart's own {(deviation.Missing.Count == 1 ? "entry" : "entries")} {Shorten(string.Join(", ", deviation.Missing))}.",
        "Repeat them if they shall stay.");

    internal static RuleHit Default(RuleContext context, CheckedChart chart, ChartDeviation deviation) =>
        Hit(chart, deviation, $"{Name(deviation)} is {Quote(Shorten(OneLine(deviation.Value!)))} in {Chart(context, chart)} anyway.", string.Empty);

    internal static string Name(ChartDeviation deviation) => ValuePath.Format(deviation.Path);

    /// <summary>A chart as users know it: with the release that ships it.</summary>
    internal static string Chart(RuleContext context, CheckedChart chart) => context.ChartReleases.Instead.Contains(chart.Schema.Catalog)
        ? chart.Schema.ToString()
        : $"{chart.Schema.Chart} {chart.Schema.Version} of RKE2 {context.Releases.Find(context.Config.Rke2Version)}";

    internal static string Or(IReadOnlyList<string> names, string word = "or") => Wording.Or(names, word);

    internal static string Quote(string text) => text.Length == 0 || text.Any(char.IsWhiteSpace) ? $"'{text}'" : text;

    internal static string OneLine(YamlValue value) => Catalog.Reading.JsonText.Plain(value);

    internal static string Shorten(string text) => text.Length <= LongestValue ? text : text.Substring(0, LongestValue - 3) + "...";

    private static string Kinds(ValueKinds kinds) => KindTexts.Name(kinds);

    private static RuleHit Hit(CheckedChart chart, ChartDeviation deviation, string message, string recommendation) => new(
        message,
        recommendation,
        $"{chart.Schema.Chart}: {Name(deviation)}",
        deviation.Value is { } value ? Shorten(OneLine(value)) : null,
        deviation.Value?.Source)
    {
        Repair = CertainAnswers.Of(chart.Schema, deviation),
    };
}
