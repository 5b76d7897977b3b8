using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Reading;
using Rke2Network.Cluster.Rollouts;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public sealed partial class WaitRke2Rollout
{
    private readonly List<PublishResult> published = [];
    private readonly List<string> charts = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject is null ? null : ObjectShapes.Unwrap(InputObject))
        {
            case null:
                break;
            case PublishResult result:
                published.Add(result);
                break;
            case CniConfig config:
                charts.AddRange(config.HelmChartConfigs.Select(each => each.Name));
                break;
            case var other:
                throw new InputException("NotARollout", other.ToString(), "this is neither a result of Publish-Rke2Resource nor a configuration.", "Name charts with -Chart, or leave the input out for all of the network.", nameof(InputObject));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => OrEnd(() =>
    {
        if (MyInvocation.ExpectingInput && published.Count == 0 && charts.Count == 0)
        {
            return; // Nothing was published, so there is nothing to wait for.
        }

        IReadOnlyList<string>? named = Chart is null ? null : [.. Chart.Select(chart => ChartOf(chart)!)];
        if (published.Count == 0 || Context is not null)
        {
            ForEachCluster(Context, (connection, pump, cancellation) => WaitAsync(named ?? [.. charts, .. RolloutCharts.Of(published)], connection, pump, cancellation));
            return;
        }

        Run.ForEach(
            [.. from result in published
                group result by (KubeConfig: KubeConfig ?? result.KubeConfig, result.Context) into cluster
                select (named ?? RolloutCharts.Of(cluster), Read(nameof(KubeConfig), () => KubeConfigArgument.Request(cluster.Key.KubeConfig, cluster.Key.Context, SessionState)))],
            ThrottleLimit,
            WaitAsync);
    });

    private async Task WaitAsync(IReadOnlyList<string> given, ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        var meant = given.Count > 0 || published.Count > 0 ? given
            : await ClusterReader.ReadChartsAsync(connection, cancellation).ConfigureAwait(false);
        var wanted = meant.Distinct(StringComparer.Ordinal).ToArray();
        var restarts = Restart && wanted.Length > 0 && await pump.AskAsync(() => ShouldProcess($"pods of {string.Join(", ", wanted)} in {connection.Context}", "Restart those that are older than their values")).ConfigureAwait(false);
        if (wanted.Length == 0 || (Restart && !restarts))
        {
            return;
        }

        var states = await new RolloutRun(this, pump).WaitAsync(connection, wanted, new RolloutOptions { Timeout = TimeSpan.FromSeconds(TimeoutSec), Restart = restarts }, cancellation).ConfigureAwait(false);
        pump.Post(() => WriteObject(states, enumerateCollection: true));
    }
}
