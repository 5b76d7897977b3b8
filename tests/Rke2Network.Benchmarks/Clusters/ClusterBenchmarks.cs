using System;
using System.Collections.Generic;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>The measures of clusters. They share a server: a real one where its programs are here.</summary>
internal sealed class ClusterBenchmarks : IDisposable
{
    /// <summary>Takes these measures alone.</summary>
    internal const string Command = "cluster";

    private readonly Lazy<ClusterServer> server = new(() => ClusterServer.Start(RealClusterBinaries.Missing is null ? ServedCluster.Real : ServedCluster.Scripted));

    /// <summary>What was published to.</summary>
    internal string ServerName => server.Value.Name;

    /// <summary>The measures; the server starts with the first of them.</summary>
    internal IEnumerable<Func<Row>> All =>
    [
        () => PublishBenchmark.RunOne(server.Value),
        () => PublishBenchmark.RunMany(server.Value),
        () => KubectlBenchmark.Run(server.Value),
        () => RequestsBenchmark.Run(server.Value),
        () => FirstPublishBenchmark.Run(server.Value),
        NodesMemoryBenchmark.Run,
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }
}
