using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Rollouts;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Commands;
using Rke2Network.Rollouts;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Waits for charts of one cluster, with progress; what fails is an error of its own.</summary>
internal sealed class RolloutRun(Rke2Cmdlet cmdlet, Pump pump)
{
    // Several clusters show their progress beside each other.
    private static int activities;

    private readonly int activity = Interlocked.Increment(ref activities);

    /// <summary>Waits.</summary>
    /// <returns>The last state of each chart.</returns>
    internal async Task<IReadOnlyList<RolloutState>> WaitAsync(ClusterConnection connection, IReadOnlyList<string> charts, RolloutOptions options, CancellationToken cancellation)
    {
        var states = await new RolloutWatcher(connection).WaitAsync(charts, options, new Reports(Show), cancellation).ConfigureAwait(false);
        pump.Post(() => End(states));
        return states;
    }

    private void Show(RolloutState state) => pump.Post(() =>
    {
        cmdlet.Tell(() => $"{state.Context}: {state}");
        cmdlet.WriteProgress(new ProgressRecord(activity, $"{state.Context}: {state.Chart}", state.Message)
        {
            PercentComplete = Math.Clamp(state.Percent, 0, 100),
            CurrentOperation = state.Reason ?? (state.Total > 0 ? $"{state.Done} of {state.Total} pods" : null),
        });
    });

    private void End(IReadOnlyList<RolloutState> states)
    {
        cmdlet.WriteProgress(new ProgressRecord(activity, "Rollout", "done") { RecordType = ProgressRecordType.Completed });
        foreach (var state in states)
        {
            foreach (var note in state.Notes)
            {
                cmdlet.WriteWarning($"{state.Context}: {state.Chart}: {note}");
            }

            if (state.IsFailed)
            {
                cmdlet.OrError(() => throw new ClusterException(
                    state.IsTimedOut ? "RolloutTimeout" : "RolloutFailed", state.Context, $"{state.Chart}: {state.Message}", state.Reason ?? string.Empty));
            }
        }
    }

    /// <summary>Reports at once, in their order: those of the runtime come in any.</summary>
    private sealed class Reports(Action<RolloutState> report) : IProgress<RolloutState>
    {
        public void Report(RolloutState value) => report(value);
    }
}
