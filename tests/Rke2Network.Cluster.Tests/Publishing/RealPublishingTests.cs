using System;
using System.Linq;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>Server-side apply, as a real API server does it.</summary>
[Collection(RealClusterGroup.Name)]
public sealed class RealPublishingTests : IDisposable
{
    private readonly RealCluster cluster;
    private readonly ClusterConnection? connection;
    private readonly ResourcePublisher publisher = null!;

    public RealPublishingTests(RealCluster cluster)
    {
        this.cluster = cluster;
        if (RealClusterBinaries.Missing is null)
        {
            connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
            publisher = new ResourcePublisher(connection);
        }
    }

    [RealClusterFact]
    public async Task What_is_published_twice_is_unchanged_the_second_time()
    {
        var place = await cluster.NamespaceAsync("twice");
        var first = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        var second = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        var third = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'"));
        Assert.Equal([PublishOutcome.Created, PublishOutcome.Unchanged, PublishOutcome.Configured], [first.Outcome, second.Outcome, third.Outcome]);
        Assert.Equal(first.ResourceVersion, second.ResourceVersion);
        Assert.Contains("spec.failurePolicy: reinstall is added", first.Changes.Select(change => change.ToString())); // The CRD's default.
        Assert.Empty(second.Changes);
        Assert.Equal("spec.valuesContent: a: 1 becomes 2", Assert.Single(third.Changes).ToString());
        Assert.Equal(["rke2network Apply"], Samples.Managers(third.Resource));
    }

    [RealClusterFact]
    public async Task What_is_no_longer_wanted_goes()
    {
        var place = await cluster.NamespaceAsync("prune");
        await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1', values: {b: 1}"));
        await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        Assert.Null(await cluster.PartAsync(Samples.Path(place), "spec", "values"));
    }

    [RealClusterFact]
    public async Task Fields_of_others_are_refused_by_name_and_taken_over_on_demand()
    {
        var place = await cluster.NamespaceAsync("owned");
        await cluster.ApplyAsync(Samples.Path(place), """{"apiVersion": "helm.cattle.io/v1", "kind": "HelmChartConfig", "metadata": {"name": "rke2-canal"}, "spec": {"valuesContent": "a: 1"}}""");
        var fault = await FaultAsync(Samples.Config(place, "valuesContent: 'a: 2'"));
        Assert.Equal("Conflict", fault.ErrorId);
        Assert.Equal(new FieldConflict(".spec.valuesContent", "other"), Assert.Single(fault.Conflicts));
        Assert.Equal("\"a: 1\"", await cluster.PartAsync(Samples.Path(place), "spec", "valuesContent"));

        var taken = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'"), new PublishOptions { TakeOwnership = true });
        Assert.Equal(PublishOutcome.Configured, taken.Outcome);
        Assert.Equal("other", Assert.Single(taken.Changes).Manager);
        Assert.Contains("rke2network Apply", Samples.Managers(taken.Resource));
    }

    [RealClusterFact]
    public async Task What_this_module_once_set_by_update_does_not_stand_in_its_way()
    {
        var place = await cluster.NamespaceAsync("own-update");
        await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        await cluster.PatchAsync(Samples.Path(place), """{"spec": {"valuesContent": "a: 2"}}""", ManagedFields.Manager);
        var result = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 3'"));
        Assert.Equal("spec.valuesContent: a: 2 becomes 3", Assert.Single(result.Changes).ToString());
    }

    [RealClusterFact]
    public async Task Values_that_others_set_to_the_same_are_shared()
    {
        var place = await cluster.NamespaceAsync("shared");
        await cluster.ApplyAsync(Samples.Path(place), """{"apiVersion": "helm.cattle.io/v1", "kind": "HelmChartConfig", "metadata": {"name": "rke2-canal"}, "spec": {"valuesContent": "a: 1"}}""");
        var dry = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"), new PublishOptions { DryRun = true });
        var real = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        Assert.Equal(dry.Outcome, real.Outcome);
        Assert.Equal(["other Apply", "rke2network Apply"], Samples.Managers(real.Resource).Order());
    }

    [RealClusterFact]
    public async Task A_field_that_does_not_exist_is_named()
    {
        var fault = await FaultAsync(Samples.Config(await cluster.NamespaceAsync("strict"), "valuesContnet: 'a: 1'"));
        Assert.Equal("Invalid", fault.ErrorId);
        Assert.Contains(".spec.valuesContnet", fault.Message);
    }

