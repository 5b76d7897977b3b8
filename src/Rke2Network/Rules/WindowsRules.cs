using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Windows;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>4xx: what Windows nodes cannot do with the plugin and the addresses. Never more than warnings.</summary>
internal static class WindowsRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET401",
            Title = "The plugin does not run on Windows nodes",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2 pkg/executor/pebinary/pebinary.go",
            Needs = ConfigPart.Plugin | ConfigPart.WindowsNodes,
            HelpUri = DocumentationPages.Networking,
            Check = Plugin,
        },
        new Rule
        {
            Id = "RKE2NET402",
            Title = "Windows nodes refuse IPv6",
            Severity = FindingSeverity.Warning,
            Source = "k3s-io/k3s pkg/agent/run.go",
            Needs = ConfigPart.WindowsNodes | ConfigPart.ClusterCidr | ConfigPart.ServiceCidr,
            HelpUri = DocumentationPages.Networking,
            Check = IPv6,
        },
        new Rule
        {
            Id = "RKE2NET403",
            Title = "Multus serves pods on Linux nodes only",
            Severity = FindingSeverity.Warning,
            Source = "rancher/rke2-charts charts/rke2-multus (nodeSelector kubernetes.io/os: linux)",
            Needs = ConfigPart.Plugin | ConfigPart.WindowsNodes,
            HelpUri = DocumentationPages.Multus,
            Check = Multus,
        },
        new Rule
        {
            Id = "RKE2NET404",
            Title = "Without kube-proxy Windows nodes have no services",
            Severity = FindingSeverity.Warning,
            Source = "k3s-io/k3s pkg/agent/config/config.go (DisableKubeProxy)",
            Needs = ConfigPart.WindowsNodes | ConfigPart.KubeProxy,
            HelpUri = DocumentationPages.CalicoOnWindows,
            Check = KubeProxy,
        },
        new Rule
        {
            Id = "RKE2NET431",
            Title = "nftables is for Linux nodes",
            Severity = FindingSeverity.Information,
            Source = "kubernetes/kubernetes pkg/proxy/apis/config/validation/validation.go",
            Needs = ConfigPart.WindowsNodes | ConfigPart.Plugin | ConfigPart.Values | ConfigPart.KubeProxyArguments,
            HelpUri = DocumentationPages.Networking,
            Check = Nftables,
        },
    ];

    private static IEnumerable<RuleHit> Plugin(RuleContext context)
    {
        var config = context.Config;
        var gate = WindowsMatrix.GateOf(config.Plugin);
        if (!config.WindowsNodes || WindowsMatrix.Runs(config.Rke2Version, config.Plugin))
        {
            yield break;
        }

        var working = new[] { CniPlugin.Calico, CniPlugin.Flannel, CniPlugin.None }
            .Where(plugin => WindowsMatrix.Runs(config.Rke2Version, plugin))
            .Select(plugin => plugin.ToString())
            .ToArray();
        var remedy = working.Length == 0
            ? $"Take Calico on a release from {Gates.WindowsCalico}."
            : $"Plugins that run on Windows nodes there: {string.Join(", ", working)}.";
        yield return new RuleHit(
            gate is null
                ? $"{config.Plugin} does not run on Windows nodes: a Windows agent of RKE2 {config.Rke2Version} stops with 'unsupported CNI'."
                : $"{config.Plugin} runs on Windows nodes only from {gate}, not in RKE2 {config.Rke2Version}.",
            remedy,
            "cni",
            config.Plugin.OptionValue());
    }

    private static IEnumerable<RuleHit> IPv6(RuleContext context)
    {
        var config = context.Config;
        var option = config.ClusterCidr.Of(IpFamily.IPv6) is not null ? "cluster-cidr" : "service-cidr";
        var networks = option == "cluster-cidr" ? config.ClusterCidr : config.ServiceCidr;
        if (config.WindowsNodes && networks.Of(IpFamily.IPv6) is not null && !WindowsMatrix.Supports(config, networks.IsDualStack ? WindowsFeature.DualStack : WindowsFeature.IPv6))
        {
            yield return new RuleHit(
                $"Windows nodes take no part in {(networks.IsDualStack ? "a dual-stack" : "an IPv6")} cluster: their agent stops with 'dual-stack or IPv6 are not supported on Windows node'.",
                "Keep the cluster IPv4-only, or leave Windows nodes to a cluster of their own.",
                option,
                networks.ToString());
        }
    }

    private static IEnumerable<RuleHit> Multus(RuleContext context)
    {
        if (context.Config is { WindowsNodes: true, Multus: not null } && !WindowsMatrix.Supports(context.Config, WindowsFeature.Multus))
        {
            yield return new RuleHit(
                "Multus runs on Linux nodes only, as whereabouts and SR-IOV do: pods on Windows nodes get no further interfaces.",
                "Keep pods with NetworkAttachmentDefinitions on Linux nodes (nodeSelector kubernetes.io/os: linux).",
                "cni",
                "multus");
        }
    }

    private static IEnumerable<RuleHit> KubeProxy(RuleContext context)
    {
        if (context.Config is { WindowsNodes: true, DisableKubeProxy: true })
        {
            yield return new RuleHit(
                "disable-kube-proxy holds for Windows nodes too, and no plugin replaces kube-proxy there: their pods reach no service.",
                "Leave disable-kube-proxy out where the cluster has Windows nodes.",
                "disable-kube-proxy",
                "true");
        }
    }

    private static IEnumerable<RuleHit> Nftables(RuleContext context)
    {
        const string Dataplane = "installation.calicoNetwork.linuxDataplane";
        var config = context.Config;
        var isProxy = config.KubeProxyMode == KubeProxyModes.Nftables;
        var value = config.Plugin == CniPlugin.Calico && config.Values.Find(Dataplane) is YamlScalar { Text: "Nftables" } found ? found : null;
        if (config.WindowsNodes && (isProxy || value is not null) && !WindowsMatrix.Supports(config, WindowsFeature.Nftables))
        {
            yield return new RuleHit(
                "nftables is for Linux nodes: kube-proxy on Windows nodes knows the mode kernelspace only, and refuses to start with nftables.",
                "Keep kube-proxy-arg: proxy-mode=nftables out of the config.yaml of Windows agents.",
                isProxy ? "kube-proxy-arg" : "rke2-calico: " + Dataplane,
                isProxy ? "proxy-mode=" + KubeProxyModes.Nftables : value!.Text,
                isProxy ? null : value!.Source);
        }
    }
}
