using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Upgrades;

namespace Rke2Network.Rules;

/// <summary>3xx, from 340: what an upgrade changes behind a value that goes on working.</summary>
internal static class UpgradeRules
{
    /// <summary>The rules that say what the chart itself makes of a value.</summary>
    private const string ChartValues = "RKE2NET30";

    private static readonly Rule Behind = new()
    {
        Id = "RKE2NET340",
        Title = "The upgrade changes what stands behind the value",
        Severity = FindingSeverity.Information,
        Source = "rancher/rke2-charts charts/rke2-canal, rke2-calico, rke2-cilium, rke2-flannel, rke2-multus",
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Networking,
    };

    internal static IReadOnlyList<Rule> All { get; } = [Behind];

    /// <summary>The findings of the target release, with the release in which each comes up, and the changes that break nothing.</summary>
    internal static IEnumerable<Finding> Merge(IReadOnlyList<Finding> findings, IReadOnlyList<ChartValueChange> changes)
    {
        var byPath = changes.GroupBy(change => $"{change.Chart}: {change.Path}").ToDictionary(group => group.Key, group => group.First());
        foreach (var finding in findings)
        {
            yield return finding.Path is { } path && finding.Id.StartsWith(ChartValues, StringComparison.Ordinal) && byPath.TryGetValue(path, out var change) && change.IsBreaking
                ? finding with { Message = $"{finding.Message} The change comes with {change.Release}." }
                : finding;
        }

        foreach (var change in changes.Where(change => !change.IsBreaking))
        {
            yield return Behind.Finding(new RuleHit(Words(change), change.Recommendation, $"{change.Chart}: {change.Path}", ChartValueTexts.Shorten(change.Value ?? string.Empty), change.Source));
        }
    }

    private static string Words(ChartValueChange change) => change.Change switch
    {
        ChartValueChangeKind.Default => $"The default of {change.Path} is {change.After ?? "none"} from {change.Release} on; it was {change.Before ?? "none"}. Your value stays.",
        ChartValueChangeKind.Allowed => $"{change.Path} takes {change.After} from {change.Release} on; it took {change.Before}. Your value is still taken.",
        ChartValueChangeKind.Added => $"{change.Chart} takes {change.Path} from {change.Release} on.",
        _ => $"{change.Path} changes in {change.Release}.",
    };
}
