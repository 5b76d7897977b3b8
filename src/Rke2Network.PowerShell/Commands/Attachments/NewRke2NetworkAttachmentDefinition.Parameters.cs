using System.Management.Automation;
using Rke2Network.Attachments;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Attachments;

/// <content>What the plugins take.</content>
public sealed partial class NewRke2NetworkAttachmentDefinition
{
    /// <summary>The interface of the nodes that the attachment stands on: macvlan, ipvlan, vlan. By default that of the default route, with macvlan and ipvlan.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? Master { get; set; }

    /// <summary>Takes -Master for an interface of the pod, such as net1: macvlan, ipvlan, vlan.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter LinkInContainer { get; set; }

    /// <summary>How the interfaces reach each other: bridge, private, vepa or passthru with macvlan, l2, l3 or l3s with ipvlan. By default bridge, or l2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? Mode { get; set; }

    /// <summary>The MTU in bytes: bridge, macvlan, ipvlan, vlan, ptp, tap. By default that of the master, or of the kernel.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableNumber]
    public int? Mtu { get; set; }

    /// <summary>The VLAN: 1 to 4094 with vlan; 0 to 4094 with bridge and sriov, where 0 is none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [Alias("VlanId")]
    [TableNumber]
    public int? Vlan { get; set; }

    /// <summary>Further VLANs of a bridge's port, such as 100, 200-299.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? VlanTrunk { get; set; }

    /// <summary>The bridge on the nodes; the plugin bridge makes it where it is not there, and tap does not.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? Bridge { get; set; }

    /// <summary>Gives the bridge the gateway's address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter IsGateway { get; set; }

    /// <summary>Gives the bridge the gateway's address, and pods a default route to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter IsDefaultGateway { get; set; }

    /// <summary>Replaces another address of the bridge. Needs -IsGateway.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter ForceAddress { get; set; }

    /// <summary>Gives what leaves the network the node's address: bridge, ptp.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter IpMasq { get; set; }

    /// <summary>Lets the bridge send back by the port that it received from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter HairpinMode { get; set; }

    /// <summary>Makes the bridge promiscuous.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter PromiscuousMode { get; set; }

    /// <summary>Holds pods on the bridge to their hardware address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter MacSpoofCheck { get; set; }

    /// <summary>Keeps the pods on the bridge apart. Needs CNI plugins 1.7.0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter PortIsolation { get; set; }

    /// <summary>Looks for duplicates of IPv6 addresses: bridge.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter EnableDad { get; set; }

    /// <summary>Leaves the pod's interface on the bridge down, and without addresses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter DisableContainerInterface { get; set; }

    /// <summary>The interface of the node that host-device moves into the pod.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? Device { get; set; }

    /// <summary>The same by its hardware address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? HardwareAddress { get; set; }

    /// <summary>The same by its path below /sys/devices.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? KernelPath { get; set; }

    /// <summary>The same by its address on the PCI bus, such as 0000:3b:00.0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? PciAddress { get; set; }

    /// <summary>The user who owns the tap device, by number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableNumber]
    public long? Owner { get; set; }

    /// <summary>The group that owns the tap device, by number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableNumber]
    public long? Group { get; set; }

    /// <summary>Gives the tap device several queues.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter MultiQueue { get; set; }

    /// <summary>The SELinux context of the tap device.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? SelinuxContext { get; set; }

    /// <summary>The priority of the VLAN's frames with sriov: 0 to 7. Needs -Vlan.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableNumber]
    public int? VlanQoS { get; set; }

    /// <summary>The protocol of the VLAN with sriov: 802.1q or 802.1ad. Needs -Vlan. By default 802.1q.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? VlanProto { get; set; }

    /// <summary>Whether the NIC drops frames with another sender's address: on or off. With sriov.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? SpoofChk { get; set; }

    /// <summary>Whether the pod may change its hardware address and receive what is not for it: on or off. With sriov.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? Trust { get; set; }

    /// <summary>The link of the virtual function: auto, enable or disable. With sriov.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? LinkState { get; set; }

    /// <summary>The rate that is granted for sending, in Mbit/s. With sriov.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableNumber]
    public int? MinTxRate { get; set; }

    /// <summary>The limit for sending, in Mbit/s; 0 for none. With sriov.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableNumber]
    public int? MaxTxRate { get; set; }

    /// <summary>What gives pods their addresses: host-local, whereabouts, dhcp, static or none. By default static with -Address, and none otherwise.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? Ipam { get; set; }

    /// <summary>The networks that addresses are taken from, in CIDR notation: a pod gets an address of each. With host-local and whereabouts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [Alias("Range")]
    public string[]? Subnet { get; set; }

    /// <summary>The first address that is given away, one for each network at most.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? RangeStart { get; set; }

    /// <summary>The last address that is given away, one for each network at most.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? RangeEnd { get; set; }

    /// <summary>The gateway of the routes: one for each network at most, and one in all with whereabouts, which excludes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? Gateway { get; set; }

    /// <summary>Networks and addresses that are not given away. With whereabouts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? Exclude { get; set; }

    /// <summary>The addresses of the pod with their prefix lengths, such as 192.168.10.5/24. With static.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? Address { get; set; }

    /// <summary>Routes by the attachment: a network, or a network and its gateway such as 10.0.0.0/8=192.168.10.1. With host-local, whereabouts and static.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? Route { get; set; }

