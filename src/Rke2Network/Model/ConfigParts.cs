using System;
using System.Linq;

namespace Rke2Network.Model;

/// <summary>The parts of a configuration by the options of RKE2 that set them.</summary>
internal static class ConfigParts
{
    /// <summary>The networks, and what must fit them.</summary>
    internal const ConfigPart Addresses = ConfigPart.ClusterCidr | ConfigPart.ServiceCidr | ConfigPart.ClusterDns | ConfigPart.NodeCidrMaskSizeIPv4 | ConfigPart.NodeCidrMaskSizeIPv6
        | ConfigPart.NodeIp | ConfigPart.NodeCount;

    /// <summary>The part that an option sets, or an argument of a component.</summary>
    /// <param name="option">The name, such as <c>cluster-cidr</c>.</param>
    /// <returns>The part; none for another option.</returns>
    internal static ConfigPart OfOption(string? option) => option switch
    {
        "cni" => ConfigPart.Plugin,
        "cluster-cidr" => ConfigPart.ClusterCidr,
        "service-cidr" => ConfigPart.ServiceCidr,
        "cluster-dns" => ConfigPart.ClusterDns,
        "node-ip" => ConfigPart.NodeIp,
        "kube-proxy-arg" => ConfigPart.KubeProxyArguments,
        "disable-kube-proxy" => ConfigPart.KubeProxy,
        "node-cidr-mask-size-ipv4" => ConfigPart.NodeCidrMaskSizeIPv4,
        "node-cidr-mask-size-ipv6" => ConfigPart.NodeCidrMaskSizeIPv6,
        _ => ConfigPart.None,
    };

    /// <summary>Parts in words, as users know them.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>Such as <c>cni, cluster-cidr, chart values</c>; empty for none.</returns>
    internal static string Describe(ConfigPart parts) => string.Join(
        ", ", Enum.GetValues(typeof(ConfigPart)).Cast<ConfigPart>().Where(part => part is not (ConfigPart.None or ConfigPart.All) && parts.HasFlag(part)).Select(Name));

    private static string Name(ConfigPart part) => part switch
    {
        ConfigPart.Plugin => "cni",
        ConfigPart.ClusterCidr => "cluster-cidr",
        ConfigPart.ServiceCidr => "service-cidr",
        ConfigPart.ClusterDns => "cluster-dns",
        ConfigPart.NodeCidrMaskSizeIPv4 => "node-cidr-mask-size-ipv4",
        ConfigPart.NodeCidrMaskSizeIPv6 => "node-cidr-mask-size-ipv6",
        ConfigPart.KubeProxy => "disable-kube-proxy",
        ConfigPart.Values => "chart values",
        ConfigPart.WindowsNodes => "whether there are Windows nodes",
        ConfigPart.NodeIp => "node-ip",
        ConfigPart.NodeCount => "number of nodes",
        ConfigPart.FailurePolicy => "failurePolicy",
        ConfigPart.KubeProxyArguments => "kube-proxy-arg",
        ConfigPart.UnderlayMtu => "MTU of the nodes' network",
        _ => part.ToString(),
    };
}
