using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Model;
using Rke2Network.Rules;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>The page of a rule. The same example gives the same text.</summary>
internal static class RulePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="example">Its example.</param>
    internal static string Write(Rule rule, RuleExample example)
    {
        var description = RuleDescription.Find(rule.Id);
        var found = example.Wrong.Check().Where(finding => finding.Id == rule.Id).ToArray();
        string[] lines =
        [
            $"# {rule.Id}: {rule.Title}",
            string.Empty,
            $"- Severity: {rule.Severity}",
            $"- Area: {RuleIndex.Title(description.Area)}",
            $"- Must be known: {(description.Needs.Length == 0 ? "nothing beside what the rule speaks of" : description.Needs)}",
            .. rule.Since is { } gate ? [Releases(gate, example.Wrong)] : Array.Empty<string>(),
            string.Empty,
            example.Why,
            string.Empty,
            .. example.Wrong.Before is { } before ? ["## The cluster as it runs", string.Empty, .. Files(before)] : Array.Empty<string>(),
            .. example.Wrong.Beside is { } beside ? [beside.Node is null ? "## Another server" : "## Another node", string.Empty, .. Files(beside)] : Array.Empty<string>(),
            "## Wrong",
            string.Empty,
            .. Files(example.Wrong),
            found.Length == 1 ? "What is found:" : "What is found, in each place:",
            string.Empty,
            "```text",
            string.Join("\n\n", found.Select(Shown)),
            "```",
            string.Empty,
            "## Right",
            string.Empty,
            .. Files(example.Right),
            "## More",
            string.Empty,
            $"- Source: {rule.Source}",
            $"- Page: <{rule.HelpUri.AbsoluteUri}>",
            .. found.Select(finding => finding.Repair).OfType<Repair>().Distinct().Select(repair => $"- Repair-Rke2CniConfig {Words(repair)}"),
            NodeReadinessRules.All.Contains(rule) ? "- Found by `Test-Rke2NodeReadiness`"
                : example.Wrong.Pod is not null ? "- Found by `New-Rke2PodNetworkAnnotation`"
                : example.Wrong.Attachment is not null ? "- Found by `New-Rke2NetworkAttachmentDefinition`"
                : example.Wrong.Node is not null ? "- Found by `Test-Rke2SriovCapability`"
                : SriovResourceRules.All.Contains(rule) ? "- Found by `New-Rke2SriovNetworkNodePolicy` and `New-Rke2SriovOperatorConfig`"
                : example.Wrong.Before is null
                ? $"- To leave the rule out: `Test-Rke2CniConfig -Exclude {rule.Id}`"
                : "- Found by `Compare-Rke2CniConfig -DifferenceObject`, which compares a configuration with that of the cluster as it runs",
        ];
        return string.Join("\n", lines) + "\n";
    }

    private static string Releases(VersionGate gate, ExampleSide wrong) =>
        $"- Releases: what it speaks of came with {gate}; the wrong example is of a release {(gate.IsOpenFor(wrong.Target ?? wrong.Release) ? "that has it" : "before that")}";

    private static IEnumerable<string> Files(ExampleSide side) =>
    [
        $"{side.Describe()}:",
        string.Empty,
        .. side.Files.SelectMany(file => new[] { $"`{file.Name}`", string.Empty, Fence(file.Text) + Language(file), file.Text.TrimEnd('\n'), Fence(file.Text), string.Empty }),
    ];

    private static string Language(ExampleFile file) => file.Name switch
    {
        ExampleSide.NodeFile => "text",
        ExampleSide.PodFile => "json",
        _ => "yaml",
    };

    /// <summary>A finding as the module prints it, below its place.</summary>
    private static string Shown(Finding finding) => finding.Source is { } source ? $"{source}\n{finding}" : finding.ToString();

    private static string Words(Repair repair) => repair.Kind switch
    {
        RepairKind.MoveValue => $"moves `{repair.Path}` of {repair.Chart} to {(repair.Argument.Length == 0 ? "the top level" : $"`{repair.Argument}`")}",
        RepairKind.SetField => $"writes `{repair.Path}: {repair.Argument}`",
        _ => $"sets `{repair.Path}` of {repair.Chart} to `{repair.Argument}`",
    };

    /// <summary>A fence longer than any that stands in the text.</summary>
    private static string Fence(string text) =>
        new('`', Math.Max(3, 1 + Regex.Matches(text, "`+").Cast<Match>().Select(match => match.Length).DefaultIfEmpty(0).Max()));
}
