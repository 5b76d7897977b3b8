using System.Collections.Generic;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx, 506: packet filters of kube-proxy and the plugin that do not fit each other.</summary>
internal static class PacketFilterRules
{
    private const string CalicoDataplane = "installation.calicoNetwork.linuxDataplane";
    private const string FlannelNftables = "flannel.enableNFTables";
    private const string FelixBackend = "calico.felixIptablesBackend";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET506",
            Title = "The packet filters of kube-proxy and the plugin do not fit each other",
            Severity = FindingSeverity.Warning,
            Source = "projectcalico/calico#8025; docs.tigera.io calico getting-started/kubernetes/nftables; rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin | ConfigPart.Values,
            HelpUri = DocumentationPages.Networking,
            Check = context => context.Config.Plugin switch
            {
                CniPlugin.Calico => Calico(context.Config),
                CniPlugin.Canal => Canal(context.Config),
                _ => [],
            },
        },
    ];

    private static IEnumerable<RuleHit> Calico(CniConfig config)
    {
        // Without kube-proxy, or where its mode is not known, there is nothing to fit.
        if (!config.Knows(ConfigPart.KubeProxy | ConfigPart.KubeProxyArguments) || config.DisableKubeProxy)
        {
            yield break;
        }

        var dataplane = config.Values.Find(CalicoDataplane) as YamlScalar;
        var isNftables = config.KubeProxyMode == KubeProxyModes.Nftables;
        if (dataplane?.Text == "Nftables" && !isNftables)
        {
            yield return new RuleHit(
                $"Calico filters with nftables, and kube-proxy with {config.KubeProxyMode}: Calico in this mode wants kube-proxy in the same, or packets to services pass neither as they should.",
                "Write kube-proxy-arg: [proxy-mode=nftables] in config.yaml of every node",
                $"rke2-calico: {CalicoDataplane}",
                dataplane.Text,
                dataplane.Source);
        }
        else if (isNftables && (dataplane is null || dataplane.Text == "Iptables"))
        {
            yield return new RuleHit(
                "kube-proxy carries services with nftables, and Calico filters with iptables: Calico's rules do not see the packets as kube-proxy leaves them, and traffic to services is dropped.",
                $"Write {CalicoDataplane}: Nftables",
                "kube-proxy-arg",
                "proxy-mode=" + KubeProxyModes.Nftables);
        }
    }

    private static IEnumerable<RuleHit> Canal(CniConfig config)
    {
        if (YamlScalar.True.SameAs(config.Values.Find(FlannelNftables)) && config.Values.Find(FelixBackend) is not YamlScalar { Text: "nft" or "NFT" or "Nft" })
        {
            var value = config.Values.Find(FelixBackend) ?? config.Values.Find(FlannelNftables)!;
            yield return new RuleHit(
                "Flannel filters with nftables, and Calico's Felix, the other half of Canal, keeps to the iptables that it finds: RKE2 documents the two with nftables only together.",
                $"Write {FelixBackend}: nft",
                $"rke2-canal: {(config.Values.Find(FelixBackend) is null ? FlannelNftables : FelixBackend)}",
                (value as YamlScalar)?.Text,
                value.Source)
            {
                Repair = config.Values.Find(FelixBackend) is null ? new Repair(RepairKind.SetValue, "rke2-canal", FelixBackend, "nft") : null,
            };
        }
    }
}
