using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Rollouts;

namespace Rke2Network.Cluster.Rollouts;

/// <summary>Reads what tells how far charts have come: first what concerns helm, and the pods when it is their turn.</summary>
internal sealed class RolloutReader(ResourceClient client, string context)
{
    private const string ManagedByHelm = "app.kubernetes.io/managed-by=Helm";
    private static readonly string[] OperatorNamespaces = ["tigera-operator", "calico-system"];

    private readonly HelmChartCache charts = new(client);

    /// <summary>The snapshots of charts; those that helm is not done with come without workloads.</summary>
    /// <param name="names">The charts.</param>
    /// <param name="expectation">What is waited for of a chart.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async Task<IReadOnlyList<RolloutSnapshot>> ReadAsync(IReadOnlyList<string> names, Func<string, RolloutExpectation> expectation, CancellationToken cancellation)
    {
        var jobs = await JobsAsync(names, cancellation).ConfigureAwait(false);
        var configs = await AllAsync(ResourceTypes.HelmChartConfig, CniPlugins.ChartNamespace, null, HelmChartCache.Keep, cancellation).ConfigureAwait(false);
        var snapshots = new List<RolloutSnapshot>();
        foreach (var name in names)
        {
            var config = configs.FirstOrDefault(each => each.Name == name);
            var ofChart = jobs.Where(job => job.Label(HelmJob.ChartLabel) == name).ToArray();
            var chart = await charts.FindAsync(name, config, ofChart, cancellation).ConfigureAwait(false);
            var snapshot = new RolloutSnapshot
            {
                Context = context,
                Chart = name,
                HelmChart = chart,
                HelmChartConfig = config,
                Job = ofChart.FirstOrDefault(job => job.Name == HelmJob.NameOf(name, chart)),
            };
            snapshot = await WithHelmAsync(snapshot, cancellation).ConfigureAwait(false);
            snapshots.Add(RolloutJudge.Judge(snapshot, expectation(name)).Stage >= RolloutStage.Workloads ? await WithPodsAsync(snapshot, cancellation).ConfigureAwait(false) : snapshot);
        }

        return snapshots;
    }

    /// <summary>The jobs of charts.</summary>
    internal Task<IReadOnlyList<KubernetesResource>> JobsAsync(IReadOnlyList<string> names, CancellationToken cancellation) =>
        AllAsync(ResourceTypes.Job, CniPlugins.ChartNamespace, Labels($"{HelmJob.ChartLabel} in ({string.Join(",", names)})"), KeptOfWorkload, cancellation);

    /// <summary>The DaemonSets and Deployments that helm made for a chart.</summary>
    internal async Task<IReadOnlyList<KubernetesResource>> WorkloadsAsync(string chart, CancellationToken cancellation)
    {
        var resource = await charts.FindAsync(chart, null, [], cancellation).ConfigureAwait(false);
        return [.. (await WorkloadsAsync(TargetOf(resource), Labels(ManagedByHelm), cancellation).ConfigureAwait(false)).Where(each => new Workload(each).IsOf(chart))];
    }

    private async Task<RolloutSnapshot> WithHelmAsync(RolloutSnapshot snapshot, CancellationToken cancellation)
    {
        var unreadable = new List<RolloutStage>();
        var values = await OrAsync(unreadable, RolloutStage.Values, null, () => ValuesAsync(snapshot.Chart, cancellation)).ConfigureAwait(false);
        var releases = await OrAsync(unreadable, RolloutStage.Release, [], () => ReleasesAsync(snapshot, cancellation)).ConfigureAwait(false);
        var pods = snapshot.Job is null || StatusFields.Is(snapshot.Job, "Complete")
            ? []
            : await OrAsync(null, default, [], () => AllAsync(ResourceTypes.Pod, CniPlugins.ChartNamespace, Labels($"{HelmJob.ChartLabel}={snapshot.Chart}"), KeptOfPod, cancellation)).ConfigureAwait(false);
        return snapshot with { StoredValues = values, Releases = releases, JobPods = pods, Unreadable = unreadable };
    }

