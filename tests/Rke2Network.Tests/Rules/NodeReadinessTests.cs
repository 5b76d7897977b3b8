using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>8xx: whether a node is ready. Each row starts from a node that is right in all, and changes one thing.</summary>
public sealed class NodeReadinessTests
{
    private const string Dual = "10.42.0.0/16,2001:cafe:42::/56";
    private const string DualServices = "10.43.0.0/16,2001:cafe:43::/112";
    private const string Six = "2001:cafe:42::/56";
    private const string SixServices = "2001:cafe:43::/112";
    private const string Wireguard = "flannel: {backend: wireguard}\ncalico: {vethuMTU: 1420}";
    private const string Bpf = "installation: {calicoNetwork: {linuxDataplane: BPF}}";
    private const string Checksums = "felixConfiguration: {featureDetectOverride: 'ChecksumOffloadBroken=false'}";
    private const string Nft = "flannel: {enableNFTables: true}\ncalico: {felixIptablesBackend: nft}";
    private const string Replaces = "kubeProxyReplacement: true\nk8sServiceHost: localhost\nk8sServicePort: '6443'";

    private static readonly NodeInterface Eth0 = new()
    {
        Name = "eth0",
        Kind = NodeInterfaceKind.Physical,
        IsUp = true,
        Mtu = 9000,
        Addresses = ["192.0.2.11/24", "2001:db8::11/64", "fe80::1/64"],
        HasDefaultRoute = true,
        HasAdvertisedRoute = false,
        MacAddress = "52:54:00:00:00:01",
    };

    private static readonly NodeInterface Eth1 = Eth0 with { Name = "eth1", Addresses = ["198.51.100.11/24"], HasDefaultRoute = false, MacAddress = "52:54:00:00:00:02" };

    private static readonly NodeFacts Good = new()
    {
        Node = "node1",
        Source = NodeFactsSource.Ssh,
        HostName = "node1",
        OperatingSystem = "linux",
        Distribution = "sles",
        KernelRelease = "6.4.0-150600.23.25-default",
        Architecture = "x86_64",
        KernelArguments = ["root=/dev/sda2"],
        Interfaces = [Eth0, Eth1],
        LoadedModules = ["overlay"],
        AvailableModules = ["nf_conntrack", "br_netfilter", "vxlan", "ipip", "geneve", "wireguard"],
        Sysctls = Pairs("net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0 net.ipv6.conf.lo.disable_ipv6=0 net.ipv6.conf.all.accept_ra=1 net.ipv6.conf.eth0.accept_ra=1 net.ipv4.conf.all.forwarding=1 net.ipv6.conf.all.forwarding=1"),
        Hosts = [new HostEntry("127.0.0.1", ["localhost"]), new HostEntry("::1", ["localhost", "ip6-localhost"])],
        Services = new Dictionary<string, NodeServiceState>(StringComparer.Ordinal) { ["NetworkManager"] = NodeServiceState.Absent, ["firewalld"] = NodeServiceState.Off },
        UnmanagedDevices = [],
        ListeningPorts = [new NodePort("tcp", "0.0.0.0", 22)],
        ConfigFiles = [],
        HasRke2 = false,
        Programs = new Dictionary<string, string?>(StringComparer.Ordinal) { ["iptables"] = "iptables v1.8.9 (nf_tables)", ["ip6tables"] = "ip6tables v1.8.9 (nf_tables)", ["nft"] = "nftables v1.0.9 (Old Doc Yak #3)" },
    };

