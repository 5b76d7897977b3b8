using System.Collections.Generic;
using Rke2Network.Clusters;

namespace Rke2Network.Rollouts;

/// <summary>What a cluster holds of one chart at one time.</summary>
public sealed record RolloutSnapshot
{
    /// <summary>The kubeconfig context.</summary>
    public required string Context { get; init; }

    /// <summary>The chart's name, such as <c>rke2-canal</c>.</summary>
    public required string Chart { get; init; }

    /// <summary>The HelmChart; null where there is none.</summary>
    public KubernetesResource? HelmChart { get; init; }

    /// <summary>The HelmChartConfig of the same name; null where there is none.</summary>
    public KubernetesResource? HelmChartConfig { get; init; }

    /// <summary>The Secret chart-values-&lt;chart&gt;, a ConfigMap in old releases; null where there is none.</summary>
    public KubernetesResource? StoredValues { get; init; }

    /// <summary>The job that runs helm; null where there is none.</summary>
    public KubernetesResource? Job { get; init; }

    /// <summary>The pods of the job.</summary>
    public IReadOnlyList<KubernetesResource> JobPods { get; init; } = [];

    /// <summary>Where helm keeps its releases of the chart; their labels are enough.</summary>
    public IReadOnlyList<KubernetesResource> Releases { get; init; } = [];

    /// <summary>The chart's DaemonSets and Deployments; null where they were not read yet.</summary>
    public IReadOnlyList<KubernetesResource>? Workloads { get; init; }

    /// <summary>Pods of the workloads.</summary>
    public IReadOnlyList<KubernetesResource> Pods { get; init; } = [];

    /// <summary>The TigeraStatus of Calico's components; null where they were not read yet.</summary>
    public IReadOnlyList<KubernetesResource>? Components { get; init; }

    /// <summary>The Installation that Calico's operator works from; null where it is not there or was not read.</summary>
    public KubernetesResource? Installation { get; init; }

    /// <summary>The stages whose objects the user may not read.</summary>
    public IReadOnlyCollection<RolloutStage> Unreadable { get; init; } = [];
}
