namespace Rke2Network.Windows;

/// <summary>What a cluster may ask of its Windows nodes, and the systems that these run.</summary>
public enum WindowsFeature
{
    /// <summary>Pods on Windows and Linux nodes reach each other through VXLAN.</summary>
    Overlay,

    /// <summary>Routes between nodes told by BGP, without encapsulation.</summary>
    Bgp,

    /// <summary>IPv4 and IPv6 at once.</summary>
    DualStack,

    /// <summary>IPv6 alone.</summary>
    IPv6,

    /// <summary>NetworkPolicy objects are enforced.</summary>
    NetworkPolicy,

    /// <summary>Traffic between nodes is encrypted (WireGuard, IPsec).</summary>
    Encryption,

    /// <summary>eBPF programs carry services in kube-proxy's place.</summary>
    Ebpf,

    /// <summary>nftables in place of iptables.</summary>
    Nftables,

    /// <summary>Further interfaces of pods by Multus.</summary>
    Multus,

    /// <summary>Virtual functions of network cards for pods.</summary>
    Sriov,

    /// <summary>Windows Server 2019, build 17763.2061 or newer.</summary>
    Server2019,

    /// <summary>Windows Server 2022, build 20348.169 or newer.</summary>
    Server2022,

    /// <summary>Windows Server 2025.</summary>
    Server2025,
}
