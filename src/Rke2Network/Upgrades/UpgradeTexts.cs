using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.Upgrades;

/// <summary>What to do about a change.</summary>
internal static class UpgradeTexts
{
    internal static string Advice(ChartSchema to, ChartValueChangeKind kind, ChartDeviation? deviation, ValueFacts? now)
    {
        var suggestion = deviation is { Suggestions.Count: > 0 } ? deviation.Suggestions[0] : null;
        switch (kind)
        {
            case ChartValueChangeKind.Renamed when suggestion?.Reason == SuggestionReason.UnderChartName:
                return $"Take the values out of '{deviation!.Path[0]}:' and write them at the top level.";
            case ChartValueChangeKind.Renamed:
                return $"Write {ValuePath.Format(suggestion!.Path)} instead{(suggestion.Note is null ? string.Empty : ": " + suggestion.Note)}.";
            case ChartValueChangeKind.Removed or ChartValueChangeKind.Refused or ChartValueChangeKind.NoEffect:
                return "Leave it out.";
            case ChartValueChangeKind.Kind:
                return KindTexts.Advice(deviation!, now!, [.. now!.Allowed.Where(each => each.Length > 0)]);
            case ChartValueChangeKind.Allowed when deviation is not null:
                var text = (deviation.Value as YamlScalar)?.Text ?? string.Empty;
                return $"Write {ValueSuccessors.Of(text, now!.Allowed) ?? string.Join(" or ", now.Allowed.Where(each => each.Length > 0))}.";
            case ChartValueChangeKind.Added:
                return $"It has an effect only from there on: {to.Chart} did not take it before.";
            default:
                return string.Empty;
        }
    }
}
