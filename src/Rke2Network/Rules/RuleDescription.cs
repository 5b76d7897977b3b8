using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>A rule in words: what it is about, when it speaks, and where the fact comes from.</summary>
public sealed class RuleDescription
{
    private const string Prefix = "RKE2NET";

    private RuleDescription(Rule rule)
    {
        Id = rule.Id;
        Severity = rule.Severity;
        Title = rule.Title;
        Since = rule.Since?.ToString();
        Needs = ConfigParts.Describe(rule.Needs);
        Source = rule.Source;
        HelpUri = rule.HelpUri;
    }

    /// <summary>Identifier, <c>RKE2NET</c> and three digits. Once published it keeps its meaning.</summary>
    public string Id { get; }

    /// <summary>What the rule is about.</summary>
    public RuleArea Area => (RuleArea)(Id[Prefix.Length] - '0');

    /// <summary>How much a finding of the rule matters.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>The fact in a few words.</summary>
    public string Title { get; }

    /// <summary>The releases from which the thing that the rule speaks of works, in words; null where releases do not matter.</summary>
    public string? Since { get; }

    /// <summary>What must be known of the cluster for the rule to speak, in words; empty where it needs nothing beside what it speaks of.</summary>
    public string Needs { get; }

    /// <summary>The public source of the fact: repository and path, or issue.</summary>
    public string Source { get; }

    /// <summary>The public page on the matter.</summary>
    public Uri HelpUri { get; }

    /// <summary>All rules, by identifier.</summary>
    public static IReadOnlyList<RuleDescription> All { get; } = [.. RuleBook.Rules.Select(rule => new RuleDescription(rule))];

    /// <summary>The rule that a text names.</summary>
    /// <param name="id">The identifier, or its digits alone.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="InputException">There is no such rule; the message names a near one.</exception>
    public static RuleDescription Find(string id)
    {
        var name = id.Trim();
        return All.FirstOrDefault(rule => rule.IsNamed(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase))) ?? throw new InputException(
            "NoSuchRule", id, "no rule has this identifier.", $"{(Near(name) is { } near ? $"The nearest is {near}. " : string.Empty)}Get-Rke2Rule lists them all.");
    }

    /// <summary>Whether one of the rule's names fits: the identifier, or its digits alone.</summary>
    /// <param name="fits">Whether a name fits.</param>
    /// <returns>True where one does.</returns>
    public bool IsNamed(Func<string, bool> fits) => fits(Id) || fits(Digits());

    /// <summary>The rule on one line.</summary>
    /// <returns>Identifier and title.</returns>
    public override string ToString() => $"{Id} {Title}";

    private string Digits() => Id.Substring(Prefix.Length);

    /// <summary>The rule whose number is nearest to that in a text; null where it has none.</summary>
    private static RuleDescription? Near(string name)
    {
        var digits = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name.Substring(Prefix.Length) : name;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? All.OrderBy(rule => Math.Abs(number - int.Parse(rule.Digits(), NumberStyles.None, CultureInfo.InvariantCulture))).First()
            : null;
    }
}
