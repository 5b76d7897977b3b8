using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public sealed partial class UnpublishRke2Resource
{
    private IReadOnlyList<KubernetesResource> resources = [];
    private string? kubeConfig;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        resources = [.. Input.SelectMany(given => given.Resources)];
        if (resources.Count > 0)
        {
            OrEnd(() =>
            {
                kubeConfig = Read(nameof(KubeConfig), () => KubeConfigArgument.Resolve(KubeConfig, SessionState));
                ForEachCluster(Context, UnpublishAsync);
            });
        }
    }

    private Task UnpublishAsync(ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        var publisher = new ResourcePublisher(connection);
        var batch = new BatchRun(this, pump, ThrottleLimit) { Verb = "Unpublish", IsReversed = true, Complete = result => result with { KubeConfig = kubeConfig } };
        return batch.RunAsync(connection.Context, resources, (i, isDry, token) => publisher.UnpublishAsync(resources[i], isDry, token), cancellation);
    }
}
