using System;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;

namespace Rke2Network.Rules;

/// <summary>What a name in config.yaml stands for, that is no option of the release.</summary>
internal static class ServerOptionNames
{
    /// <summary>Those that make the network.</summary>
    private static readonly string[] Network =
    [
        "advertise-address", "bind-address", "cluster-cidr", "cluster-dns", "cluster-domain", "cni", "disable", "disable-kube-proxy", "egress-selector-mode",
        "kube-controller-manager-arg", "kube-proxy-arg", "kubelet-arg", "node-external-ip", "node-ip", "service-cidr", "service-node-port-range",
    ];

    /// <summary>Options of k3s that RKE2 leaves out, since its plugins come as charts.</summary>
    private static readonly string[] DroppedNetwork =
    [
        "disable-network-policy", "flannel-backend", "flannel-cni-conf", "flannel-conf", "flannel-external-ip", "flannel-iface", "flannel-ipv6-masq",
        "no-flannel", "vpn-auth", "vpn-auth-file",
    ];

    /// <summary>Whether k3s has the option and RKE2 does not.</summary>
    internal static bool IsDropped(string name) => ServerOptions.IsDropped(name);

    /// <summary>Whether such an option is one of the network, which a chart sets instead.</summary>
    internal static bool IsDroppedNetwork(string name) => Array.IndexOf(DroppedNetwork, name) >= 0;

    /// <summary>The option of the network that a misspelled name stands for; null where it is an option, or nearer to another one.</summary>
    internal static string? Meant(string name) => Nearest(name) is { } nearest && Array.IndexOf(Network, nearest) >= 0 ? nearest : null;

    /// <summary>The option that is nearest to a name which is none; null where none is near.</summary>
    internal static string? Nearest(string name)
    {
        // Letters of one length alone are short forms, such as t for token.
        if (name.Length < 2 || ServerOptions.IsKnown(name) || ServerOptions.IsDropped(name))
        {
            return null;
        }

        var limit = Spelling.Tolerance(name);
        return ServerOptions.Names
            .Where(option => option.Length > 1)
            .Select(option => (option, Distance: Spelling.Distance(name, option, limit)))
            .Where(each => each.Distance <= limit)
            .OrderBy(each => each.Distance)
            .ThenBy(each => each.option, StringComparer.Ordinal)
            .Select(each => each.option)
            .FirstOrDefault();
    }
}
