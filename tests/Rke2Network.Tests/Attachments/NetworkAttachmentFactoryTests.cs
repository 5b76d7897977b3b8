using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Attachments;

public sealed class NetworkAttachmentFactoryTests
{
    private static readonly NetworkAttachmentRequest Macvlan = new() { Name = "net", Type = "macvlan" };
    private static readonly NetworkAttachmentRequest Bridge = new() { Name = "net", Type = "bridge", Bridge = "br1" };
    private static readonly NetworkAttachmentRequest Sriov = new() { Name = "net", Type = "sriov", ResourceName = "rancher.io/a" };
    private static readonly NetworkAttachmentRequest Whereabouts = Macvlan with { Ipam = "whereabouts", Subnet = ["192.168.10.0/24"] };
    private static readonly NetworkAttachmentRequest HostLocal = Whereabouts with { Ipam = "host-local" };
    private static readonly NetworkAttachmentRequest Static = Macvlan with { Address = ["192.168.10.5/24"] };

    /// <summary>What is refused: the fault, the parameter, and what the message says.</summary>
    private static readonly (NetworkAttachmentRequest Request, string ErrorId, string Parameter, string Says)[] Refused =
    [
        (Macvlan with { Name = "Net" }, "InvalidName", "Name", "lower case"),
        (Macvlan with { Name = "a.b" }, "InvalidName", "Name", "Multus takes no point"),
        (Macvlan with { Name = new string('a', 64) }, "InvalidName", "Name", "at most 63"),
        (Macvlan with { Namespace = "a_b" }, "InvalidNamespace", "Namespace", "lower case"),
        (Macvlan with { Type = null }, "MissingType", "Type", "-Config"),
        (Macvlan with { Type = "mcvlan" }, "UnknownChoice", "Type", "macvlan"),
        (Macvlan with { Type = "ovs" }, "UnknownChoice", "Type", "-Config"),
        (Macvlan with { CniVersion = "0.3" }, "UnknownChoice", "CniVersion", "0.3.1"),
        (Macvlan with { Bridge = "br1" }, "NotOfType", "Bridge", "those that have it: bridge, tap"),
        (Macvlan with { Vlan = 1 }, "NotOfType", "Vlan", "those that have it: bridge, sriov, vlan"),
        (Bridge with { Mode = "bridge" }, "NotOfType", "Mode", "those that have it: ipvlan, macvlan"),
        (Bridge with { Master = "eth1" }, "NotOfType", "Master", "ipvlan, macvlan, vlan"),
        (Sriov with { Mtu = 1500 }, "NotOfType", "Mtu", "-Tuning @{ mtu = 1500 }"),
        (Macvlan with { Mode = "l2" }, "UnknownChoice", "Mode", "bridge, private, vepa or passthru"),
        (Macvlan with { Type = "ipvlan", Mode = "bridge", Ipam = "dhcp" }, "UnknownChoice", "Mode", "l2, l3 or l3s"),
        (Macvlan with { Master = "eth1.100@eth1" }, "InvalidInterfaceName", "Master", "Write the interface alone: eth1.100"),
        (Macvlan with { Master = "an/interface" }, "InvalidInterfaceName", "Master", "none of"),
        (Macvlan with { Master = "eth 1" }, "InvalidInterfaceName", "Master", "no blank"),
        (Macvlan with { Master = "eth1,eth2" }, "InvalidInterfaceName", "Master", "no comma"),
        (Macvlan with { Master = "sixteen-letters1" }, "InvalidInterfaceName", "Master", "at most 15"),
        (Macvlan with { Master = ".." }, "InvalidInterfaceName", "Master", "eth1"),
        (Macvlan with { Master = " " }, "InvalidInterfaceName", "Master", "empty"),
        (Macvlan with { Mtu = 67 }, "OutOfRange", "Mtu", "68 to 65535"),
        (Macvlan with { Mtu = 65536 }, "OutOfRange", "Mtu", "68 to 65535"),
        (Whereabouts with { Subnet = ["2001:db8::/64"], Mtu = 1279 }, "MtuTooSmall", "Mtu", "1280"),
        (Macvlan with { LinkInContainer = true }, "SettingMissing", "Master", "net1"),
        (Macvlan with { Type = "vlan", Ipam = "dhcp", Vlan = 5 }, "SettingMissing", "Master", "eth1"),
        (Macvlan with { Type = "vlan", Ipam = "dhcp", Master = "eth1" }, "SettingMissing", "Vlan", "1 to 4094"),
        (Macvlan with { Type = "vlan", Ipam = "dhcp", Master = "eth1", Vlan = 0 }, "OutOfRange", "Vlan", "1 to 4094"),
        (Macvlan with { Type = "vlan", Ipam = "dhcp", Master = "eth1", Vlan = 4095 }, "OutOfRange", "Vlan", "1 to 4094"),
        (Macvlan with { Type = "vlan", Master = "eth1", Vlan = 5 }, "MissingIpam", "Ipam", "vlan makes no interface"),
        (Macvlan with { Type = "ipvlan" }, "MissingIpam", "Ipam", "ipvlan"),
        (Macvlan with { Type = "ptp" }, "MissingIpam", "Ipam", "ptp"),
        (Macvlan with { Type = "dummy" }, "MissingIpam", "Ipam", "dummy"),
        (Bridge with { Bridge = null }, "SettingMissing", "Bridge", "cni0"),
        (Bridge with { Vlan = 4095 }, "OutOfRange", "Vlan", "0 to 4094"),
        (Bridge with { Vlan = -1 }, "OutOfRange", "Vlan", "0 to 4094"),
        (Bridge with { VlanTrunk = ["0"] }, "InvalidVlans", "VlanTrunk", "1 to 4094"),
        (Bridge with { VlanTrunk = ["200-100"] }, "InvalidVlans", "VlanTrunk", "lower one first"),
        (Bridge with { VlanTrunk = ["1-4095"] }, "InvalidVlans", "VlanTrunk", "4094"),
        (Bridge with { VlanTrunk = ["a"] }, "InvalidVlans", "VlanTrunk", "no VLANs"),
        (Bridge with { HairpinMode = true, PromiscuousMode = true }, "SettingsContradict", "PromiscuousMode", "-HairpinMode"),
        (Bridge with { IsGateway = true }, "SettingMissing", "IsGateway", "without -Ipam"),
        (Bridge with { IpMasq = true }, "SettingMissing", "IpMasq", "without -Ipam"),
        (Bridge with { ForceAddress = true, Ipam = "dhcp" }, "SettingMissing", "ForceAddress", "-IsGateway"),
        (Bridge with { DisableContainerInterface = true, Ipam = "dhcp" }, "SettingsContradict", "DisableContainerInterface", "no addresses"),
        (Macvlan with { Type = "host-device" }, "MissingDevice", "Device", "-PciAddress"),
        (Macvlan with { Type = "host-device", Device = "a", PciAddress = "0000:3b:00.0" }, "SettingsContradict", "PciAddress", "-Device says"),
        (Macvlan with { Type = "host-device", ResourceName = "a.b/c", Device = "a" }, "SettingsContradict", "ResourceName", "-Device says"),
        (Macvlan with { Type = "host-device", PciAddress = "3b:0.0" }, "InvalidPciAddress", "PciAddress", "lspci"),
        (Macvlan with { Type = "host-device", PciAddress = "0000:3b:00.8" }, "InvalidPciAddress", "PciAddress", "lspci"),
        (Macvlan with { Type = "host-device", HardwareAddress = "02:00:5e:10:00" }, "InvalidHardwareAddress", "HardwareAddress", "six pairs"),
        (Macvlan with { Type = "host-device", HardwareAddress = "01:00:5e:10:00:01" }, "InvalidHardwareAddress", "HardwareAddress", "group"),
        (Macvlan with { Type = "host-device", HardwareAddress = "00:00:00:00:00:00" }, "InvalidHardwareAddress", "HardwareAddress", "nothing"),
        (Macvlan with { Type = "host-device", KernelPath = "/sys/class/net/eth1" }, "InvalidKernelPath", "KernelPath", "/sys/devices"),
        (Macvlan with { Type = "host-device", KernelPath = "/sys/devices/../class" }, "InvalidKernelPath", "KernelPath", "/sys/devices"),
        (Macvlan with { Type = "tap", Owner = -1 }, "OutOfRange", "Owner", "4294967294"),
        (Macvlan with { Type = "tap", Group = 4294967295 }, "OutOfRange", "Group", "4294967294"),
        (Macvlan with { Type = "tap", SelinuxContext = "a b:c:d" }, "InvalidContext", "SelinuxContext", "system_u"),
        (Sriov with { ResourceName = null }, "SettingMissing", "ResourceName", "rancher.io/intelnics"),
        (Sriov with { ResourceName = "intelnics" }, "InvalidResourceName", "ResourceName", "rancher.io/intelnics"),
        (Sriov with { ResourceName = "rancher.io/" }, "InvalidResourceName", "ResourceName", "a domain"),
        (Sriov with { ResourceName = "kubernetes.io/a" }, "InvalidResourceName", "ResourceName", "a domain"),
        (Sriov with { ResourceName = "rancher.io/" + new string('a', 64) }, "InvalidResourceName", "ResourceName", "at most 63"),
        (Sriov with { Vlan = 4095 }, "OutOfRange", "Vlan", "0 to 4094"),
        (Sriov with { VlanQos = 1 }, "SettingMissing", "VlanQoS", "-Vlan"),
        (Sriov with { VlanQos = 0 }, "SettingMissing", "VlanQoS", "-Vlan"),
        (Sriov with { Vlan = 0, VlanQos = 1 }, "SettingMissing", "VlanQoS", "1 to 4094"),
        (Sriov with { Vlan = 1, VlanQos = 8 }, "OutOfRange", "VlanQoS", "0 to 7"),
        (Sriov with { Vlan = 0, VlanProto = "802.1ad" }, "SettingMissing", "VlanProto", "1 to 4094"),
        (Sriov with { VlanProto = "802.1q" }, "SettingMissing", "VlanProto", "-Vlan"),
        (Sriov with { Trust = "yes" }, "UnknownChoice", "Trust", "on or off"),
        (Sriov with { LinkState = "up" }, "UnknownChoice", "LinkState", "auto, enable or disable"),
        (Sriov with { MinTxRate = 2, MaxTxRate = 1 }, "SettingMissing", "MinTxRate", "larger than -MaxTxRate"),
        (Sriov with { MinTxRate = -1 }, "OutOfRange", "MinTxRate", "from 0 on"),

        (Macvlan with { Ipam = "wherabouts" }, "UnknownChoice", "Ipam", "whereabouts"),
        (Macvlan with { Subnet = ["192.168.10.0/24"] }, "WhichIpam", "Subnet", "-Ipam host-local"),
        (Macvlan with { Ipam = "whereabouts" }, "MissingSubnet", "Subnet", "192.168.10.0/24"),
        (Macvlan with { Ipam = "dhcp", Subnet = ["192.168.10.0/24"] }, "NotOfIpam", "Subnet", "host-local or whereabouts"),
        (Macvlan with { Gateway = ["192.168.10.1"] }, "NotOfIpam", "Gateway", "without -Ipam"),
        (HostLocal with { Exclude = ["192.168.10.1"] }, "NotOfIpam", "Exclude", "by itself"),
        (HostLocal with { Address = ["192.168.10.1/24"] }, "NotOfIpam", "Address", "-Ipam static"),
        (Static with { RangeStart = ["192.168.10.6"] }, "NotOfIpam", "RangeStart", "host-local or whereabouts"),
        (Whereabouts with { Subnet = ["192.168.10.5/24"] }, "HostBitsSet", "Subnet", "192.168.10.0/24"),
        (Whereabouts with { Subnet = ["192.168.10.0"] }, "MissingPrefix", "Subnet", "prefix"),
        (Whereabouts with { Subnet = ["192.168.10.0/31"] }, "NetworkTooSmall", "Subnet", "/30"),
        (Whereabouts with { Subnet = ["2001:db8::/127"] }, "NetworkTooSmall", "Subnet", "/126"),
        (Whereabouts with { Subnet = ["10.0.0.0/8", "10.1.0.0/16"] }, "NetworksOverlap", "Subnet", "overlaps 10.0.0.0/8"),
        (Whereabouts with { Subnet = ["10.0.0.0/8", "10.0.0.0/8"] }, "NetworksOverlap", "Subnet", "twice"),
        (Whereabouts with { RangeStart = ["192.168.11.1"] }, "AddressOutside", "RangeStart", "outside of 192.168.10.0/24"),
        (Whereabouts with { RangeStart = ["2001:db8::1"] }, "AddressOutside", "RangeStart", "IPv6"),
        (Whereabouts with { RangeStart = ["192.168.10.0"] }, "NetworkAddress", "RangeStart", "192.168.10.1"),
        (Whereabouts with { RangeStart = ["192.168.10.20"], RangeEnd = ["192.168.10.10"] }, "RangeReversed", "RangeEnd", "before the first"),
        (Whereabouts with { RangeStart = ["192.168.10.20", "192.168.10.21"] }, "AddressTwice", "RangeStart", "192.168.10.20 already"),
        (Whereabouts with { Gateway = ["192.168.11.1"] }, "AddressOutside", "Gateway", "outside"),
        (Whereabouts with { Gateway = ["192.168.10.300"] }, "InvalidAddress", "Gateway", "300"),
        (Whereabouts with { Subnet = ["192.168.10.0/24", "2001:db8::/64"], Gateway = ["192.168.10.1"] }, "GatewayOfSeveral", "Gateway", "one gateway"),
        (Whereabouts with { Exclude = ["192.168.11.0/28"] }, "AddressOutside", "Exclude", "outside"),
        (Whereabouts with { Exclude = ["192.168.0.0/16"] }, "AddressOutside", "Exclude", "outside"),
        (Whereabouts with { Exclude = ["192.168.10.0/24"] }, "NothingLeft", "Exclude", "whole network"),
        (Whereabouts with { Route = ["10.0.0.0"] }, "MissingPrefix", "Route", "prefix"),
        (Whereabouts with { Route = ["10.0.0.0/8=a"] }, "InvalidAddress", "Route", "10.0.0.0/8=192.168.10.1"),
        (Whereabouts with { Route = ["10.0.0.0/8="] }, "MissingAddress", "Route", "10.0.0.0/8=192.168.10.1"),
        (Whereabouts with { Route = ["10.0.0.0/8=10.1.0.1=10.1.0.2"] }, "InvalidRoute", "Route", "more than one"),
        (Whereabouts with { Route = ["10.0.0.0/8=2001:db8::1"] }, "InvalidRoute", "Route", "families"),
        (Whereabouts with { Route = ["10.0.0.0/8", "10.0.0.0/8=192.168.10.1"] }, "InvalidRoute", "Route", "already"),
        (Whereabouts with { Route = ["2001:db8::/32"] }, "InvalidRoute", "Route", "no address of IPv6"),
        (Macvlan with { Ipam = "static" }, "MissingAddress", "Address", "-Capability Ips"),
        (Static with { Address = ["192.168.10.5"] }, "MissingPrefix", "Address", "192.168.10.5/24"),
        (Static with { Address = ["192.168.10.0/24"] }, "NetworkAddress", "Address", "192.168.10.2/24"),
        (Static with { Address = ["192.168.10.5/33"] }, "InvalidPrefix", "Address", "1 to 32"),
        (Static with { Address = ["192.168.10.5/24", "192.168.10.5/25"] }, "AddressTwice", "Address", "twice"),
        (Static with { Gateway = ["192.168.11.1"] }, "AddressOutside", "Gateway", "none of the addresses"),
        (Static with { Gateway = ["192.168.10.5"] }, "AddressOutside", "Gateway", "own address"),
        (Static with { Gateway = ["192.168.10.1", "192.168.10.2"] }, "AddressOutside", "Gateway", "already"),
        (Macvlan with { DnsNameserver = ["a"] }, "InvalidAddress", "DnsNameserver", "four numbers"),
        (Macvlan with { DnsDomain = "a b" }, "InvalidDomain", "DnsDomain", "example.com"),
        (Macvlan with { Type = "tap", DnsSearch = ["a"] }, "NotOfType", "DnsSearch", "does not pass it on"),

        (Macvlan with { Capability = [AttachmentCapability.Ips] }, "NotOfIpam", "Capability", "without -Ipam nothing takes"),
        (Whereabouts with { Capability = [AttachmentCapability.Ips] }, "NotOfIpam", "Capability", "whereabouts does not take"),
        (Macvlan with { Type = "ipvlan", Ipam = "dhcp", Capability = [AttachmentCapability.Mac] }, "NotOfType", "Capability", "their master"),
        (Macvlan with { Capability = [AttachmentCapability.Bandwidth] }, "NotOfType", "Capability", "bridge, ptp"),
        (Macvlan with { Bandwidth = YamlReader.ReadMap("{ingressRate: 1, ingressBurst: 1}") }, "NotOfType", "Bandwidth", "bridge, ptp"),
        (Bridge with { Bandwidth = YamlReader.ReadMap("{ingressRate: 1}") }, "SettingMissing", "Bandwidth", "ingressBurst (bits) together"),
        (Bridge with { Bandwidth = YamlReader.ReadMap("{egressBurst: 1}") }, "SettingMissing", "Bandwidth", "egressRate"),
        (Bridge with { Bandwidth = YamlReader.ReadMap("{ingressRate: 0, ingressBurst: 0}") }, "SettingMissing", "Bandwidth", "no limit"),
        (Bridge with { Bandwidth = YamlReader.ReadMap("{ingressRate: 1, ingressBurst: 34359738360}") }, "InvalidSetting", "Bandwidth", "34359738352"),
        (Bridge with { Bandwidth = YamlReader.ReadMap("{ingresRate: 1}") }, "UnknownSetting", "Bandwidth", "Write ingressRate"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{mtux: 1}") }, "UnknownSetting", "Tuning", "Write mtu"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{mtu: 67}") }, "OutOfRange", "Tuning", "68"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{mtu: a}") }, "InvalidSetting", "Tuning", "whole number"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{promisc: 1}") }, "InvalidSetting", "Tuning", "$true"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{sysctl: {kernel.panic: 1} }") }, "InvalidSetting", "Tuning", "below net"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{sysctl: {net/../kernel/panic: 1} }") }, "InvalidSetting", "Tuning", "below net"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{sysctl: {net.core.a: [1]} }") }, "InvalidSetting", "Tuning", "one value"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{sysctl: a}") }, "InvalidSetting", "Tuning", "names with values"),
        (Macvlan with { Tuning = YamlReader.ReadMap("{mac: 01:00:5e:10:00:01}") }, "InvalidHardwareAddress", "Tuning", "group"),
        (Macvlan with { Sbr = true }, "SettingMissing", "Sbr", "-Ipam"),
        (Macvlan with { PortMap = true }, "SettingMissing", "PortMap", "-Ipam"),
        (Macvlan with { Vrf = "sixteen-letters1" }, "InvalidInterfaceName", "Vrf", "at most 15"),
        (Macvlan with { VrfTable = 5 }, "SettingMissing", "VrfTable", "-Vrf"),
        (Macvlan with { Vrf = "blue", VrfTable = 0 }, "OutOfRange", "VrfTable", "1 to 4294967295"),
        (Macvlan with { Vrf = "blue", CniVersion = "0.3.0" }, "VersionTooOld", "CniVersion", "0.3.1"),

        (Of("{}"), "InvalidCniConfig", "Config", "neither 'type' nor 'plugins'"),
        (Of("{type: a, plugins: []}"), "InvalidCniConfig", "Config", "leave out one of them"),
        (Of("{plugins: []}"), "InvalidCniConfig", "Config", "no list of plugins"),
        (Of("{plugins: [a]}"), "InvalidCniConfig", "Config", "no list of plugins"),
        (Of("{plugins: [{type: macvlan}, {mtu: 1}]}"), "InvalidCniConfig", "Config", "no 'type'"),
        (Of("{type: bin/macvlan}"), "InvalidCniConfig", "Config", "without a path"),
        (Of("{type: macvlan, ipam: {range: a} }"), "InvalidCniConfig", "Config", "IPAM of macvlan"),
        (Of("{type: macvlan, ipam: dhcp}"), "InvalidCniConfig", "Config", "IPAM of macvlan"),
        (Of("{type: macvlan, master: eth1@eth0}"), "InvalidInterfaceName", "Config", "Write the interface alone"),
        (Of("{type: a, name: -a}"), "InvalidCniConfig", "Config", "name"),
        (Of("{type: a, cniVersion: '3'}"), "InvalidCniConfig", "Config", "0.3.1"),
        (Of("{type: a, cniVersion: 1.0.0}") with { CniVersion = "0.3.1" }, "SettingsContradict", "CniVersion", "1.0.0"),
    ];

    public static TheoryData<int> RefusedCases => [.. Enumerable.Range(0, Refused.Length)];

    public static TheoryData<string> Samples => [.. AttachmentSamples.All.Select(sample => sample.Title)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_is_the_configuration_that_the_plugin_takes(string title)
    {
        var (_, request, expected) = AttachmentSamples.All.First(sample => sample.Title == title);
        var config = Config(request);
        Assert.Equal("cniVersion name", string.Join(" ", config.Take(2).Select(entry => entry.Key)));
        Assert.Equal(expected, JsonWriter.WriteCompact(new YamlMap(config.Skip(2))));
    }

    /// <summary>Keys that the Go programs do not know they pass over in silence.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_key_is_one_of_the_Go_types(string title)
    {
        var request = AttachmentSamples.Find(title);
        if (request.Config is null)
        {
            var config = Config(request);
            Assert.Empty(GoTypes.Check(config));
        }
    }

    [Fact]
    public void Each_key_of_the_Go_types_that_is_written_is_tried() =>
        Assert.Empty(AttachmentOptions.All.Where(option => !AttachmentSamples.All.Any(sample => option.IsGiven(sample.Request) && option.IsOf(AttachmentChoices.Read("Type", sample.Request.Type ?? "dummy")))).Select(option => option.Parameter));

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void What_would_not_work_is_refused(int index)
    {
        var (request, id, parameter, says) = Refused[index];
        var fault = Assert.Throws<InputException>(() => NetworkAttachmentFactory.Create(request));
        Assert.Equal((id, parameter), (fault.ErrorId, fault.Parameter));
        Assert.Contains(says, fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_resource_shows_its_configuration_as_a_block()
    {
        var resource = NetworkAttachmentFactory.Create(Sriov with { Name = "fast", Namespace = "apps", Vlan = 5 });
        Assert.Equal(
            """
            apiVersion: k8s.cni.cncf.io/v1
            kind: NetworkAttachmentDefinition
            metadata:
              name: fast
              namespace: apps
              annotations:
                k8s.v1.cni.cncf.io/resourceName: rancher.io/a
            spec:
              config: |-
                {
                  "cniVersion": "0.3.1",
                  "name": "fast",
                  "type": "sriov",
                  "vlan": 5
                }
            """.Replace("\r\n", "\n"),
            resource.Body.ToString());
        Assert.Null(NetworkAttachmentFactory.Create(Macvlan).Namespace);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_shows_its_configuration_as_a_block_and_reads_back(string title)
    {
        var resource = NetworkAttachmentFactory.Create(AttachmentSamples.Find(title));
        var yaml = resource.Body.ToString();
        Assert.Contains("  config: |-\n    {\n", yaml);
        Assert.True(resource.Body.SameAs(YamlReader.ReadMap(yaml)));
    }

    [Fact]
    public void What_is_decided_is_told()
    {
        var told = new List<string>();
        NetworkAttachmentFactory.Create(Whereabouts with { Gateway = ["192.168.10.1"] }, told.Add);
        NetworkAttachmentFactory.Create(Of("{type: a}"), told.Add);
        Assert.Equal(
            ["-Gateway: 192.168.10.1 is excluded, as whereabouts would give it to a pod.", "-Master: none is given, so each node takes the interface of its default route.", "-Config: cniVersion is missing, so it is 0.3.1."],
            told);
    }

    private static NetworkAttachmentRequest Of(string config) => new() { Name = "net", Config = YamlReader.ReadMap(config) };

    private static YamlMap Config(NetworkAttachmentRequest request) => (YamlMap)JsonReader.Read(((YamlScalar)((YamlMap)NetworkAttachmentFactory.Create(request).Body.Find("spec")!).Find("config")!).Text);
}
