using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Rollouts;

/// <summary>Restarts a chart's pods one after the other, as <c>kubectl rollout restart</c> does: a new annotation makes a new pod template.</summary>
public sealed class RolloutRestart
{
    private const string Annotation = "kubectl.kubernetes.io/restartedAt";

    private readonly string context;
    private readonly ResourceClient client;

    /// <summary>Makes what restarts.</summary>
    /// <param name="connection">The cluster.</param>
    public RolloutRestart(ClusterConnection connection)
    {
        context = connection.Context.Name;
        client = new ResourceClient(connection);
    }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Restarts the DaemonSets and Deployments that helm made for a chart.</summary>
    /// <param name="chart">The chart, such as <c>rke2-canal</c>.</param>
    /// <param name="dryRun">Whether the server only tells what would become of them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What was restarted, with the change.</returns>
    /// <exception cref="ClusterException">The cluster refuses it, or cannot be reached.</exception>
    public async Task<IReadOnlyList<PublishResult>> RestartAsync(string chart, bool dryRun, CancellationToken cancellation)
    {
        var reader = new RolloutReader(client, context);
        return await RestartAsync(await reader.WorkloadsAsync(chart, cancellation).ConfigureAwait(false), dryRun, cancellation).ConfigureAwait(false);
    }

    /// <summary>Restarts what is given.</summary>
    internal async Task<IReadOnlyList<PublishResult>> RestartAsync(IReadOnlyList<KubernetesResource> workloads, bool dryRun, CancellationToken cancellation)
    {
        var patch = Patch(Time.GetUtcNow());
        var results = new List<PublishResult>();
        foreach (var workload in workloads)
        {
            var type = await client.TypeOfAsync(workload, cancellation).ConfigureAwait(false);
            if (await client.FindAsync(type, workload.Namespace, workload.Name, cancellation).ConfigureAwait(false) is not { } previous)
            {
                continue; // Helm has taken it away meanwhile.
            }

            var current = await client.PatchAsync(type, workload.Namespace, workload.Name, patch, dryRun, cancellation).ConfigureAwait(false);
            results.Add(new PublishResult
            {
                Context = context,
                Outcome = PublishOutcome.Configured,
                Resource = current,
                Previous = previous,
                Changes = ResourceComparison.Compare(previous, current),
            });
        }

        return results;
    }

    private static YamlMap Patch(DateTimeOffset now)
    {
        var time = YamlScalar.String(now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return Map("spec", Map("template", Map("metadata", Map("annotations", Map(Annotation, time)))));
    }

    private static YamlMap Map(string key, YamlValue value) => new([new KeyValuePair<string, YamlValue>(key, value)]);
}
