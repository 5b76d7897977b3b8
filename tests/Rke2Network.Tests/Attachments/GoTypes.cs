using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Tests.Attachments;

/// <summary>
/// The keys that the programs read, and what Go reads them into: <c>s</c> text, <c>i</c> number, <c>b</c> boolean, <c>l</c> list,
/// <c>m</c> map. Sources: containernetworking/plugins plugins/main, plugins/meta, plugins/ipam (NetConf and IPAMConfig of each);
/// k8snetworkplumbingwg/sriov-cni pkg/types/types.go; k8snetworkplumbingwg/whereabouts pkg/types/types.go; containernetworking/cni pkg/types.
/// </summary>
internal static class GoTypes
{
    private const string Every = "cniVersion:s name:s type:s capabilities:m ipam:m dns:m";

    private static readonly Dictionary<string, string> Plugins = new(StringComparer.Ordinal)
    {
        ["bridge"] = "bridge:s isGateway:b isDefaultGateway:b forceAddress:b ipMasq:b ipMasqBackend:s mtu:i hairpinMode:b promiscMode:b vlan:i vlanTrunk:l preserveDefaultVlan:b macspoofchk:b enabledad:b disableContainerInterface:b portIsolation:b",
        ["macvlan"] = "master:s mode:s mtu:i mac:s linkInContainer:b bcqueuelen:i",
        ["ipvlan"] = "master:s mode:s mtu:i linkInContainer:b",
        ["host-device"] = "device:s hwaddr:s kernelpath:s pciBusID:s",
        ["vlan"] = "master:s vlanId:i mtu:i linkInContainer:b",
        ["ptp"] = "ipMasq:b ipMasqBackend:s mtu:i",
        ["tap"] = "multiQueue:b mtu:i mac:s owner:i group:i selinuxContext:s bridge:s",
        ["dummy"] = string.Empty,
        ["sriov"] = "vlan:i vlanQoS:i vlanProto:s min_tx_rate:i max_tx_rate:i spoofchk:s trust:s link_state:s",
        ["tuning"] = "sysctl:m mac:s promisc:b mtu:i txQLen:i allmulti:b dataDir:s",
        ["bandwidth"] = "ingressRate:i ingressBurst:i egressRate:i egressBurst:i",
        ["portmap"] = "backend:s snat:b conditionsV4:l conditionsV6:l masqAll:b markMasqBit:i externalSetMarkChain:s",
        ["sbr"] = "table:i gateways:l addSourceHints:b",
        ["vrf"] = "vrfname:s table:i",
    };

    private static readonly Dictionary<string, string> Ipams = new(StringComparer.Ordinal)
    {
        ["host-local"] = "type:s ranges:l routes:l dataDir:s resolvConf:s subnet:s rangeStart:s rangeEnd:s gateway:s",
        ["whereabouts"] = "type:s range:s range_start:s range_end:s exclude:l gateway:s routes:l ipRanges:l network_name:s enable_overlapping_ranges:b",
        ["static"] = "type:s addresses:l routes:l dns:m",
        ["dhcp"] = "type:s daemonSocketPath:s request:l provide:l priority:i",
    };

    /// <summary>What no program would read of a configuration.</summary>
    internal static IEnumerable<string> Check(YamlMap config)
    {
        if (config.Find("plugins") is not YamlList list)
        {
            return OfPlugin(config);
        }

        return Unread(config, "cniVersion:s name:s plugins:l disableCheck:b", "list").Concat(list.Cast<YamlMap>().SelectMany(OfPlugin));
    }

    private static IEnumerable<string> OfPlugin(YamlMap plugin)
    {
        var type = ((YamlScalar)plugin.Find("type")!).Text;
        foreach (var wrong in Unread(plugin, $"{Every} {Plugins[type]}", type))
        {
            yield return wrong;
        }

        if (plugin.Find("ipam") is YamlMap ipam)
        {
            var kind = ((YamlScalar)ipam.Find("type")!).Text;
            foreach (var wrong in Unread(ipam, Ipams[kind], kind)
                .Concat(Of(ipam, "routes", "dst:s gw:s"))
                .Concat(Of(ipam, "addresses", "address:s gateway:s"))
                .Concat(Of(ipam, "ipRanges", "range:s range_start:s range_end:s exclude:l"))
                .Concat((ipam.Find("ranges") as YamlList ?? new YamlList([])).Cast<YamlList>().SelectMany(set => set.Cast<YamlMap>()).SelectMany(range => Unread(range, "subnet:s rangeStart:s rangeEnd:s gateway:s", "range"))))
            {
                yield return wrong;
            }
        }
    }

    private static IEnumerable<string> Of(YamlMap map, string key, string keys) =>
        (map.Find(key) as YamlList ?? new YamlList([])).Cast<YamlMap>().SelectMany(item => Unread(item, keys, key));

    private static IEnumerable<string> Unread(YamlMap map, string keys, string what)
    {
        var known = keys.Split([' '], StringSplitOptions.RemoveEmptyEntries).ToDictionary(key => key.Split(':')[0], key => key.Split(':')[1], StringComparer.Ordinal);
        return map.Where(entry => !known.TryGetValue(entry.Key, out var kind) || kind != Kind(entry.Value)).Select(entry => $"{what}: {entry.Key}");
    }

    private static string Kind(YamlValue value) => value switch
    {
        YamlMap => "m",
        YamlList => "l",
        YamlScalar { Kind: YamlScalarKind.Integer } => "i",
        YamlScalar { Kind: YamlScalarKind.Boolean } => "b",
        YamlScalar { Kind: YamlScalarKind.String } => "s",
        _ => "?",
    };
}
