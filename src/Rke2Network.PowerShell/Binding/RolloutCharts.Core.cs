using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Binding;

/// <summary>The charts that objects belong to, and that are waited for.</summary>
internal static class RolloutCharts
{
    /// <summary>Those of results.</summary>
    internal static IReadOnlyList<string> Of(IEnumerable<PublishResult> results) => Of(results.Select(result => result.Resource));

    /// <summary>Those of HelmCharts and HelmChartConfigs.</summary>
    internal static IReadOnlyList<string> Of(IEnumerable<KubernetesResource> resources) =>
        [.. resources.Where(resource => resource.Kind is HelmChartConfig.Kind or "HelmChart" && resource.Namespace == CniPlugins.ChartNamespace).Select(resource => resource.Name).Distinct()];
}
