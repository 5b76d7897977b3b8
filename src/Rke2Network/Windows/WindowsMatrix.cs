using System;
using System.Collections.Generic;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Windows;

/// <summary>What Windows nodes have, by plugin, feature and release. The rules on Windows nodes (4xx) ask it.</summary>
public static class WindowsMatrix
{
    private const string Agent = "rancher/rke2 pkg/executor/pebinary/pebinary.go";
    private const string CalicoAgent = "rancher/rke2 pkg/windows/calico.go";
    private const string FlannelAgent = "rancher/rke2 pkg/windows/flannel.go";
    private const string Requirements = "rancher/rke2-docs docs/install/requirements.md";
    private const string CalicoLimits = "tigera/docs calico/getting-started/kubernetes/windows-calico/limitations.mdx";

    /// <summary>All features, in the order of the matrix.</summary>
    public static IReadOnlyList<WindowsFeature> Features { get; } = (WindowsFeature[])Enum.GetValues(typeof(WindowsFeature));

    /// <summary>One cell.</summary>
    /// <param name="release">The release.</param>
    /// <param name="plugin">The plugin.</param>
    /// <param name="feature">What is asked of Windows nodes.</param>
    /// <returns>Whether they have it, and why.</returns>
    public static WindowsSupport Of(Rke2Version release, CniPlugin plugin, WindowsFeature feature)
    {
        var cell = Runs(release, plugin) ? Cell(release, plugin, feature) : Closed(release, plugin);
        return new WindowsSupport(release, plugin, feature, cell.State, cell.Reason, cell.Source) { Since = cell.Since?.ToString(), RuleId = cell.RuleId };
    }

    /// <summary>Whether a plugin runs on Windows nodes of a release.</summary>
    internal static bool Runs(Rke2Version release, CniPlugin plugin) => GateOf(plugin)?.IsOpenFor(release) == true;

    /// <summary>The release from which a plugin runs on Windows nodes; null where it never does.</summary>
    internal static VersionGate? GateOf(CniPlugin plugin) => plugin switch
    {
        CniPlugin.Calico => Gates.WindowsCalico,
        CniPlugin.Flannel => Gates.WindowsFlannel,
        CniPlugin.None => Gates.WindowsNone,
        _ => null,
    };

    /// <summary>Whether Windows nodes have something, as far as anybody says.</summary>
    internal static bool Supports(CniConfig config, WindowsFeature feature) => Of(config.Rke2Version, config.Plugin, feature).State == WindowsSupportState.Supported;

    private static Answer Closed(Rke2Version release, CniPlugin plugin) => No(
        GateOf(plugin) is not null
            ? $"{plugin} does not run on Windows nodes of {release}."
            : $"{plugin} does not run on Windows nodes: their agent stops with 'unsupported CNI'.",
        Agent,
        "RKE2NET401",
        GateOf(plugin));

    private static Answer Cell(Rke2Version release, CniPlugin plugin, WindowsFeature feature) => (feature, plugin) switch
    {
        (WindowsFeature.Overlay, CniPlugin.None) => Own("The network is what you install."),
        (WindowsFeature.Overlay, CniPlugin.Calico) => Yes("VXLAN, with network 4096 and UDP port 4789.", CalicoAgent, Gates.WindowsCalico),
        (WindowsFeature.Overlay, _) => Yes("VXLAN, with network 4096 and UDP port 4789.", FlannelAgent, Gates.WindowsFlannel),
        (WindowsFeature.DualStack or WindowsFeature.IPv6, _) => No("The agent stops with 'dual-stack or IPv6 are not supported on Windows node'.", "k3s-io/k3s pkg/agent/run.go", "RKE2NET402"),
        (WindowsFeature.Nftables, _) => No("kube-proxy on Windows knows the mode kernelspace only; Linux nodes of the cluster may use nftables.", "kubernetes/kubernetes pkg/proxy/apis/config/validation/validation.go", "RKE2NET431"),
        (WindowsFeature.Multus, _) => No("Multus runs on Linux nodes only (nodeSelector kubernetes.io/os: linux).", "rancher/rke2-charts charts/rke2-multus", "RKE2NET403"),
        (WindowsFeature.Sriov, _) => No("The operator and its device plugin run on Linux nodes only, and Multus with them.", "rancher/rke2-charts charts/rke2-multus; k8snetworkplumbingwg/sriov-network-operator", "RKE2NET403"),
        (WindowsFeature.Server2019, _) => Yes("From build 17763.2061 on.", Requirements),
        (WindowsFeature.Server2022, _) => Gates.WindowsServer2022.IsOpenFor(release)
            ? Yes("From build 20348.169 on.", Requirements + "; rancher/rke2 scripts/package-windows-images", Gates.WindowsServer2022)
            : No("The release has no images for it.", "rancher/rke2 scripts/package-windows-images", null, Gates.WindowsServer2022),
        (WindowsFeature.Server2025, _) => Open("RKE2 does not name it among the systems that it was tested on.", Requirements + "; rancher/rancher#50915"),
        (_, CniPlugin.None) => Own("It depends on the plugin that you install."),
        (WindowsFeature.Bgp, CniPlugin.Calico) => Bgp(release),
        (WindowsFeature.Bgp, _) => No("Flannel tells no routes by BGP.", FlannelAgent),
        (WindowsFeature.NetworkPolicy, CniPlugin.Calico) => Yes("Calico's Felix enforces them; host endpoints and service advertisement are for Linux nodes.", CalicoLimits, Gates.WindowsCalico),
        (WindowsFeature.NetworkPolicy, _) => No("Flannel enforces no network policies.", "rancher/rke2-docs docs/networking/basic_network_options.md", "RKE2NET103"),
        (WindowsFeature.Encryption, CniPlugin.Calico) => No("Windows nodes have no WireGuard: their traffic stays in the clear.", CalicoLimits, "RKE2NET420"),
        (WindowsFeature.Encryption, _) => No("Windows nodes of Flannel know the backend vxlan only.", FlannelAgent, "RKE2NET423"),
        (WindowsFeature.Ebpf, CniPlugin.Calico) => No("Calico's eBPF dataplane is not supported in clusters with Windows nodes.", CalicoLimits, "RKE2NET420"),
        _ => No("Flannel has no eBPF dataplane.", FlannelAgent),
    };

    private static Answer Bgp(Rke2Version release) =>
        !Gates.WindowsBgp.IsOpenFor(release) ? No("The agent knows VXLAN only.", CalicoAgent, "RKE2NET421", Gates.WindowsBgp)
        : Gates.WindowsBgpReportedBroken.IsOpenFor(release) ? Open("It is reported broken on Windows Server 2022.", "rancher/rke2#9286", "RKE2NET421", Gates.WindowsBgpReportedBroken)
        : Yes("It needs the features RemoteAccess and Routing, and TCP 179.", CalicoAgent + "; rancher/rke2-docs docs/networking/windows_bgp.md", Gates.WindowsBgp);

    private static Answer Yes(string reason, string source, VersionGate? since = null) => new(WindowsSupportState.Supported, reason, source, null, since);

    private static Answer No(string reason, string source, string? rule = null, VersionGate? since = null) => new(WindowsSupportState.NotSupported, reason, source, rule, since);

    private static Answer Open(string reason, string source, string? rule = null, VersionGate? since = null) => new(WindowsSupportState.NotValidated, reason, source, rule, since);

    private static Answer Own(string reason) => Open(reason, Agent, null, Gates.WindowsNone);

    private sealed record Answer(WindowsSupportState State, string Reason, string Source, string? RuleId, VersionGate? Since);
}
