using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Xunit;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>One request that tests of connections send, and its answer.</summary>
internal static class Requests
{
    internal static Task Found(HttpContext context) =>
        ScriptedServer.Json(context, """{"apiVersion":"helm.cattle.io/v1","kind":"HelmChart","metadata":{"name":"rke2-canal","namespace":"kube-system"}}""");

    internal static Task<KubernetesResource?> Ask(ClusterConnection connection, CancellationToken cancellation = default) =>
        new ResourceClient(connection).FindAsync(ResourceTypes.HelmChart, "kube-system", "rke2-canal", cancellation);

    internal static Task<ClusterException> Fault(ClusterConnection connection) => Assert.ThrowsAsync<ClusterException>(() => Ask(connection));

    /// <summary>Waits for what comes soon.</summary>
    internal static async Task Until(Func<bool> isThere)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isThere())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
