using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Windows;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>4xx, from 420: chart values that Windows nodes cannot follow. Never more than warnings.</summary>
internal static class WindowsChartRules
{
    private const string CalicoNetwork = "installation.calicoNetwork.";
    private const string FlannelPort = "4789";
    private const string FlannelVni = "4096";

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Describe("RKE2NET420", "Windows nodes cannot use this Calico setting", "rancher/rke2 pkg/windows/calico.go", CalicoSettings),
        Describe("RKE2NET421", "Calico's BGP needs a newer release on Windows nodes", "rancher/rke2 pkg/windows/calico.go", CalicoBgp),
        Describe("RKE2NET422", "Windows nodes need strict affinity of Calico's IPAM", "rancher/rke2-charts charts/rke2-calico (ipamConfig)", StrictAffinity),
        Describe("RKE2NET423", "Windows nodes of Flannel have fixed VXLAN settings", "rancher/rke2 pkg/windows/flannel.go", FlannelSettings),
    ];

    private static Rule Describe(string id, string title, string source, System.Func<CniConfig, IEnumerable<RuleHit>> check) => new()
    {
        Id = id,
        Title = title,
        Severity = FindingSeverity.Warning,
        Source = source,
        Needs = ConfigPart.Plugin | ConfigPart.WindowsNodes | ConfigPart.Values,
        HelpUri = id == "RKE2NET421" ? DocumentationPages.WindowsBgp : DocumentationPages.Networking,
        Check = context => context.Config.WindowsNodes ? check(context.Config) : [],
    };

    private static string? Text(CniConfig config, string path) => (config.Values.Find(path) as YamlScalar)?.Text;

    private static RuleHit Hit(CniConfig config, string path, string message, string recommendation)
    {
        var value = config.Values.Find(path);
        return new RuleHit(message, recommendation, $"{config.Plugin.ChartName()}: {path}", (value as YamlScalar)?.Text, value?.Source);
    }

    private static IEnumerable<RuleHit> CalicoSettings(CniConfig config)
    {
        if (config.Plugin != CniPlugin.Calico)
        {
            yield break;
        }

        if (Text(config, CalicoNetwork + "linuxDataplane") is "BPF" && !WindowsMatrix.Supports(config, WindowsFeature.Ebpf))
        {
            yield return Hit(
                config, CalicoNetwork + "linuxDataplane", "Calico's eBPF dataplane is not supported in clusters with Windows nodes.", "Keep the dataplane Iptables.");
        }

        if (Text(config, CalicoNetwork + "mtu") is not null)
        {
            yield return Hit(
                config, CalicoNetwork + "mtu", "Windows nodes do not follow Calico's MTU: pods there keep that of their VXLAN network.", "See that the network carries VXLAN packets of the Windows nodes' own MTU.");
        }

        foreach (var (pool, i) in (config.Values.Find(CalicoNetwork + "ipPools") as YamlList ?? new YamlList([])).Select((pool, i) => (pool, i)))
        {
            if ((pool as YamlMap)?.Find("encapsulation") is YamlScalar { Text: not ("VXLAN" or "None") } encapsulation)
            {
                yield return new RuleHit(
                    $"Windows nodes know VXLAN (or BGP without encapsulation), not {encapsulation.Text}.",
                    "Use encapsulation VXLAN.",
                    $"rke2-calico: {CalicoNetwork}ipPools[{i}].encapsulation",
                    encapsulation.Text,
                    encapsulation.Source);
            }
        }

        if (Text(config, "installation.backend") is { } backend and not ("VXLAN" or "None"))
        {
            yield return Hit(config, "installation.backend", $"Windows nodes know VXLAN (or BGP without encapsulation), not {backend}.", "Use VXLAN.");
        }

        foreach (var path in new[] { "felixConfiguration.wireguardEnabled", "felixConfiguration.wireguardEnabledV6" })
        {
            if (YamlScalar.True.SameAs(config.Values.Find(path)) && !WindowsMatrix.Supports(config, WindowsFeature.Encryption))
            {
                yield return Hit(config, path, "Windows nodes have no WireGuard: their traffic stays in the clear.", "Leave it off, or keep the traffic to Windows nodes on a trusted network.");
            }
        }
    }

    private static IEnumerable<RuleHit> CalicoBgp(CniConfig config)
    {
        const string Path = CalicoNetwork + "bgp";
        if (config.Plugin != CniPlugin.Calico || Text(config, Path) is not "Enabled")
        {
            yield break;
        }

        var support = WindowsMatrix.Of(config.Rke2Version, config.Plugin, WindowsFeature.Bgp).State;
        if (support == WindowsSupportState.NotSupported)
        {
            yield return Hit(config, Path, $"Windows nodes of RKE2 {config.Rke2Version} have no BGP.", $"Keep bgp Disabled, or take a release from {Gates.WindowsBgp}.");
        }
        else if (support == WindowsSupportState.NotValidated)
        {
            yield return Hit(
                config, Path, $"BGP is reported broken on Windows Server 2022 in releases such as {config.Rke2Version} (rancher/rke2#9286).", "Try it on one Windows node first, or keep bgp Disabled.");
        }
    }

    private static IEnumerable<RuleHit> StrictAffinity(CniConfig config)
    {
        const string Path = "ipamConfig.strictAffinity";
        if (config.Plugin == CniPlugin.Calico && YamlScalar.False.SameAs(config.Values.Find(Path)))
        {
            yield return Hit(config, Path, "Without strict affinity Linux nodes borrow addresses of Windows nodes' blocks, which Windows nodes cannot route.", "Set it to true.");
        }
    }

    private static IEnumerable<RuleHit> FlannelSettings(CniConfig config)
    {
        if (config.Plugin != CniPlugin.Flannel)
        {
            yield break;
        }

        if (Text(config, "flannel.backend") is { } backend and not "vxlan")
        {
            yield return Hit(config, "flannel.backend", $"Windows nodes of Flannel know the backend vxlan only, not {backend}.", "Use vxlan.");
        }

        // The first chart that RKE2 bundled reads the port by another name.
        var schema = ChartReleases.Default.Schema(config.Rke2Version, "rke2-flannel");
        var portPath = schema?.Find(["flannel", "vxlanBackendPort"]) is null ? "flannel.backendPort" : "flannel.vxlanBackendPort";
        if (Text(config, portPath) is { } port and not FlannelPort)
        {
            yield return Hit(config, portPath, $"Windows nodes of Flannel use VXLAN port {FlannelPort}, not {port}.", $"Keep it {FlannelPort}.");
        }

        var vni = Text(config, "flannel.vni");
        var unset = vni is null && schema?.Find(["flannel", "vni"]) is { Facts.Default: null };
        if (unset || (vni is not null && vni != FlannelVni))
        {
            yield return Hit(
                config,
                "flannel.vni",
                unset
                    ? $"The chart of RKE2 {config.Rke2Version} leaves flannel.vni unset, while Windows nodes use {FlannelVni}: pods on Linux and Windows do not reach each other."
                    : $"Windows nodes of Flannel use VXLAN network {FlannelVni}, not {vni}: pods on Linux and Windows do not reach each other.",
                $"Set flannel.vni to {FlannelVni}.");
        }
    }
}
