using System;

namespace Rke2Network.Clusters;

/// <summary>
/// Who writes an object again whenever it changes: the deploy controller of RKE2, for a file in server/manifests, or Rancher.
/// Source: rancher/wrangler pkg/objectset; k3s-io/k3s pkg/deploy/controller.go; rancher/rancher pkg/capr.
/// </summary>
/// <param name="Name">The name of the AddOn, which is the file's name without its ending.</param>
/// <param name="IsRancher">Whether Rancher makes it of the Cluster object.</param>
public sealed record ObjectOwner(string Name, bool IsRancher)
{
    private const string Prefix = "objectset.rio.cattle.io/";
    private const string RancherName = "managed-chart-config";

    /// <summary>The owner of an object; null where nobody writes it again.</summary>
    /// <param name="resource">The object as its cluster holds it.</param>
    internal static ObjectOwner? Of(KubernetesResource resource) =>
        resource.Annotation(Prefix + "owner-name") is { } name && resource.Annotation(Prefix + "owner-gvk")?.EndsWith("Kind=Addon", StringComparison.OrdinalIgnoreCase) != false
            ? new ObjectOwner(name, name == RancherName)
            : null;

    /// <summary>Where to change instead.</summary>
    internal string Instead(string chart) => IsRancher
        ? $"Change spec.rkeConfig.chartValues.{chart} of the Cluster object in Rancher (Cluster Management, the cluster, Edit Config, or its YAML)."
        : $"Change the file {Name}.yaml below /var/lib/rancher/rke2/server/manifests on every server: RKE2 applies it within seconds.";
}
