using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Publishing;

/// <summary>Compares a configuration with a running cluster, and tells where the cluster has each thing and who set it.</summary>
public static class ClusterComparison
{
    internal const string Options = "config.yaml of the servers";
    private const string Release = "release";
    private const string Separator = ": ";
    private static readonly string DefaultPolicy = FailurePolicy.Reinstall.FieldValue();

    /// <summary>Compares.</summary>
    /// <param name="running">The configuration that was read from the cluster.</param>
    /// <param name="wanted">The configuration that it shall have.</param>
    /// <returns>The differences, those first that a running cluster does not survive.</returns>
    /// <exception cref="ArgumentException"><paramref name="running"/> was not read from a cluster.</exception>
    public static IReadOnlyList<ConfigDifference> Compare(CniConfig running, CniConfig wanted)
    {
        var state = running.Cluster ?? throw new ArgumentException("It was not read from a cluster.", nameof(running));
        return [.. ConfigComparison.Compare(running, wanted).Where(difference => !IsDefaultPolicy(difference)).Select(difference => Placed(difference, state))];
    }

    /// <summary>The API server writes reinstall into each HelmChartConfig that names no policy: both are the same to a cluster.</summary>
    private static bool IsDefaultPolicy(ConfigDifference difference) => difference.Path.EndsWith(Separator + ManifestReader.PolicyKey, StringComparison.Ordinal)
        && (difference.Before ?? difference.After) == DefaultPolicy && (difference.Before is null || difference.After is null);

    private static ConfigDifference Placed(ConfigDifference difference, ClusterState state)
    {
        var end = difference.Path.IndexOf(Separator, StringComparison.Ordinal);
        if (end < 0)
        {
            return difference with { Resource = difference.Path == Release || difference.Path.Contains(' ') ? "nodes" : Options };
        }

        var chart = difference.Path.Substring(0, end);
        var path = difference.Path.Substring(end + Separator.Length);
        var holders = state.HelmChartConfigs.Concat(state.HelmCharts).Where(resource => resource.Name == chart).Select(resource => (Resource: resource, Field: FieldOf(resource, path))).ToArray();
        var holder = holders.FirstOrDefault(each => each.Field is not null);
        if (holder.Resource is null)
        {
            // What is not there yet will stand in the HelmChartConfig, whose owner would be in the way.
            holder = holders.FirstOrDefault(each => each.Resource.Kind == HelmChartConfig.Kind);
        }

        return holder.Resource is null ? difference : difference with
        {
            Resource = holder.Resource.ToString(),
            Manager = string.Join(", ", ManagedFields.OwnersOf(holder.Resource, ["spec", holder.Field ?? ManifestReader.ContentKey])),
        };
    }

    /// <summary>The field of the specification that has a value; null where none has it.</summary>
    private static string? FieldOf(KubernetesResource resource, string path) =>
        path == ManifestReader.PolicyKey ? resource.Spec.Find(path) is null ? null : path
        : Has(resource.Spec.Find(ManifestReader.ValuesKey) as YamlMap, path) ? ManifestReader.ValuesKey
        : Has(Content(resource), path) ? ManifestReader.ContentKey
        : null;

    private static bool Has(YamlMap? values, string path) => values is not null && ChartValues.Of(values).Find(path) is not null;

    private static YamlMap? Content(KubernetesResource resource)
    {
        try
        {
            return YamlReader.ReadMap(KubernetesResource.Text(resource.Spec, ManifestReader.ContentKey) ?? string.Empty);
        }
        catch (InputException)
        {
            return null; // RKE2NET909 says it.
        }
    }
}
