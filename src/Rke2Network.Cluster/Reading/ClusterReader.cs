using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Reading;

/// <summary>Reads what a cluster says of its network: nodes, HelmCharts, HelmChartConfigs.</summary>
public static class ClusterReader
{
    private const string ContentKey = "chartContent";
    private const string CompanionEnding = "-crd";

    /// <summary>What is large in a Node and says nothing of the network.</summary>
    private static readonly HashSet<string> Heavy = ["managedFields", "images", "conditions", "capacity", "allocatable", "volumesInUse", "volumesAttached", "daemonEndpoints", "runtimeHandlers", "features", "taints"];

    /// <summary>Reads a cluster.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ClusterException">It cannot be reached, lets the user not read, or is no cluster of RKE2.</exception>
    public static Task<ClusterState> ReadAsync(ClusterConnection connection, CancellationToken cancellation) => ReadAsync(connection, null, cancellation);

    /// <summary>The charts of the network that a cluster deploys.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Their names, such as <c>rke2-canal</c>.</returns>
    /// <exception cref="ClusterException">It cannot be reached, lets the user not read, or is no cluster of RKE2.</exception>
    public static async Task<IReadOnlyList<string>> ReadChartsAsync(ClusterConnection connection, CancellationToken cancellation) =>
        [.. (await AllAsync(new ResourceClient(connection), ResourceTypes.HelmChart, cancellation).ConfigureAwait(false)).Select(chart => chart.Name).Where(IsOfNetwork)];

    /// <summary>Reads a cluster's servers alone, which tell its options; agents are left out, however many there are.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ClusterException">It cannot be reached, lets the user not read, or is no cluster of RKE2.</exception>
    public static Task<ClusterState> ReadServersAsync(ClusterConnection connection, CancellationToken cancellation) =>
        ReadAsync(connection, "labelSelector=node-role.kubernetes.io%2Fcontrol-plane", cancellation);

    /// <summary>Asks for all at once; what fails first ends the rest, and nothing is under way any more when this returns.</summary>
    private static async Task<ClusterState> ReadAsync(ClusterConnection connection, string? selector, CancellationToken cancellation)
    {
        var client = new ResourceClient(connection);
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var charts = ElseEndAsync(ChartsAsync(client, rest.Token), rest);
        var configs = ElseEndAsync(AllAsync(client, ResourceTypes.HelmChartConfig, rest.Token), rest);
        var nodes = ElseEndAsync(NodesAsync(client, selector, rest.Token), rest);
        await Task.WhenAll(charts, configs, nodes).ConfigureAwait(false); // Faults go before cancellations.
        return new ClusterState
        {
            Context = connection.Context.Name,
            Nodes = await nodes.ConfigureAwait(false),
            HelmCharts = await charts.ConfigureAwait(false),
            HelmChartConfigs = await configs.ConfigureAwait(false),
        };
    }

    private static async Task<T> ElseEndAsync<T>(Task<T> task, CancellationTokenSource rest)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch
        {
            await rest.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<IReadOnlyList<ClusterNode>> NodesAsync(ResourceClient client, string? selector, CancellationToken cancellation)
    {
        var nodes = new List<ClusterNode>();
        await foreach (var node in client.ListAsync(ResourceTypes.Node, null, selector, key => !Heavy.Contains(key), cancellation).ConfigureAwait(false))
        {
            nodes.Add(ClusterNode.Of(node));
        }

        return nodes;
    }

    /// <summary>The charts; only those of the network with their archives, which are large.</summary>
    private static async Task<IReadOnlyList<KubernetesResource>> ChartsAsync(ResourceClient client, CancellationToken cancellation) =>
        [.. (await AllAsync(client, ResourceTypes.HelmChart, cancellation).ConfigureAwait(false)).Select(chart => IsOfNetwork(chart.Name) ? chart : WithoutContent(chart))];

    private static async Task<IReadOnlyList<KubernetesResource>> AllAsync(ResourceClient client, ResourceType type, CancellationToken cancellation)
    {
        var all = new List<KubernetesResource>();
        await foreach (var each in client.ListAsync(type, CniPlugins.ChartNamespace, null, null, cancellation).ConfigureAwait(false))
        {
            all.Add(each);
        }

        return all;
    }

    private static bool IsOfNetwork(string chart) =>
        CniPlugins.Charts.Contains(chart.EndsWith(CompanionEnding, System.StringComparison.Ordinal) ? chart[..^CompanionEnding.Length] : chart);

    private static KubernetesResource WithoutContent(KubernetesResource chart) =>
        chart.Body.Find("spec") is YamlMap spec ? new KubernetesResource(chart.Body.With("spec", new YamlMap(spec.Where(field => field.Key != ContentKey)))) : chart;
}
