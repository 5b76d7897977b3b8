using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>The interfaces that plugins make on nodes. Sources: flannel-io/flannel pkg/backend; projectcalico/calico felix/config; cilium/cilium pkg/defaults.</summary>
internal static class PluginDevices
{
    private static readonly string[] Beginnings = ["cali", "flannel", "tunl", "vxlan.calico", "vxlan-v6.calico", "wireguard.cali", "wg-v6.cali", "cilium_", "lxc", "veth", "kube-"];
    private static readonly string[] Names = ["cni0", "nodelocaldns"];

    /// <summary>Whether an interface is one that a plugin, or kube-proxy, makes.</summary>
    internal static bool Has(string name) => Names.Contains(name) || Beginnings.Any(beginning => name.StartsWith(beginning, System.StringComparison.Ordinal));

    /// <summary>Those that a configuration's plugin makes: how NetworkManager is told of them, and one of them with type and driver.</summary>
    internal static IEnumerable<(string Pattern, (string Name, string Type, string Driver) Sample)> Of(CniConfig config)
    {
        var hasIPv6 = config.ClusterCidr.Of(IpFamily.IPv6) is not null;
        var hasIPv4 = config.ClusterCidr.Of(IpFamily.IPv4) is not null;
        if (config.Plugin is CniPlugin.Canal or CniPlugin.Calico)
        {
            yield return ("cali*", ("cali0f1e2d3c4b5", "veth", "veth"));
        }

        switch (config.Plugin)
        {
            case CniPlugin.Canal or CniPlugin.Flannel:
                yield return FlannelOverhead.Backend(config) == "wireguard"
                    ? ("flannel*", ("flannel-wg", "wireguard", "wireguard"))
                    : ("flannel*", ("flannel.1", "vxlan", "vxlan"));
                break;
            case CniPlugin.Calico:
                foreach (var way in config.ClusterCidr.Select(network => (network.Family, Way: CalicoOverhead.Encapsulation(config, network.Family))))
                {
                    if (way.Way.StartsWith("VXLAN", System.StringComparison.Ordinal))
                    {
                        var name = way.Family == IpFamily.IPv6 ? "vxlan-v6.calico" : "vxlan.calico";
                        yield return (name, (name, "vxlan", "vxlan"));
                    }
                    else if (way.Way.StartsWith("IPIP", System.StringComparison.Ordinal))
                    {
                        yield return ("tunl*", ("tunl0", "ip-tunnel", "ipip"));
                    }
                }

                foreach (var (isThere, family, name) in new[] { (hasIPv4, IpFamily.IPv4, "wireguard.cali"), (hasIPv6, IpFamily.IPv6, "wg-v6.cali") })
                {
                    if (isThere && YamlScalar.True.SameAs(config.Values.Find(CalicoPaths.WireGuard(family))))
                    {
                        yield return (name, (name, "wireguard", "wireguard"));
                    }
                }

                break;
        }
    }
}
