namespace Rke2Network.Nodes;

/// <summary>What kind of network interface it is.</summary>
public enum NodeInterfaceKind
{
    /// <summary>The source does not tell.</summary>
    Unknown,

    /// <summary>A device of its own: a PCI NIC, or one of a hypervisor.</summary>
    Physical,

    /// <summary>A virtual function of a NIC: it has no VFs itself.</summary>
    VirtualFunction,

    /// <summary>A bond of others.</summary>
    Bond,

    /// <summary>A bridge.</summary>
    Bridge,

    /// <summary>A VLAN on another.</summary>
    Vlan,

    /// <summary>The loopback.</summary>
    Loopback,

    /// <summary>Another that only the kernel has: a tunnel, veth, dummy, team.</summary>
    Virtual,
}
