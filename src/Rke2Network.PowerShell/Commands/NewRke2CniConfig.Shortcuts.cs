using System.Management.Automation;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Shortcuts;

namespace Rke2Network.PowerShell.Commands;

/// <content>The shortcuts: what they write differs by plugin and release.</content>
public sealed partial class NewRke2CniConfig
{
    /// <summary>The nodes' network interface that the plugin uses, such as eth1; for Canal, Calico and Flannel also a regular expression such as eth.*.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Interface { get; set; }

    /// <summary>The MTU in bytes as the plugin takes it: that of pods with Canal and Calico, that of the nodes' network with Cilium and Flannel.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? Mtu { get; set; }

    /// <summary>The MTU in bytes of the nodes' network: those of pods and tunnels are worked out from it, by plugin, encapsulation, encryption and address families. In place of -Mtu.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? UnderlayMtu { get; set; }

    /// <summary>Flannel's backend, with Canal or Flannel: vxlan, host-gw, wireguard or udp.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BackendCompleter))]
    public string? Backend { get; set; }

    /// <summary>Encrypts the traffic between nodes: WireGuard with Canal, Calico and Cilium, IPsec with Cilium.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableName(typeof(EncryptionKind))]
    public EncryptionKind? Encryption { get; set; }

    /// <summary>Lets the plugin take kube-proxy's place: Cilium, or Calico with its eBPF dataplane.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter KubeProxyReplacement { get; set; }

    /// <summary>The host by which the plugin reaches the API server without kube-proxy. By default localhost, where RKE2 balances the load.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ApiServerHost { get; set; }

    /// <summary>The port of the API server. By default 6443.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? ApiServerPort { get; set; }

    /// <summary>Lets kube-proxy and the plugin use nftables in place of iptables. RKE2 calls it experimental.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter Nftables { get; set; }

    /// <summary>Turns on Cilium's Hubble, with its relay and its web page.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter Hubble { get; set; }

    /// <summary>What gives addresses to pods' further interfaces: Whereabouts, Dhcp, or both. Not needed for host-local and static. Needs -Multus.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableName(typeof(MultusIpam))]
    public MultusIpam[]? MultusIpam { get; set; }

    /// <summary>Runs Multus as thick plugin: a daemon on each node does the work. Needs -Multus.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter ThickPlugin { get; set; }

    /// <summary>Adds interfaces to pods that run, and takes them off. Turns the thick plugin on, which it works with. Needs -Multus.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter DynamicNetworksController { get; set; }

    /// <summary>What becomes of a chart whose installation or upgrade fails: Reinstall (the network goes down meanwhile), Abort (it stays as it is) or Retry (in recent releases).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableName(typeof(FailurePolicy))]
    public FailurePolicy? FailurePolicy { get; set; }

    /// <summary>The addresses by which the other nodes reach the node, one of each family: node-ip. They differ from node to node.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? NodeIp { get; set; }

    /// <summary>How many nodes are planned: the networks are checked for room. Nothing is written.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? NodeCount { get; set; }

    private CniConfigRequest WithShortcuts(CniConfigRequest request) => request with
    {
        Interface = GivenOrInTable(nameof(Interface), Interface),
        Mtu = GivenOrInTable(nameof(Mtu), Mtu),
        UnderlayMtu = GivenOrInTable(nameof(UnderlayMtu), UnderlayMtu),
        Backend = GivenOrInTable(nameof(Backend), Backend),
        Encryption = GivenOrInTable(nameof(Encryption), Encryption),
        KubeProxyReplacement = KubeProxyReplacement.IsPresent,
        ApiServerHost = GivenOrInTable(nameof(ApiServerHost), ApiServerHost),
        ApiServerPort = GivenOrInTable(nameof(ApiServerPort), ApiServerPort),
        Nftables = Nftables.IsPresent,
        Hubble = Hubble.IsPresent,
        MultusIpam = GivenOrInTable(nameof(MultusIpam), MultusIpam is { Length: 0 } ? null : MultusIpam),
        ThickPlugin = ThickPlugin.IsPresent,
        DynamicNetworksController = DynamicNetworksController.IsPresent,
        FailurePolicy = GivenOrInTable(nameof(FailurePolicy), FailurePolicy),
        NodeIp = Read(nameof(NodeIp), () => IpAddresses.ParseOptional(GivenOrInTable(nameof(NodeIp), NodeIp), "10.0.0.11,fd00:10::11")),
        NodeCount = GivenOrInTable(nameof(NodeCount), NodeCount),
    };
}
