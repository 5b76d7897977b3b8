using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Rollouts;
using Rke2Network.Cluster.Tests.Connection;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Rollouts;
using Xunit;

namespace Rke2Network.Cluster.Tests.Rollouts;

/// <summary>Waiting for a cluster that changes, fails, breaks or does nothing.</summary>
public sealed class RolloutWatcherTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task All_stages_are_gone_through_in_order_and_told_once_each()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Stored("old: true\n");
        cluster.Job("OLD", """{"conditions":[{"type":"Complete","status":"True"}]}""");
        cluster.Release("superseded");
        cluster.DaemonSet(0, 2);
        cluster.Pods("2026-01-01T10:00:09Z", isReady: false);
        Action[] steps =
        [
            () => { }, // Nothing happens for a while.
            () => cluster.Stored(RolloutCluster.Values),
            () => cluster.Job("NEW", """{"active":1}"""),
            () => cluster.Job("NEW", """{"startTime":"2026-01-01T10:00:00Z","conditions":[{"type":"Complete","status":"True"}]}"""),
            () => cluster.Release("deployed"),
            () => cluster.DaemonSet(2, 1),
            () => cluster.DaemonSet(2, 2),
        ];
        var told = new Told();
        var states = await WaitAsync(cluster, new RolloutOptions { PreviousHashes = new Dictionary<string, string> { ["rke2-canal"] = "SHA256=OLD" } }, told, steps);
        Assert.True(Assert.Single(states).IsComplete);
        Assert.Equal(
            [RolloutStage.Values, RolloutStage.Job, RolloutStage.Job, RolloutStage.Release, RolloutStage.Workloads, RolloutStage.Workloads, RolloutStage.Complete],
            told.States.Select(state => state.Stage));
        Assert.Equal(told.States.Select(state => state.Percent).Order(), told.States.Select(state => state.Percent));
        Assert.Contains("node-a", told.States[5].Reason);
        Assert.DoesNotContain(told.States, state => state.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Releases_are_asked_for_without_their_data_and_charts_only_when_something_changed()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.DaemonSet(1, 1);
        await WaitAsync(cluster, new RolloutOptions(), null, () => { }, () => { }, () => cluster.DaemonSet(2, 2));
        Assert.Single(cluster.Server.Requests, request => request.Contains("helmcharts/rke2-canal", StringComparison.Ordinal));
        Assert.All(cluster.Server.Requests.Where(request => request.Contains("/daemonsets?", StringComparison.Ordinal)), request => Assert.Contains("labelSelector=app.kubernetes.io%2Fmanaged-by%3DHelm", request));
        Assert.InRange(cluster.Server.Requests.Length, 4 * 7, 4 * 9);
        Assert.Equal(4, cluster.Accepted.Count);
        Assert.All(cluster.Accepted, form => Assert.StartsWith("application/json; as=PartialObjectMetadataList", form));
    }

    [Fact]
    public async Task The_hashes_are_known_before_a_change()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        using var connection = cluster.Server.Open(cluster.Authority);
        var hashes = await Watcher(connection).HashesAsync(["rke2-canal", "rke2-multus"], default);
        Assert.Equal(new KeyValuePair<string, string>("rke2-canal", "SHA256=NEW"), Assert.Single(hashes));
    }

    [Fact]
    public async Task A_job_that_keeps_failing_ends_the_wait_after_a_while_only()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Job("NEW", """{"active":1}""");
        cluster.Pods("2026-01-01T10:00:09Z", """{"name":"helm","restartCount":4,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"exitCode":1}}}""");
        var start = time.GetUtcNow();
        var state = Assert.Single(await WaitAsync(cluster, new RolloutOptions(), null));
        Assert.True(state.IsFailed);
        Assert.False(state.IsTimedOut);
        Assert.Contains("restarted 4 times (CrashLoopBackOff), last with exit code 1", state.Reason);
        Assert.Equal(TimeSpan.FromSeconds(60), time.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_job_that_recovers_in_time_has_not_failed()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Job("NEW", """{"failed":3}""");
        var told = new Told();
        var states = await WaitAsync(cluster, new RolloutOptions(), told, () => { }, () => cluster.Job("NEW2", """{"conditions":[{"type":"Complete","status":"True"}]}"""));
        Assert.True(told.States[0].IsFailing);
        Assert.True(states[0].IsComplete);
    }

    [Fact]
    public async Task A_chart_that_failed_ends_the_wait_at_once()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Chart("""{"conditions":[{"type":"Failed","status":"True","message":"Job has reached configured number of retries"}]}""");
        cluster.Job("NEW", """{"conditions":[{"type":"Failed","status":"True"}]}""");
        var start = time.GetUtcNow();
        var state = Assert.Single(await WaitAsync(cluster, new RolloutOptions(), null));
        Assert.True(state.IsFailed);
        Assert.Equal(RolloutStage.Chart, state.Stage);
        Assert.Contains("configured number of retries", state.Reason);
        Assert.Equal(start, time.GetUtcNow());
    }

    [Fact]
    public async Task Charts_are_waited_for_each_and_told_in_their_order()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.DaemonSet(1, 2);
        var states = await WaitAsync(cluster, new RolloutOptions(), null, ["rke2-multus", "rke2-canal", "rke2-multus"], () => cluster.DaemonSet(2, 2));
        Assert.Equal([("rke2-multus", false, true), ("rke2-canal", true, false)], states.Select(state => (state.Chart, state.IsComplete, state.IsFailed)));
        Assert.Contains("no HelmChart", states[0].Message);
        Assert.Contains(cluster.Server.Requests, request => request.Contains("in%20%28rke2-multus%2Crke2-canal%29", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_time_is_over_the_last_state_says_what_is_missing()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.DaemonSet(1, 2);
        var state = Assert.Single(await WaitAsync(cluster, new RolloutOptions { Timeout = TimeSpan.FromMinutes(3) }, null));
        Assert.True(state.IsTimedOut && state.IsFailed);
        Assert.Equal(RolloutStage.Workloads, state.Stage);
        Assert.StartsWith("The 3 minutes to wait are over. DaemonSet kube-system/rke2-canal: 1 of 2 pods are new", state.Reason);
    }

    [Fact]
    public async Task Without_time_to_wait_one_look_is_taken()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        Assert.True((await WaitAsync(cluster, new RolloutOptions { Timeout = TimeSpan.Zero }, null))[0].IsComplete);
        cluster.DaemonSet(1, 2);
        Assert.True((await WaitAsync(cluster, new RolloutOptions { Timeout = TimeSpan.Zero }, null))[0].IsTimedOut);
    }

    [Fact]
    public async Task A_server_that_hangs_ends_with_the_time()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.DaemonSet(1, 2);
        var waits = 0;
        using var connection = cluster.Server.Open(cluster.Authority);
        var watcher = new RolloutWatcher(connection)
        {
            Time = time,
            Wait = (wait, cancellation) =>
            {
                // The second look never gets its answer.
                cluster.Instead = context =>
                {
                    time.Advance(TimeSpan.FromSeconds(8));
                    return Task.Delay(Timeout.Infinite, context.RequestAborted);
                };
                waits++;
                return time.Wait(wait, cancellation);
            },
        };
        var state = Assert.Single(await watcher.WaitAsync(["rke2-canal"], new RolloutOptions { Timeout = TimeSpan.FromSeconds(10) }, null, default));
        Assert.True(state.IsTimedOut);
        Assert.StartsWith("The 10 seconds to wait are over. DaemonSet", state.Reason);
        Assert.Equal(1, waits);
    }

    [Fact]
    public async Task Who_may_not_read_Secrets_waits_for_the_rest()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Refuse(RolloutCluster.Core + "secrets", 403);
        var state = Assert.Single(await WaitAsync(cluster, new RolloutOptions(), null));
        Assert.True(state.IsComplete);
        Assert.Contains("Secrets", Assert.Single(state.Notes));
    }

    [Fact]
    public async Task Who_may_not_read_jobs_is_told_so()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Refuse(RolloutCluster.Jobs, 403);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => WaitAsync(cluster, new RolloutOptions(), null));
        Assert.Equal("Forbidden", fault.ErrorId);
        Assert.Contains("jobs.batch", fault.Message);
    }

    [Fact]
    public async Task Who_stops_waits_no_longer()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.DaemonSet(1, 2);
        using var connection = cluster.Server.Open(cluster.Authority);
        using var stop = new CancellationTokenSource();
        var watcher = new RolloutWatcher(connection)
        {
            Wait = (_, cancellation) =>
            {
                stop.Cancel();
                return Task.Delay(Timeout.Infinite, cancellation);
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watcher.WaitAsync(["rke2-canal"], new RolloutOptions(), null, stop.Token));
    }

    [Fact]
    public async Task A_server_that_breaks_off_on_the_way_is_waited_for()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.DaemonSet(1, 2);
        var told = new Told();
        var states = await WaitAsync(
            cluster,
            new RolloutOptions(),
            told,
            () => cluster.Instead = Broken,
            () => cluster.Instead = null,
            () => cluster.Instead = context => ScriptedServer.Json(context, "{}", 500),
            () => cluster.Instead = null,
            () => cluster.DaemonSet(2, 2));
        Assert.True(states[0].IsComplete);
        Assert.Equal(2, told.States.Count(state => state.Stage == RolloutStage.Workloads && state.Reason!.StartsWith("The cluster does not answer at the moment: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_never_answered_is_no_rollout()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Instead = context => ScriptedServer.Json(context, "{}", 500);
        Assert.Equal("ServerError", (await Assert.ThrowsAsync<ClusterException>(() => WaitAsync(cluster, new RolloutOptions(), null))).ErrorId);
    }

    [Fact]
    public async Task Pods_older_than_the_values_are_restarted_once_where_that_is_wanted()
    {
        await using var cluster = await RolloutCluster.StartAsync();
        cluster.Pods("2026-01-01T09:00:00Z");
        Assert.Empty((await WaitAsync(cluster, new RolloutOptions(), null))[0].Restarted);
        Assert.Empty(cluster.Patches);
        var told = new Told();
        var state = Assert.Single(await WaitAsync(cluster, new RolloutOptions { Restart = true }, told, () => cluster.DaemonSet(0, 2, generation: 2), () => cluster.DaemonSet(2, 2)));
        Assert.True(state.IsComplete);
        Assert.Equal(["DaemonSet kube-system/rke2-canal"], state.Restarted);
        Assert.Equal("""application/merge-patch+json {"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-01-01T12:00:00Z"}}}}}""", Assert.Single(cluster.Patches));
        Assert.Equal([RolloutStage.Workloads, RolloutStage.Workloads, RolloutStage.Complete], told.States.Select(each => each.Stage));
    }

    /// <summary>An answer that ends in its middle.</summary>
    private static async Task Broken(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"metadata\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>Waits; before each further look the next step happens.</summary>
    private Task<IReadOnlyList<RolloutState>> WaitAsync(RolloutCluster cluster, RolloutOptions options, IProgress<RolloutState>? progress, params Action[] steps) =>
        WaitAsync(cluster, options, progress, ["rke2-canal"], steps);

    private async Task<IReadOnlyList<RolloutState>> WaitAsync(RolloutCluster cluster, RolloutOptions options, IProgress<RolloutState>? progress, string[] charts, params Action[] steps)
    {
        using var connection = cluster.Server.Open(cluster.Authority);
        var at = 0;
        var watcher = new RolloutWatcher(connection)
        {
            Time = time,
            Wait = (wait, cancellation) =>
            {
                if (at < steps.Length)
                {
                    steps[at++]();
                }

                return time.Wait(wait, cancellation);
            },
        };
        return await watcher.WaitAsync(charts, options, progress, default);
    }

    private RolloutWatcher Watcher(ClusterConnection connection) => new(connection) { Time = time, Wait = time.Wait };

    private sealed class Told : IProgress<RolloutState>
    {
        internal List<RolloutState> States { get; } = [];

        public void Report(RolloutState value) => States.Add(value);
    }
}
