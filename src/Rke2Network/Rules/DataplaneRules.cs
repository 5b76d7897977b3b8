using System.Collections.Generic;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx: kube-proxy, dataplane and encryption.</summary>
internal static class DataplaneRules
{
    private const string FlannelBackend = "flannel.backend";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET501",
            Title = "The release's Canal has no WireGuard backend",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2#2370; flannel-io/flannel v0.16.1",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            Since = Gates.CanalWireGuard,
            HelpUri = DocumentationPages.Networking,
            Check = context => UsesWireGuard(context.Config) && !Gates.CanalWireGuard.IsOpenFor(context.Config.Rke2Version)
                ? [CanalHit(context.Config, $"Flannel as RKE2 {context.Config.Rke2Version} ships it has no WireGuard backend: Canal does not start.", $"Take a release from {Gates.CanalWireGuard}, or the backend vxlan.")]
                : [],
        },
        new Rule
        {
            Id = "RKE2NET502",
            Title = "WireGuard works in this release without being documented",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            Since = Gates.CanalWireGuardDocumented,
            HelpUri = DocumentationPages.Networking,
            Check = context => UsesWireGuard(context.Config)
                && Gates.CanalWireGuard.IsOpenFor(context.Config.Rke2Version)
                && !Gates.CanalWireGuardDocumented.IsOpenFor(context.Config.Rke2Version)
                ? [CanalHit(context.Config, $"RKE2 {context.Config.Rke2Version} ships Canal's WireGuard backend, but documents it only from {Gates.CanalWireGuardDocumented}.", "Take a release that documents it where you can.")]
                : [],
        },
        new Rule
        {
            Id = "RKE2NET503",
            Title = "WireGuard needs kernel 5.6 or its module",
            Severity = FindingSeverity.Information,
            Source = "rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = context => WireGuard.Find(context.Config) is { } use && (context.Config.Plugin != CniPlugin.Canal || Gates.CanalWireGuard.IsOpenFor(context.Config.Rke2Version))
                ? [new RuleHit("WireGuard is part of the Linux kernel from 5.6 on; nodes with an older kernel need its module.", "See with 'uname -r' that every node has kernel 5.6 or the wireguard module.", use.Path, use.Value.ToString(), use.Value.Source)]
                : [],
        },
        new Rule
        {
            Id = "RKE2NET504",
            Title = "RKE2 supports Flannel with the backend vxlan only",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config.Plugin == CniPlugin.Flannel && context.Config.Values.Find(FlannelBackend) is YamlScalar { Text: not "vxlan" } backend
                ? [new RuleHit($"RKE2 supports the plugin Flannel with the backend vxlan only, not {backend.Text}.", "Use vxlan; for encryption between nodes take Canal with the backend wireguard.", $"rke2-flannel: {FlannelBackend}", backend.Text, backend.Source)]
                : [],
        },
        new Rule
        {
            Id = "RKE2NET510",
            Title = "Replacing kube-proxy by Cilium wants kernel 5.8",
            Severity = FindingSeverity.Information,
            Source = "rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config.Plugin == CniPlugin.Cilium && KubeProxyReplacement.Find(context.Config) is { } replacement
                ? [replacement.Hit("Without kube-proxy Cilium's eBPF programs carry the services; kernels before 5.8 lack fixes and features for that.", "See with 'uname -r' that every node has kernel 5.8 or newer.")]
                : [],
        },
        new Rule
        {
            Id = "RKE2NET511",
            Title = "The plugin replaces kube-proxy, but kube-proxy runs",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2#5107, rancher/rke2#4862",
            Needs = ConfigPart.Plugin | ConfigPart.Values | ConfigPart.KubeProxy,
            HelpUri = DocumentationPages.Networking,
            Check = context => KubeProxyReplacement.Find(context.Config) is { } replacement && !context.Config.DisableKubeProxy && !ServerSettingRules.LeavesKubeProxyChartOut(context)
                ? [replacement.Hit("The plugin replaces kube-proxy, but RKE2 still starts it: both write rules for the same services.", "Set disable-kube-proxy: true in config.yaml, or use -KubeProxyReplacement, which does.")]
                : [],
        },
        new Rule
        {
            Id = "RKE2NET512",
            Title = "kube-proxy is disabled and nothing replaces it",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2#5107, rancher/rke2#8040",
            Needs = ConfigPart.Plugin | ConfigPart.Values | ConfigPart.KubeProxy,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config is { DisableKubeProxy: true, Plugin: not CniPlugin.None } && KubeProxyReplacement.Find(context.Config) is null
                ? [new RuleHit("kube-proxy is disabled and nothing replaces it: services have no working address.", KubeProxyReplacement.Advice(context.Config), "disable-kube-proxy", "true")]
                : [],
        },
        new Rule
        {
            Id = "RKE2NET513",
            Title = "RKE2 supports Calico's eBPF dataplane only in later releases",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            Since = Gates.CalicoBpf,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config.Plugin == CniPlugin.Calico
                && KubeProxyReplacement.Find(context.Config) is { } replacement
                && !Gates.CalicoBpf.IsOpenFor(context.Config.Rke2Version)
                ? [replacement.Hit($"RKE2 supports Calico's eBPF dataplane from {Gates.CalicoBpf}, not in {context.Config.Rke2Version}.", "Take one of these releases, or Cilium.")]
                : [],
        },
    ];

    private static bool UsesWireGuard(CniConfig config) => config.Plugin == CniPlugin.Canal && WireGuard.Find(config) is not null;

    private static RuleHit CanalHit(CniConfig config, string message, string recommendation) =>
        new(message, recommendation, $"rke2-canal: {FlannelBackend}", "wireguard", config.Values.Find(FlannelBackend)?.Source);
}
