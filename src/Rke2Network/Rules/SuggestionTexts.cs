using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>The words for what a user may have meant.</summary>
internal static class SuggestionTexts
{
    internal static string Advice(ChartSchema schema, ChartDeviation deviation)
    {
        if (deviation.Suggestions.Count == 0)
        {
            var parent = deviation.Path.Take(deviation.Path.Count - 1).Where(key => !ChartSchema.IsItem(key)).ToArray();
            return $"See what there is with Find-Rke2ChartValue {schema.Chart} '{ValuePath.Format(parent)}{(parent.Length == 0 ? string.Empty : ".")}*', or leave it out.";
        }

        var first = deviation.Suggestions[0];
        var path = ValuePath.Format(first.Path);
        var key = ValuePath.Format([deviation.Path[deviation.Path.Count - 1]]);
        switch (first.Reason)
        {
            case SuggestionReason.UnderChartName:
                return $"Take the values out of '{key}:' and write them at the top level.";
            case SuggestionReason.Dotted:
                return $"Each point stands for a level of its own: write {string.Join(": { ", first.Path)}: ... {string.Concat(Enumerable.Repeat("}", first.Path.Count - 1))}.";
            case SuggestionReason.Renamed:
                var others = deviation.Suggestions.Skip(1).Where(each => each.Reason == SuggestionReason.Renamed).Select(each => ValuePath.Format(each.Path)).ToArray();
                return $"It is now {ChartValueTexts.Or([path, .. others])}{(first.Note is null ? string.Empty : ": " + first.Note)}.";
            case SuggestionReason.OtherChart:
                return $"{path} is a value of {first.Chart}; {schema.Chart} has nothing like it. Leave it out.";
            case SuggestionReason.ElsewhereInChart:
                return $"Write {path}: that is where the chart has it.";
            default:
                var near = deviation.Suggestions.Skip(1).Where(each => each.Reason == SuggestionReason.Near).Select(each => ValuePath.Format(each.Path)).ToArray();
                return $"Write {path}{(near.Length == 0 ? "." : $", or was {ChartValueTexts.Or(near)} meant?")}";
        }
    }
}
