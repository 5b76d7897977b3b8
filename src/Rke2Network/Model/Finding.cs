using System;

namespace Rke2Network.Model;

/// <summary>What a rule found in a configuration: what, where, why it matters, and what to write instead.</summary>
public sealed record Finding
{
    /// <summary>The rule's identifier, <c>RKE2NET</c> and three digits. Once published it keeps its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What was found and why it matters, in whole sentences.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, in whole sentences; empty where the finding only informs.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The part of the configuration, such as <c>cluster-cidr</c> or <c>rke2-canal: flannel.backend</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The value found there.</summary>
    public string? Value { get; init; }

    /// <summary>The node that it was found on; null for what was found elsewhere.</summary>
    public string? Node { get; init; }

    /// <summary>Where the value stands, if it came from a file.</summary>
    public SourceLocation? Source { get; init; }

    /// <summary>What Repair-Rke2CniConfig does about it; null where people must decide.</summary>
    public Repair? Repair { get; init; }

    /// <summary>The comment in the file by which its author accepts the finding; null where there is none.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>The releases from which what the finding speaks of exists or holds, in words; null where releases do not matter.</summary>
    public string? Since { get; init; }

    /// <summary>The releases up to which it holds, in words; null where it holds on.</summary>
    public string? Until { get; init; }

    /// <summary>The page that explains the rule.</summary>
    public Uri? HelpUri { get; init; }

    /// <summary>The finding on one line.</summary>
    /// <returns>Identifier (with a word where it is an error), message and recommendation.</returns>
    public override string ToString() =>
        $"{Id}{(Severity == FindingSeverity.Error ? " (error)" : string.Empty)}: {Message} {Recommendation}".TrimEnd();
}
