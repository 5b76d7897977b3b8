using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <content>In PowerShell 7.</content>
public sealed partial class GetRke2SriovNetworkNodeState
{
    private readonly List<string> wanted = [];

    /// <inheritdoc/>
    protected override void Process() => wanted.AddRange(NodeName ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing() => OrEnd(() =>
    {
        if (MyInvocation.ExpectingInput && wanted.Count == 0)
        {
            return; // Nothing came, so nothing is meant.
        }

        var names = new NamePatterns(wanted);
        ForEachCluster(Context, (connection, pump, cancellation) => GetAsync(names, connection, pump, cancellation));
    });

    private async Task GetAsync(NamePatterns names, ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        var states = new SriovStates(connection);
        if (!Wait)
        {
            var found = Select(names, await states.ReadAsync(Namespace, cancellation).ConfigureAwait(false));
            pump.Post(() =>
            {
                WriteObject(found.States, enumerateCollection: true);
                TellMissing(found.Missing, connection.Context);
            });
            return;
        }

        var last = await states.WaitAsync(Namespace, all => Select(names, all), TimeSpan.FromSeconds(TimeoutSec), now => pump.Post(() => Show(now, connection.Context)), cancellation).ConfigureAwait(false);
        pump.Post(() => End(last, connection.Context));
    }

    private static SriovWait Select(NamePatterns names, IReadOnlyList<SriovNodeState> all) =>
        new([.. all.Where(state => names.Has(state.Node))], [.. names.Plain.Except(all.Select(state => state.Node), StringComparer.Ordinal)]);

    private void Show(SriovWait now, ClusterContext context)
    {
        this.Tell(() => $"{context}: {string.Join("; ", now.States.Select(state => state.ToString()).Concat(now.Missing.Select(node => $"{node}: no state yet")))}");
        var all = now.States.Count + now.Missing.Count;
        var done = all - now.Open.Count - now.Missing.Count;
        WriteProgress(new ProgressRecord(Activity(context), $"{context}: SR-IOV operator", all == 0 ? "No node has a state yet." : $"{done} of {all} nodes are done.")
        {
            PercentComplete = all == 0 ? 0 : done * 100 / all,
            CurrentOperation = now.Open.Select(state => state.ToString()).FirstOrDefault(),
        });
    }

    private void End(SriovWait last, ClusterContext context)
    {
        WriteProgress(new ProgressRecord(Activity(context), "SR-IOV operator", "done") { RecordType = ProgressRecordType.Completed });
        WriteObject(last.States, enumerateCollection: true);
        TellMissing(last.Missing, context);
        foreach (var failed in last.States.Where(state => state.SyncStatus == SriovSyncStatus.Failed))
        {
            OrError(() => throw new ClusterException(
                "SriovFailed", context.Name, $"The SR-IOV operator failed on {failed.Node}: {failed.LastSyncError ?? "it gives no reason"}.", "Correct what it names; the log of its daemon on the node says more."));
        }

        if (last.IsTimedOut)
        {
            OrError(() => throw new ClusterException(
                "SriovTimeout",
                context.Name,
                last.States.Count == 0 ? $"No node had a state within {TimeoutSec} s." : $"The SR-IOV operator was not done within {TimeoutSec} s with {string.Join("; ", last.Open.Select(state => state.ToString()))}.",
                last.States.Count == 0 ? "See that the operator runs, and that nodes have the label that its daemon selects: Add-Rke2SriovNodeLabel." : "Wait again with a larger -TimeoutSec; a drain is held up by pods that may not be evicted."));
        }
    }

    /// <summary>Several clusters show their progress beside each other.</summary>
    private static int Activity(ClusterContext context) => StringComparer.Ordinal.GetHashCode(context.Name) & int.MaxValue;

    private void TellMissing(IReadOnlyList<string> nodes, ClusterContext context)
    {
        foreach (var node in nodes)
        {
            OrError(() => throw new ClusterException(
                "NotFound",
                context.Name,
                $"There is no SriovNetworkNodeState of a node {node}: the operator's daemon does not run there, or has not looked yet.",
                "Correct the name, or label the node with Add-Rke2SriovNodeLabel and use -Wait."));
        }
    }
}
