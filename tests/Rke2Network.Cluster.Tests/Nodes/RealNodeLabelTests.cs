using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Tests.Reading;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Sriov;
using Xunit;

namespace Rke2Network.Cluster.Tests.Nodes;

/// <summary>The label of capable nodes, on a real API server.</summary>
[Collection(RealClusterGroup.Name)]
public sealed class RealNodeLabelTests : IAsyncLifetime
{
    private readonly List<string> made = [];
    private readonly RealCluster cluster;
    private readonly ClusterConnection? connection;
    private readonly NodeLabels labels = null!;

    public RealNodeLabelTests(RealCluster cluster)
    {
        this.cluster = cluster;
        if (RealClusterBinaries.Missing is null)
        {
            connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
            labels = new NodeLabels(connection);
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Other tests count the nodes of the cluster.</summary>
    public async Task DisposeAsync()
    {
        connection?.Dispose();
        foreach (var node in made)
        {
            await cluster.SendAsync(HttpMethod.Delete, $"api/v1/nodes/{node}");
        }
    }

    [KubectlFact]
    public async Task The_node_is_what_kubectl_label_makes_of_it()
    {
        var kubectl = Kubectl.Find()!;
        await MakeAsync("by-kubectl", "by-module");
        await kubectl.RunAsync(cluster.KubeConfig(), "label", "node", "by-kubectl", $"{SriovLabel.Name}={SriovLabel.Value}");
        await labels.AddAsync("by-module", force: false, dryRun: false, default);
        Assert.Equal(await ShownAsync("by-kubectl"), await ShownAsync("by-module"));

        await kubectl.RunAsync(cluster.KubeConfig(), "label", "node", "by-kubectl", $"{SriovLabel.Name}-");
        await labels.RemoveAsync("by-module", dryRun: false, default);
        Assert.Equal(await ShownAsync("by-kubectl"), await ShownAsync("by-module"));

        // One takes away what the other has set.
        await kubectl.RunAsync(cluster.KubeConfig(), "label", "node", "by-module", $"{SriovLabel.Name}={SriovLabel.Value}");
        Assert.Equal(PublishOutcome.Unchanged, (await labels.AddAsync("by-module", false, false, default)).Outcome);
        Assert.Equal(PublishOutcome.Configured, (await labels.RemoveAsync("by-module", false, default)).Outcome);
        await labels.AddAsync("by-module", false, false, default);
        await kubectl.RunAsync(cluster.KubeConfig(), "label", "node", "by-module", $"{SriovLabel.Name}-");
        Assert.DoesNotContain(SriovLabel.Name, await ShownAsync("by-module"), StringComparison.Ordinal);
        Assert.Equal(PublishOutcome.Unchanged, (await labels.RemoveAsync("by-module", false, default)).Outcome);
    }

    [RealClusterFact]
    public async Task It_is_added_once_owned_by_a_name_of_its_own_and_taken_back()
    {
        await MakeAsync("label-once");
        var asked = await labels.AddAsync("label-once", force: false, dryRun: true, default);
        Assert.Equal($"metadata.labels.\"{SriovLabel.Name}\": true is added", Assert.Single(asked.Changes).ToString());
        Assert.DoesNotContain(SriovLabel.Name, await ShownAsync("label-once"), StringComparison.Ordinal);

        var before = await ShownAsync("label-once");
        var added = await labels.AddAsync("label-once", false, false, default);
        Assert.Equal(PublishOutcome.Configured, added.Outcome);
        Assert.Equal([SriovLabel.Manager], ManagedFields.OwnersOf(added.Resource, ["metadata", "labels", SriovLabel.Name]));
        Assert.Equal(PublishOutcome.Unchanged, (await labels.AddAsync("label-once", false, false, default)).Outcome);

        // What this module publishes for the node otherwise leaves the label alone.
        await new ResourcePublisher(connection!).PublishAsync(new KubernetesResource(Yaml.YamlReader.ReadMap("{apiVersion: v1, kind: Node, metadata: {name: label-once, labels: {a: b}}}")), new PublishOptions(), default);
        Assert.Contains(SriovLabel.Name, await ShownAsync("label-once"), StringComparison.Ordinal);

        await MakeAsync("label-undone");
        var done = await labels.AddAsync("label-undone", false, false, default);
        Assert.Equal(PublishOutcome.Restored, (await new ResourcePublisher(connection!).UndoAsync(done, false, default)).Outcome);
        Assert.Equal(before, await ShownAsync("label-undone"));
    }

    [RealClusterFact]
    public async Task Another_value_is_changed_on_demand_only_and_a_missing_node_is_told()
    {
        await MakeAsync("label-other");
        await cluster.PatchAsync("api/v1/nodes/label-other", $$$"""{"metadata": {"labels": {"{{{SriovLabel.Name}}}": "false"} } }""", "nfd-master");
        var fault = await Assert.ThrowsAsync<ClusterException>(() => labels.AddAsync("label-other", false, false, default));
        Assert.Equal("Conflict", fault.ErrorId);
        Assert.Contains("'false', which nfd-master set. Change it where it comes from, or set it to true with -Force.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(PublishOutcome.Configured, (await labels.AddAsync("label-other", force: true, dryRun: false, default)).Outcome);

        Assert.Equal("NotFound", (await Assert.ThrowsAsync<ClusterException>(() => labels.AddAsync("nowhere", false, false, default))).ErrorId);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<ClusterException>(() => labels.RemoveAsync("nowhere", false, default))).ErrorId);
    }

    private async Task MakeAsync(params string[] nodes)
    {
        foreach (var node in nodes)
        {
            await cluster.SendAsync(HttpMethod.Post, "api/v1/nodes", NodeSamples.Agent(node));
            made.Add(node);
        }
    }

    /// <summary>The node without its identity and the record of who wrote it.</summary>
    private async Task<string> ShownAsync(string node)
    {
        var shown = JsonNode.Parse(await cluster.SendAsync(HttpMethod.Get, $"api/v1/nodes/{node}"))!.AsObject();
        foreach (var own in new[] { "name", "uid", "resourceVersion", "creationTimestamp", "managedFields" })
        {
            shown["metadata"]!.AsObject().Remove(own);
        }

        return shown.ToJsonString().Replace(node, "NODE", StringComparison.Ordinal);
    }
}
