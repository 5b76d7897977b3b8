using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>Back to what was, and away, against a real API server.</summary>
[Collection(RealClusterGroup.Name)]
public sealed class RealUndoTests : IDisposable
{
    private const string Canal = """{"apiVersion": "helm.cattle.io/v1", "kind": "HelmChartConfig", "metadata": {"name": "rke2-canal"}, "spec": {"valuesContent": "a: 1", "failurePolicy": "retry"}}""";

    private readonly RealCluster cluster;
    private readonly ClusterConnection? connection;
    private readonly ResourcePublisher publisher = null!;

    public RealUndoTests(RealCluster cluster)
    {
        this.cluster = cluster;
        if (RealClusterBinaries.Missing is null)
        {
            connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
            publisher = new ResourcePublisher(connection);
        }
    }

    [RealClusterFact]
    public async Task What_was_not_there_is_gone_again_and_can_be_published_anew()
    {
        var place = await cluster.NamespaceAsync("undo-created");
        var created = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        Assert.Equal(PublishOutcome.Deleted, (await UndoAsync(created)).Outcome);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<ClusterException>(() => UndoAsync(created))).ErrorId);
        Assert.Equal(PublishOutcome.Created, (await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"))).Outcome);
    }

    [RealClusterFact]
    public async Task What_was_changed_is_as_before_and_so_are_its_owners()
    {
        var place = await cluster.NamespaceAsync("undo-changed");
        var first = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1', values: {b: 1}"));
        var second = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'"));
        var undone = await UndoAsync(second);
        Assert.Equal(PublishOutcome.Restored, undone.Outcome);
        Assert.Empty(ResourceComparison.Compare(first.Resource, undone.Resource));
        Assert.Equal(Samples.Managers(first.Resource), Samples.Managers(undone.Resource));
        Assert.Equal(["spec.values.b: 1 is added", "spec.valuesContent: a: 2 becomes 1"], undone.Changes.Select(change => change.ToString()).Order(StringComparer.Ordinal));
    }

    [RealClusterFact]
    public async Task An_apply_after_undo_still_takes_away_what_is_no_longer_wanted()
    {
        var place = await cluster.NamespaceAsync("undo-prune");
        await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1', values: {b: 1}"));
        await UndoAsync(await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'")));
        var again = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'"));
        Assert.Equal(PublishOutcome.Configured, again.Outcome);
        Assert.Null(await cluster.PartAsync(Samples.Path(place), "spec", "values"));
    }

    [RealClusterFact]
    public async Task What_was_taken_over_goes_back_to_its_owner()
    {
        var place = await cluster.NamespaceAsync("undo-owner");
        await cluster.ApplyAsync(Samples.Path(place), Canal);
        var taken = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'"), new PublishOptions { TakeOwnership = true });
        var undone = await UndoAsync(taken);
        Assert.Equal(["other Apply"], Samples.Managers(undone.Resource));
        Assert.Equal(".spec.valuesContent (owned by other)", Assert.Single((await Assert.ThrowsAsync<ClusterException>(() => PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'")))).Conflicts).ToString());
        Assert.Equal("NotManaged", (await Assert.ThrowsAsync<ClusterException>(() => publisher.UnpublishAsync(taken.Resource, false, default))).ErrorId);
    }

    [RealClusterFact]
    public async Task What_somebody_changed_since_stays()
    {
        var place = await cluster.NamespaceAsync("undo-since");
        var created = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        var changed = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'"));
        await cluster.PatchAsync(Samples.Path(place), """{"spec": {"failurePolicy": "retry"}}""");
        foreach (var result in new[] { created, changed })
        {
            Assert.Equal("Conflict", (await Assert.ThrowsAsync<ClusterException>(() => UndoAsync(result))).ErrorId);
        }

        Assert.Equal("\"a: 2\"", await cluster.PartAsync(Samples.Path(place), "spec", "valuesContent"));
        Assert.Equal("\"retry\"", await cluster.PartAsync(Samples.Path(place), "spec", "failurePolicy"));
    }

    [RealClusterFact]
    public async Task A_namesake_made_since_stays()
    {
        var place = await cluster.NamespaceAsync("undo-namesake");
        var created = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        await cluster.SendAsync(HttpMethod.Delete, Samples.Path(place));
        await cluster.ApplyAsync(Samples.Path(place), Canal);
        Assert.Equal("Conflict", (await Assert.ThrowsAsync<ClusterException>(() => UndoAsync(created))).ErrorId);
        Assert.Equal("\"a: 1\"", await cluster.PartAsync(Samples.Path(place), "spec", "valuesContent"));
    }

    [RealClusterFact]
    public async Task What_controllers_write_is_no_change()
    {
        var place = await cluster.NamespaceAsync("undo-status");
        var path = $"apis/helm.cattle.io/v1/namespaces/{place}/helmcharts/mine";
        await PublishAsync(Chart("1.0.0"));
        var changed = await PublishAsync(Chart("2.0.0"));
        await cluster.PatchAsync(path + "/status", """{"status": {"jobName": "helm-install-mine"}}""", "helm-controller");
        await cluster.PatchAsync(path, """{"metadata": {"finalizers": ["test.example/remove"]}}""", "helm-controller");
        var undone = await UndoAsync(changed);
        Assert.Equal(PublishOutcome.Restored, undone.Outcome);
        Assert.Equal("\"1.0.0\"", await cluster.PartAsync(path, "spec", "version"));
        Assert.Equal("\"helm-install-mine\"", await cluster.PartAsync(path, "status", "jobName"));
        Assert.Equal("""["test.example/remove"]""", await cluster.PartAsync(path, "metadata", "finalizers"));
        Assert.Contains("helm-controller Update", Samples.Managers(undone.Resource));

        KubernetesResource Chart(string version) => Samples.Of($"apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: {{name: mine, namespace: {place}}}\nspec: {{chart: mine, version: {version}}}");
    }

    [RealClusterFact]
    public async Task What_was_unpublished_comes_back_and_can_be_published_and_unpublished_again()
    {
        var place = await cluster.NamespaceAsync("undo-deleted");
        var first = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1', values: {b: 1}"));
        var gone = await publisher.UnpublishAsync(first.Resource, false, default);
        Assert.Equal(PublishOutcome.Deleted, gone.Outcome);
        var back = await UndoAsync(gone);
        Assert.Equal(PublishOutcome.Created, back.Outcome);
        Assert.Equal(["rke2network Apply"], Samples.Managers(back.Resource));
        await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        Assert.Null(await cluster.PartAsync(Samples.Path(place), "spec", "values"));
        Assert.Equal(PublishOutcome.Deleted, (await publisher.UnpublishAsync(first.Resource, false, default)).Outcome);
    }

    [RealClusterFact]
    public async Task What_is_undone_can_be_redone()
    {
        var place = await cluster.NamespaceAsync("redo");
        await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        var undone = await UndoAsync(await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'")));
        Assert.Equal(PublishOutcome.Restored, (await UndoAsync(undone)).Outcome);
        Assert.Equal("\"a: 2\"", await cluster.PartAsync(Samples.Path(place), "spec", "valuesContent"));
    }

    [RealClusterFact]
    public async Task What_others_published_is_not_taken_away()
    {
        var place = await cluster.NamespaceAsync("foreign");
        await cluster.ApplyAsync(Samples.Path(place), Canal);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => publisher.UnpublishAsync(Samples.Config(place, string.Empty), false, default));
        Assert.Equal("NotManaged", fault.ErrorId);
        Assert.Contains("other owns it", fault.Message);
        Assert.Equal("\"a: 1\"", await cluster.PartAsync(Samples.Path(place), "spec", "valuesContent"));
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<ClusterException>(() => publisher.UnpublishAsync(Samples.Config(place, string.Empty, "no-such"), false, default))).ErrorId);
    }

    [RealClusterFact]
    public async Task Of_what_is_shared_only_the_own_part_goes_and_comes_back()
    {
        var place = await cluster.NamespaceAsync("shared-away");
        await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        await cluster.PatchAsync(Samples.Path(place), """{"spec": {"failurePolicy": "retry"}}""");
        var released = await publisher.UnpublishAsync(Samples.Config(place, string.Empty), false, default);
        Assert.Equal(PublishOutcome.Released, released.Outcome);
        Assert.Equal("spec.valuesContent: a: 1 is removed", Assert.Single(released.Changes).ToString());
        Assert.Equal("""{"failurePolicy":"retry"}""", await cluster.PartAsync(Samples.Path(place), "spec"));
        Assert.Equal(["kubectl-edit Update"], Samples.Managers(released.Resource));

        Assert.Equal(PublishOutcome.Restored, (await UndoAsync(released)).Outcome);
        Assert.Equal(PublishOutcome.Released, (await publisher.UnpublishAsync(Samples.Config(place, string.Empty), false, default)).Outcome);
    }

    public void Dispose() => connection?.Dispose();

    private Task<PublishResult> PublishAsync(KubernetesResource resource, PublishOptions? options = null) => publisher.PublishAsync(resource, options ?? new PublishOptions(), default);

    private Task<PublishResult> UndoAsync(PublishResult result) => publisher.UndoAsync(result, dryRun: false, default);
}
