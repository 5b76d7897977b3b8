using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>
/// What Calico's ways between nodes take of a packet. Sources: projectcalico/calico felix/dataplane/linux/int_dataplane.go
/// (determinePodMTU: the smallest of all that are on); rancher/rke2-charts charts/rke2-calico (templates/crs/custom-resources.yaml).
/// </summary>
internal static class CalicoOverhead
{
    private static readonly string[] Pools = ["installation", "calicoNetwork", "ipPools"];

    /// <summary>The most that a packet loses on any of the ways that are on.</summary>
    internal static Overhead Of(ShortcutContext context) =>
        context.Families.SelectMany(family => Ways(context, family)).OrderByDescending(way => way.Bytes).First();

    private static IEnumerable<Overhead> Ways(ShortcutContext context, IpFamily family)
    {
        var isIPv6 = family == IpFamily.IPv6;
        var over = isIPv6 ? " over IPv6" : string.Empty;
        var encapsulation = Encapsulation(context, family);
        yield return encapsulation.StartsWith("VXLAN", StringComparison.Ordinal) ? new Overhead(isIPv6 ? 70 : 50, "VXLAN" + over)
            : encapsulation.StartsWith("IPIP", StringComparison.Ordinal) ? new Overhead(20, "IPIP")
            : new Overhead(0, "no encapsulation");
        if (context.Text(CalicoPaths.WireGuard(family)) == YamlScalar.True.Text)
        {
            yield return new Overhead(isIPv6 ? 80 : 60, "WireGuard" + over);
        }
    }

    /// <summary>How Calico wraps the packets of a family.</summary>
    private static string Encapsulation(ShortcutContext context, IpFamily family)
    {
        // Charts that bring a pool of their own switch all encapsulation off where the cluster has IPv6.
        if (context.HasIPv6 && context.Facts(Pools)?.Default is not null)
        {
            return "None";
        }

        const string Default = "VXLAN";
        var pools = (context.Config.Values.Find(Pools) as YamlList)?.OfType<YamlMap>().Where(pool => IsOf(pool, family)).ToArray() ?? [];
        return pools.Length > 0
            ? (pools[0].Find("encapsulation") as YamlScalar)?.Text ?? Default
            : context.Facts("installation", "backend") is null ? Default : context.Text("installation", "backend") ?? Default;
    }

    private static bool IsOf(YamlMap pool, IpFamily family) => pool.Find("cidr") is YamlScalar cidr && cidr.Text.Contains(':') == (family == IpFamily.IPv6);
}
