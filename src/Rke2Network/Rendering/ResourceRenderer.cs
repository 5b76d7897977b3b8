using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rendering;

/// <summary>Makes the resources that a cluster takes.</summary>
public static class ResourceRenderer
{
    /// <summary>The HelmChartConfigs of a configuration as resources.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>One for each chart that has values or a failure policy.</returns>
    public static IReadOnlyList<KubernetesResource> Render(CniConfig config) => [.. config.HelmChartConfigs.Select(Render)];

    /// <summary>A HelmChartConfig as a resource. It goes through its manifest, which is read back and compared.</summary>
    /// <param name="config">The HelmChartConfig.</param>
    /// <returns>The resource.</returns>
    public static KubernetesResource Render(HelmChartConfig config) => new(YamlReader.ReadMap(ManifestRenderer.Render(config)));
}
