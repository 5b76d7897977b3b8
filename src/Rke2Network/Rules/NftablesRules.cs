using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx, from 520: nftables in place of iptables.</summary>
internal static class NftablesRules
{
    private const string Page = "rancher/rke2-docs docs/networking/basic_network_options.md";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET520", "nftables works in this release without being documented", FindingSeverity.Warning, isDocumented: false, (config, use) => new RuleHit(
            $"RKE2 documents nftables from {Gates.NftablesDocumented}; {config.Rke2Version} takes it, but nobody promises that it works.",
            "Take a release that documents it where you can.",
            use.Path,
            use.Value,
            use.Source)),
        Describe("RKE2NET521", "RKE2 calls nftables experimental", FindingSeverity.Information, isDocumented: true, (config, use) => new RuleHit(
            $"RKE2 calls nftables experimental. It needs kernel 3.13 or newer, and kube-proxy takes its mode from config.yaml of each node.{(config.Plugin == CniPlugin.Calico ? " Calico's host ports go on using iptables." : string.Empty)}",
            $"Set kube-proxy-arg on agents too.{(config.Plugin == CniPlugin.Calico ? " Keep iptables on the nodes, or set installation.calicoNetwork.hostPorts to Disabled." : string.Empty)}",
            use.Path,
            use.Value,
            use.Source)),
    ];

    private static Rule Describe(string id, string title, FindingSeverity severity, bool isDocumented, Func<CniConfig, (string Path, string Value, SourceLocation? Source), RuleHit> word) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = Page,
        Needs = ConfigPart.Plugin | ConfigPart.Values,
        Since = Gates.NftablesDocumented,
        HelpUri = DocumentationPages.Networking,
        Check = context => Gates.NftablesDocumented.IsOpenFor(context.Config.Rke2Version) == isDocumented ? Uses(context.Config).Take(1).Select(use => word(context.Config, use)) : [],
    };

    /// <summary>Where the configuration chooses nftables: in the plugin's chart, and for kube-proxy.</summary>
    internal static IEnumerable<(string Path, string Value, SourceLocation? Source)> Uses(CniConfig config)
    {
        var (path, word) = config.Plugin switch
        {
            CniPlugin.Canal or CniPlugin.Flannel => ("flannel.enableNFTables", YamlScalar.True.Text),
            CniPlugin.Calico => ("installation.calicoNetwork.linuxDataplane", "Nftables"),
            _ => (null, null),
        };
        if (path is not null && config.Values.Find(path) is YamlScalar value && value.Text == word)
        {
            yield return ($"{config.Plugin.ChartName()}: {path}", value.Text, value.Source);
        }

        if (config.KubeProxyMode == KubeProxyModes.Nftables)
        {
            yield return ("kube-proxy-arg", "proxy-mode=" + KubeProxyModes.Nftables, null);
        }
    }
}
