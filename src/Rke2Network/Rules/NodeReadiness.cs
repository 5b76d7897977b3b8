using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>Whether a node is ready for a configuration: what was found, and what could not be looked at.</summary>
public sealed record NodeReadiness
{
    private NodeReadiness(string node, bool hasConfig, IReadOnlyList<Finding> findings, IReadOnlyList<string> unknown)
    {
        Node = node;
        Findings = findings;
        Unknown = unknown;
        Ready = findings.Any(finding => finding.Severity == FindingSeverity.Error) ? false
            : hasConfig && unknown.Count == 0 && findings.All(finding => finding.Severity == FindingSeverity.Information) ? true
            : null;
    }

    /// <summary>The node.</summary>
    public string Node { get; }

    /// <summary>
    /// False with an error; true where nothing is wrong and every fact is known that the configuration asks for; null
    /// otherwise, and without a configuration.
    /// </summary>
    public bool? Ready { get; }

    /// <summary>What was found, worst first: 8xx.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>
    /// What was not checked, by name of the fact that is not known and with the reason where there is one, such as
    /// <c>services (there is no systemd to ask, and none of its folders)</c>. Facts that no rule asks for are not among them.
    /// </summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Checks a node.</summary>
    /// <param name="config">The configuration that the node shall be ready for; null runs the rules that need none.</param>
    /// <param name="facts">What is known of the node.</param>
    /// <returns>What was found. Nothing found means that all is right only where nothing is unknown.</returns>
    public static NodeReadiness Check(CniConfig? config, NodeFacts facts)
    {
        var context = new NodeContext(config, facts);
        var findings = new List<Finding>();
        var unknownParts = ConfigPart.None;
        foreach (var rule in NodeReadinessRules.OfNode.Where(rule => facts.IsWindows ? rule.OfWindows : rule.OfLinux))
        {
            if (rule.Rule.Needs == ConfigPart.None || config?.Knows(rule.Rule.Needs) == true)
            {
                findings.AddRange(rule.Check(context).Select(hit => rule.Rule.Finding(hit with { Path = $"{facts.Node}: {hit.Path}", Node = facts.Node })));
            }
            else if (config is not null)
            {
                unknownParts |= rule.Rule.Needs & config.UnknownParts;
            }
        }

        return new NodeReadiness(
            facts.Node,
            config is not null,
            [.. findings.OrderByDescending(finding => finding.Severity)],
            [
                .. unknownParts == ConfigPart.None ? [] : (string[])[$"the configuration's {ConfigParts.Describe(unknownParts)}"],
                .. context.Missing.Select(fact => NodeFactNames.Of(fact, facts)),
            ]);
    }

    /// <summary>The node.</summary>
    /// <returns>Its name.</returns>
    public override string ToString() => Node;
}
