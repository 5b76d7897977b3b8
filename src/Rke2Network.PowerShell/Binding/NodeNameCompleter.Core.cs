using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Clusters;

namespace Rke2Network.PowerShell.Binding;

internal sealed partial class NodeNameCompleter
{
    /// <summary>Whoever presses Tab does not wait for a cluster that is down.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A cluster that cannot be read completes nothing; the command itself says why.</summary>
    private static IReadOnlyList<string> Names(string? kubeConfig, string? context)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            return Task.Run(() => ReadAsync(new ConnectionRequest { KubeConfig = kubeConfig, Context = context }, limit.Token), limit.Token).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is ClusterException or InputException or OperationCanceledException)
        {
            return [];
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(ConnectionRequest request, CancellationToken cancellation)
    {
        using var connection = ClusterConnection.Open(request);
        return await NodeNames.ReadAsync(connection, cancellation).ConfigureAwait(false);
    }
}
