using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Rendering;

/// <summary>
/// The options of the RKE2 server that a configuration sets: one source for config.yaml and for flags.
/// Source: rancher/rke2-docs docs/reference/server_config.md.
/// </summary>
public static class ServerOptions
{
    /// <summary>The options that were set, in the order of RKE2's documentation.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The options; those at RKE2's default or unknown are left out.</returns>
    public static IReadOnlyList<ServerOption> Of(CniConfig config)
    {
        var options = new List<ServerOption>();
        if (IsSet(config, ConfigPart.Plugin))
        {
            var plugin = config.Plugin.OptionValue();
            options.Add(new ServerOption("cni", config.Multus is null ? [plugin] : ["multus", plugin]));
        }

        if (IsSet(config, ConfigPart.ClusterCidr))
        {
            options.Add(new ServerOption("cluster-cidr", [config.ClusterCidr.ToString()]));
        }

        if (IsSet(config, ConfigPart.ServiceCidr))
        {
            options.Add(new ServerOption("service-cidr", [config.ServiceCidr.ToString()]));
        }

        if (IsSet(config, ConfigPart.ClusterDns))
        {
            options.Add(new ServerOption("cluster-dns", [string.Join(",", config.ClusterDns.Select(address => address.ToString()))]));
        }

        if (IsSet(config, ConfigPart.KubeProxy) && config.DisableKubeProxy)
        {
            options.Add(new ServerOption("disable-kube-proxy", ["true"], IsSwitch: true));
        }

        if (IsSet(config, ConfigPart.NodeIp))
        {
            options.Add(new ServerOption("node-ip", [string.Join(",", config.NodeIp.Select(address => address.ToString()))]));
        }

        var masks = Masks(config).ToArray();
        if (masks.Length > 0)
        {
            options.Add(new ServerOption("kube-controller-manager-arg", masks, IsRepeated: true));
        }

        if (IsSet(config, ConfigPart.KubeProxyArguments) && config.KubeProxyArguments.Count > 0)
        {
            options.Add(new ServerOption("kube-proxy-arg", config.KubeProxyArguments, IsRepeated: true));
        }

        return options;
    }

    /// <summary>The plain node-cidr-mask-size fails on dual-stack clusters, so each family has its own argument.</summary>
    private static IEnumerable<string> Masks(CniConfig config)
    {
        if (IsSet(config, ConfigPart.NodeCidrMaskSizeIPv4))
        {
            yield return FormattableString.Invariant($"node-cidr-mask-size-ipv4={config.NodeCidrMaskSizeIPv4}");
        }

        if (IsSet(config, ConfigPart.NodeCidrMaskSizeIPv6))
        {
            yield return FormattableString.Invariant($"node-cidr-mask-size-ipv6={config.NodeCidrMaskSizeIPv6}");
        }
    }

    private static bool IsSet(CniConfig config, ConfigPart part) => config.StateOf(part) == SettingState.Set;
}
