namespace Rke2Network.Model;

/// <summary>The parts of a configuration by the options of RKE2 that set them.</summary>
internal static class ConfigParts
{
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
}
