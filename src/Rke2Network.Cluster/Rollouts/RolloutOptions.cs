using System;
using System.Collections.Generic;

namespace Rke2Network.Cluster.Rollouts;

/// <summary>How long is waited, and for what.</summary>
public sealed record RolloutOptions
{
    /// <summary>When waiting ends at the latest; zero looks once.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The time between two looks.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a chart may go wrong before nobody waits any longer: what fails at first often turns by itself.</summary>
    public TimeSpan FailureGrace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The hashes that <see cref="RolloutWatcher.HashesAsync"/> read before values were changed, by chart: the charts' jobs must come to have
    /// others. Give those of charts whose values changed, and no others, as theirs stay.
    /// </summary>
    public IReadOnlyDictionary<string, string> PreviousHashes { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether DaemonSets and Deployments are restarted whose pods are older than the new values.</summary>
    public bool Restart { get; init; }
}
