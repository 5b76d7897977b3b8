using System.Globalization;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>Numbers in objects of clusters.</summary>
internal static class StatusNumbers
{
    /// <summary>A whole number; null where there is none.</summary>
    internal static int? Of(YamlMap map, string key) =>
        int.TryParse(KubernetesResource.Text(map, key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
