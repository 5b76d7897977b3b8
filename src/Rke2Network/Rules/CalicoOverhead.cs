using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>
/// What Calico's ways between nodes take of a packet. Sources: projectcalico/calico felix/dataplane/linux/int_dataplane.go
/// (determinePodMTU: the smallest of all that are on); rancher/rke2-charts charts/rke2-calico (templates/crs/custom-resources.yaml).
/// </summary>
internal static class CalicoOverhead
{
    private static readonly string[] Pools = ["installation", "calicoNetwork", "ipPools"];
    private static readonly string[] Backend = ["installation", "backend"];

    /// <summary>The most that a packet loses on any of the ways that are on.</summary>
    internal static Overhead Of(CniConfig config) =>
        config.ClusterCidr.SelectMany(pods => Ways(config, pods.Family)).OrderByDescending(way => way.Bytes).First();

    private static IEnumerable<Overhead> Ways(CniConfig config, IpFamily family)
    {
        var isIPv6 = family == IpFamily.IPv6;
        var over = isIPv6 ? " over IPv6" : string.Empty;
        var encapsulation = Encapsulation(config, family);
        yield return encapsulation.StartsWith("VXLAN", StringComparison.Ordinal) ? new Overhead(isIPv6 ? 70 : 50, "VXLAN" + over)
            : encapsulation.StartsWith("IPIP", StringComparison.Ordinal) ? new Overhead(20, "IPIP")
            : new Overhead(0, "no encapsulation");
        if (YamlScalar.True.SameAs(config.Values.Find(CalicoPaths.WireGuard(family))))
        {
            yield return new Overhead(isIPv6 ? 80 : 60, "WireGuard" + over);
        }
    }

    /// <summary>How Calico wraps the packets of a family.</summary>
    internal static string Encapsulation(CniConfig config, IpFamily family)
    {
        // Charts that bring a pool of their own switch all encapsulation off where the cluster has IPv6.
        if (config.ClusterCidr.Of(IpFamily.IPv6) is not null && Facts(config, Pools)?.Default is not null)
        {
            return "None";
        }

        const string Default = "VXLAN";
        var pools = (config.Values.Find(Pools) as YamlList)?.OfType<YamlMap>().Where(pool => IsOf(pool, family)).ToArray() ?? [];
        return pools.Length > 0
            ? (pools[0].Find("encapsulation") as YamlScalar)?.Text ?? Default
            : Facts(config, Backend) is null ? Default : (config.Values.Find(Backend) as YamlScalar)?.Text ?? Default;
    }

    private static ValueFacts? Facts(CniConfig config, string[] path) => ChartReleases.Default.Schema(config.Rke2Version, CniPlugin.Calico.ChartName()!)?.Find(path)?.Facts;

    private static bool IsOf(YamlMap pool, IpFamily family) => pool.Find("cidr") is YamlScalar cidr && cidr.Text.Contains(':') == (family == IpFamily.IPv6);
}
