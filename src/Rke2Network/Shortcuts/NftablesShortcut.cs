using System.Collections.Generic;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>nftables in place of iptables, for kube-proxy and the plugin. Source: rancher/rke2-docs docs/networking/basic_network_options.md.</summary>
internal static class NftablesShortcut
{
    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.Nftables),
        IsGiven = request => request.Nftables,
        Plugins =
        [
            (CniPlugin.Canal, context => KubeProxy(context, FlannelValue(context), context.Value(YamlScalar.String("nft"), "calico", "felixIptablesBackend"))),
            (CniPlugin.Calico, context => KubeProxy(context, context.Value(YamlScalar.String("Nftables"), "installation", "calicoNetwork", "linuxDataplane"))),
            (CniPlugin.Flannel, context => KubeProxy(context, FlannelValue(context))),
            // Cilium filters with eBPF, and an administrator's own plugin is out of sight: kube-proxy alone is told.
            (CniPlugin.Cilium, context => KubeProxy(context)),
            (CniPlugin.None, context => KubeProxy(context)),
        ],
    };

    private static ChartValueEffect FlannelValue(ShortcutContext context) => context.Value(YamlScalar.True, "flannel", "enableNFTables");

    private static IEnumerable<ShortcutEffect> KubeProxy(ShortcutContext context, params ShortcutEffect[] values) =>
    [
        .. values,
        Gates.KubeProxyNftables.IsOpenFor(context.Release)
            ? new ConfigEffect($"kube-proxy-arg = proxy-mode={KubeProxyModes.Nftables}", config => config.WithKubeProxyMode(KubeProxyModes.Nftables))
            : new MissingEffect("kube-proxy takes the mode nftables without a feature gate", Gates.KubeProxyNftables.ToString()) { IsOfPlugin = false },
    ];
}
