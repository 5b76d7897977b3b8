using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>The plugin in kube-proxy's place. Source: rancher/rke2-docs docs/networking/basic_network_options.md.</summary>
internal static class KubeProxyReplacementShortcut
{
    private const int DefaultApiServerPort = 6443;

    /// <summary>RKE2's local load balancer: it answers on every node.</summary>
    private const string DefaultApiServerHost = "localhost";

    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.KubeProxyReplacement),
        IsGiven = request => request.KubeProxyReplacement,
        Plugins = [(CniPlugin.Cilium, Cilium), (CniPlugin.Calico, Calico)],
        Lacking = "it cannot replace kube-proxy",
    };

    private static ConfigEffect DisableKubeProxy { get; } = new("disable-kube-proxy = true", config => config.WithKubeProxyDisabled(true));

    private static IEnumerable<ShortcutEffect> Cilium(ShortcutContext context)
    {
        // Where both are taken, true: it goes on working after an upgrade.
        var taken = context.Facts("kubeProxyReplacement")?.Allowed;
        return
        [
            context.Value(taken?.Contains(YamlScalar.True.Text) == false ? YamlScalar.String("strict") : YamlScalar.True, "kubeProxyReplacement"),
            context.Value(Host(context), "k8sServiceHost"),
            context.Value(Port(context), "k8sServicePort"),
            DisableKubeProxy,
        ];
    }

    private static IEnumerable<ShortcutEffect> Calico(ShortcutContext context) => Gates.CalicoBpf.IsOpenFor(context.Release)
        ?
        [
            context.Value(YamlScalar.String("BPF"), "installation", "calicoNetwork", "linuxDataplane"),
            context.Value(YamlScalar.String("Enabled"), "installation", "calicoNetwork", "kubeProxyManagement"),
            context.Value(Host(context), "kubernetesServiceEndpoint", "host"),
            context.Value(Port(context), "kubernetesServiceEndpoint", "port"),
            DisableKubeProxy,
        ]
        : [new MissingEffect("RKE2 supports Calico's eBPF dataplane", Gates.CalicoBpf.ToString())];

    private static YamlScalar Host(ShortcutContext context)
    {
        var host = context.Request.ApiServerHost ?? DefaultApiServerHost;
        return Uri.CheckHostName(host) != UriHostNameType.Unknown && host.IndexOf('%') < 0
            ? YamlScalar.String(host)
            : throw new InputException(
                "InvalidHost", host, "this is neither a host name nor an address.", "Write for example 10.0.0.5, api.example.org or localhost, without scheme and port.", nameof(CniConfigRequest.ApiServerHost));
    }

    private static YamlScalar Port(ShortcutContext context) => (context.Request.ApiServerPort ?? DefaultApiServerPort) is var port and >= 1 and <= 65535
        ? YamlScalar.Integer(port)
        : throw new InputException(
            "InvalidPort", FormattableString.Invariant($"{context.Request.ApiServerPort}"), "a port is 1 to 65535.", "Write for example 6443.", nameof(CniConfigRequest.ApiServerPort));
}
