using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Reading;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;
using Xunit.Abstractions;

namespace Rke2Network.Cluster.Tests.Reading;

/// <summary>Clusters as a real API server hands them out.</summary>
[Collection(RealClusterGroup.Name)]
public sealed class RealReadingTests(RealCluster cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Nodes = "api/v1/nodes";
    private const string Charts = "apis/helm.cattle.io/v1/namespaces/kube-system/helmcharts";
    private const string Configs = "apis/helm.cattle.io/v1/namespaces/kube-system/helmchartconfigs";
    private const int Many = 5000;

    [RealClusterFact]
    public async Task Servers_Windows_nodes_charts_and_configs_are_read()
    {
        await cluster.SendAsync(HttpMethod.Post, Nodes, NodeSamples.Server("server-1", "server", "--cni", "calico", "--cluster-cidr", "10.44.0.0/16"));
        await cluster.SendAsync(HttpMethod.Post, Nodes, NodeSamples.Server("server-2", "server", "--cni", "calico", "--cluster-cidr", "10.44.0.0/16"));
        await cluster.SendAsync(HttpMethod.Post, Nodes, NodeSamples.Agent("win-1", "windows"));
        await cluster.SendAsync(HttpMethod.Post, Charts, Chart("rke2-calico", "H4sIAAAAAAAA"));
        await cluster.SendAsync(HttpMethod.Post, Charts, Chart("rke2-coredns", "H4sIAAAAAAAA"));
        await cluster.SendAsync(HttpMethod.Post, Configs, """
            {"apiVersion": "helm.cattle.io/v1", "kind": "HelmChartConfig", "metadata": {"name": "rke2-calico"}, "spec": {"valuesContent": "installation: {calicoNetwork: {mtu: 8900}}"}}
            """);
        var state = await ReadAsync();
        Assert.Equal(["server-1", "server-2", "win-1"], state.Nodes.Select(node => node.Name));
        Assert.Equal([true, true, false], state.Nodes.Select(node => node.IsServer));
        Assert.Equal([false, false, true], state.Nodes.Select(node => node.IsWindows));
        Assert.All(state.Nodes, node => Assert.Equal((NodeSamples.Version, "10.1.1.1"), (node.Version, Assert.Single(node.Addresses))));
        Assert.Equal(["server", "--cni", "calico", "--cluster-cidr", "10.44.0.0/16"], state.Nodes[0].Arguments);
        Assert.Null(state.Nodes[2].Arguments);

        using (var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() }))
        {
            Assert.Equal(["server-1", "server-2"], (await ClusterReader.ReadServersAsync(connection, default)).Nodes.Select(node => node.Name));
        }

        // The archive of a chart that is none of the network is large, and nobody asks for it.
        Assert.Equal([("rke2-calico", "H4sIAAAAAAAA"), ("rke2-coredns", null)], state.HelmCharts.Select(chart => (chart.Name, KubernetesResource.Text(chart.Spec, "chartContent"))));
        Assert.Equal("rke2-calico", Assert.Single(state.HelmChartConfigs).Name);

        var config = ClusterImport.Import(state);
        Assert.Equal((CniPlugin.Calico, "10.44.0.0/16", true), (config.Plugin, config.ClusterCidr.ToString(), config.WindowsNodes));
        Assert.Equal("8900", config.Values.Find("installation.calicoNetwork.mtu")!.ToString());

        static string Chart(string name, string content) => $$"""{"apiVersion": "helm.cattle.io/v1", "kind": "HelmChart", "metadata": {"name": "{{name}}"}, "spec": {"chartContent": "{{content}}", "bootstrap": true} }""";
    }

    [RealClusterFact]
    public async Task A_cluster_of_thousands_of_nodes_is_read_by_pages_and_takes_little_memory()
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, Many), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await cluster.SendAsync(HttpMethod.Post, Nodes, NodeSamples.LargeAgent(number)));
        output.WriteLine($"made in {watch.Elapsed.TotalSeconds:0.0} s");
        await ReadAsync(); // Code that runs once is no part of what is measured.
        var (asked, before) = (await AskedAsync(), GC.GetTotalMemory(forceFullCollection: true));
        var held = MemoryWhileHeld();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine($"the state takes {(held - after) / 1e6:0.0} MB; {(held - before) / 1e6:0.0} MB with the buffers that the runtime keeps for later");
        Assert.Equal(Many / 500, await AskedAsync() - asked);
        Assert.InRange(held - after, 0, 20_000_000);
        Assert.InRange(held - before, long.MinValue, 100_000_000);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>What is read is the whole cluster, so that nothing may stay.</summary>
    public async Task DisposeAsync()
    {
        if (RealClusterBinaries.Missing is null)
        {
            foreach (var path in new[] { Nodes, Charts, Configs })
            {
                await cluster.SendAsync(HttpMethod.Delete, path);
            }
        }
    }

    /// <summary>What is held by frames of an asynchronous method stays longer than one thinks; this one returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long MemoryWhileHeld()
    {
        var (watch, allocated) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        var state = Task.Run(ReadAsync).GetAwaiter().GetResult();
        output.WriteLine($"read in {watch.Elapsed.TotalSeconds:0.0} s, allocated {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} MB");
        Assert.Equal(Many, state.Nodes.Count);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(state);
        return held;
    }

    private async Task<ClusterState> ReadAsync()
    {
        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
        return await ClusterReader.ReadAsync(connection, CancellationToken.None);
    }

    /// <summary>How many lists of nodes the server has answered.</summary>
    private async Task<int> AskedAsync() =>
        Regex.Matches(await cluster.SendAsync(HttpMethod.Get, "metrics"), """^apiserver_request_total\{(?=[^}]*resource="nodes")(?=[^}]*verb="LIST")(?=[^}]*code="200")[^}]*\} (\S+)""", RegexOptions.Multiline)
            .Sum(match => (int)double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
}
