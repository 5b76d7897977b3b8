using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>A running cluster of an example: its objects, as <c>kubectl get -o yaml</c> shows them.</summary>
internal static class ExampleCluster
{
    /// <summary>Reads the objects.</summary>
    /// <param name="text">YAML documents of Nodes, HelmCharts and HelmChartConfigs.</param>
    internal static ClusterState Read(string text)
    {
        var objects = YamlReader.ReadAll(text, null).OfType<YamlMap>().Select(tree => new KubernetesResource((YamlMap)WithoutPlaces(tree))).ToLookup(resource => resource.Kind, StringComparer.Ordinal);
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
