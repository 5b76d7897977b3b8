using Rke2Network.Model;

namespace Rke2Network.Catalog;

/// <summary>
/// From which releases things hold. Chart versions by release: rancher/rke2 charts/chart_versions.yaml (in older tags
/// the Dockerfile); what each chart takes: rancher/rke2-charts, branch main, charts/.
/// </summary>
internal static class Gates
{
    /// <summary>RKE2 bundles Flannel alone. Source: rancher/rke2 charts/chart_versions.yaml (rke2-flannel v0.24.201).</summary>
    internal static readonly VersionGate Flannel = VersionGate.Parse("v1.26.14, v1.27.11, v1.28.7, v1.29.2");

    /// <summary>
    /// RKE2 skips options in config.yaml that it does not know; before, it refuses to start on them.
    /// Source: rancher/rke2 pkg/cli/cmds/server.go (ValidFlags), k3s-io/k3s pkg/configfilearg/parser.go.
    /// </summary>
    internal static readonly VersionGate UnknownOptionsSkipped = VersionGate.Parse("v1.21.7, v1.22.4");

    /// <summary>RKE2 has disable-kube-proxy and kube-proxy-arg; before, kube-proxy is a chart. Source: rancher/rke2 pkg/cli/cmds/server.go.</summary>
    internal static readonly VersionGate KubeProxyOptions = VersionGate.Parse("v1.21.3");

    /// <summary>Canal's Flannel has the WireGuard backend (0.16.1). Source: rancher/rke2#2370; v1.23.1 has 0.15.1.</summary>
    internal static readonly VersionGate CanalWireGuard = VersionGate.Parse("v1.21.10, v1.22.7, v1.23.3");

    /// <summary>RKE2 documents Canal's WireGuard backend. Source: rancher/rke2-docs docs/networking/basic_network_options.md.</summary>
    internal static readonly VersionGate CanalWireGuardDocumented = VersionGate.Parse("v1.23.3");

    /// <summary>rke2-cilium reads the cluster's IPv6 network everywhere (1.12.001) and needs no ipv6.enabled.</summary>
    internal static readonly VersionGate CiliumDetectsDualStack = VersionGate.Parse("v1.22.13, v1.23.10, v1.24.4");

    /// <summary>rke2-cilium sets cni.exclusive itself as Multus needs it. Source: rancher/rke2#9040.</summary>
    internal static readonly VersionGate CiliumExclusiveByDefault = VersionGate.Parse("v1.31.14, v1.32.10, v1.33.6, v1.34.2");

    /// <summary>RKE2 supports Calico's eBPF dataplane. Source: rancher/rke2-docs docs/networking/basic_network_options.md.</summary>
    internal static readonly VersionGate CalicoBpf = VersionGate.Parse("v1.33.8, v1.34.4, v1.35.1");

    /// <summary>rke2-calico finds the cluster's IPv6 network itself (v3.19.2-204).</summary>
    internal static readonly VersionGate CalicoDualStack = VersionGate.Parse("v1.21.5");

    /// <summary>rke2-canal finds the cluster's IPv6 network itself (v3.20.3-build2022011406).</summary>
    internal static readonly VersionGate CanalDualStack = VersionGate.Parse("v1.21.9, v1.22.6, v1.23.3");

    /// <summary>
    /// rke2-calico encapsulates dual-stack traffic as well (v3.23.103); before, it routes it by BGP.
    /// Source: rancher/rke2-charts charts/rke2-calico, packages/rke2-calico-1.21-1.22 (templates/crs/custom-resources.yaml).
    /// </summary>
    internal static readonly VersionGate CalicoVxlanDualStack = VersionGate.Parse("v1.23.7, v1.24.1");

    /// <summary>rke2-calico has Calico look for an IPv4 address of the node itself (v3.26.300). Source: rancher/rke2-charts charts/rke2-calico.</summary>
    internal static readonly VersionGate CalicoAutodetectsIPv4 = VersionGate.Parse("v1.25.16, v1.26.11, v1.27.8, v1.28.4, v1.29.0");

    /// <summary>rke2-calico leaves that out on IPv6-only clusters (v3.29.101). Source: rancher/rke2#7535, rancher/rke2-charts charts/rke2-calico.</summary>
    internal static readonly VersionGate CalicoAutodetectsByFamily = VersionGate.Parse("v1.29.13, v1.30.9, v1.31.5, v1.32.1");

    /// <summary>IPv6-only clusters work: etcd is asked for its health at localhost. Source: rancher/rke2#2926, #2952, #2956.</summary>
    internal static readonly VersionGate IPv6Only = VersionGate.Parse("v1.22.10, v1.23.7, v1.24.1");

    /// <summary>rke2-cilium works on IPv6-only clusters. Source: rancher/rke2#3069, #3070, #3071.</summary>
    internal static readonly VersionGate CiliumIPv6Only = VersionGate.Parse("v1.22.11, v1.23.8, v1.24.2");

    /// <summary>
    /// rke2-cilium routes through tunnels on IPv6-only clusters too (1.18.601), where it routed natively before.
    /// Source: rancher/rke2-charts charts/rke2-cilium (templates/cilium-configmap.yaml, routing-mode).
    /// </summary>
    internal static readonly VersionGate CiliumIPv6OnlyTunnels = VersionGate.Parse("v1.32.11+rke2r2, v1.33.7+rke2r2, v1.34.3+rke2r2, v1.35.0+rke2r2");

