using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Sriov;

namespace Rke2Network.Cluster.Nodes;

/// <summary>Reads what the SR-IOV operator found on nodes, and waits until it is done with them.</summary>
/// <param name="connection">The cluster.</param>
public sealed class SriovStates(ClusterConnection connection)
{
    /// <summary>The identifier of the failure where the operator is not there.</summary>
    public const string NoOperator = "NoSriovOperator";

    /// <summary>
    /// A new policy shows in the states only once the operator has worked it out, some seconds later: what is settled, or has
    /// failed, must stay so for this long.
    /// </summary>
    internal static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    private static readonly ResourceType Type = ResourceTypes.Find("sriovnetwork.openshift.io/v1", "SriovNetworkNodeState")!;

    private readonly ResourceClient client = new(connection);

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Waits between two looks; tests do not.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>The states of nodes.</summary>
    /// <param name="namespace">The operator's namespace; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>One for each node on which the operator's daemon runs, by name.</returns>
    /// <exception cref="ClusterException"><see cref="NoOperator"/> where the cluster does not have the operator; others where it cannot be read.</exception>
    public async Task<IReadOnlyList<SriovNodeState>> ReadAsync(string? @namespace, CancellationToken cancellation)
    {
        var states = new List<SriovNodeState>();
        try
        {
            await foreach (var state in client.ListAsync(Type, @namespace, null, key => key != "managedFields", cancellation).ConfigureAwait(false))
            {
                states.Add(SriovNodeState.Of(state, connection.Context.Name));
            }
        }
        catch (ClusterException fault) when (fault.ErrorId == "NoSuchKind")
        {
            throw new ClusterException(
                NoOperator,
                fault.Context,
                $"The cluster has no {Type.FullName}: the SR-IOV operator is not installed.",
                "Install it: New-Rke2SriovOperator | Publish-Rke2Resource.",
                fault);
        }

        return [.. states.OrderBy(state => state.Node, StringComparer.Ordinal)];
    }

    /// <summary>Waits until the operator is done with nodes, or has failed, or the time is over.</summary>
    /// <param name="namespace">The operator's namespace; null for all.</param>
    /// <param name="select">Which states are meant, and the names of nodes that shall come and have none yet.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="progress">Is told of each look.</param>
    /// <param name="cancellation">Ends the waiting at once.</param>
    /// <returns>The last states, and the names of nodes without one.</returns>
    /// <exception cref="ClusterException">The cluster cannot be read.</exception>
    public async Task<SriovWait> WaitAsync(
        string? @namespace, Func<IReadOnlyList<SriovNodeState>, SriovWait> select, TimeSpan timeout, Action<SriovWait> progress, CancellationToken cancellation)
    {
        var start = Time.GetTimestamp();
        long? calmSince = null;
        var before = string.Empty;
        while (true)
        {
            var now = select(await ReadOrNoneAsync(@namespace, cancellation).ConfigureAwait(false));
            progress(now);
            var text = string.Join("; ", now.States.Select(state => $"{state} {state.IsSettled}"));
            calmSince = !now.IsOver ? null : text == before ? calmSince ?? Time.GetTimestamp() : Time.GetTimestamp();
            before = text;
            if (calmSince is { } since && Time.GetElapsedTime(since) >= Calm)
            {
                return now;
            }

            if (Time.GetElapsedTime(start) >= timeout)
            {
                return now with { IsTimedOut = !now.IsOver };
            }

            await Wait(TimeSpan.FromSeconds(2), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>An operator that is being installed has no states yet.</summary>
    private async Task<IReadOnlyList<SriovNodeState>> ReadOrNoneAsync(string? @namespace, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(@namespace, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException fault) when (fault.ErrorId == NoOperator)
        {
            return [];
        }
    }
}
