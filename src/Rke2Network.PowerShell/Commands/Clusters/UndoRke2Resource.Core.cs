using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public sealed partial class UndoRke2Resource : IDisposable
{
    private readonly List<PublishResult> published = [];
    private ClusterRun? run;

    private ClusterRun Run => run ??= new ClusterRun(this);

    /// <inheritdoc/>
    public void Dispose() => run?.Dispose();

    /// <inheritdoc/>
    protected override void StopProcessing() => Run.Stop();

    /// <inheritdoc/>
    protected override void Process() => published.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        published.Reverse();
        OrEnd(() => Run.ForEach(
            [.. from result in published
                group result by (KubeConfig: KubeConfig ?? result.KubeConfig, result.Context) into cluster
                select ((PublishResult[])[.. cluster], Read(nameof(KubeConfig), () => KubeConfigArgument.Request(cluster.Key.KubeConfig, cluster.Key.Context, SessionState)))],
            ThrottleLimit,
            UndoAsync));
    }

    private Task UndoAsync(PublishResult[] results, ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        var publisher = new ResourcePublisher(connection);
        var batch = new BatchRun(this, pump, ThrottleLimit) { Verb = "Put back", IsReversed = true, Complete = result => result with { KubeConfig = results[0].KubeConfig } };
        return batch.RunAsync(connection.Context, [.. results.Select(result => result.Resource)], (i, isDry, token) => publisher.UndoAsync(results[i], isDry, token), cancellation);
    }
}