    /// <summary>The configurations of the rows.</summary>
    private static readonly Dictionary<string, Func<CniConfig?>> Configs = new(StringComparer.Ordinal)
    {
        ["none"] = () => null,
        ["canal"] = () => TestConfigs.Of(CniPlugin.Canal),
        ["canal dual"] = () => TestConfigs.Of(CniPlugin.Canal, pods: Dual, services: DualServices),
        ["canal six"] = () => TestConfigs.Of(CniPlugin.Canal, pods: Six, services: SixServices),
        ["canal old six"] = () => TestConfigs.Of(CniPlugin.Canal, "v1.22.9", pods: Six, services: SixServices),
        ["canal wg"] = () => TestConfigs.Of(CniPlugin.Canal, values: Wireguard),
        ["canal wg dual"] = () => TestConfigs.Of(CniPlugin.Canal, values: Wireguard, pods: Dual, services: DualServices),
        ["canal eth1"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: eth1}"),
        ["canal eth1 dual"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: eth1}", pods: Dual, services: DualServices),
        ["canal ens192"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: ens192}"),
        ["canal address"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: 198.51.100.11}"),
        ["canal other address"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: 198.51.100.12}"),
        ["canal regex"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {regexIface: '^(ens192|eth1)$'}"),
        ["canal other regex"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {regexIface: '^(ens192|ens224)$'}"),
        ["canal regex of addresses"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {regexIface: '198\\.51\\.100\\.'}"),
        ["canal broken regex"] = () => TestConfigs.Of(CniPlugin.Canal, values: "flannel: {regexIface: '(['}"),
        ["canal mtu"] = () => TestConfigs.Of(CniPlugin.Canal, values: "calico: {vethuMTU: 1350}"),
        ["canal mtu dual"] = () => TestConfigs.Of(CniPlugin.Canal, values: "calico: {vethuMTU: 1350}", pods: Dual, services: DualServices),
        ["canal nft"] = () => TestConfigs.Of(CniPlugin.Canal, values: Nft).WithKubeProxyMode(KubeProxyModes.Nftables),
        ["canal nft alone"] = () => TestConfigs.Of(CniPlugin.Canal, values: Nft),
        ["flannel"] = () => TestConfigs.Of(CniPlugin.Flannel),
        ["flannel dual"] = () => TestConfigs.Of(CniPlugin.Flannel, pods: Dual, services: DualServices),
        ["flannel args"] = () => TestConfigs.Of(CniPlugin.Flannel, values: "flannel: {args: ['--ip-masq', '--kube-subnet-mgr', '--iface=ens192', '--iface=eth1']}"),
        ["flannel other args"] = () => TestConfigs.Of(CniPlugin.Flannel, values: "flannel: {args: ['--ip-masq', '--kube-subnet-mgr', '--iface=ens192']}"),
        ["flannel mtu"] = () => TestConfigs.Of(CniPlugin.Flannel, values: "flannel: {mtu: 9000}"),
        ["calico"] = () => TestConfigs.Of(CniPlugin.Calico),
        ["calico dual"] = () => TestConfigs.Of(CniPlugin.Calico, pods: Dual, services: DualServices),
        ["calico ipip"] = () => TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {bgp: Enabled, ipPools: [{cidr: 10.42.0.0/16, encapsulation: IPIP}]}}"),
        ["calico eth1"] = () => TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {nodeAddressAutodetectionV4: {interface: 'ens.*,eth1'}}}"),
        ["calico ens"] = () => TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {nodeAddressAutodetectionV4: {interface: 'ens.*'}}}"),
        ["calico mtu"] = () => TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {mtu: 8950}}"),
        ["calico bpf"] = () => TestConfigs.Of(CniPlugin.Calico, values: Bpf).WithKubeProxyDisabled(true),
        ["calico checksums"] = () => TestConfigs.Of(CniPlugin.Calico, values: Checksums),
        ["cilium"] = () => TestConfigs.Of(CniPlugin.Cilium),
        ["cilium 1.17"] = () => TestConfigs.Of(CniPlugin.Cilium, "v1.33.0"),
        ["cilium 1.15"] = () => TestConfigs.Of(CniPlugin.Cilium, "v1.29.7"),
        ["cilium 1.13"] = () => TestConfigs.Of(CniPlugin.Cilium, "v1.24.13"),
        ["cilium replaces"] = () => TestConfigs.Of(CniPlugin.Cilium, "v1.33.0", Replaces).WithKubeProxyDisabled(true),
        ["cilium eth1"] = () => TestConfigs.Of(CniPlugin.Cilium, values: "devices: [eth1, 'eth+']"),
        ["cilium ens"] = () => TestConfigs.Of(CniPlugin.Cilium, values: "devices: [eth1, 'ens+']"),
        ["cilium geneve"] = () => TestConfigs.Of(CniPlugin.Cilium, values: "tunnelProtocol: geneve"),
        ["cilium native"] = () => TestConfigs.Of(CniPlugin.Cilium, values: "routingMode: native\nipv4NativeRoutingCIDR: 10.42.0.0/16"),
        ["cilium wg"] = () => TestConfigs.Of(CniPlugin.Cilium, values: "encryption: {enabled: true, type: wireguard}"),
        ["no plugin"] = () => TestConfigs.Of(CniPlugin.None),
    };

    /// <summary>The rule, the configuration, what changes, and whether it speaks.</summary>
    public static TheoryData<string, string, string, bool> Cases => new()
    {
        { "RKE2NET801", "none", "host web_1", true },
        { "RKE2NET801", "none", "host -web", true },
        { "RKE2NET801", "none", "host (none)", true },
        { "RKE2NET801", "none", "host aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true },
        { "RKE2NET801", "none", "host aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false },
        { "RKE2NET801", "none", "host web-1.example.com", false },
        { "RKE2NET801", "none", "host Web-1", false },
        { "RKE2NET801", "none", "host localhost", false },
        { "RKE2NET801", "none", "runs;host web_1", false },
        { "RKE2NET802", "none", "host localhost", true },
        { "RKE2NET802", "none", "host localhost.localdomain", true },
        { "RKE2NET802", "none", "host localhost1", false },
        { "RKE2NET803", "none", "host Web-1", true },
        { "RKE2NET803", "none", "host web-1", false },
        { "RKE2NET806", "canal six", "hosts 127.0.0.1 localhost", true },
        { "RKE2NET806", "canal six", "hosts ::1 localhost6", true },
        { "RKE2NET806", "canal six", "hosts 0:0:0:0:0:0:0:1 localhost", false },
        { "RKE2NET806", "canal six", "agent;hosts 127.0.0.1 localhost", false },
        { "RKE2NET806", "canal old six", "hosts 127.0.0.1 localhost", false },
        { "RKE2NET806", "canal dual", "hosts 127.0.0.1 localhost", false },
        { "RKE2NET811", "canal dual", "argument ipv6.disable=1", true },
        { "RKE2NET811", "canal dual", "argument ipv6.disable_ipv6=1", true },
        { "RKE2NET811", "canal dual", "argument ipv6.disable=0", false },
        { "RKE2NET811", "canal dual", "sysctl net.ipv6.conf.all.disable_ipv6=1", true },
        { "RKE2NET811", "canal dual", "sysctl net.ipv6.conf.all.disable_ipv6", true },
        { "RKE2NET811", "canal dual", "folder;sysctl net.ipv6.conf.all.disable_ipv6", false },
        { "RKE2NET811", "canal", "argument ipv6.disable=1", false },
        { "RKE2NET812", "canal dual", "sysctl net.ipv6.conf.default.disable_ipv6=1", true },
        { "RKE2NET812", "canal dual", "sysctl net.ipv6.conf.lo.disable_ipv6=1", true },
        { "RKE2NET812", "canal", "sysctl net.ipv6.conf.default.disable_ipv6=1", false },
        { "RKE2NET813", "canal dual", "advertised", true },
        { "RKE2NET813", "canal dual", "advertised;sysctl net.ipv6.conf.eth0.accept_ra=2", false },
        { "RKE2NET813", "canal dual", "advertised;sysctl net.ipv6.conf.eth0.accept_ra;sysctl net.ipv6.conf.all.accept_ra=2", false },
        { "RKE2NET813", "canal dual", "advertised;sysctl net.ipv6.conf.all.accept_ra=2", true },
        { "RKE2NET813", "canal", "advertised", false },
        { "RKE2NET821", "canal wg", "kernel 5.4.0-42-generic;no module wireguard", true },
        { "RKE2NET821", "canal wg", "no module wireguard", true },
        { "RKE2NET821", "cilium wg", "no module wireguard", true },
        { "RKE2NET821", "canal wg", "kernel 5.4.0-42-generic", false },
        { "RKE2NET821", "canal wg", "loaded wireguard;no module wireguard", false },
        { "RKE2NET821", "canal wg", "modules ?", false },
        { "RKE2NET821", "canal", "no module wireguard", false },
        { "RKE2NET822", "cilium replaces", "kernel 5.7.19-generic", true },
        { "RKE2NET822", "cilium replaces", "kernel 5.8.0-1-generic", false },
        { "RKE2NET822", "cilium replaces", "kernel 4.18.0-372.9.1.el8.x86_64", false },
        { "RKE2NET822", "cilium replaces", "kernel 4.18.0-305.el8.x86_64", true },
        { "RKE2NET822", "cilium 1.17", "kernel 5.7.19-generic", false },
        { "RKE2NET823", "cilium", "kernel 5.9.16-1", true },
        { "RKE2NET823", "cilium", "kernel 5.10.0-8-amd64", false },
        { "RKE2NET823", "cilium 1.17", "kernel 5.3.18-1", true },
        { "RKE2NET823", "cilium 1.17", "kernel 5.4.0-42-generic", false },
        { "RKE2NET823", "cilium 1.15", "kernel 4.19.56-1", true },
        { "RKE2NET823", "cilium 1.15", "kernel 4.19.57-1", false },
        { "RKE2NET823", "cilium 1.13", "kernel 4.9.16", true },
        { "RKE2NET823", "cilium 1.13", "kernel 4.9.17", false },
        { "RKE2NET823", "cilium", "kernel 3.10.0-1160.el7.x86_64", true },
        { "RKE2NET823", "cilium", "kernel 5.4.17-2136.el8uek.x86_64", true },
        { "RKE2NET823", "cilium", "kernel 4.18.0-305.el8.x86_64", false },
        { "RKE2NET823", "canal", "kernel 4.4.0", false },
        { "RKE2NET824", "cilium", "kernel 4.18.0-371.el8.x86_64", true },
        { "RKE2NET824", "cilium", "kernel 4.18.0-372.9.1.el8.x86_64", false },
        { "RKE2NET824", "cilium", "kernel 5.3.18-150300.59.93-default", true },
        { "RKE2NET824", "cilium", "kernel 5.14.21-150500.55-default", false },
        { "RKE2NET824", "cilium 1.15", "kernel 4.18.0-80.el8.x86_64", false },
        { "RKE2NET824", "cilium", "kernel 5.9.16-1", false },
        { "RKE2NET825", "canal nft", "kernel 5.12.0-1", true },
        { "RKE2NET825", "canal nft", "kernel 5.13.0-1", false },
        { "RKE2NET825", "canal nft", "kernel 4.18.0-553.el8_10.x86_64", true },
        { "RKE2NET825", "canal nft alone", "kernel 5.12.0-1", false },
        { "RKE2NET825", "canal nft alone", "kernel 3.12.0-1", true },
        { "RKE2NET825", "canal", "kernel 3.12.0-1", false },
        { "RKE2NET826", "calico checksums", "kernel 5.6.19-generic", true },
        { "RKE2NET826", "calico checksums", "kernel 5.7.0-generic", false },
        { "RKE2NET826", "calico", "kernel 5.6.19-generic", false },
        { "RKE2NET827", "calico bpf", "kernel 5.2.0-1", true },
        { "RKE2NET827", "calico bpf", "kernel 5.3.0-1", false },
        { "RKE2NET827", "calico bpf", "kernel 4.18.0-147.el8.x86_64", true },
        { "RKE2NET827", "calico bpf", "kernel 4.18.0-193.el8.x86_64", false },
        { "RKE2NET827", "calico", "kernel 5.2.0-1", false },
        { "RKE2NET831", "none", "no module nf_conntrack", true },
        { "RKE2NET831", "none", "not loaded overlay", true },
        { "RKE2NET831", "none", "loaded nf_conntrack;no module nf_conntrack", false },
        { "RKE2NET831", "none", "runs;no module nf_conntrack", false },
        { "RKE2NET832", "canal", "no module vxlan", true },
        { "RKE2NET832", "canal wg", "no module vxlan", false },
        { "RKE2NET832", "calico", "no module vxlan", true },
        { "RKE2NET832", "calico ipip", "no module ipip", true },
        { "RKE2NET832", "calico ipip", "no module vxlan", false },
        { "RKE2NET832", "cilium", "no module vxlan", true },
        { "RKE2NET832", "cilium geneve", "no module geneve", true },
        { "RKE2NET832", "cilium geneve", "no module vxlan", false },
        { "RKE2NET832", "cilium native", "no module vxlan", false },
        { "RKE2NET832", "no plugin", "no module vxlan", false },
        { "RKE2NET833", "flannel", "no module br_netfilter", true },
        { "RKE2NET833", "cilium replaces", "no module br_netfilter", false },
        { "RKE2NET841", "canal", "on NetworkManager", true },
        { "RKE2NET841", "canal", "on NetworkManager;leaves interface-name:cali*;leaves interface-name:flannel*", false },
        { "RKE2NET841", "canal", "on NetworkManager;leaves interface-name:cali*", true },
        { "RKE2NET841", "flannel", "on NetworkManager;leaves interface-name:flannel*", false },
        { "RKE2NET841", "calico", "on NetworkManager;leaves interface-name:cali*;leaves interface-name:vxlan.calico", false },
        { "RKE2NET841", "calico dual", "on NetworkManager;leaves interface-name:cali*;leaves interface-name:vxlan.calico", true },
        { "RKE2NET841", "calico dual", "on NetworkManager;leaves interface-name:cali*;leaves interface-name:vxlan*", false },
        { "RKE2NET841", "calico ipip", "on NetworkManager;leaves interface-name:cali*;leaves interface-name:tunl*", false },
        { "RKE2NET841", "calico ipip", "on NetworkManager;leaves interface-name:cali*;leaves interface-name:vxlan*", true },
        { "RKE2NET841", "cilium", "on NetworkManager", false },
        { "RKE2NET842", "none", "on nm-cloud-setup", true },
        { "RKE2NET842", "none", "on nm-cloud-setup.timer", true },
        { "RKE2NET842", "none", "on NetworkManager", false },
        { "RKE2NET843", "none", "on firewalld", true },
        { "RKE2NET843", "none", "on ufw", true },
        { "RKE2NET843", "none", "", false },
        { "RKE2NET844", "canal", "on wicked;sysctl net.ipv4.conf.all.forwarding=0", true },
        { "RKE2NET844", "canal dual", "on wicked;sysctl net.ipv6.conf.all.forwarding=0", true },
        { "RKE2NET844", "canal", "on wicked;sysctl net.ipv6.conf.all.forwarding=0", false },
        { "RKE2NET844", "canal", "sysctl net.ipv4.conf.all.forwarding=0", false },
        { "RKE2NET851", "canal", "no program iptables", true },
        { "RKE2NET851", "calico", "no program iptables", true },
        { "RKE2NET851", "canal dual", "no program ip6tables", true },
        { "RKE2NET851", "canal", "no program ip6tables", false },
        { "RKE2NET851", "flannel", "no program iptables", false },
        { "RKE2NET852", "canal nft", "program nft=nftables v1.0.0 (Fearless Fosdick #2)", true },
        { "RKE2NET852", "canal nft", "program nft=nftables v1.0.1 (Fearless Fosdick #3)", false },
        { "RKE2NET852", "canal", "program nft=nftables v0.9.8", false },
        { "RKE2NET853", "canal nft", "no program nft", true },
        { "RKE2NET853", "canal", "no program nft", false },
        { "RKE2NET861", "canal ens192", "", true },
        { "RKE2NET861", "canal eth1", "", false },
        { "RKE2NET861", "canal address", "", false },
        { "RKE2NET861", "canal other address", "", true },
        { "RKE2NET861", "canal regex", "", false },
        { "RKE2NET861", "canal other regex", "", true },
        { "RKE2NET861", "canal regex of addresses", "", false },
        { "RKE2NET861", "canal broken regex", "", false },
        { "RKE2NET861", "flannel args", "", false },
        { "RKE2NET861", "flannel other args", "", true },
        { "RKE2NET861", "calico eth1", "", false },
        { "RKE2NET861", "calico ens", "", true },
        { "RKE2NET861", "cilium eth1", "", false },
        { "RKE2NET861", "cilium ens", "", true },
        { "RKE2NET862", "canal eth1", "down eth1", true },
        { "RKE2NET862", "canal eth1", "down eth0", false },
        { "RKE2NET862", "canal eth1", "link ? eth1", false },
        { "RKE2NET862", "calico eth1", "down eth1", true },
        { "RKE2NET863", "canal eth1 dual", "", true },
        { "RKE2NET863", "canal eth1 dual", "address eth1 2001:db8:1::1/64", false },
        { "RKE2NET863", "canal eth1 dual", "address eth1 fe80::2/64", true },
        { "RKE2NET863", "calico eth1", "no address eth1", true },
        { "RKE2NET864", "canal dual", "no address eth0;address eth0 192.0.2.11/24;address eth0 fe80::1/64", true },
        { "RKE2NET864", "canal six", "no address eth0;address eth0 192.0.2.11/24", true },
        { "RKE2NET864", "canal", "no address eth0;no address eth1;address eth0 2001:db8::11/64;address eth1 169.254.1.1/16", true },
        { "RKE2NET864", "canal dual", "", false },
        { "RKE2NET864", "canal eth1 dual", "no address eth0", false },
        { "RKE2NET864", "canal eth1 dual", "no address eth0;gone eth1;address eth0 192.0.2.11/24", true },
        { "RKE2NET864", "canal dual", "no address eth0;no address eth1;known 192.0.2.11;interfaces ?", true },
        { "RKE2NET864", "canal dual", "known 192.0.2.11;known 2001:db8::11;interfaces ?", false },
        { "RKE2NET865", "canal", "mtu eth0 1499", true },
        { "RKE2NET865", "canal", "mtu eth0 1500", false },
        { "RKE2NET865", "canal", "mtu eth1 1000", false },
        { "RKE2NET865", "canal eth1", "mtu eth1 1000", true },
        { "RKE2NET865", "canal dual", "mtu eth0 1499", true },
        { "RKE2NET865", "canal dual", "mtu eth0 1500", false },
        { "RKE2NET865", "canal mtu dual", "mtu eth0 1419", true },
        { "RKE2NET865", "canal mtu dual", "mtu eth0 1420", false },
        { "RKE2NET865", "canal mtu", "mtu eth0 1400", false },
        { "RKE2NET865", "canal mtu", "mtu eth0 1399", true },
        { "RKE2NET865", "calico mtu", "mtu eth0 8999", true },
        { "RKE2NET865", "calico mtu", "mtu eth0 9000", false },
        { "RKE2NET865", "calico", "mtu eth0 1000", false },
        { "RKE2NET865", "flannel mtu", "mtu eth0 8999", true },
        { "RKE2NET865", "flannel mtu", "mtu eth0 9000", false },
        { "RKE2NET871", "canal", "address eth1 10.42.3.1/24", true },
        { "RKE2NET871", "canal", "address eth1 10.43.3.1/24", true },
        { "RKE2NET871", "canal", "address eth1 10.0.0.1/8", true },
        { "RKE2NET871", "canal", "address eth1 10.44.3.1/24", false },
        { "RKE2NET871", "canal", "plugin's;rke2 1", false },
        { "RKE2NET871", "canal dual", "address eth1 2001:cafe:42:7::1/64", true },
        { "RKE2NET871", "canal", "known 10.42.1.1;interfaces ?", true },
        { "RKE2NET881", "none", "listen tcp 6443", true },
        { "RKE2NET881", "none", "listen tcp 10250", true },
        { "RKE2NET881", "none", "listen udp 6443", false },
        { "RKE2NET881", "none", "agent;listen tcp 6443", false },
        { "RKE2NET881", "none", "agent;listen tcp 10250", true },
        { "RKE2NET881", "none", "rke2 1;listen tcp 6443", false },
        { "RKE2NET881", "none", "rke2 1;listen tcp 6443 rke2", false },
        { "RKE2NET881", "none", "rke2 1;listen tcp 6443 haproxy", true },
        { "RKE2NET881", "none", "rke2 ?;listen tcp 6443", false },
        { "RKE2NET882", "canal", "listen udp 8472", true },
        { "RKE2NET882", "canal wg", "listen udp 8472", false },
        { "RKE2NET882", "canal wg", "listen udp 51820", true },
        { "RKE2NET882", "canal wg", "listen udp 51821", false },
        { "RKE2NET882", "canal wg dual", "listen udp 51821", true },
        { "RKE2NET882", "flannel", "listen udp 4789", true },
        { "RKE2NET882", "flannel", "listen udp 8472", false },
        { "RKE2NET882", "calico", "listen udp 4789", true },
        { "RKE2NET882", "calico", "listen tcp 179", false },
        { "RKE2NET882", "calico ipip", "listen tcp 179", true },
        { "RKE2NET882", "calico ipip", "listen udp 4789", false },
        { "RKE2NET882", "cilium", "listen tcp 4240", true },
        { "RKE2NET882", "cilium", "listen udp 8472", true },
        { "RKE2NET882", "cilium native", "listen udp 8472", false },
        { "RKE2NET882", "cilium wg", "listen udp 51871", true },
        { "RKE2NET882", "no plugin", "listen udp 8472", false },
        { "RKE2NET883", "none", "listen tcp 30000", true },
        { "RKE2NET883", "none", "listen tcp 32767", true },
        { "RKE2NET883", "none", "listen tcp 29999", false },
        { "RKE2NET883", "none", "listen tcp 32768", false },
        { "RKE2NET891", "none", "windows 10.0.17763.2060", true },
        { "RKE2NET891", "none", "windows 10.0.17763.2061", false },
        { "RKE2NET891", "none", "windows 10.0.20348.168", true },
        { "RKE2NET891", "none", "windows 10.0.20348.169", false },
        { "RKE2NET891", "none", "windows 10.0.26100.1742", true },
        { "RKE2NET891", "none", "windows 10.0.14393.1", true },
        { "RKE2NET892", "canal", "windows 10.0.20348.2113", true },
        { "RKE2NET892", "calico", "windows 10.0.20348.2113", false },
        { "RKE2NET892", "calico dual", "windows 10.0.20348.2113", true },
        { "RKE2NET892", "canal", "", false },
        { "RKE2NET893", "canal", "release v1.33.1+rke2r1", true },
        { "RKE2NET893", "cilium 1.17", "release v1.33.0+rke2r1", false },
        { "RKE2NET893", "canal", "", false },
    };

    /// <summary>What is not known, by which configuration it is asked for, and by which it is not.</summary>
    public static TheoryData<string, string, string?> Unknowns => new()
    {
        { "none", "host ?", "host name" },
        { "none", "runs;host ?", null },
        { "canal six", "hosts ?", "/etc/hosts" },
        { "canal", "hosts ?", null },
        { "canal dual", "sysctls ?", "settings of the kernel (/proc/sys/net is not there)" },
        { "canal", "sysctls ?", null },
        { "canal dual", "routes ?", "default routes" },
        { "cilium", "kernel ?", "release of the kernel" },
        { "cilium", "kernel rolling", "release of the kernel" },
        { "canal", "kernel ?", null },
        { "canal", "modules ?", "modules of the kernel" },
        { "canal", "services ?", "services" },
        { "canal", "on NetworkManager;leaves ?", "files of NetworkManager" },
        { "cilium", "on NetworkManager;leaves ?", null },
        { "canal", "on wicked;rke2 1", "files in /etc/sysctl.d" },
        { "canal", "on wicked", null },
        { "canal", "programs ?", "programs" },
        { "flannel", "programs ?", null },
        { "canal eth1", "interfaces ?", "network interfaces" },
        { "flannel", "addresses ?", "addresses" },
        { "canal address", "addresses ?", "addresses" },
        { "none", "ports ?", "listening ports" },
        { "none", "ports ?;rke2 1", null },
        { "none", "rke2 ?;listen tcp 6443", "whether RKE2 has run" },
        { "none", "rke2 ?;listen tcp 22", null },
        { "calico", "windows 10.0.20348.2113", "features of Windows" },
        { "calico", "windows ?", "build of Windows" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_speaks_where_its_fact_holds_and_only_there(string id, string config, string changes, bool speaks)
    {
        var found = NodeReadiness.Check(Configs[config](), Changed(changes)).Findings;

        Assert.Equal(speaks, found.Any(finding => finding.Id == id));
        Assert.All(found, finding => Assert.True(finding.Severity == FindingSeverity.Information || finding.Recommendation.Length > 0, finding.Id));
        Assert.All(found, finding => Assert.Equal("node1", finding.Node));
        Assert.All(found, finding => Assert.StartsWith("node1: ", finding.Path, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Unknowns))]
    public void What_is_not_known_is_told_where_it_is_asked_for(string config, string changes, string? fact)
    {
        var ready = NodeReadiness.Check(Configs[config](), Changed(changes));

        if (fact is null)
        {
            Assert.Empty(ready.Unknown);
        }
        else
        {
            Assert.Contains(fact, ready.Unknown);
            Assert.NotEqual(true, ready.Ready);
        }
    }

    public static TheoryData<string> ConfigNames => [.. Configs.Keys.Where(name => name != "none")];

    /// <summary>The node of the rows is right for each configuration that names nothing which it lacks.</summary>
    [Theory]
    [InlineData("canal")]
    [InlineData("canal dual")]
    [InlineData("canal six")]
    [InlineData("canal wg dual")]
    [InlineData("canal eth1")]
    [InlineData("canal nft")]
    [InlineData("flannel args")]
    [InlineData("calico dual")]
    [InlineData("calico ipip")]
    [InlineData("calico bpf")]
    [InlineData("cilium")]
    [InlineData("cilium replaces")]
    [InlineData("no plugin")]
    public void A_node_that_is_right_is_ready(string config)
    {
        var ready = NodeReadiness.Check(Configs[config](), Good);
        Assert.Empty(ready.Findings.Select(finding => finding.ToString()));
        Assert.Empty(ready.Unknown);
        Assert.True(ready.Ready);
    }

    /// <summary>Of a node of which nothing is known nothing is found, and it is never ready.</summary>
    [Theory]
    [MemberData(nameof(ConfigNames))]
    public void Nothing_known_is_nothing_found_and_not_ready(string config)
    {
        var ready = NodeReadiness.Check(Configs[config](), new NodeFacts { Node = "node1", Source = NodeFactsSource.Folder });
        Assert.Empty(ready.Findings.Select(finding => finding.ToString()));
        Assert.NotEmpty(ready.Unknown);
        Assert.Null(ready.Ready);
    }

    [Fact]
    public void Ready_is_false_with_an_error_and_unknown_with_a_warning_or_without_a_configuration()
    {
        Assert.False(NodeReadiness.Check(Configs["canal"](), Changed("listen tcp 10250")).Ready);
        Assert.Null(NodeReadiness.Check(Configs["canal"](), Changed("on firewalld")).Ready);
        Assert.True(NodeReadiness.Check(Configs["canal"](), Changed("host Web")).Ready);
        Assert.Null(NodeReadiness.Check(null, Good).Ready);
        Assert.False(NodeReadiness.Check(null, Changed("listen tcp 10250")).Ready);
    }

    /// <summary>What a configuration leaves open is told as unknown, and not taken for the default.</summary>
    [Fact]
    public void Parts_of_the_configuration_that_are_unknown_are_told()
    {
        var ready = NodeReadiness.Check(TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: ens192}").WithUnknown(ConfigPart.All), Changed("argument ipv6.disable=1"));
        Assert.Equal("the configuration's cluster-cidr, service-cidr, disable-kube-proxy, kube-proxy-arg", Assert.Single(ready.Unknown));
        Assert.DoesNotContain(ready.Findings, finding => finding.Id is "RKE2NET811" or "RKE2NET861");
        Assert.Null(ready.Ready);
    }

    /// <summary>A finding on a value of the configuration says where that stands.</summary>
    [Fact]
    public void A_value_that_does_not_fit_the_node_is_named_with_near_names()
    {
        var facts = Good with { Interfaces = [Eth0 with { Name = "ens192" }, Eth1 with { Name = "ens224" }, Eth1 with { Name = "cali0f1e2d3c4b5" }] };
        var finding = Assert.Single(NodeReadiness.Check(TestConfigs.Of(CniPlugin.Canal, values: "flannel:\n  iface: ens129"), facts).Findings, each => each.Id == "RKE2NET861");
        Assert.Equal("node1: rke2-canal: flannel.iface", finding.Path);
        Assert.Equal("ens129", finding.Value);
        Assert.Equal("ens192 may be meant; it has ens192, ens224.", finding.Recommendation);
        Assert.StartsWith("ens192 may be meant", Assert.Single(NodeReadiness.Check(TestConfigs.Of(CniPlugin.Canal, values: "flannel:\n  iface: ens192@if4"), facts).Findings, each => each.Id == "RKE2NET861").Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_for_NetworkManager_can_be_copied()
    {
        var finding = Assert.Single(NodeReadiness.Check(Configs["calico dual"](), Changed("on NetworkManager;leaves interface-name:vxlan.calico")).Findings);
        Assert.Contains("unmanaged-devices+=interface-name:cali*;interface-name:vxlan-v6.calico;", finding.Recommendation, StringComparison.Ordinal);
    }

    /// <summary>Source: NetworkManager.conf(5), Device List Format.</summary>
    [Theory]
    [InlineData("interface-name:cali*", true)]
    [InlineData("interface-name:cal?0*", true)]
    [InlineData("interface-name:=cali*", false)]
    [InlineData("interface-name:=cali0", true)]
    [InlineData("interface-name:~cali*", true)]
    [InlineData("interface-name:Cali*", false)]
    [InlineData("cali*", false)]
    [InlineData("cali0", true)]
    [InlineData("*", true)]
    [InlineData("none", false)]
    [InlineData("type:veth", true)]
    [InlineData("type:ethernet", false)]
    [InlineData("driver:ve*", true)]
    [InlineData("mac:52:54:00:00:00:01", false)]
    [InlineData("*;except:interface-name:cali*", false)]
    [InlineData("except:interface-name:eth*", true)]
    [InlineData("except:interface-name:cali*", false)]
    [InlineData("", false)]
    public void Lists_of_devices_are_read_as_NetworkManager_reads_them(string specs, bool expected) =>
        Assert.Equal(expected, DeviceSpecs.Names(specs.Split([';'], StringSplitOptions.RemoveEmptyEntries), ("cali0", "veth", "veth")));

    [Fact]
    public void Nodes_must_differ_in_name_and_address()
    {
        var neighbours = new NodeNeighbours();
        Assert.Empty(neighbours.Add(Good));

        var twin = Good with { Node = "node2", Interfaces = [Eth0 with { MacAddress = "52:54:00:00:00:09" }] };
        Assert.Equal(["RKE2NET804", "RKE2NET805", "RKE2NET805"], neighbours.Add(twin).Select(finding => finding.Id));

        var other = Good with { Node = "node3", HostName = "NODE1", Interfaces = [Eth0 with { Addresses = ["192.0.2.13/24"], MacAddress = "52:54:00:00:00:0a" }, Eth1 with { Addresses = ["172.17.0.1/16"] }] };
        Assert.Equal("RKE2NET804", Assert.Single(neighbours.Add(other)).Id);

        // What only one bridge has, or the interface without the default route, is no address of the node.
        var fourth = other with { Node = "node4", HostName = "node4", Interfaces = [Eth0 with { Addresses = ["192.0.2.14/24"], MacAddress = "52:54:00:00:00:0b" }, Eth1 with { Addresses = ["172.17.0.1/16"] }] };
        Assert.Empty(neighbours.Add(fourth));
    }

    [Fact]
    public void The_same_machine_by_two_names_is_one_node()
    {
        var neighbours = new NodeNeighbours();
        Assert.Empty(neighbours.Add(Good));
        Assert.Empty(neighbours.Add(Good with { Node = "192.0.2.11" }));
    }

    [Fact]
    public void Nodes_that_run_have_names_of_their_own()
    {
        var neighbours = new NodeNeighbours();
        var first = Good with { Node = "node1", Source = NodeFactsSource.Cluster, Interfaces = null, Addresses = ["192.0.2.11"] };
        Assert.Empty(neighbours.Add(first));
        Assert.Empty(neighbours.Add(first with { Node = "node2", Addresses = ["192.0.2.12"] }));

        // They may be of several clusters, whose addresses do not meet; a node that is to join meets them.
        Assert.Empty(neighbours.Add(first with { Node = "node3", Addresses = ["192.0.2.12"] }));
        Assert.Equal(["RKE2NET804", "RKE2NET805"], neighbours.Add(Good with { Node = "node4", Interfaces = [Eth0 with { Addresses = ["192.0.2.12/24"] }] }).Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("4.18.0-553.5.1.el8_10.x86_64", 553, 8, true)]
    [InlineData("3.10.0-1160.el7.x86_64", 1160, 7, false)]
    [InlineData("5.15.0-206.153.7.el9uek.x86_64", 206, null, false)]
    [InlineData("5.14.21-150500.55.39-default", 150500, null, true)]
    [InlineData("6.8.0-45-generic", 45, null, false)]
    [InlineData("6.1.2", 0, null, false)]
    public void Kernels_are_read_by_their_release(string release, int build, int? enterpriseLinux, bool isBackported)
    {
        var kernel = NodeKernel.Parse(release)!;
        Assert.Equal((build, enterpriseLinux, isBackported, release), (kernel.Build, kernel.EnterpriseLinux, kernel.IsBackported, kernel.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rolling")]
    [InlineData("99999999999999.1")]
    [InlineData(null)]
    public void What_is_no_release_is_no_kernel(string? release) => Assert.Null(NodeKernel.Parse(release));

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static NodeFacts Changed(string changes) => changes.Split([';'], StringSplitOptions.RemoveEmptyEntries).Aggregate(Good, Change);

    private static NodeFacts Change(NodeFacts facts, string change)
    {
        var words = change.Split([' '], 3);
        var rest = change.Substring(words[0].Length).Trim();
        return words[0] switch
        {
            "host" => facts with { HostName = rest == "?" ? null : rest },
            "hosts" => facts with { Hosts = rest == "?" ? null : [new HostEntry(words[1], [words[2]])] },
            "kernel" => facts with { KernelRelease = rest == "?" ? null : rest },
            "argument" => facts with { KernelArguments = [.. facts.KernelArguments!, rest] },
            "sysctls" => facts with { Sysctls = null, Unknown = ["sysctls: /proc/sys/net is not there"] },
            "sysctl" => facts with { Sysctls = With(facts.Sysctls!, rest) },
            "modules" => facts with { AvailableModules = null, LoadedModules = null },
            "loaded" => facts with { LoadedModules = [.. facts.LoadedModules!, rest] },
            "not" => facts with { LoadedModules = [.. facts.LoadedModules!.Where(module => module != words[2])] },
            "no" when words[1] == "module" => facts with { AvailableModules = [.. facts.AvailableModules!.Where(module => module != words[2])] },
            "no" when words[1] == "program" => facts with { Programs = With(facts.Programs!, words[2] + "=") },
            "no" => On(facts, words[2], each => each with { Addresses = [] }),
            "programs" => facts with { Programs = null },
            "program" => facts with { Programs = With(facts.Programs!, rest) },
            "services" => facts with { Services = null },
            "on" => facts with { Services = new Dictionary<string, NodeServiceState>(facts.Services!.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal) { [rest] = NodeServiceState.Enabled } },
            "agent" => Change(facts, "on rke2-agent"),
            "runs" => facts with { Services = new Dictionary<string, NodeServiceState>(StringComparer.Ordinal) { ["rke2-server"] = NodeServiceState.Running } },
            "leaves" => facts with { UnmanagedDevices = rest == "?" ? null : [.. facts.UnmanagedDevices!, rest] },
            "interfaces" => facts with { Interfaces = null },
            "addresses" => facts with { Interfaces = [.. facts.Interfaces!.Select(each => each with { Addresses = null })] },
            "routes" => facts with { Interfaces = [.. facts.Interfaces!.Select(each => each with { HasDefaultRoute = null, HasAdvertisedRoute = null })] },
            "advertised" => On(facts, "eth0", each => each with { HasAdvertisedRoute = true }),
            "down" => On(facts, rest, each => each with { IsUp = false }),
            "link" => On(facts, words[2], each => each with { IsUp = null }),
            "mtu" => On(facts, words[1], each => each with { Mtu = int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture) }),
            "address" => On(facts, words[1], each => each with { Addresses = [.. each.Addresses!, words[2]] }),
            "known" => facts with { Addresses = [.. facts.Addresses, rest] },
            "plugin's" => facts with { Interfaces = [.. facts.Interfaces!, Eth1 with { Name = "flannel.1", Kind = NodeInterfaceKind.Virtual, Addresses = ["10.42.0.0/32"] }, Eth1 with { Name = "lo", Kind = NodeInterfaceKind.Loopback, Addresses = ["127.0.0.1/8"] }] },
            "gone" => facts with { Interfaces = [.. facts.Interfaces!.Where(each => each.Name != rest)] },
            "ports" => facts with { ListeningPorts = null },
            "listen" => facts with { ListeningPorts = [.. facts.ListeningPorts!, Port(words[1], words[2])] },
            "rke2" => facts with { HasRke2 = rest == "?" ? null : rest == "1" },
            "folder" => facts with { Source = NodeFactsSource.Folder },
            "release" => facts with { Rke2Version = rest },
            "windows" => new NodeFacts { Node = "node1", Source = NodeFactsSource.Cluster, OperatingSystem = "windows", DistributionVersion = rest == "?" ? null : rest, HostName = "node1", HasRke2 = true, Addresses = ["192.0.2.11"] },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No such change."),
        };
    }

    private static NodePort Port(string protocol, string text)
    {
        var words = text.Split(' ');
        return new NodePort(protocol, "0.0.0.0", int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture)) { Process = words.Length > 1 ? words[1] : null };
    }

    private static NodeFacts On(NodeFacts facts, string name, Func<NodeInterface, NodeInterface> change) =>
        facts with { Interfaces = [.. facts.Interfaces!.Select(each => each.Name == name ? change(each) : each)] };

    /// <summary>A name with =, and nothing behind it for null; without = it is taken away.</summary>
    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> all, string text)
        where T : class?
    {
        var changed = all.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var equals = text.IndexOf('=');
        if (equals < 0)
        {
            changed.Remove(text);
        }
        else
        {
            changed[text.Substring(0, equals)] = equals == text.Length - 1 ? null! : (T)(object)text.Substring(equals + 1);
        }

        return changed;
    }
}
