using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Checking;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>1xx, from 140: comments that accept findings. They are found where files are checked, of which all findings are known but those on changes.</summary>
internal static class SuppressionRules
{
    private const string Source = "docs/rules/README.md of this project";
    private const string Form = "# rke2network:ignore RKE2NET301 why it is right here";

    private static readonly Rule Unused = Describe("RKE2NET140", "The comment accepts a finding that there is not", FindingSeverity.Information);
    private static readonly Rule NoRule = Describe("RKE2NET141", "The comment names no rule", FindingSeverity.Warning);

    internal static IReadOnlyList<Rule> All { get; } = [Unused, NoRule];

    /// <summary>The findings, those that a comment accepts with it.</summary>
    internal static IEnumerable<Finding> Mark(IEnumerable<Finding> findings, IReadOnlyList<Suppression> suppressions) => suppressions.Count == 0
        ? findings
        : findings.Select(finding => suppressions.FirstOrDefault(each => each.Covers(finding)) is { } suppression ? finding with { Suppression = suppression } : finding);

    /// <summary>The findings, those that a comment accepts with it, and what is wrong with the comments.</summary>
    /// <param name="findings">All that was found.</param>
    /// <param name="suppressions">The comments.</param>
    /// <param name="configs">The configurations that were checked: a rule that could not speak of any leaves open whether its comment is needed.</param>
    internal static IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, IReadOnlyList<Suppression> suppressions, IReadOnlyList<CniConfig> configs)
    {
        if (suppressions.Count == 0)
        {
            return findings;
        }

        var marked = Mark(findings, suppressions).ToArray();
        return [.. marked, .. Mark(suppressions.SelectMany(suppression => Wrong(suppression, marked, configs)), suppressions)];
    }

    private static IEnumerable<Finding> Wrong(Suppression suppression, IReadOnlyList<Finding> findings, IReadOnlyList<CniConfig> configs)
    {
        if (suppression.Ids.Count == 0)
        {
            yield return Finding(NoRule, suppression, null, "The comment names no rule, so it accepts nothing: identifiers stand behind ignore or ignore-file, several with commas between them.", $"Write it as {Form}");
        }

        foreach (var id in suppression.Ids)
        {
            if (RuleBook.Find(id) is not { } rule)
            {
                var near = RuleBook.Rules.OrderBy(each => Spelling.Distance(id, each.Id)).First().Id;
                yield return Finding(NoRule, suppression, id, $"There is no rule {id}, so the comment accepts nothing.", $"Get-Rke2Rule lists the rules; {near} is one.");
            }
            else if (!ChangeRules.All.Contains(rule) && configs.Any(config => config.Knows(rule.Needs)) && !findings.Any(finding => finding.Id == id && suppression.Covers(finding)))
            {
                yield return Finding(
                    Unused,
                    suppression,
                    id,
                    $"The comment accepts {id}, of which there is no finding {(suppression.IsWholeFile ? "in this file" : "here")}: it would hide one that comes later.",
                    Remedy(suppression, id, findings));
            }
        }
    }

    /// <summary>Where the file has such a finding elsewhere the comment is misplaced more likely than out of date.</summary>
    private static string Remedy(Suppression suppression, string id, IReadOnlyList<Finding> findings) =>
        findings.FirstOrDefault(finding => finding.Id == id && finding.Suppression is null && finding.Source is { } place && place.File == suppression.Source.File) is { Source: { } elsewhere }
            ? $"Put it at the end of line {elsewhere.Line.ToString(CultureInfo.InvariantCulture)}, which has one, or on a line above that; or take it out."
            : suppression.Ids.Count == 1 ? "Take the comment out." : $"Take {id} out of the comment.";

    private static Finding Finding(Rule rule, Suppression suppression, string? id, string message, string recommendation) =>
        rule.Finding(new RuleHit(message, recommendation, "comment", id, suppression.Source));

    private static Rule Describe(string id, string title, FindingSeverity severity) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = Source,
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Networking,
    };
}
