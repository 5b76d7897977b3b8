using System;
using System.Net.Http;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Reading;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>What a real API server refuses, and what is said of it.</summary>
[Collection(RealClusterGroup.Name)]
public sealed class RealRefusalTests(RealCluster cluster)
{
    [RealClusterFact]
    public async Task A_user_without_rights_is_told_verb_resource_and_namespace()
    {
        var fault = await FaultAsync("viewer", Samples.Config("kube-system", "valuesContent: 'a: 1'"));
        Assert.Equal("Forbidden", fault.ErrorId);
        Assert.Contains("The user viewer may not get helmchartconfigs.helm.cattle.io 'rke2-canal' in kube-system", fault.Message);
        Assert.DoesNotContain("token-of-a-test", fault.ToString());
    }

    [RealClusterFact]
    public async Task A_user_who_only_reads_may_read_and_is_told_that_patch_is_lacking()
    {
        using var connection = Open("reader");
        Assert.NotNull(await ClusterReader.ReadAsync(connection, default));
        Assert.Contains("may not patch helmchartconfigs.helm.cattle.io", (await FaultAsync("reader", Samples.Config("kube-system", "valuesContent: 'a: 1'"))).Message);
    }

    [RealClusterFact]
    public async Task A_user_who_may_change_and_not_make_is_told_that_create_is_lacking()
    {
        var fault = await FaultAsync("changer", Samples.Config(await cluster.NamespaceAsync("changer"), "valuesContent: 'a: 1'"));
        Assert.Equal("Forbidden", fault.ErrorId);
        Assert.Contains("needs the verb create for the resource helmchartconfigs.helm.cattle.io in the namespace changer", fault.Message);
    }

    [RealClusterFact]
    public async Task A_wrong_token_is_no_missing_right()
    {
        var path = cluster.KubeConfig("viewer");
        await System.IO.File.WriteAllTextAsync(path, (await System.IO.File.ReadAllTextAsync(path)).Replace("viewer-token", "nobody-token", StringComparison.Ordinal));
        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = path });
        Assert.Equal("Unauthorized", (await Assert.ThrowsAsync<ClusterException>(() => ClusterReader.ReadAsync(connection, default))).ErrorId);
    }

    [RealClusterFact]
    public async Task A_missing_namespace_is_named()
    {
        var fault = await FaultAsync("admin", Samples.Config("no-such", "valuesContent: 'a: 1'"));
        Assert.Equal("NotFound", fault.ErrorId);
        Assert.Contains("There is no namespace no-such", fault.Message);
    }

    [RealClusterFact]
    public async Task A_namespace_that_is_being_deleted_is_no_missing_right()
    {
        await cluster.SendAsync(HttpMethod.Delete, "api/v1/namespaces/" + await cluster.NamespaceAsync("ending"));
        var fault = await FaultAsync("admin", Samples.Config("ending", "valuesContent: 'a: 1'"));
        Assert.Equal("Conflict", fault.ErrorId);
        Assert.Contains("namespace ending is being deleted", fault.Message);
    }

    [RealClusterFact]
    public async Task Without_its_definition_a_kind_is_missing()
    {
        var fault = await FaultAsync("admin", Samples.Of("apiVersion: sriovnetwork.openshift.io/v1\nkind: SriovNetwork\nmetadata: {name: a, namespace: default}\nspec: {}"));
        Assert.Equal("NoSuchKind", fault.ErrorId);
        Assert.Contains("sriovnetworks.sriovnetwork.openshift.io", fault.Message);
    }

    [RealClusterFact]
    public async Task Large_values_are_taken_as_long_as_the_server_takes_them()
    {
        var place = await cluster.NamespaceAsync("large");
        using var connection = Open("admin");
        var publisher = new ResourcePublisher(connection);
        var there = await publisher.PublishAsync(Large(900_000), new PublishOptions(), default);
        Assert.Equal(PublishOutcome.Created, there.Outcome);
        foreach (var size in new[] { 2_000_000, 3_500_000 }) // Etcd refuses the first, and no server reads the second to its end.
        {
            var fault = await Assert.ThrowsAsync<ClusterException>(() => publisher.PublishAsync(Large(size), new PublishOptions(), default));
            Assert.Equal("TooLarge", fault.ErrorId);
            Assert.Contains("Leave out what is at the chart's defaults", fault.Message);
            Assert.True(fault.Message.Length < 1000);
        }

        KubernetesResource Large(int size) => Samples.Config(place, $"valuesContent: 'a: {new string('x', size)}'");
    }

    private ClusterConnection Open(string user) => ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig(user) });

    private async Task<ClusterException> FaultAsync(string user, KubernetesResource resource)
    {
        using var connection = Open(user);
        return await Assert.ThrowsAsync<ClusterException>(() => new ResourcePublisher(connection).PublishAsync(resource, new PublishOptions(), default));
    }
}
