using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Rollouts;

namespace Rke2Network.Cluster.Rollouts;

/// <summary>Waits until what was asked for runs. Looks again and again: a cluster whose network changes breaks every watch.</summary>
public sealed class RolloutWatcher
{
    /// <summary>The first look gets this much time even where nobody shall wait.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(30);

    /// <summary>Failures that pass, once the cluster has answered at all.</summary>
    private static readonly string[] Passing = ["Unreachable", "Timeout", "ServerError", "NotKubernetes"];

    private readonly ClusterConnection connection;
    private readonly ResourceClient client;

    /// <summary>Makes a watcher.</summary>
    /// <param name="connection">The cluster.</param>
    public RolloutWatcher(ClusterConnection connection)
    {
        this.connection = connection;
        client = new ResourceClient(connection);
    }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Waits between two looks; tests do not.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>The hashes of the charts' jobs, to be read before values are changed.</summary>
    /// <param name="charts">The charts.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The hashes by chart; charts without a job are missing.</returns>
    /// <exception cref="ClusterException">The cluster cannot be reached, or lets the user not read jobs.</exception>
    public async Task<IReadOnlyDictionary<string, string>> HashesAsync(IReadOnlyList<string> charts, CancellationToken cancellation)
    {
        var jobs = await Reader().JobsAsync(charts, cancellation).ConfigureAwait(false);
        return charts.Distinct(StringComparer.Ordinal)
            .Select(chart => (Chart: chart, Hash: HelmJob.Hash(jobs.FirstOrDefault(job => job.Name == HelmJob.NameOf(chart, null)))))
            .Where(each => each.Hash is not null).ToDictionary(each => each.Chart, each => each.Hash!, StringComparer.Ordinal);
    }

    /// <summary>Waits until all charts are done, have failed, or the time is over.</summary>
    /// <param name="charts">The charts, such as <c>rke2-canal</c>.</param>
    /// <param name="options">How long, and for what.</param>
    /// <param name="progress">Is told of every state that is new.</param>
    /// <param name="cancellation">Ends the waiting at once.</param>
    /// <returns>The last state of each chart, in their order.</returns>
    /// <exception cref="ClusterException">The cluster cannot be reached at first, lets the user not read, or refuses a restart. That the time is over is none: the states tell it.</exception>
    public async Task<IReadOnlyList<RolloutState>> WaitAsync(IReadOnlyList<string> charts, RolloutOptions options, IProgress<RolloutState>? progress, CancellationToken cancellation)
    {
        var start = Time.GetTimestamp();
        WatchedChart[] watched = [.. charts.Distinct(StringComparer.Ordinal).Select(chart => new WatchedChart(connection.Context.Name, chart, options, progress))];
        using var limit = new CancellationTokenSource(options.Timeout < FirstLook && options.Timeout >= TimeSpan.Zero ? FirstLook : options.Timeout, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var reader = Reader();
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                await LookAsync(reader, watched, options, isFirst, either.Token).ConfigureAwait(false);
                if (watched.All(chart => chart.IsOver))
                {
                    break;
                }

                if (options.Timeout >= TimeSpan.Zero)
                {
                    var rest = options.Timeout - Time.GetElapsedTime(start);
                    if (rest <= TimeSpan.Zero)
                    {
                        EndOfTime(watched, options);
                        break;
                    }

                    limit.CancelAfter(rest);
                }

                await Wait(options.PollInterval, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            EndOfTime(watched, options);
        }

        return [.. watched.Select(chart => chart.State)];
    }

    private async Task LookAsync(RolloutReader reader, WatchedChart[] watched, RolloutOptions options, bool isFirst, CancellationToken cancellation)
    {
        try
        {
            WatchedChart[] open = [.. watched.Where(chart => !chart.IsOver)];
            var snapshots = await reader.ReadAsync([.. open.Select(chart => chart.Name)], name => open.First(chart => chart.Name == name).Expectation, cancellation).ConfigureAwait(false);
            foreach (var (chart, snapshot) in open.Zip(snapshots))
            {
                var state = RolloutJudge.Judge(snapshot, chart.Expectation);
                chart.Take(options.Restart && state.IsComplete ? await RestartAsync(chart, snapshot, state, cancellation).ConfigureAwait(false) : state, Time.GetUtcNow());
            }
        }
        catch (ClusterException fault) when (!isFirst && Passing.Contains(fault.ErrorId))
        {
            foreach (var chart in watched.Where(chart => !chart.IsOver))
            {
                chart.Miss(fault);
            }
        }
    }

    /// <summary>Once for each: a pod that is older after all, by a clock that is wrong, say, starts no endless round.</summary>
    private async Task<RolloutState> RestartAsync(WatchedChart chart, RolloutSnapshot snapshot, RolloutState state, CancellationToken cancellation)
    {
        KubernetesResource[] old = [.. RolloutJudge.Outdated(snapshot).Where(workload => !chart.Restarted.Contains(workload.ToString()))];
        if (old.Length == 0)
        {
            return state;
        }

        var restarted = await new RolloutRestart(connection) { Time = Time }.RestartAsync(old, dryRun: false, cancellation).ConfigureAwait(false);
        chart.Restarted.AddRange(restarted.Select(result => result.Resource.ToString()));
        return state with { Stage = RolloutStage.Workloads, Percent = 40, Done = 0, Message = $"The pods are restarted, as they are older than the new values: {string.Join(", ", restarted.Select(result => result.Resource))}." };
    }

    private static void EndOfTime(WatchedChart[] watched, RolloutOptions options)
    {
        foreach (var chart in watched.Where(chart => !chart.IsOver))
        {
            chart.EndOfTime(options.Timeout);
        }
    }

    private RolloutReader Reader() => new(client, connection.Context.Name);
}
