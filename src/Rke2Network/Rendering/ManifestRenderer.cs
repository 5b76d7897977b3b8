using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rendering;

/// <summary>Writes HelmChartConfigs as RKE2 takes them from <c>server/manifests</c>.</summary>
public static class ManifestRenderer
{
    private const int ValuesIndent = 4;

    /// <summary>Writes one manifest with a document for each chart that has values.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The text without a final newline; empty where no chart has values.</returns>
    public static string Render(CniConfig config) => string.Join("\n---\n", config.HelmChartConfigs.Select(Render));

    /// <summary>Writes one HelmChartConfig. What is written is read again and compared before it is returned.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The text without a final newline.</returns>
    public static string Render(HelmChartConfig resource)
    {
        var inner = resource.Values.IsEmpty ? null : YamlWriter.Write(resource.Values.Root);
        var text = new StringBuilder()
            .Append("apiVersion: ").Append(HelmChartConfig.ApiVersion)
            .Append("\nkind: ").Append(HelmChartConfig.Kind)
            .Append("\nmetadata:\n  name: ").Append(resource.Name)
            .Append("\n  namespace: ").Append(resource.Namespace)
            .Append("\nspec:");
        if (resource.FailurePolicy is { } policy)
        {
            text.Append("\n  failurePolicy: ").Append(policy.FieldValue());
        }

        if (inner is not null)
        {
            text.Append("\n  valuesContent: |-");
            LiteralBlock.Append(text, inner, ValuesIndent);
        }

        var manifest = text.ToString();
        Verify(resource, inner, manifest);
        return manifest;
    }

    /// <summary>The name of the file of a chart's values: never the chart's own, which RKE2 overwrites.</summary>
    /// <param name="chart">The chart's name.</param>
    /// <returns>Such as <c>rke2-canal-config.yaml</c>.</returns>
    public static string FileName(string chart) => chart + "-config.yaml";

    /// <summary>An emitter's fault must never reach a cluster.</summary>
    private static void Verify(HelmChartConfig resource, string? inner, string manifest)
    {
        var outer = YamlReader.ReadMap(manifest);
        var spec = new Dictionary<string, YamlValue>();
        if (resource.FailurePolicy is { } policy)
        {
            spec["failurePolicy"] = YamlScalar.String(policy.FieldValue());
        }

        if (inner is not null)
        {
            spec["valuesContent"] = YamlScalar.String(inner);
        }

        var expected = new YamlMap(new Dictionary<string, YamlValue>
        {
            ["apiVersion"] = YamlScalar.String(HelmChartConfig.ApiVersion),
            ["kind"] = YamlScalar.String(HelmChartConfig.Kind),
            ["metadata"] = new YamlMap(new Dictionary<string, YamlValue>
            {
                ["name"] = YamlScalar.String(resource.Name),
                ["namespace"] = YamlScalar.String(resource.Namespace),
            }),
            ["spec"] = new YamlMap(spec),
        });
        if (!outer.SameAs(expected) || !YamlReader.ReadMap(inner ?? string.Empty).SameAs(resource.Values.Root))
        {
            throw new InvalidOperationException($"The manifest of {resource.Name} does not read back as what it was made from. This is a fault of Rke2Network: please report it with the values.");
        }
    }
}
