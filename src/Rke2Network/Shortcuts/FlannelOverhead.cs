using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>What Flannel's backends take of a packet. Source: flannel-io/flannel pkg/backend.</summary>
internal static class FlannelOverhead
{
    private const string DefaultBackend = "vxlan";

    /// <summary>What Flannel itself takes off with the backend vxlan, whatever the family of the nodes' addresses.</summary>
    private const int OwnVxlan = 50;

    private static readonly Overhead Vxlan = new(OwnVxlan, "VXLAN");
    private static readonly Overhead VxlanOverIPv6 = new(70, "VXLAN over IPv6");

    /// <summary>Flannel's device has this MTU over IPv4 too, where 60 would do.</summary>
    private static readonly Overhead WireGuard = new(80, "WireGuard");
    private static readonly Overhead Udp = new(28, "UDP");
    private static readonly Overhead IpIp = new(20, "IPIP");
    private static readonly Overhead NoTunnel = new(0, "no tunnel");

    /// <summary>The backend that is set, or the charts' default.</summary>
    internal static string Backend(ShortcutContext context) => context.Text("flannel", "backend") ?? DefaultBackend;

    /// <summary>Whether the charts hand flannel.mtu on to the backend. Source: rancher/rke2-charts charts/rke2-canal, charts/rke2-flannel (templates/config.yaml).</summary>
    internal static bool ReadsMtu(string backend) => backend is DefaultBackend or "wireguard";

    /// <summary>What the backend takes; null where that cannot be told.</summary>
    internal static Overhead? Of(ShortcutContext context) => Backend(context) switch
    {
        DefaultBackend => context.HasIPv6 ? VxlanOverIPv6 : Vxlan,
        "wireguard" => WireGuard,
        "udp" => Udp,
        "ipip" => IpIp,
        "host-gw" or "alloc" => NoTunnel,
        _ => null,
    };

    /// <summary>What flannel.mtu must be for pods to get what the network has room for: Flannel takes too little off for VXLAN over IPv6.</summary>
    internal static ChartValueEffect Mtu(ShortcutContext context, int underlay, Overhead overhead)
    {
        var missing = overhead == VxlanOverIPv6 ? VxlanOverIPv6.Bytes - OwnVxlan : 0;
        return context.Value(YamlScalar.Integer(underlay - missing), "flannel", "mtu") with
        {
            Note = missing == 0 ? "the nodes' MTU" : $"{underlay} less {missing}: Flannel itself takes {OwnVxlan} off, and {overhead.For} takes {overhead.Bytes}",
        };
    }
}
