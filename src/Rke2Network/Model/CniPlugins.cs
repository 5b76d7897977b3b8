using System;

namespace Rke2Network.Model;

/// <summary>What belongs to a plugin by its name.</summary>
public static class CniPlugins
{
    /// <summary>The namespace of every chart that RKE2 bundles.</summary>
    public const string ChartNamespace = "kube-system";

    /// <summary>The chart of Multus.</summary>
    public const string MultusChart = "rke2-multus";

    /// <summary>The value of RKE2's <c>cni</c> option, such as <c>canal</c>.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <returns>The name in lower case.</returns>
    public static string OptionValue(this CniPlugin plugin) => plugin switch
    {
        CniPlugin.Canal => "canal",
        CniPlugin.Calico => "calico",
        CniPlugin.Cilium => "cilium",
        CniPlugin.Flannel => "flannel",
        CniPlugin.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(plugin), plugin, "Not a CNI plugin."),
    };

    /// <summary>The name of the plugin's chart, such as <c>rke2-canal</c>; null for <see cref="CniPlugin.None"/>.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <returns>The chart's name, which is the name its HelmChartConfig must have.</returns>
    public static string? ChartName(this CniPlugin plugin) =>
        plugin == CniPlugin.None ? null : "rke2-" + plugin.OptionValue();
}
