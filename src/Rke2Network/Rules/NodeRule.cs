using System;
using System.Collections.Generic;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>A rule on nodes: its description, when it concerns a node, and its function.</summary>
/// <param name="Rule">The description; the parts that it needs must be known of the configuration.</param>
/// <param name="Check">The function. It says itself which facts it lacks.</param>
internal sealed record NodeRule(Rule Rule, Func<NodeContext, IEnumerable<RuleHit>> Check)
{
    /// <summary>Whether it concerns Linux nodes.</summary>
    internal bool OfLinux { get; init; } = true;

    /// <summary>Whether it concerns Windows nodes.</summary>
    internal bool OfWindows { get; init; }

    /// <summary>Makes a rule.</summary>
    internal static NodeRule Of(string id, string title, FindingSeverity severity, string source, Uri page, ConfigPart needs, Func<NodeContext, IEnumerable<RuleHit>> check) =>
        new(new Rule { Id = id, Title = title, Severity = severity, Source = source, Needs = needs, HelpUri = page }, check);
}
