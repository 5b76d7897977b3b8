using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>What Windows nodes make of Calico's values: each rule on values that trigger it and others near them that do not.</summary>
public sealed class WindowsCalicoRuleTests
{
    private const string Autodetection = "installation: {calicoNetwork: {nodeAddressAutodetectionV4: ";
    private const string End = "}}";

    public static TheoryData<string, string?, string, bool> Cases => new()
    {
        // id, release, values, found
        { "RKE2NET420", null, "installation: {backend: IPIP}", true },
        { "RKE2NET420", null, "installation: {backend: VXLANCrossSubnet}", true },
        { "RKE2NET420", null, "installation: {backend: VXLAN}", false },
        { "RKE2NET420", null, "installation: {calicoNetwork: {ipPools: [{encapsulation: VXLANCrossSubnet}]}}", true },
        { "RKE2NET424", null, Autodetection + "{kubernetes: NodeInternalIP}" + End, true },
        { "RKE2NET424", null, Autodetection + "{skipInterface: docker.*}" + End, true },
        { "RKE2NET424", "v1.24.8", Autodetection + "{skipInterface: docker.*}" + End, false },
        { "RKE2NET424", "v1.24.8", Autodetection + "{kubernetes: NodeInternalIP}" + End, true },
        { "RKE2NET424", null, Autodetection + "{firstFound: false, kubernetes: NodeInternalIP}" + End, true },
        { "RKE2NET424", null, Autodetection + "{firstFound: true}" + End, false },
        { "RKE2NET424", null, Autodetection + "{canReach: 10.0.0.1}" + End, false },
        { "RKE2NET424", null, Autodetection + "{cidrs: [10.0.0.0/8]}" + End, false },
        { "RKE2NET424", null, Autodetection + "{interface: Ethernet}" + End, false },
        { "RKE2NET424", null, Autodetection + "{cidrs: [10.0.0.0/8], kubernetes: NodeInternalIP}" + End, false },
        { "RKE2NET425", null, "installation: {calicoNetwork: {bgp: Enabled}, backend: None}", true },
        { "RKE2NET425", null, "installation: {calicoNetwork: {bgp: Disabled}}", false },
        { "RKE2NET425", "v1.24.15", "installation: {calicoNetwork: {bgp: Enabled}}", false },
        { "RKE2NET426", null, "installation: {calicoNetwork: {bgp: Enabled}}", true },
        { "RKE2NET426", null, "installation: {calicoNetwork: {bgp: Enabled}, backend: None}", false },
        { "RKE2NET426", null, "installation: {backend: None}", true },
        { "RKE2NET426", null, "installation: {backend: VXLAN}", false },
        { "RKE2NET426", null, "installation: {calicoNetwork: {bgp: Enabled, ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", true },
        { "RKE2NET426", null, "installation: {calicoNetwork: {bgp: Enabled, ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]}}", false },
        { "RKE2NET426", null, "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]}}", true },
        { "RKE2NET426", "v1.27.4", "installation: {calicoNetwork: {bgp: Enabled}}", true },
        { "RKE2NET427", "v1.24.6", Autodetection + "{cidrs: [10.0.0.0/8]}" + End, true },
        { "RKE2NET427", null, Autodetection + "{cidrs: [10.0.0.0/8]}" + End, false },
        { "RKE2NET427", "v1.24.6", "installation: {calicoNetwork: {mtu: 1400}}", false },
        { "RKE2NET428", null, Autodetection + "{interface: eth1}" + End, true },
        { "RKE2NET428", null, Autodetection + "{interface: 'eth.*,ens.*'}" + End, true },
        { "RKE2NET428", null, Autodetection + "{interface: 'eth1, Ethernet.*'}" + End, false },
        { "RKE2NET428", null, Autodetection + "{interface: '.*'}" + End, false },
        { "RKE2NET428", null, Autodetection + "{interface: '(?i)ethernet'}" + End, false },
        { "RKE2NET428", null, Autodetection + "{interface: '('}" + End, false },
        { "RKE2NET428", null, Autodetection + "{interface: eth1, canReach: 10.0.0.1}" + End, false },
        { "RKE2NET429", null, "felixConfiguration: {vxlanVNI: 5000}", true },
        { "RKE2NET429", null, "felixConfiguration: {vxlanVNI: 4096, vxlanPort: 4789}", false },
        { "RKE2NET429", null, "felixConfiguration: {vxlanPort: 8472}", true },
        { "RKE2NET429", null, "felixConfiguration: {vxlanMTU: 1400}", true },
        { "RKE2NET431", null, "installation: {calicoNetwork: {linuxDataplane: Nftables}}", true },
        { "RKE2NET431", null, "installation: {calicoNetwork: {linuxDataplane: Iptables}}", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_found_with_Windows_nodes_only(string id, string? release, string values, bool found)
    {
        var hits = RuleBook.Check(Of(release, values, windows: true)).Where(finding => finding.Id == id).ToArray();
        Assert.Equal(found, hits.Length > 0);
        Assert.All(hits, hit => Assert.NotEmpty(hit.Recommendation));
        Assert.DoesNotContain(RuleBook.Check(Of(release, values, windows: false)), finding => finding.Id == id);
    }

    [Theory]
    [InlineData(null, "Set installation.backend: None")]
    [InlineData("v1.27.4", "Set installation.calicoNetwork.ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]")]
    public void Encapsulation_is_set_where_the_chart_has_it(string? release, string remedy) =>
        Assert.Equal(remedy, RuleBook.Check(Of(release, "installation: {calicoNetwork: {bgp: Enabled}}", windows: true)).Single(finding => finding.Id == "RKE2NET426").Recommendation);

    [Theory]
    [InlineData("installation: {calicoNetwork: {nodeAddressAutodetectionV4: {canReach: 10.0.0.1}}}", 1)]
    [InlineData("installation: {calicoNetwork: {bgp: Enabled, nodeAddressAutodetectionV4: {canReach: 10.0.0.1}}}", 2)]
    [InlineData("installation: {calicoNetwork: {mtu: 1400}}", 0)]
    public void Values_above_the_text_are_not_read_by_Windows_agents(string above, int count)
    {
        var config = Of(null, above, windows: true);
        var found = RuleBook.Check(new RuleContext(config, ReleaseCatalog.Default) { SpecValues = YamlReader.ReadMap(above, "a.yaml") }).Where(finding => finding.Id == "RKE2NET430").ToArray();
        Assert.Equal(count, found.Length);
        Assert.All(found, finding => Assert.Equal("a.yaml", finding.Source!.File));
        Assert.DoesNotContain(RuleBook.Check(config), finding => finding.Id == "RKE2NET430");
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Windows_nodes_need_kube_proxy(bool windows, bool disabled, bool found) =>
        Assert.Equal(found, RuleBook.Check(Of(null, "{}", windows).WithKubeProxyDisabled(disabled)).Any(finding => finding.Id == "RKE2NET404"));

    [Theory]
    [InlineData(true, "nftables", true)]
    [InlineData(true, "iptables", false)]
    [InlineData(false, "nftables", false)]
    public void Windows_nodes_have_no_nftables(bool windows, string mode, bool found) =>
        Assert.Equal(found, RuleBook.Check(Of(null, "{}", windows).WithKubeProxyMode(mode)).Any(finding => finding.Id == "RKE2NET431"));

    private static CniConfig Of(string? release, string values, bool windows) =>
        new CniConfig(TestConfigs.Release(release)).WithPlugin(CniPlugin.Calico).WithWindowsNodes(windows).WithValues(ChartValues.Parse(values));
}
