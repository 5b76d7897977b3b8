using System;
using System.Collections.Generic;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>A fact about RKE2 networking that a configuration can break: one description and one function.</summary>
public sealed class Rule
{
    /// <summary>Identifier, <c>RKE2NET</c> and three digits. Once published it keeps its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>The fact in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How much a finding of this rule matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The public source of the fact: repository and path, or issue.</summary>
    public required string Source { get; init; }

    /// <summary>The parts that must be known for the rule to speak.</summary>
    public required ConfigPart Needs { get; init; }

    /// <summary>Parts that the rule is about: with all of them as RKE2 has them by itself it finds nothing, so it is not run. None: it always is.</summary>
    internal ConfigPart About { get; init; }

    /// <summary>The releases from which the thing that the rule speaks of works; null where releases do not matter.</summary>
    public VersionGate? Since { get; init; }

    /// <summary>The public page on the matter.</summary>
    public required Uri HelpUri { get; init; }

    /// <summary>The function: a configuration's hits.</summary>
    internal Func<RuleContext, IEnumerable<RuleHit>> Check { get; init; } = _ => [];

    /// <summary>Runs the rule.</summary>
    /// <param name="context">The configuration and what is known of releases.</param>
    /// <returns>The findings; none where a part that the rule needs is unknown.</returns>
    public IEnumerable<Finding> Run(RuleContext context)
    {
        var findings = new List<Finding>();
        Run(context, findings);
        return findings;
    }

    /// <summary>Runs the rule into a list: most find nothing, and then nothing is made.</summary>
    internal void Run(RuleContext context, List<Finding> findings)
    {
        if (context.Config.Knows(Needs) && (About == ConfigPart.None || context.Sets(About)))
        {
            foreach (var hit in Check(context))
            {
                findings.Add(Finding(hit.Source is null ? hit with { Source = context.Config.PlaceOf(ConfigParts.OfOption(hit.Path)) } : hit));
            }
        }
    }

    /// <summary>A hit with the rule's description.</summary>
    internal Finding Finding(RuleHit hit) => new()
    {
        Id = Id,
        Severity = Severity,
        Message = ControlCharacters.Visible(hit.Message),
        Recommendation = ControlCharacters.Visible(hit.Recommendation),
        Path = hit.Path,
        Value = hit.Value,
        Node = hit.Node,
        Source = hit.Source,
        Repair = hit.Repair,
        Since = hit.Since ?? Since?.ToString(),
        Until = hit.Until,
        HelpUri = HelpUri,
    };

    /// <summary>The rule on one line.</summary>
    /// <returns>Identifier and title.</returns>
    public override string ToString() => $"{Id} {Title}";
}
