using System.Globalization;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.Rules;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>6xx: what is found of attachments. Each row has a configuration of CNI, what is known of the cluster, and whether the rule speaks.</summary>
public sealed class AttachmentRuleTests
{
    private const string Macvlan = "{type: macvlan, master: eth1}";
    private const string Whereabouts = "{type: macvlan, master: eth1, ipam: {type: whereabouts, range: 192.168.10.0/24} }";
    private const string Dhcp = "{type: macvlan, master: eth1, ipam: {type: dhcp} }";
    private const string HostLocal = "{type: macvlan, ipam: {type: host-local, ranges: [[{subnet: 192.168.10.0/24}]]} }";

    /// <summary>Rule, configuration of CNI, cluster, whether it speaks.</summary>
    public static TheoryData<string, string, string, bool> Cases => new()
    {
        { "RKE2NET604", Macvlan, "canal", true },
        { "RKE2NET604", Macvlan, "multus", false },
        { "RKE2NET604", Macvlan, "unknown", false },
        { "RKE2NET604", Macvlan, "", false },
        { "RKE2NET605", Whereabouts, "multus", true },
        { "RKE2NET605", Whereabouts, "multus rke2-whereabouts: {enabled: true}", false },
        { "RKE2NET605", Whereabouts, "multus rke2-whereabouts: {enabled: false}", true },
        { "RKE2NET605", Whereabouts, "v1.22.10 multus rke2-whereabouts: {enabled: true}", true },
        { "RKE2NET605", Whereabouts, "v1.22.11 multus rke2-whereabouts: {enabled: true}", false },
        { "RKE2NET605", Whereabouts, "canal", false },
        { "RKE2NET605", Dhcp, "multus", false },
        { "RKE2NET606", Dhcp, "multus", true },
        { "RKE2NET606", Dhcp, "multus manifests: {dhcpDaemonSet: true}", false },
        { "RKE2NET606", Dhcp, "v1.29.0 multus manifests: {dhcpDaemonSet: true}", true },
        { "RKE2NET606", Dhcp, "v1.29.1 multus manifests: {dhcpDaemonSet: true}", false },
        { "RKE2NET606", Whereabouts, "multus", false },
        { "RKE2NET607", "{type: sriov}", "", true },
        { "RKE2NET607", Macvlan, "", false },
        { "RKE2NET608", "{type: macvlan, ipam: {type: whereabouts, range: 10.43.128.0/24} }", "multus", true },
        { "RKE2NET608", "{type: macvlan, ipam: {type: host-local, subnet: 10.0.0.0/8} }", "canal", true },
        { "RKE2NET608", "{type: macvlan, ipam: {type: static, addresses: [{address: 10.42.0.5/24}]} }", "canal", true },
        { "RKE2NET608", "{type: macvlan, ipam: {type: static, addresses: [{address: nonsense}]} }", "canal", false },
        { "RKE2NET608", "{type: macvlan, ipam: {type: whereabouts, range: '2001:db8::/64'} }", "canal", false },
        { "RKE2NET608", Whereabouts, "multus", false },
        { "RKE2NET608", "{type: macvlan, ipam: {type: whereabouts, range: 10.43.128.0/24} }", "unknown", false },
        { "RKE2NET609", Macvlan, "windows", true },
        { "RKE2NET609", Macvlan, "multus", false },
        { "RKE2NET610", HostLocal, "", true },
        { "RKE2NET610", "{type: bridge, ipam: {type: host-local} }", "", true },
        { "RKE2NET610", HostLocal, "single", false },
        { "RKE2NET610", HostLocal, "one node", false },
        { "RKE2NET610", Whereabouts, "", false },
        { "RKE2NET611", "{type: macvlan, ipam: {type: static, addresses: [{address: 10.0.0.5/24}]} }", "", true },
        { "RKE2NET611", "{type: macvlan, ipam: {type: static, addresses: [{address: 10.0.0.5/24}]}, capabilities: {ips: true} }", "", false },
        { "RKE2NET611", "{type: macvlan, ipam: {type: static}, capabilities: {ips: true} }", "", false },
        { "RKE2NET612", "{type: macvlan, ipam: {type: dhcp, routes: [{dst: 0.0.0.0/0}]} }", "", true },
        { "RKE2NET612", "{type: macvlan, ipam: {type: dhcp, routes: [{dst: '::/0'}]} }", "", true },
        { "RKE2NET612", "{type: bridge, isDefaultGateway: true}", "", true },
        { "RKE2NET612", "{type: macvlan, ipam: {type: dhcp, routes: [{dst: 10.0.0.0/8}]} }", "", false },
        { "RKE2NET620", Macvlan, "node eth2", true },
        { "RKE2NET620", Macvlan, "node eth1", false },
        { "RKE2NET620", Macvlan, "windows node eth2", false },
        { "RKE2NET620", Macvlan, "nics eth2", true },
        { "RKE2NET620", Macvlan, "nics ens1f0np0", false },
        { "RKE2NET620", "{type: host-device, device: eth1}", "node ens1", true },
        { "RKE2NET620", "{type: macvlan, master: net1, linkInContainer: true}", "node eth1", false },
        { "RKE2NET620", "{type: macvlan}", "node eth1", false },
        { "RKE2NET621", Macvlan, "node eth1 down", true },
        { "RKE2NET621", Macvlan, "node eth1 up", false },
        { "RKE2NET621", Macvlan, "node eth1", false },
        { "RKE2NET622", Macvlan, "node eth1 bond", true },
        { "RKE2NET622", Macvlan, "node eth1 bridge", true },
        { "RKE2NET622", Macvlan, "node eth1 vrf", false },
        { "RKE2NET622", "{type: vlan, master: eth1}", "node eth1 bond", false },
        { "RKE2NET622", "{type: vlan, master: eth1}", "node eth1 infiniband", true },
        { "RKE2NET622", "{type: ipvlan, master: eth1}", "node eth1 infiniband", false },
        { "RKE2NET622", "{type: macvlan, master: lo}", "node lo loopback", true },
        { "RKE2NET622", "{type: macvlan, master: wlp2s0}", "node wlp2s0", true },
        { "RKE2NET622", "{type: ipvlan, master: wlp2s0}", "node wlp2s0", false },
        { "RKE2NET622", Macvlan, "node eth1", false },
        { "RKE2NET623", "{type: macvlan, master: eth1, mtu: 1501}", "node eth1", true },
        { "RKE2NET623", "{type: vlan, master: eth1, mtu: 9000}", "node eth1", true },
        { "RKE2NET623", "{type: macvlan, master: eth1, mtu: 1500}", "node eth1", false },
        { "RKE2NET623", "{type: ipvlan, master: eth1, mtu: 9000}", "node eth1", false },
        { "RKE2NET623", "{type: macvlan, master: eth1, mtu: 9000}", "nics eth1", false },
        { "RKE2NET624", Macvlan, "beside {type: ipvlan, master: eth1}", true },
        { "RKE2NET624", "{type: ipvlan, master: eth1}", "beside {type: macvlan, master: eth1}", true },
        { "RKE2NET624", Macvlan, "beside {type: macvlan, master: eth1}", false },
        { "RKE2NET624", Macvlan, "beside {type: ipvlan, master: eth2}", false },
        { "RKE2NET624", "{type: vlan, master: eth1}", "beside {type: ipvlan, master: eth1}", false },
        { "RKE2NET625", "{type: host-device, device: eth1}", "node eth1 default", true },
        { "RKE2NET625", "{type: host-device, device: eth1}", "node eth1 address", true },
        { "RKE2NET625", "{type: host-device, device: eth1}", "node eth1 bond", true },
        { "RKE2NET625", "{type: host-device, device: eth1}", "node eth1 link-local", false },
        { "RKE2NET625", Macvlan, "node eth1 default", false },
    };