    [RealClusterFact]
    public async Task A_value_that_is_not_allowed_is_named()
    {
        var fault = await FaultAsync(Samples.Config(await cluster.NamespaceAsync("enum"), "failurePolicy: abrot"));
        Assert.Equal("Invalid", fault.ErrorId);
        Assert.Contains("spec.failurePolicy", fault.Message);
    }

    [RealClusterFact]
    public async Task A_dry_run_tells_all_and_changes_nothing()
    {
        var place = await cluster.NamespaceAsync("dry");
        var dry = new PublishOptions { DryRun = true };
        Assert.Equal(PublishOutcome.Created, (await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"), dry)).Outcome);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await StatusAsync(Samples.Path(place)));

        var there = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        Assert.Equal(PublishOutcome.Unchanged, (await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"), dry)).Outcome);
        var change = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 2'"), dry);
        Assert.Equal(PublishOutcome.Configured, change.Outcome);
        Assert.Equal("spec.valuesContent: a: 1 becomes 2", Assert.Single(change.Changes).ToString());
        Assert.Equal(PublishOutcome.Deleted, (await publisher.UndoAsync(there, dryRun: true, default)).Outcome);
        Assert.Equal(PublishOutcome.Deleted, (await publisher.UnpublishAsync(there.Resource, dryRun: true, default)).Outcome);
        Assert.Equal($"\"{there.ResourceVersion}\"", await cluster.PartAsync(Samples.Path(place), "metadata", "resourceVersion"));
    }

    [RealClusterFact]
    public async Task Objects_of_files_of_the_servers_are_left_alone()
    {
        var place = await cluster.NamespaceAsync("addon");
        await cluster.ApplyAsync(Samples.Path(place), """
            {"apiVersion": "helm.cattle.io/v1", "kind": "HelmChartConfig", "metadata": {"name": "rke2-canal", "annotations":
             {"objectset.rio.cattle.io/owner-gvk": "k3s.cattle.io/v1, Kind=Addon", "objectset.rio.cattle.io/owner-name": "my-canal"}}, "spec": {"failurePolicy": "retry"}}
            """);
        var fault = await FaultAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        Assert.Equal("OwnedElsewhere", fault.ErrorId);
        Assert.Contains("my-canal.yaml", fault.Message);
        Assert.Equal(PublishOutcome.Configured, (await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"), new PublishOptions { Force = true })).Outcome);
    }

    [RealClusterFact]
    public async Task An_object_that_comes_from_a_cluster_can_be_published()
    {
        var place = await cluster.NamespaceAsync("again");
        var first = await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"));
        Assert.Contains("managedFields", first.Resource.Metadata.Select(field => field.Key));
        Assert.Equal(PublishOutcome.Unchanged, (await PublishAsync(Samples.Config(place, "valuesContent: 'a: 1'"))).Outcome);
        Assert.Equal(PublishOutcome.Configured, (await PublishAsync(first.Resource)).Outcome); // It owns what was the CRD's default.
    }

    [RealClusterFact]
    public async Task Attachments_are_published_like_configs()
    {
        var place = await cluster.NamespaceAsync("nads");
        Assert.Equal(PublishOutcome.Created, (await PublishAsync(Samples.Attachment(place))).Outcome);
        Assert.Equal(PublishOutcome.Unchanged, (await PublishAsync(Samples.Attachment(place))).Outcome);
    }

    [RealClusterFact]
    public async Task A_kind_that_is_not_known_is_asked_for()
    {
        var place = await cluster.NamespaceAsync("kinds");
        Assert.Equal(PublishOutcome.Created, (await PublishAsync(Samples.Of($"apiVersion: v1\nkind: LimitRange\nmetadata: {{name: a, namespace: {place}}}\nspec: {{limits: [{{type: Pod, max: {{cpu: 1}}}}]}}"))).Outcome);
        Assert.Equal("NoSuchKind", (await FaultAsync(Samples.Of($"apiVersion: v1\nkind: LimitRagne\nmetadata: {{name: a, namespace: {place}}}"))).ErrorId);
    }

    public void Dispose() => connection?.Dispose();

    private Task<PublishResult> PublishAsync(KubernetesResource resource, PublishOptions? options = null) => publisher.PublishAsync(resource, options ?? new PublishOptions(), default);

    private Task<ClusterException> FaultAsync(KubernetesResource resource) => Assert.ThrowsAsync<ClusterException>(() => PublishAsync(resource));

    private async Task<System.Net.HttpStatusCode> StatusAsync(string path)
    {
        using var response = await cluster.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
