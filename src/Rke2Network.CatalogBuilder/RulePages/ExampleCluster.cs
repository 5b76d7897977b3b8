using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>A running cluster of an example: its objects, as <c>kubectl get -o yaml</c> shows them.</summary>
internal static class ExampleCluster
{
    /// <summary>What is found in the objects.</summary>
    /// <param name="text">YAML documents of Nodes, HelmCharts, HelmChartConfigs, and resources of the SR-IOV operator.</param>
    internal static IReadOnlyList<Finding> Check(string text) =>
        Objects(text) is var objects && objects.All(resource => resource.ApiVersion == SriovDefaults.ApiVersion) ? SriovResourceCheck.CheckAll(objects) : ClusterImport.Import(Read(objects)).Findings;

    /// <summary>Reads the objects of a cluster.</summary>
    /// <param name="text">The YAML documents.</param>
    internal static ClusterState Read(string text) => Read(Objects(text));

    private static KubernetesResource[] Objects(string text) =>
        [.. YamlReader.ReadAll(text, null).OfType<YamlMap>().Select(tree => new KubernetesResource((YamlMap)WithoutPlaces(tree)))];

    private static ClusterState Read(KubernetesResource[] resources)
    {
        var objects = resources.ToLookup(resource => resource.Kind, StringComparer.Ordinal);
        return new ClusterState
        {
            Context = "example",
            Nodes = [.. objects["Node"].Select(ClusterNode.Of)],
            HelmCharts = [.. objects["HelmChart"]],
            HelmChartConfigs = [.. objects["HelmChartConfig"]],
        };
    }

    /// <summary>What a cluster answers stands in no file.</summary>
    private static YamlValue WithoutPlaces(YamlValue value) => value switch
    {
        YamlMap map => new YamlMap(map.Select(entry => new KeyValuePair<string, YamlValue>(entry.Key, WithoutPlaces(entry.Value)))),
        YamlList list => new YamlList(list.Select(WithoutPlaces)),
        YamlScalar { Kind: YamlScalarKind.String } text => YamlScalar.String(text.Text),
        _ => value,
    };
}