    /// <summary>Rule, configuration of CNI, what the pod asks for, whether it speaks.</summary>
    public static TheoryData<string, string, string, bool> PodCases => new()
    {
        { "RKE2NET630", HostLocal, "{IPAddress: 192.168.10.7}", true },
        { "RKE2NET630", "{type: macvlan, ipam: {type: host-local}, capabilities: {ips: true} }", "{IPAddress: 192.168.10.7}", false },
        { "RKE2NET630", "{type: macvlan, ipam: {type: host-local}, capabilities: {ips: false} }", "{IPAddress: 192.168.10.7}", true },
        { "RKE2NET630", Whereabouts, "{IPAddress: 192.168.10.7}", true },
        { "RKE2NET630", Macvlan, "{MacAddress: '02:00:00:00:00:01'}", true },
        { "RKE2NET630", "{plugins: [{type: macvlan}, {type: tuning, capabilities: {mac: true} }]}", "{MacAddress: '02:00:00:00:00:01'}", false },
        { "RKE2NET630", Macvlan, "{PortMapping: '8080:80'}", true },
        { "RKE2NET630", "{plugins: [{type: macvlan}, {type: portmap, capabilities: {portMappings: true} }]}", "{PortMapping: '8080:80'}", false },
        { "RKE2NET630", Macvlan, "{Bandwidth: {ingressRate: 1, ingressBurst: 1} }", true },
        { "RKE2NET630", Macvlan, "{DefaultRoute: 192.168.10.1, InterfaceName: eth1}", false },
        { "RKE2NET631", HostLocal, "{IPAddress: 192.168.11.7}", true },
        { "RKE2NET631", HostLocal, "{IPAddress: 192.168.10.7/24}", false },
        { "RKE2NET631", Macvlan, "{IPAddress: 192.168.11.7}", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attachments(string id, string config, string cluster, bool speaks) =>
        Assert.Equal(speaks, AttachmentCheck.Check(Of(config), Surroundings(cluster)).Any(finding => finding.Id == id));

    [Theory]
    [MemberData(nameof(PodCases))]
    public void Pods(string id, string config, string asked, bool speaks) =>
        Assert.Equal(speaks, AttachmentCheck.CheckPod(Annotation(PodNetworkRequest.Read(YamlReader.ReadMap(asked), Of(config))).Networks).Any(finding => finding.Id == id));

    [Fact]
    public void A_pod_on_both_kinds_is_told()
    {
        var findings = AttachmentCheck.CheckPod(Annotation(PodNetworkRequest.Of(Of(Macvlan)), PodNetworkRequest.Of(Of("{type: ipvlan, master: eth1}", "other"))).Networks);
        Assert.Contains("apps/other is ipvlan on eth1, and apps/net is macvlan on it", Assert.Single(findings).Message);
        Assert.Empty(AttachmentCheck.CheckPod(Annotation(PodNetworkRequest.Parse("a"), PodNetworkRequest.Parse("b") with { IPAddress = ["10.0.0.5"] }).Networks));
    }

    [Fact]
    public void A_release_that_has_no_Whereabouts_names_those_that_have()
    {
        var finding = Assert.Single(AttachmentCheck.Check(Of(Whereabouts), Surroundings("v1.22.10 multus")), each => each.Id == "RKE2NET605");
        Assert.Equal("v1.22.11, v1.23.8, v1.24.2 and every later minor", finding.Since);
        Assert.Contains("has no rke2-whereabouts.enabled", finding.Message);
        finding = Assert.Single(AttachmentCheck.Check(Of(Dhcp), Surroundings("v1.28.5 multus")), each => each.Id == "RKE2NET606");
        Assert.Equal("v1.26.13, v1.27.10, v1.28.6, v1.29.1 and every later minor", finding.Since);
    }

    [Fact]
    public void Many_nodes_make_one_finding_with_near_names()
    {
        var nodes = Enumerable.Range(1, 500).Select(i => Node($"node{i.ToString(CultureInfo.InvariantCulture)}", i == 1 ? Link("eth1") : Link("eth2"), Link("lo", "loopback"))).ToArray();
        var finding = Assert.Single(AttachmentCheck.Check(Of(Macvlan), new AttachmentSurroundings { Nodes = NodeLinks.Of(nodes) }));
        Assert.Equal("node2, node3, node4 and 496 more have no interface eth1: pods with the attachment do not start there.", finding.Message);
        Assert.Equal("Was eth2 meant?", finding.Recommendation);
        Assert.Equal(
            "Name an interface that every node has (there are enp129s0f0), or hold the pods to nodes that have it.",
            Assert.Single(AttachmentCheck.Check(Of(Macvlan), new AttachmentSurroundings { Nodes = NodeLinks.Of([Node("a", Link("enp129s0f0"))]) })).Recommendation);
    }

    [Fact]
    public void Nodes_that_tell_nothing_are_not_spoken_of()
    {
        Assert.Empty(NodeLinks.Of([new NodeFacts { Node = "a", Source = NodeFactsSource.Cluster }, new NodeFacts { Node = "b", Source = NodeFactsSource.Cluster, OperatingSystem = "windows", Interfaces = [Link("Ethernet")] }]));
        Assert.Empty(AttachmentCheck.Check(Of(Macvlan), new AttachmentSurroundings()));
    }

    [Fact]
    public void Findings_come_worst_first() => Assert.Equal(
        [FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Information],
        AttachmentCheck.Check(Of("{type: sriov, ipam: {type: host-local} }"), Surroundings("canal")).Select(finding => finding.Severity));

    private static NetworkAttachment Of(string config, string name = "net") =>
        NetworkAttachment.Of(NetworkAttachmentFactory.Create(new NetworkAttachmentRequest { Name = name, Namespace = "apps", Config = YamlReader.ReadMap(config) }));

    private static PodNetworkAnnotation Annotation(params PodNetworkRequest[] networks) => PodNetworkAnnotationFactory.Create(networks, new PodNetworkAnnotationOptions());

    private static AttachmentSurroundings Surroundings(string text)
    {
        var words = text.Split(' ');
        var release = words[0].StartsWith("v1.", System.StringComparison.Ordinal) ? words[0] : null;
        var rest = string.Join(" ", words.Skip(release is null ? 0 : 1));
        var config = new CniConfig(ReleaseCatalog.Default.ResolveOrNewest(release)).WithPlugin(CniPlugin.Canal);
        return words[release is null ? 0 : 1] switch
        {
            "canal" => new AttachmentSurroundings { Config = config },
            "unknown" => new AttachmentSurroundings { Config = new CniConfig(config.Rke2Version).WithUnknown(ConfigPart.All) },
            "multus" => new AttachmentSurroundings { Config = config.WithMultus(new MultusOptions(ChartValues.Parse(rest.Substring("multus".Length)))) },
            "windows" when words.Length > 1 => new AttachmentSurroundings { Nodes = NodeLinks.Of([Node("a", Link(words[2])) with { OperatingSystem = "windows" }]) },
            "windows" => new AttachmentSurroundings { Config = config.WithMultus(MultusOptions.Default).WithWindowsNodes(true) },
            "single" => new AttachmentSurroundings { IsSingleNode = true },
            "one" => new AttachmentSurroundings { Config = config.WithNodeCount(1) },
            "node" => new AttachmentSurroundings { Nodes = NodeLinks.Of([Node("a", Link(words[1], words.Length > 2 ? words[2] : string.Empty))]) },
            "nics" => new AttachmentSurroundings { Nodes = NodeLinks.Of([new SriovNic { Node = "a", Interface = words[1] }]) },
            "beside" => new AttachmentSurroundings { Others = [Of(rest.Substring("beside ".Length), "other")] },
            _ => new AttachmentSurroundings(),
        };
    }

    private static NodeFacts Node(string name, params NodeInterface[] links) => new() { Node = name, Source = NodeFactsSource.Ssh, OperatingSystem = "linux", Interfaces = links };

    private static NodeInterface Link(string name, string change = "")
    {
        var link = new NodeInterface { Name = name, Kind = NodeInterfaceKind.Physical, Mtu = 1500, Addresses = [], HasDefaultRoute = false, LinkType = "ether" };
        return change switch
        {
            "down" => link with { IsUp = false },
            "up" => link with { IsUp = true },
            "bond" => link with { Master = "bond0", MasterKind = NodeInterfaceKind.Bond },
            "bridge" => link with { Master = "br0", MasterKind = NodeInterfaceKind.Bridge },
            "vrf" => link with { Master = "blue", MasterKind = NodeInterfaceKind.Virtual },
            "infiniband" => link with { LinkType = "infiniband" },
            "loopback" => link with { Kind = NodeInterfaceKind.Loopback },
            "default" => link with { HasDefaultRoute = true },
            "address" => link with { Addresses = ["192.0.2.5/24"] },
            "link-local" => link with { Addresses = ["fe80::1/64", "169.254.1.1/16"] },
            _ => link,
        };
    }
}