    /// <summary>The family that stands first is the primary one; before, IPv4 is. Source: k3s-io/k3s#8460, #8504, #8505, #8506 (merged in October 2023).</summary>
    internal static readonly VersionGate FirstFamilyIsPrimary = VersionGate.Parse("v1.25.15, v1.26.10, v1.27.7, v1.28.3");

    /// <summary>kube-apiserver takes service networks of more than 20 host bits. Source: kubernetes/kubernetes, gate DisableAllocatorDualWrite.</summary>
    internal static readonly VersionGate LargeServiceCidr = VersionGate.Parse("v1.34.1");

    /// <summary>Windows agents run Calico. Source: rancher/rke2 pkg/windows.</summary>
    internal static readonly VersionGate WindowsCalico = VersionGate.Parse("v1.21.3+rke2r2, v1.22.3");

    /// <summary>Windows agents run Flannel. Source: rancher/rke2 pkg/windows.</summary>
    internal static readonly VersionGate WindowsFlannel = Flannel;

    /// <summary>Windows agents run without a plugin of RKE2's. Source: rancher/rke2 pkg/pebinaryexecutor/pebinary.go.</summary>
    internal static readonly VersionGate WindowsNone = VersionGate.Parse("v1.24.16, v1.25.12, v1.26.7, v1.27.4");

    /// <summary>RKE2 has images for Windows Server 2022. Source: rancher/rke2 scripts/package-windows-images.</summary>
    internal static readonly VersionGate WindowsServer2022 = VersionGate.Parse("v1.21.7, v1.22.4");

    /// <summary>Windows agents follow Calico's nodeAddressAutodetectionV4. Source: rancher/rke2 pkg/windows/calico.go.</summary>
    internal static readonly VersionGate WindowsAutodetection = VersionGate.Parse("v1.23.13, v1.24.7, v1.25.3");

    /// <summary>Windows agents stop over autodetection by skipInterface, which they followed before. Source: rancher/rke2 pkg/windows/utils.go.</summary>
    internal static readonly VersionGate WindowsRefusesSkipInterface = VersionGate.Parse("v1.24.9, v1.25.5");

    /// <summary>Windows agents run Calico with BGP. Source: rancher/rke2 pkg/windows/calico.go.</summary>
    internal static readonly VersionGate WindowsBgp = VersionGate.Parse("v1.24.16, v1.25.12, v1.26.7, v1.27.4");

    /// <summary>Calico's BGP on Windows Server 2022 is reported broken. Source: rancher/rke2#9286.</summary>
    internal static readonly VersionGate WindowsBgpReportedBroken = VersionGate.Parse("v1.32.9, v1.33.5");

    /// <summary>kube-proxy takes the mode nftables without a feature gate. Source: kubernetes/kubernetes pkg/features/kube_features.go (NFTablesProxyMode, on from 1.31).</summary>
    internal static readonly VersionGate KubeProxyNftables = VersionGate.Parse("v1.31.0");

    /// <summary>RKE2 documents nftables. Source: rancher/rke2-docs docs/networking/basic_network_options.md.</summary>
    internal static readonly VersionGate NftablesDocumented = VersionGate.Parse("v1.34.10, v1.35.7, v1.36.3");

    /// <summary>helm-controller knows failure policies (0.12.0). Source: k3s-io/helm-controller#137; rancher/rke2 go.mod.</summary>
    internal static readonly VersionGate FailurePolicy = VersionGate.Parse("v1.21.11, v1.22.8, v1.23.5");

    /// <summary>helm-controller knows the failure policy retry (0.16.26, 0.17.7). Source: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go; rancher/rke2 go.mod.</summary>
    internal static readonly VersionGate FailurePolicyRetry = VersionGate.Parse("v1.33.13+rke2r2, v1.34.10, v1.35.7, v1.36.3");

    /// <summary>helm-controller reads values of HelmChartConfigs from Secrets (0.16.7). Source: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go; rancher/rke2 go.mod.</summary>
    internal static readonly VersionGate ValuesSecrets = VersionGate.Parse("v1.30.12, v1.31.8, v1.32.4, v1.33.0");

    /// <summary>helm-controller reads <c>spec.values</c> of HelmChartConfigs (0.17.0, 0.16.26). Source: as above.</summary>
    internal static readonly VersionGate SpecValues = VersionGate.Parse("v1.33.11, v1.34.7, v1.35.4, v1.36.0");

    /// <summary>
    /// The charts of RKE2 come with the failure policy retry, and HelmChartConfigs have forceConflicts and serverSide.
    /// Source: rancher/rke2 charts/build-chart.sh; k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go (0.16.26, 0.17.7).
    /// </summary>
    internal static readonly VersionGate ChartsRetry = VersionGate.Parse("v1.33.13+rke2r2, v1.34.10, v1.35.7, v1.36.3");

    /// <summary>The releases whose helm-controller knows a failure policy.</summary>
    internal static VersionGate KnownFrom(this FailurePolicy policy) => policy == Model.FailurePolicy.Retry ? FailurePolicyRetry : FailurePolicy;
}
