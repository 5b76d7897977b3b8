using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Rollouts;

namespace Rke2Network.Cluster.Rollouts;

/// <summary>A chart that is waited for, with the last that is known of it.</summary>
internal sealed class WatchedChart(string context, string name, RolloutOptions options, IProgress<RolloutState>? progress)
{
    private DateTimeOffset? failingSince;

    internal string Name => name;

    internal RolloutExpectation Expectation { get; } = new() { PreviousHash = options.PreviousHashes.GetValueOrDefault(name) };

    internal List<string> Restarted { get; } = [];

    internal RolloutState State { get; private set; } = new() { Context = context, Chart = name, Stage = RolloutStage.Values, Message = "The cluster has told nothing yet." };

    internal bool IsOver => State.IsComplete || State.IsFailed;

    /// <summary>Takes what was judged. What goes wrong for long has failed.</summary>
    internal void Take(RolloutState judged, DateTimeOffset now)
    {
        failingSince = judged.IsFailing ? failingSince ?? now : null;
        Set(judged with
        {
            IsFailed = judged.IsFailed || (now - failingSince >= options.FailureGrace),
            Restarted = [.. Restarted],
        });
    }

    /// <summary>A look that failed: what was known stays.</summary>
    internal void Miss(ClusterException fault) => Set(State with { Reason = $"The cluster does not answer at the moment: {fault.Reason}" });

    internal void EndOfTime(TimeSpan timeout) => Set(State with
    {
        IsTimedOut = true,
        IsFailed = true,
        Reason = FormattableString.Invariant($"The {Text(timeout)} to wait are over.{(State.Reason is null ? string.Empty : " " + State.Reason)}"),
    });

    private static string Text(TimeSpan time) => time is { TotalMinutes: >= 2, Seconds: 0 } ? FormattableString.Invariant($"{time.TotalMinutes:0} minutes") : FormattableString.Invariant($"{time.TotalSeconds:0} seconds");

    private void Set(RolloutState state)
    {
        var isNew = !(state with { Notes = State.Notes, Restarted = State.Restarted }).Equals(State)
            || !state.Notes.SequenceEqual(State.Notes) || !state.Restarted.SequenceEqual(State.Restarted);
        State = state;
        if (isNew)
        {
            progress?.Report(state);
        }
    }
}
