using System.Collections.Generic;

namespace Rke2Network.Rollouts;

/// <summary>How far a chart has come on the way from its values to the pods.</summary>
public sealed record RolloutState
{
    /// <summary>The kubeconfig context of the cluster.</summary>
    public required string Context { get; init; }

    /// <summary>The chart, such as <c>rke2-canal</c>.</summary>
    public required string Chart { get; init; }

    /// <summary>The stage that is under way.</summary>
    public required RolloutStage Stage { get; init; }

    /// <summary>What is under way, in whole sentences.</summary>
    public required string Message { get; init; }

    /// <summary>Whether what was asked for runs.</summary>
    public bool IsComplete => Stage == RolloutStage.Complete;

    /// <summary>Whether it goes wrong at the moment, which may still turn.</summary>
    public bool IsFailing { get; init; }

    /// <summary>Whether it has gone wrong, so that nobody waits any longer.</summary>
    public bool IsFailed { get; init; }

    /// <summary>Whether the time ran out; it is failed then, too.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>What stands in the way, and where to look; null where nothing does. Never holds values.</summary>
    public string? Reason { get; init; }

    /// <summary>How far it is, from 0 to 100.</summary>
    public int Percent { get; init; }

    /// <summary>How many pods of DaemonSets and Deployments are new and available.</summary>
    public int Done { get; init; }

    /// <summary>How many pods there shall be; 0 before the pods' turn.</summary>
    public int Total { get; init; }

    /// <summary>What was not checked, and what else is worth knowing, in whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What was restarted so that its pods read the new values, such as <c>DaemonSet kube-system/rke2-canal</c>.</summary>
    public IReadOnlyList<string> Restarted { get; init; } = [];

    /// <summary>The state on one line.</summary>
    /// <returns>Chart, message and reason.</returns>
    public override string ToString() => Reason is null ? $"{Chart}: {Message}" : $"{Chart}: {Message} {Reason}";
}
