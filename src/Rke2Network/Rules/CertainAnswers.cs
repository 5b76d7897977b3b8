using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>
/// Which findings on chart values have one certain answer. What could be meant otherwise, or changes what the user
/// asked for, has none: such a finding is for people.
/// </summary>
internal static class CertainAnswers
{
    /// <summary>Values that say the same in the words of another version; "partial" and "probe" said something else.</summary>
    private static readonly string[] Translatable = ["strict", "disabled", "true", "false"];

    /// <summary>The answer to a deviation; null where there is none, or more than one.</summary>
    internal static Repair? Of(ChartSchema schema, ChartDeviation deviation) => deviation.Kind switch
    {
        DeviationKind.Unknown or DeviationKind.OtherVersion or DeviationKind.Refused => Move(schema, deviation),
        DeviationKind.TextForBoolean when Boolean(((YamlScalar)deviation.Value!).Text) is { } meant => Set(schema, deviation, YamlScalar.Boolean(meant)),
        DeviationKind.NotAllowed => Allowed(schema, deviation),
        DeviationKind.WrongKind => OtherKind(schema, deviation),
        _ => null,
    };

    private static Repair? Move(ChartSchema schema, ChartDeviation deviation)
    {
        var likely = deviation.Suggestions.Where(each => each.Reason != SuggestionReason.OtherChart).ToArray();
        var isCertain = likely.FirstOrDefault()?.Reason switch
        {
            SuggestionReason.UnderChartName or SuggestionReason.Dotted => true,
            SuggestionReason.Renamed => likely[0].Note is null && likely.Count(each => each.Reason == SuggestionReason.Renamed) == 1,
            SuggestionReason.Near => likely.Length == 1 || IsMuchNearer(deviation, likely),
            _ => false,
        };
        return isCertain ? new Repair(RepairKind.MoveValue, schema.Chart, ValuePath.Format(deviation.Path), ValuePath.Format(likely[0].Path)) : null;
    }

    /// <summary>Whether of several near names the first is one slip away, and the others several.</summary>
    private static bool IsMuchNearer(ChartDeviation deviation, Suggestion[] likely) => likely.Length > 1
        && likely.All(each => each.Reason == SuggestionReason.Near)
        && Slips(deviation, likely[0]) <= 1
        && likely.Skip(1).All(each => Slips(deviation, each) >= 3);

    private static double Slips(ChartDeviation deviation, Suggestion suggestion) =>
        Spelling.Distance(deviation.Path[deviation.Path.Count - 1], suggestion.Path[suggestion.Path.Count - 1]);

    private static Repair? Allowed(ChartSchema schema, ChartDeviation deviation)
    {
        var text = ((YamlScalar)deviation.Value!).Text;
        var allowed = deviation.Position!.Facts.Allowed.Where(value => value.Length > 0).ToArray();
        var near = allowed.Where(value => Spelling.Distance(text, value) <= Spelling.Tolerance(text)).ToArray();
        var meant = near.Length == 1 ? near[0] : near.Length == 0 && Translatable.Contains(text) ? ValueSuccessors.Of(text, allowed) : null;
        return meant is null ? null : Set(schema, deviation, Typed(meant, deviation.Position.Facts));
    }

    private static Repair? OtherKind(ChartSchema schema, ChartDeviation deviation)
    {
        var facts = deviation.Position!.Facts;
        if (deviation.Value is not YamlScalar { Kind: YamlScalarKind.String } scalar)
        {
            return null;
        }

        // What is written as a text is read as Go would read it without quotes, where the chart wants that kind.
        var plain = GoScalars.Resolve(scalar.Text, null);
        var fits = (plain.Kind == YamlScalarKind.Boolean && facts.Kinds.HasFlag(ValueKinds.Boolean))
            || (plain.Kind == YamlScalarKind.Integer && (facts.Kinds & (ValueKinds.Integer | ValueKinds.Number)) != 0)
            || (plain.Kind == YamlScalarKind.Float && facts.Kinds.HasFlag(ValueKinds.Number));
        return fits && plain.Text == scalar.Text ? Set(schema, deviation, plain)
            : ValueSuccessors.Of(scalar.Text, facts.Allowed) is { } successor && Translatable.Contains(scalar.Text) ? Set(schema, deviation, Typed(successor, facts))
            : (facts.Kinds & ~ValueKinds.Null) == ValueKinds.List && scalar.Text.Length > 0 && scalar.Text.IndexOf(',') < 0 ? Set(schema, deviation, YamlList.OfStrings([scalar.Text]))
            : null;
    }

    /// <summary>The value as the chart has it: true and false as booleans where it takes these.</summary>
    private static YamlScalar Typed(string text, ValueFacts facts) =>
        text is "true" or "false" && facts.Kinds.HasFlag(ValueKinds.Boolean) ? YamlScalar.Boolean(text == "true") : YamlScalar.String(text);

    private static bool? Boolean(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" => true,
        "FALSE" or "NO" or "OFF" => false,
        _ => null,
    };

    private static Repair Set(ChartSchema schema, ChartDeviation deviation, YamlValue value) =>
        new(RepairKind.SetValue, schema.Chart, ValuePath.Format(deviation.Path), FlowOf(value));

    private static string FlowOf(YamlValue value) => value is YamlList list
        ? "[" + string.Join(", ", list.Select(item => YamlWriter.Quoted(((YamlScalar)item).Text))) + "]"
        : YamlWriter.Write(value);
}
