using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Commands;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Runs a cmdlet's work on clusters, until the user stops it.</summary>
internal sealed class ClusterRun(Rke2Cmdlet cmdlet) : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>Ends what runs, as Ctrl+C wants it.</summary>
    internal void Stop() => stop.Cancel();

    /// <summary>Works on each of the clusters. One that fails is an error of its own and does not stop the others.</summary>
    internal void ForEach<T>(IReadOnlyCollection<(T Item, ConnectionRequest Request)> clusters, int throttle, Func<T, ClusterConnection, Pump, CancellationToken, Task> work)
    {
        var pump = new Pump();
        pump.Run(
            all => clusters.Count == 1
                ? WorkAsync(clusters.First(), all).AsTask()
                : Parallel.ForEachAsync(clusters, new ParallelOptions { MaxDegreeOfParallelism = throttle, CancellationToken = all }, WorkAsync),
            stop.Token);

        async ValueTask WorkAsync((T Item, ConnectionRequest Request) cluster, CancellationToken cancellation)
        {
            try
            {
                using var connection = ClusterConnection.Open(cluster.Request);
                pump.Post(() => Tell(connection));
                await work(cluster.Item, connection, pump, cancellation).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is ClusterException or InputException)
            {
                pump.Post(() => cmdlet.OrError(() => throw fault));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    private void Tell(ClusterConnection connection)
    {
        cmdlet.Tell(() => $"{connection.Context}: {connection.Context.Server} as {connection.Context.User ?? "nobody"} ({connection.Context.Authentication}), of {connection.Context.File ?? "the pod"}.");
        foreach (var warning in connection.Warnings)
        {
            cmdlet.WriteWarning($"{connection.Context}: {warning}");
        }
    }
}