    /// <summary>The addresses of DNS servers, which are told to the runtime.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? DnsNameserver { get; set; }

    /// <summary>The domain for names without one, which is told to the runtime.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? DnsDomain { get; set; }

    /// <summary>The domains in which names without one are looked for, which are told to the runtime.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string[]? DnsSearch { get; set; }

    /// <summary>What pods may ask for: Ips with host-local and static, Mac, Bandwidth with bridge and ptp.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableName(typeof(AttachmentCapability))]
    public AttachmentCapability[]? Capability { get; set; }

    /// <summary>Kernel settings and properties of the interface, a hashtable of sysctl, mac, mtu, promisc, allmulti, txQLen.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public object? Tuning { get; set; }

    /// <summary>Limits to the traffic of a pod, with bridge and ptp, a hashtable of ingressRate, egressRate (bits a second), ingressBurst, egressBurst (bits).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public object? Bandwidth { get; set; }

    /// <summary>Lets pods map ports of the node to themselves.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter PortMap { get; set; }

    /// <summary>Chooses the pod's routes by the sender's address, so that answers leave by the interface that was asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableSwitch]
    public SwitchParameter Sbr { get; set; }

    /// <summary>The VRF in the pod that the interface is put in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    public string? Vrf { get; set; }

    /// <summary>The routing table of the VRF. By default a free one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [TableNumber]
    public long? VrfTable { get; set; }

    private NetworkAttachmentRequest Request() => new()
    {
        Name = Name,
        Namespace = GivenOrInTable(nameof(Namespace), Namespace),
        Type = GivenOrInTable(nameof(Type), Type),
        Config = MapOrJson(nameof(Config), Config),
        CniVersion = GivenOrInTable(nameof(CniVersion), CniVersion),
        ResourceName = GivenOrInTable(nameof(ResourceName), ResourceName),
        Master = GivenOrInTable(nameof(Master), Master),
        LinkInContainer = LinkInContainer.IsPresent,
        Mode = GivenOrInTable(nameof(Mode), Mode),
        Mtu = GivenOrInTable(nameof(Mtu), Mtu),
        Vlan = GivenOrInTable(nameof(Vlan), Vlan),
        VlanTrunk = GivenOrInTable(nameof(VlanTrunk), VlanTrunk),
        Bridge = GivenOrInTable(nameof(Bridge), Bridge),
        IsGateway = IsGateway.IsPresent,
        IsDefaultGateway = IsDefaultGateway.IsPresent,
        ForceAddress = ForceAddress.IsPresent,
        IpMasq = IpMasq.IsPresent,
        HairpinMode = HairpinMode.IsPresent,
        PromiscuousMode = PromiscuousMode.IsPresent,
        MacSpoofCheck = MacSpoofCheck.IsPresent,
        PortIsolation = PortIsolation.IsPresent,
        EnableDad = EnableDad.IsPresent,
        DisableContainerInterface = DisableContainerInterface.IsPresent,
        Device = GivenOrInTable(nameof(Device), Device),
        HardwareAddress = GivenOrInTable(nameof(HardwareAddress), HardwareAddress),
        KernelPath = GivenOrInTable(nameof(KernelPath), KernelPath),
        PciAddress = GivenOrInTable(nameof(PciAddress), PciAddress),
        Owner = GivenOrInTable(nameof(Owner), Owner),
        Group = GivenOrInTable(nameof(Group), Group),
        MultiQueue = MultiQueue.IsPresent,
        SelinuxContext = GivenOrInTable(nameof(SelinuxContext), SelinuxContext),
        VlanQos = GivenOrInTable(nameof(VlanQoS), VlanQoS),
        VlanProto = GivenOrInTable(nameof(VlanProto), VlanProto),
        SpoofChk = GivenOrInTable(nameof(SpoofChk), SpoofChk),
        Trust = GivenOrInTable(nameof(Trust), Trust),
        LinkState = GivenOrInTable(nameof(LinkState), LinkState),
        MinTxRate = GivenOrInTable(nameof(MinTxRate), MinTxRate),
        MaxTxRate = GivenOrInTable(nameof(MaxTxRate), MaxTxRate),
        Ipam = GivenOrInTable(nameof(Ipam), Ipam),
        Subnet = GivenOrInTable(nameof(Subnet), Subnet),
        RangeStart = GivenOrInTable(nameof(RangeStart), RangeStart),
        RangeEnd = GivenOrInTable(nameof(RangeEnd), RangeEnd),
        Gateway = GivenOrInTable(nameof(Gateway), Gateway),
        Exclude = GivenOrInTable(nameof(Exclude), Exclude),
        Address = GivenOrInTable(nameof(Address), Address),
        Route = GivenOrInTable(nameof(Route), Route),
        DnsNameserver = GivenOrInTable(nameof(DnsNameserver), DnsNameserver),
        DnsDomain = GivenOrInTable(nameof(DnsDomain), DnsDomain),
        DnsSearch = GivenOrInTable(nameof(DnsSearch), DnsSearch),
        Capability = GivenOrInTable(nameof(Capability), Capability is { Length: 0 } ? null : Capability),
        Tuning = Map(nameof(Tuning), Tuning),
        Bandwidth = Map(nameof(Bandwidth), Bandwidth),
        PortMap = PortMap.IsPresent,
        Sbr = Sbr.IsPresent,
        Vrf = GivenOrInTable(nameof(Vrf), Vrf),
        VrfTable = GivenOrInTable(nameof(VrfTable), VrfTable),
    };
}
