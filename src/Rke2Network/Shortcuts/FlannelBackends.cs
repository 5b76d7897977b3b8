using System.Collections.Generic;

namespace Rke2Network.Shortcuts;

/// <summary>The backends by which Flannel carries pods' packets between nodes.</summary>
public static class FlannelBackends
{
    /// <summary>Those that the charts of RKE2 name. Source: rancher/rke2-charts charts/rke2-canal, charts/rke2-flannel (values.yaml).</summary>
    public static IReadOnlyList<string> Names { get; } = ["vxlan", "host-gw", "wireguard", "udp"];
}
