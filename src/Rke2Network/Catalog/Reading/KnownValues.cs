using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// What the programs behind a chart say of its values and the chart itself does not: few facts, each with its source.
/// </summary>
internal static class KnownValues
{
    private const string MultusChart = "rke2-multus";
    private const string CiliumChart = "rke2-cilium";

    private static readonly string[] FlannelBackends = ["alloc", "extension", "host-gw", "ipip", "ipsec", "tencent-vpc", "udp", "vxlan", "wireguard"];

    private static readonly KnownValue[] All =
    [
        // k8snetworkplumbingwg/multus-cni pkg/types/types.go and pkg/server/api: what the daemon and the plugin read.
        new(MultusChart, "config.daemon_conf", null, "MultusDaemonConfig", []),
        new(MultusChart, "config.cni_conf", null, "MultusPluginConfig", []),

        // cilium/cilium pkg/option/config.go: the agent takes these; the charts before 1.14 hand on what they get.
        new(CiliumChart, "kubeProxyReplacement", new Version(1, 12), null, ["disabled", "partial", "probe", "strict"]),
        new(CiliumChart, "cilium.kubeProxyReplacement", new Version(1, 12), null, ["disabled", "partial", "probe", "strict"]),
        new(CiliumChart, "kubeProxyReplacement", new Version(1, 14), null, ["disabled", "partial", "strict"]),
        new(CiliumChart, "cilium.tunnel", null, null, ["", "disabled", "geneve", "vxlan"]),
        new(CiliumChart, "tunnel", new Version(1, 15), null, ["", "disabled", "geneve", "vxlan"]),
        new(CiliumChart, "routingMode", null, null, ["", "native", "tunnel"]),
        new(CiliumChart, "tunnelProtocol", null, null, ["", "geneve", "vxlan"]),
        new(CiliumChart, "encryption.type", new Version(1, 19), null, ["ipsec", "wireguard"]),
        new(CiliumChart, "policyEnforcementMode", null, null, ["", "always", "default", "never"]),
        new(CiliumChart, "ipam.mode", null, null, ["", "alibabacloud", "azure", "cluster-pool", "cluster-pool-v2beta", "crd", "delegated-plugin", "eni", "kubernetes", "multi-pool"]),
        new(CiliumChart, "identityAllocationMode", null, null, ["crd", "doublewrite-readcrd", "doublewrite-readkvstore", "kvstore"]),

        // flannel-io/flannel pkg/backend: flanneld stops on another.
        new("rke2-canal", "flannel.backend", null, null, FlannelBackends),
        new("rke2-flannel", "flannel.backend", null, null, FlannelBackends),

        // projectcalico/calico felix/config/config_params.go: upper and lower case do not matter there.
        new("rke2-canal", "calico.felixIptablesBackend", null, null, ["Auto", "Legacy", "NFT", "auto", "legacy", "nft"]),
    ];

    internal static void Apply(string chart, string version, ReadValue root)
    {
        foreach (var known in All.Where(known => known.Chart == chart))
        {
            var value = known.Path.Split('.').Aggregate((ReadValue?)root, (node, key) => node is not null && node.Children.TryGetValue(key, out var child) ? child : null);
            if (value is null || (known.Before is not null && !IsBefore(version, known.Before)))
            {
                continue;
            }

            if (known.TypeName is not null)
            {
                Complete(value, KnownTypes.Node(known.TypeName));
            }

            var limits = known.Allowed.Count > 0 && value.Facts.Allowed.Count == 0;
            value.Facts = value.Facts with
            {
                TypeName = known.TypeName ?? value.Facts.TypeName,
                IsOpen = known.TypeName is null && value.Facts.IsOpen && !limits,
                Kinds = limits && value.Facts.Enforcement == Enforcement.None ? ValueKinds.String : value.Facts.Kinds,
                Allowed = limits ? known.Allowed : value.Facts.Allowed,
            };
        }
    }

    /// <summary>The type knows what the chart, which hands a member on, does not tell.</summary>
    private static void Complete(ReadValue value, CatalogNode? type)
    {
        foreach (var child in value.Children)
        {
            if (type?.Child(child.Key)?.At(0) is { } facts && child.Value.Facts is { Default: null, Allowed.Count: 0 } own && (own.Kinds & ~ValueKindNames.Scalar) == 0)
            {
                child.Value.Facts = own with { Kinds = facts.Kinds, Allowed = facts.Allowed, IsOpen = facts.IsOpen };
            }
        }
    }

    private static bool IsBefore(string version, Version limit)
    {
        var parts = version.TrimStart('v').Split('.');
        return parts.Length > 1 && Version.TryParse(parts[0] + "." + parts[1], out var own) && own < limit;
    }

    /// <summary>One fact.</summary>
    private sealed record KnownValue(string Chart, string Path, Version? Before, string? TypeName, IReadOnlyList<string> Allowed);
}
