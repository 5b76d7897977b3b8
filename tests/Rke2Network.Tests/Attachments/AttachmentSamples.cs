using System.Collections.Generic;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Yaml;

namespace Rke2Network.Tests.Attachments;

/// <summary>Attachments that are made: each parameter at least once, and each plugin; with the configuration that comes of them.</summary>
internal static class AttachmentSamples
{
    private static readonly NetworkAttachmentRequest Base = new() { Name = "net" };

    /// <summary>What is asked for, and the configuration on one line, less version and name.</summary>
    internal static IReadOnlyList<(string Title, NetworkAttachmentRequest Request, string Config)> All { get; } =
    [
        ("bridge", Base with { Type = "bridge", Bridge = "br1" }, """{"type": "bridge", "bridge": "br1"}"""),
        ("bridge as gateway", Base with { Type = "bridge", Bridge = "br1", IsGateway = true, ForceAddress = true, IpMasq = true, HairpinMode = true, MacSpoofCheck = true, PortIsolation = true, EnableDad = true, Vlan = 0, Mtu = 68, Ipam = "host-local", Subnet = ["10.1.0.0/30"] },
            """{"type": "bridge", "bridge": "br1", "isGateway": true, "forceAddress": true, "ipMasq": true, "hairpinMode": true, "macspoofchk": true, "portIsolation": true, "enabledad": true, "vlan": 0, "mtu": 68, "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.1.0.0/30"}]]}}"""),
        ("bridge as default gateway", Base with { Type = "Bridge", Bridge = "br1", IsDefaultGateway = true, PromiscuousMode = true, Ipam = "dhcp" }, """{"type": "bridge", "bridge": "br1", "isDefaultGateway": true, "promiscMode": true, "ipam": {"type": "dhcp"}}"""),
        ("bridge with trunk", Base with { Type = "bridge", Bridge = "br1", DisableContainerInterface = true, Vlan = 4094, VlanTrunk = ["100", "200 - 299", "1-4094"] },
            """{"type": "bridge", "bridge": "br1", "disableContainerInterface": true, "vlan": 4094, "vlanTrunk": [{"id": 100}, {"minID": 200, "maxID": 299}, {"minID": 1, "maxID": 4094}]}"""),
        ("macvlan", Base with { Type = "macvlan" }, """{"type": "macvlan"}"""),
        ("macvlan of a pod", Base with { Type = "macvlan", Master = "net1", LinkInContainer = true, Mode = "PRIVATE", Mtu = 65535 }, """{"type": "macvlan", "master": "net1", "linkInContainer": true, "mode": "private", "mtu": 65535}"""),
        ("macvlan with whereabouts", Base with { Type = "macvlan", Master = "eth1.100", Ipam = "whereabouts", Subnet = ["192.168.10.0/24"], RangeStart = ["192.168.10.10"], RangeEnd = ["192.168.10.20"], Gateway = ["192.168.10.15"], Exclude = ["192.168.10.12/31", "192.168.10.18"], Route = ["10.0.0.0/8", "172.16.0.0/12=192.168.10.2"], DnsNameserver = ["192.168.10.1"], DnsDomain = "Example.com.", DnsSearch = ["a.example.com", "example.com"] },
            """{"type": "macvlan", "master": "eth1.100", "ipam": {"type": "whereabouts", "range": "192.168.10.0/24", "range_start": "192.168.10.10", "range_end": "192.168.10.20", "exclude": ["192.168.10.12/31", "192.168.10.18/32", "192.168.10.15/32"], "gateway": "192.168.10.15", "routes": [{"dst": "10.0.0.0/8"}, {"dst": "172.16.0.0/12", "gw": "192.168.10.2"}]}, "dns": {"nameservers": ["192.168.10.1"], "domain": "example.com", "search": ["a.example.com", "example.com"]}}"""),
        ("gateway outside of the range", Base with { Type = "macvlan", Ipam = "whereabouts", Subnet = ["192.168.10.0/24"], RangeStart = ["192.168.10.10"], Gateway = ["192.168.10.1"] },
            """{"type": "macvlan", "ipam": {"type": "whereabouts", "range": "192.168.10.0/24", "range_start": "192.168.10.10", "gateway": "192.168.10.1"}}"""),
        ("gateway excluded already", Base with { Type = "macvlan", Ipam = "whereabouts", Subnet = ["192.168.10.0/24"], Gateway = ["192.168.10.1"], Exclude = ["192.168.10.0/28"] },
            """{"type": "macvlan", "ipam": {"type": "whereabouts", "range": "192.168.10.0/24", "exclude": ["192.168.10.0/28"], "gateway": "192.168.10.1"}}"""),
        ("whereabouts of both families", Base with { Type = "macvlan", Ipam = "whereabouts", Subnet = ["192.168.10.0/24,2001:db8:0::/64"], RangeEnd = ["2001:db8::ff"], Exclude = ["2001:db8::/126"], Route = ["2001:db8:1::/48=2001:db8::1"] },
            """{"type": "macvlan", "ipam": {"type": "whereabouts", "ipRanges": [{"range": "192.168.10.0/24"}, {"range": "2001:db8::/64", "range_end": "2001:db8::ff", "exclude": ["2001:db8::/126"]}], "routes": [{"dst": "2001:db8:1::/48", "gw": "2001:db8::1"}]}}"""),
        ("ipvlan", Base with { Type = "ipvlan", Mode = "l3s", Master = "eth1", Mtu = 1280, CniVersion = "1.0.0", Ipam = "HostLocal", Subnet = ["10.1.0.0/24", "2001:db8::/64"], RangeStart = ["10.1.0.10"], RangeEnd = ["10.1.0.10", "2001:db8::1:0"], Gateway = ["10.1.0.1", "2001:db8::1"], Route = ["::/0"] },
            """{"type": "ipvlan", "master": "eth1", "mode": "l3s", "mtu": 1280, "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.1.0.0/24", "rangeStart": "10.1.0.10", "rangeEnd": "10.1.0.10", "gateway": "10.1.0.1"}], [{"subnet": "2001:db8::/64", "rangeEnd": "2001:db8::1:0", "gateway": "2001:db8::1"}]], "routes": [{"dst": "::/0"}]}}"""),
        ("host-device by name", Base with { Type = "host-device", Device = "eth1" }, """{"type": "host-device", "device": "eth1"}"""),
        ("host-device by hardware address", Base with { Type = "HostDevice", HardwareAddress = "02-00-5E-10-00-01" }, """{"type": "host-device", "hwaddr": "02:00:5e:10:00:01"}"""),
        ("host-device by path", Base with { Type = "host-device", KernelPath = "/sys/devices/pci0000:00/0000:00:1f.6" }, """{"type": "host-device", "kernelpath": "/sys/devices/pci0000:00/0000:00:1f.6"}"""),
        ("host-device by place", Base with { Type = "host-device", PciAddress = "3B:00.1" }, """{"type": "host-device", "pciBusID": "0000:3b:00.1"}"""),
        ("host-device by resource", Base with { Type = "host-device", ResourceName = "example.com/nic" }, """{"type": "host-device"}"""),
        ("vlan", Base with { Type = "vlan", Master = "bond0", Vlan = 1, LinkInContainer = true, Mtu = 1500, Ipam = "dhcp" }, """{"type": "vlan", "master": "bond0", "linkInContainer": true, "vlanId": 1, "mtu": 1500, "ipam": {"type": "dhcp"}}"""),
        ("ptp", Base with { Type = "ptp", IpMasq = true, Mtu = 1400, Ipam = "host-local", Subnet = ["10.1.0.0/24"] }, """{"type": "ptp", "ipMasq": true, "mtu": 1400, "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.1.0.0/24"}]]}}"""),
        ("tap", Base with { Type = "tap", Bridge = "br1", MultiQueue = true, Owner = 0, Group = 4294967294, SelinuxContext = "system_u:system_r:container_t:s0:c1,c2", Mtu = 1400 },
            """{"type": "tap", "bridge": "br1", "multiQueue": true, "owner": 0, "group": 4294967294, "selinuxContext": "system_u:system_r:container_t:s0:c1,c2", "mtu": 1400}"""),
        ("dummy", Base with { Type = "dummy", Address = ["192.168.10.5/24", "2001:db8::5/64"], Gateway = ["2001:db8::1"], Route = ["10.0.0.0/8=192.168.10.1"] },
            """{"type": "dummy", "ipam": {"type": "static", "addresses": [{"address": "192.168.10.5/24"}, {"address": "2001:db8::5/64", "gateway": "2001:db8::1"}], "routes": [{"dst": "10.0.0.0/8", "gw": "192.168.10.1"}]}}"""),
        ("sriov", Base with { Type = "sriov", ResourceName = "rancher.io/intelnics", Vlan = 4094, VlanQos = 7, VlanProto = "802.1AD", SpoofChk = "Off", Trust = "ON", LinkState = "enable", MinTxRate = 0, MaxTxRate = 1000 },
            """{"type": "sriov", "vlan": 4094, "vlanQoS": 7, "vlanProto": "802.1ad", "spoofchk": "off", "trust": "on", "link_state": "enable", "min_tx_rate": 0, "max_tx_rate": 1000}"""),
        ("static, with addresses of pods", Base with { Type = "macvlan", Ipam = "static", Capability = [AttachmentCapability.Mac, AttachmentCapability.Ips] }, """{"type": "macvlan", "ipam": {"type": "static"}, "capabilities": {"ips": true, "mac": true}}"""),
        ("chained", Base with
            {
                Type = "bridge", Bridge = "br1", Ipam = "host-local", Subnet = ["10.1.0.0/24"], Sbr = true, Vrf = "blue", VrfTable = 4294967295, PortMap = true,
                Capability = [AttachmentCapability.Bandwidth, AttachmentCapability.Ips],
                Tuning = YamlReader.ReadMap("{TXQLEN: 100, mac: '02:00:5e:10:00:01', mtu: 1400, promisc: true, allmulti: false, sysctl: {net.core.somaxconn: 500, net/ipv4/conf/IFNAME/arp_filter: true} }"),
                Bandwidth = YamlReader.ReadMap("{egressBurst: 2, egressRate: 1}"),
            },
            """{"plugins": [{"type": "bridge", "bridge": "br1", "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.1.0.0/24"}]]}, "capabilities": {"ips": true}}, {"type": "vrf", "vrfname": "blue", "table": 4294967295}, {"type": "sbr"}, {"type": "tuning", "sysctl": {"net.core.somaxconn": "500", "net/ipv4/conf/IFNAME/arp_filter": "1"}, "mac": "02:00:5e:10:00:01", "mtu": 1400, "promisc": true, "allmulti": false, "txQLen": 100}, {"type": "bandwidth", "egressRate": 1, "egressBurst": 2, "capabilities": {"bandwidth": true}}, {"type": "portmap", "snat": true, "capabilities": {"portMappings": true}}]}"""),
        ("hardware address by tuning", Base with { Type = "host-device", Device = "eth1", Capability = [AttachmentCapability.Mac] }, """{"plugins": [{"type": "host-device", "device": "eth1"}, {"type": "tuning", "capabilities": {"mac": true}}]}"""),
        ("limits of pods", Base with { Type = "ptp", Ipam = "dhcp", Capability = [AttachmentCapability.Bandwidth] }, """{"plugins": [{"type": "ptp", "ipam": {"type": "dhcp"}}, {"type": "bandwidth", "capabilities": {"bandwidth": true}}]}"""),
        ("a configuration", Base with { Config = YamlReader.ReadMap("{bridge: br1, vlan: 100, type: ovs}"), ResourceName = "example.com/port" }, """{"type": "ovs", "bridge": "br1", "vlan": 100}"""),
        ("a list of them", Base with { Config = YamlReader.ReadMap("{plugins: [{master: eth1, type: macvlan, ipam: {} }, {type: tuning}], disableCheck: true}") },
            """{"plugins": [{"type": "macvlan", "master": "eth1", "ipam": {}}, {"type": "tuning"}], "disableCheck": true}"""),
        ("one with names and texts", Base with { Config = YamlReader.ReadMap("{name: My.Net_1, cniVersion: 0.2.0, type: x, text: \"é 'q' \\\"d\\\" \\\\\\e\"}") }, """{"type": "x", "text": "\u00e9 'q' \"d\" \\\u001b"}"""),
    ];

    internal static NetworkAttachmentRequest Find(string title) => All.First(sample => sample.Title == title).Request;
}
