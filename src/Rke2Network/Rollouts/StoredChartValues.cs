using System;
using System.Collections.Generic;
using System.Text;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Rollouts;

/// <summary>
/// Whether the helm controller has taken over the values: it keeps them in a Secret (a ConfigMap up to helm-controller v0.13), each source
/// under a key of its own; the keys had other names up to v0.16.6. Source: k3s-io/helm-controller pkg/controllers/chart/chart.go.
/// </summary>
internal static class StoredChartValues
{
    /// <summary>The kinds whose values are not the stored ones; empty where all are. Contents are compared and never shown.</summary>
    internal static IReadOnlyList<string> Lagging(RolloutSnapshot snapshot)
    {
        var lagging = new List<string>();
        if (!IsStored(snapshot.HelmChart, snapshot.StoredValues, "HelmChart", "values-01_HelmChart.yaml"))
        {
            lagging.Add("HelmChart");
        }

        if (!IsStored(snapshot.HelmChartConfig, snapshot.StoredValues, "HelmChartConfig", "values-10_HelmChartConfig.yaml"))
        {
            lagging.Add("HelmChartConfig");
        }

        return lagging;
    }

    private static bool IsStored(KubernetesResource? resource, KubernetesResource? stored, string kind, string oldName)
    {
        var content = KubernetesResource.Text(resource?.Spec, "valuesContent");
        return content == (Text(stored, kind + "ValuesContent") ?? Text(stored, oldName))
            && (resource?.Spec.Find("values") is { } values and not YamlScalar { Kind: YamlScalarKind.Null } ? SameTree(values, Text(stored, kind + "Values")) : Text(stored, kind + "Values") is null);
    }

    /// <summary>The controller writes the tree as YAML in its own way.</summary>
    private static bool SameTree(YamlValue values, string? stored)
    {
        try
        {
            return stored is not null && YamlReader.ReadAll(stored, null) is { Count: 1 } trees && values.SameAs(trees[0]);
        }
        catch (InputException)
        {
            return true; // Something is stored, and what it is cannot be told: the hash of the job has to do.
        }
    }

    private static string? Text(KubernetesResource? stored, string key)
    {
        var text = KubernetesResource.Text(stored?.Body.Find("data") as YamlMap, key);
        if (text is null || stored!.Kind != "Secret")
        {
            return text;
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
