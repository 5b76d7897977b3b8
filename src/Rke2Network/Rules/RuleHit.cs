using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>One place where a rule holds. With the rule's own description it becomes a finding.</summary>
/// <param name="Message">What was found and why it matters.</param>
/// <param name="Recommendation">What to do; empty where the finding only informs.</param>
/// <param name="Path">The part of the configuration.</param>
/// <param name="Value">The value found there.</param>
/// <param name="Source">Where it stands, if it came from a file.</param>
public sealed record RuleHit(string Message, string Recommendation, string? Path = null, string? Value = null, SourceLocation? Source = null)
{
    /// <summary>What a program can do about it; null where people must decide.</summary>
    public Repair? Repair { get; init; }

    /// <summary>The node that it holds on; null where it is none.</summary>
    public string? Node { get; init; }

    /// <summary>The releases from which the thing exists, in words, where the rule itself does not say it.</summary>
    public string? Since { get; init; }

    /// <summary>The releases up to which it existed, in words.</summary>
    public string? Until { get; init; }
}
