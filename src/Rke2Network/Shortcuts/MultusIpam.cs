namespace Rke2Network.Shortcuts;

/// <summary>
/// What gives addresses to pods' further interfaces and needs a workload of its own for it; host-local and static need none.
/// Source: rancher/rke2-docs docs/networking/multus_sriov.md.
/// </summary>
public enum MultusIpam
{
    /// <summary>Whereabouts: addresses that are unique in the cluster.</summary>
    Whereabouts,

    /// <summary>The DHCP daemon: addresses from a DHCP server of the network.</summary>
    Dhcp,
}
