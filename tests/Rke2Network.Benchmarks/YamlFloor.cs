using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Rke2Network.Benchmarks;

/// <summary>The documents of the module's pipeline, written and read by YamlDotNet alone.</summary>
internal static class YamlFloor
{
    private static readonly ISerializer Serializer = new SerializerBuilder().Build();

    /// <summary>Writes the HelmChartConfig of an MTU, and reads it and the values in it back.</summary>
    /// <returns>The outer document.</returns>
    internal static string WriteAndRead(int mtu)
    {
        var inner = Serializer.Serialize(Map("installation", Map("calicoNetwork", Map("mtu", mtu)))).TrimEnd();
        var outer = Serializer.Serialize(new Dictionary<string, object>
        {
            ["apiVersion"] = "helm.cattle.io/v1",
            ["kind"] = "HelmChartConfig",
            ["metadata"] = new Dictionary<string, object> { ["name"] = "rke2-calico", ["namespace"] = "kube-system" },
            ["spec"] = Map("valuesContent", new YamlScalarNode(inner) { Style = ScalarStyle.Literal }),
        });
        Load(outer);
        Load(inner);
        return outer;
    }

    /// <summary>Whether two HelmChartConfigs are the same but for the way in which their values are written.</summary>
    internal static bool SaySame(string left, string right)
    {
        var (leftOuter, leftValues) = Open(left);
        var (rightOuter, rightValues) = Open(right);
        return leftOuter.Equals(rightOuter) && leftValues.Equals(rightValues);
    }

    private static Dictionary<string, object> Map(string key, object value) => new() { [key] = value };

    private static YamlNode Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    /// <summary>Takes the values out of a HelmChartConfig, where they must be a literal block.</summary>
    private static (YamlNode Outer, YamlNode Values) Open(string yaml)
    {
        var outer = Load(yaml);
        var spec = (YamlMappingNode)outer["spec"];
        var content = (YamlScalarNode)spec["valuesContent"];
        spec.Children[new YamlScalarNode("valuesContent")] = new YamlScalarNode(content.Style == ScalarStyle.Literal ? string.Empty : "not literal");
        return (outer, Load(content.Value!));
    }
}
