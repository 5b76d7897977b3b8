using System;
using Rke2Network.Cluster.Reading;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <content>Running clusters, in PowerShell 7.</content>
public sealed partial class CompareRke2CniConfig : IDisposable
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, CniConfig> read = new(StringComparer.Ordinal);
    private ClusterRun? run;

    private ClusterRun Run => run ??= new ClusterRun(this);

    /// <inheritdoc/>
    public void Dispose() => run?.Dispose();

    /// <inheritdoc/>
    protected override void StopProcessing() => Run.Stop();

    private partial void CompareClusters()
    {
        var (wanted, request) = (InputObject, Read(nameof(KubeConfig), () => KubeConfigArgument.Request(KubeConfig, null, SessionState)));
        Run.ForEach(ContextArgument.Requests(Context, request), ThrottleLimit, async (context, connection, pump, cancellation) =>
        {
            if (!read.TryGetValue(context, out var running))
            {
                read[context] = running = ClusterImport.Import(await ClusterReader.ReadAsync(connection, cancellation).ConfigureAwait(false));
            }

            pump.Post(() => Write(running, wanted));
        });
    }
}
