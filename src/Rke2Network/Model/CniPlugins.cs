using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Model;

/// <summary>What belongs to a plugin by its name.</summary>
public static class CniPlugins
{
    /// <summary>The namespace of every chart that RKE2 bundles.</summary>
    public const string ChartNamespace = "kube-system";

    /// <summary>The chart of Multus.</summary>
    public const string MultusChart = "rke2-multus";

    /// <summary>Every plugin, with <see cref="CniPlugin.None"/>.</summary>
    public static IReadOnlyList<CniPlugin> All { get; } = [CniPlugin.Canal, CniPlugin.Calico, CniPlugin.Cilium, CniPlugin.Flannel, CniPlugin.None];

    /// <summary>The charts that RKE2 bundles for networking: the plugins' and that of Multus.</summary>
    public static IReadOnlyList<string> Charts { get; } = [.. All.Select(plugin => plugin.ChartName()).OfType<string>(), MultusChart];

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
