using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Tests.Connection;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>One story told to a real API server and to the fake one: where they differ, the fake is wrong.</summary>
[Collection(RealClusterGroup.Name)]
public sealed class RealAndFakeTests(RealCluster cluster)
{
    private const string Others = """{"apiVersion": "helm.cattle.io/v1", "kind": "HelmChartConfig", "metadata": {"name": "rke2-canal"}, "spec": {"valuesContent": "a: 1"}}""";

    [Fact]
    public async Task The_fake_API_server_tells_the_story()
    {
        using var authority = new TestAuthority();
        var api = new FakeApi();
        await using var server = await ScriptedServer.StartAsync(authority.Certificate("127.0.0.1"), api.AnswerAsync);
        using var connection = server.Open(authority.Pem);
        await TellAsync(connection, "story", () =>
        {
            api.Put(Samples.Path("story"), Others);
            return Task.CompletedTask;
        });
    }

    [RealClusterFact]
    public async Task The_real_API_server_tells_the_story()
    {
        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
        var place = await cluster.NamespaceAsync("story");
        await TellAsync(connection, place, () => cluster.SendAsync(HttpMethod.Post, $"apis/helm.cattle.io/v1/namespaces/{place}/helmchartconfigs?fieldManager=other", Others));
    }

    private static async Task TellAsync(ClusterConnection connection, string place, System.Func<Task> others)
    {
        var publisher = new ResourcePublisher(connection);
        var created = await PublishAsync("valuesContent: 'a: 1', failurePolicy: abort");
        Assert.Equal(PublishOutcome.Created, created.Outcome);
        Assert.Equal(created.ResourceVersion, (await PublishAsync("valuesContent: 'a: 1', failurePolicy: abort")).ResourceVersion);
        Assert.Equal(PublishOutcome.Configured, (await PublishAsync("valuesContent: 'a: 2', failurePolicy: abort", dryRun: true)).Outcome);
        Assert.Equal(PublishOutcome.Unchanged, (await PublishAsync("valuesContent: 'a: 1', failurePolicy: abort", dryRun: true)).Outcome);

        var changed = await PublishAsync("failurePolicy: retry");
        Assert.Equal(["spec.failurePolicy: abort becomes retry", "spec.valuesContent: a: 1 is removed"], changed.Changes.Select(change => change.ToString()).Order());
        var undone = await publisher.UndoAsync(changed, false, default);
        Assert.Equal(PublishOutcome.Restored, undone.Outcome);
        Assert.Equal(["rke2network Apply"], Samples.Managers(undone.Resource));
        Assert.Equal(undone.ResourceVersion, (await publisher.UndoAsync(changed, false, default)).ResourceVersion);

        Assert.Equal(PublishOutcome.Deleted, (await publisher.UnpublishAsync(undone.Resource, true, default)).Outcome);
        Assert.Equal(PublishOutcome.Deleted, (await publisher.UnpublishAsync(undone.Resource, false, default)).Outcome);
        await others();
        var refused = await Assert.ThrowsAsync<ClusterException>(() => PublishAsync("valuesContent: 'a: 2', failurePolicy: abort"));
        Assert.Contains(new FieldConflict(".spec.valuesContent", "other"), refused.Conflicts); // A default of the CRD counts as set by who made the object, too.
        Assert.Equal("NotManaged", (await Assert.ThrowsAsync<ClusterException>(() => publisher.UnpublishAsync(undone.Resource, false, default))).ErrorId);
        var taken = await PublishAsync("valuesContent: 'a: 2', failurePolicy: abort", take: true);
        Assert.Equal(PublishOutcome.Configured, taken.Outcome);
        Assert.Contains("rke2network Apply", Samples.Managers(taken.Resource));

        Task<PublishResult> PublishAsync(string spec, bool dryRun = false, bool take = false) =>
            publisher.PublishAsync(Samples.Config(place, spec), new PublishOptions { DryRun = dryRun, TakeOwnership = take }, default);
    }
}
