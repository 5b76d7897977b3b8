using System.Linq;
using System.Threading.Tasks;
using Rke2Network.Cluster.Rollouts;
using Rke2Network.Cluster.Tests.Connection;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Xunit;

namespace Rke2Network.Cluster.Tests.Rollouts;

/// <summary>Restarts as kubectl makes them.</summary>
public sealed class RolloutRestartTests
{
    [Fact]
    public async Task Helms_workloads_of_the_chart_are_restarted_and_told_with_the_change()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        using var connection = cluster.Server.Open(cluster.Authority);
        var result = Assert.Single(await new RolloutRestart(connection) { Time = new ManualTime() }.RestartAsync("rke2-canal", dryRun: false, default));
        Assert.Equal((PublishOutcome.Configured, "DaemonSet kube-system/rke2-canal"), (result.Outcome, result.Resource.ToString()));
        Assert.NotNull(result.Previous);
        Assert.Contains("spec.template.metadata", Assert.Single(result.Changes).Path);
        Assert.Contains("fieldManager=rke2network", Patch(cluster));
        Assert.DoesNotContain("dryRun", Patch(cluster));
        Assert.Empty(await new RolloutRestart(connection).RestartAsync("rke2-multus", dryRun: false, default));
        Assert.Single(cluster.Patches);
    }

    [Fact]
    public async Task A_dry_run_is_one_to_the_server()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        using var connection = cluster.Server.Open(cluster.Authority);
        await new RolloutRestart(connection).RestartAsync("rke2-canal", dryRun: true, default);
        Assert.Contains("dryRun=All", Patch(cluster));
    }

    [Fact]
    public async Task A_restart_that_is_refused_is_a_failure()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Refuse(RolloutCluster.DaemonSets + "/", 403);
        using var connection = cluster.Server.Open(cluster.Authority);
        Assert.Equal("Forbidden", (await Assert.ThrowsAsync<ClusterException>(() => new RolloutRestart(connection).RestartAsync("rke2-canal", dryRun: false, default))).ErrorId);
    }

    private static string Patch(RolloutCluster cluster) => cluster.Server.Requests.Last(request => request.StartsWith("PATCH", System.StringComparison.Ordinal));
}
