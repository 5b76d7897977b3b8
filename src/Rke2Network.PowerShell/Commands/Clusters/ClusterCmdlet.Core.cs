using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public abstract partial class ClusterCmdlet : IDisposable
{
    private ClusterRun? run;

    private protected ClusterRun Run => run ??= new ClusterRun(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the command holds.</summary>
    /// <param name="disposing">Whether it is asked for.</param>
    protected virtual void Dispose(bool disposing) => run?.Dispose();

    /// <inheritdoc/>
    protected override void StopProcessing() => Run.Stop();

    /// <summary>Works on each cluster that is meant: the current one where no context is given.</summary>
    private protected void ForEachCluster(IEnumerable<string>? contexts, Func<ClusterConnection, Pump, CancellationToken, Task> work)
    {
        var request = Read(nameof(KubeConfig), () => KubeConfigArgument.Request(KubeConfig, null, SessionState));
        Run.ForEach(
            ContextArgument.Requests(contexts, request),
            ThrottleLimit,
            (_, connection, pump, cancellation) => work(connection, pump, cancellation));
    }
}