    private async Task<RolloutSnapshot> WithPodsAsync(RolloutSnapshot snapshot, CancellationToken cancellation)
    {
        var unreadable = new List<RolloutStage>(snapshot.Unreadable);
        var workloads = await OrAsync(unreadable, RolloutStage.Workloads, null, () => WorkloadsOfAsync(snapshot, cancellation)).ConfigureAwait(false);
        snapshot = snapshot with { Workloads = workloads, Unreadable = unreadable };
        if (RolloutJudge.HasOperator(snapshot.Chart))
        {
            snapshot = snapshot with
            {
                Components = await OrAsync(unreadable, RolloutStage.Components, [], () => AllAsync(ResourceTypes.TigeraStatus, null, null, KeptOfWorkload, cancellation)).ConfigureAwait(false),
                Installation = await OrAsync(null, default, null, () => client.FindAsync(ResourceTypes.Installation, null, "default", KeptOfWorkload, cancellation)).ConfigureAwait(false),
            };
        }

        // While pods lag, theirs tell where; then all, as some may be older than the values.
        Workload[] all = [.. (workloads ?? []).Select(workload => new Workload(workload))];
        var pods = new List<KubernetesResource>();
        foreach (var workload in (all.Any(each => !each.IsDone) ? all.Where(each => !each.IsDone) : all.Where(each => each.IsOf(snapshot.Chart))).Where(each => each.Selector.Length > 0))
        {
            pods.AddRange(await OrAsync(null, default, [], () => AllAsync(ResourceTypes.Pod, workload.Resource.Namespace, Labels(workload.Selector), KeptOfPod, cancellation)).ConfigureAwait(false));
        }

        return snapshot with { Pods = pods };
    }

    private async Task<IReadOnlyList<KubernetesResource>?> WorkloadsOfAsync(RolloutSnapshot snapshot, CancellationToken cancellation)
    {
        var own = (await WorkloadsAsync(TargetOf(snapshot.HelmChart), Labels(ManagedByHelm), cancellation).ConfigureAwait(false)).Where(each => new Workload(each).IsOf(snapshot.Chart)).ToList();
        foreach (var @namespace in RolloutJudge.HasOperator(snapshot.Chart) ? OperatorNamespaces : [])
        {
            own.AddRange(await WorkloadsAsync(@namespace, null, cancellation).ConfigureAwait(false));
        }

        return own;
    }

    private async Task<IReadOnlyList<KubernetesResource>> WorkloadsAsync(string @namespace, string? selector, CancellationToken cancellation) =>
    [
        .. await AllAsync(ResourceTypes.DaemonSet, @namespace, selector, KeptOfWorkload, cancellation).ConfigureAwait(false),
        .. await AllAsync(ResourceTypes.Deployment, @namespace, selector, KeptOfWorkload, cancellation).ConfigureAwait(false),
    ];

    private async Task<KubernetesResource?> ValuesAsync(string chart, CancellationToken cancellation) =>
        await client.FindAsync(ResourceTypes.Secret, CniPlugins.ChartNamespace, "chart-values-" + chart, cancellation).ConfigureAwait(false)
        ?? await client.FindAsync(ResourceTypes.ConfigMap, CniPlugins.ChartNamespace, "chart-values-" + chart, cancellation).ConfigureAwait(false);

    /// <summary>Releases are large, and helm keeps ten; labels say all that matters.</summary>
    private async Task<IReadOnlyList<KubernetesResource>> ReleasesAsync(RolloutSnapshot snapshot, CancellationToken cancellation)
    {
        var type = KubernetesResource.Text(snapshot.HelmChart?.Spec, "driver") == "configmap" ? ResourceTypes.ConfigMap : ResourceTypes.Secret;
        return await AllAsync(client.ListMetadataAsync(type, TargetOf(snapshot.HelmChart), Labels($"owner=helm,name={snapshot.Chart}"), cancellation)).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<KubernetesResource>> AllAsync(ResourceType type, string? @namespace, string? selector, Func<string, bool> keep, CancellationToken cancellation) =>
        AllAsync(client.ListAsync(type, @namespace, selector, keep, cancellation));

    private static async Task<IReadOnlyList<KubernetesResource>> AllAsync(IAsyncEnumerable<KubernetesResource> list)
    {
        var all = new List<KubernetesResource>();
        await foreach (var each in list.ConfigureAwait(false))
        {
            all.Add(each);
        }

        return all;
    }

    /// <summary>What may not be read is left out, and its stage is noted; what only explains is left out without a word.</summary>
    private static async Task<T> OrAsync<T>(List<RolloutStage>? unreadable, RolloutStage stage, T otherwise, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (ClusterException fault) when (fault.ErrorId == "Forbidden")
        {
            unreadable?.Add(stage);
            return otherwise;
        }
        catch (ClusterException fault) when (fault.ErrorId == "NotFound")
        {
            return otherwise; // The kind is not there yet: Calico's operator brings its own.
        }
    }

    private static string TargetOf(KubernetesResource? chart) => KubernetesResource.Text(chart?.Spec, "targetNamespace") ?? CniPlugins.ChartNamespace;

    private static string Labels(string selector) => "labelSelector=" + Uri.EscapeDataString(selector);

    private static bool KeptOfWorkload(string key) => key is not ("managedFields" or "containers" or "initContainers" or "volumes" or "affinity" or "tolerations");

    private static bool KeptOfPod(string key) => KeptOfWorkload(key) && key is not ("imageID" or "containerID" or "podIPs" or "hostIPs");
}
