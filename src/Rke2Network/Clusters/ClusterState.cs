using System.Collections.Generic;

namespace Rke2Network.Clusters;

/// <summary>What a running cluster says of its network.</summary>
public sealed record ClusterState
{
    /// <summary>The kubeconfig context by which it was read; a name of the caller's where there is none.</summary>
    public required string Context { get; init; }

    /// <summary>The nodes.</summary>
    public required IReadOnlyList<ClusterNode> Nodes { get; init; }

    /// <summary>The HelmCharts of kube-system.</summary>
    public required IReadOnlyList<KubernetesResource> HelmCharts { get; init; }

    /// <summary>The HelmChartConfigs of kube-system.</summary>
    public required IReadOnlyList<KubernetesResource> HelmChartConfigs { get; init; }

    /// <summary>The cluster.</summary>
    /// <returns>The context.</returns>
    public override string ToString() => Context;
}
