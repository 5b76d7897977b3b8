using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>What Flannel's backends take of a packet. Source: flannel-io/flannel pkg/backend.</summary>
internal static class FlannelOverhead
{
    private const string DefaultBackend = "vxlan";

    private static readonly Overhead Vxlan = new(50, "VXLAN");
    private static readonly Overhead VxlanOverIPv6 = new(70, "VXLAN over IPv6");

    /// <summary>Flannel's device has this MTU over IPv4 too, where 60 would do.</summary>
    private static readonly Overhead WireGuard = new(80, "WireGuard");
    private static readonly Overhead Udp = new(28, "UDP");
    private static readonly Overhead IpIp = new(20, "IPIP");
    private static readonly Overhead NoTunnel = new(0, "no tunnel");

    /// <summary>The backend that is set, or the charts' default.</summary>
    internal static string Backend(CniConfig config) => config.Values.Find("flannel.backend") is YamlScalar { Kind: not YamlScalarKind.Null } backend ? backend.Text : DefaultBackend;

    /// <summary>Whether the charts hand flannel.mtu on to the backend. Source: rancher/rke2-charts charts/rke2-canal, charts/rke2-flannel (templates/config.yaml).</summary>
    internal static bool ReadsMtu(string backend) => backend is DefaultBackend or "wireguard";

    /// <summary>What the backend takes; null where that cannot be told.</summary>
    internal static Overhead? Of(CniConfig config) => Backend(config) switch
    {
        DefaultBackend => config.ClusterCidr.Of(IpFamily.IPv6) is not null ? VxlanOverIPv6 : Vxlan,
        "wireguard" => WireGuard,
        "udp" => Udp,
        "ipip" => IpIp,
        "host-gw" or "alloc" => NoTunnel,
        _ => null,
    };

    /// <summary>What Flannel itself takes off the MTU that it is told: less than there is for VXLAN over IPv6.</summary>
    internal static Overhead? Own(string backend) => backend switch
    {
        DefaultBackend => Vxlan,
        "wireguard" => WireGuard,
        _ => null,
    };
}
