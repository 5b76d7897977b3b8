using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Cluster.Tests.Nodes;

/// <summary>Facts of nodes out of a real API server that has no SR-IOV operator.</summary>
[Collection(RealClusterGroup.Name)]
public sealed class RealNodeFactsTests(RealCluster cluster) : IAsyncLifetime
{
    private readonly List<string> made = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var node in made)
        {
            await cluster.SendAsync(HttpMethod.Delete, $"api/v1/nodes/{node}");
        }
    }

    [RealClusterFact]
    public async Task Nodes_tell_what_their_objects_have()
    {
        await MakeAsync("facts-linux", "linux", "6.4.0", "SLES 15");
        await MakeAsync("facts-windows", "windows", "10.0.20348.2113", "Windows Server 2022 Datacenter");
        await MakeAsync("other", "linux", "6.4.0", "SLES 15");
        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
        var read = await new ClusterNodeFacts(connection).ReadAsync(node => node.Name.StartsWith("facts-", StringComparison.Ordinal), default);

        Assert.Equal(["facts-linux", "facts-windows"], read.Select(each => each.Facts.Node));
        var linux = read[0].Facts;
        Assert.Equal((NodeFactsSource.Cluster, "linux", "6.4.0", "SLES 15", "x86_64"), (linux.Source, linux.OperatingSystem, linux.KernelRelease, linux.SystemName, linux.Architecture));
        Assert.Equal(["10.9.9.9"], linux.Addresses);
        Assert.Equal("yes", linux.Labels!["test.example/of-facts"]);
        Assert.Contains("network interfaces: the SR-IOV operator is not installed", linux.Unknown);
        Assert.Equal(("10.0.20348.2113", true), (read[1].Facts.DistributionVersion, read[1].Facts.IsWindows));
        Assert.Equal(["facts-linux", "facts-windows", "other"], (await NodeNames.ReadAsync(connection, default)).Where(made.Contains));
    }

    [RealClusterFact]
    public async Task Who_may_not_list_nodes_is_told()
    {
        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig("viewer") });
        Assert.Equal("Forbidden", (await Assert.ThrowsAsync<ClusterException>(() => new ClusterNodeFacts(connection).ReadAsync(_ => true, default))).ErrorId);
    }

    private async Task MakeAsync(string name, string system, string kernel, string image)
    {
        await cluster.SendAsync(HttpMethod.Post, "api/v1/nodes", $$"""{"metadata": {"name": "{{name}}", "labels": {"kubernetes.io/os": "{{system}}", "test.example/of-facts": "yes"} } }""");
        made.Add(name);
        await cluster.SendAsync(HttpMethod.Patch, $"api/v1/nodes/{name}/status", $$"""{"status": {"addresses": [{"type": "InternalIP", "address": "10.9.9.9"}], "nodeInfo": {"operatingSystem": "{{system}}", "kernelVersion": "{{kernel}}", "osImage": "{{image}}", "architecture": "amd64", "kubeletVersion": "v1.34.4+rke2r1"} } }""", "application/merge-patch+json");
    }
}
