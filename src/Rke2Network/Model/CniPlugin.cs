namespace Rke2Network.Model;

/// <summary>
/// The CNI plugin that gives pods their first interface: a value of RKE2's <c>cni</c> option.
/// Multus is not among them: it only stands before one of these.
/// Source: rancher/rke2 pkg/cli/cmds/server.go.
/// </summary>
public enum CniPlugin
{
    /// <summary>Flannel between nodes, Calico for policy: RKE2's default.</summary>
    Canal,

    /// <summary>Calico by the Tigera operator.</summary>
    Calico,

    /// <summary>Cilium, the eBPF dataplane.</summary>
    Cilium,

    /// <summary>Flannel alone, without network policies. From v1.26.14, v1.27.11, v1.28.7, v1.29.2.</summary>
    Flannel,

    /// <summary>RKE2 deploys no plugin: the administrator brings one.</summary>
    None,
}
