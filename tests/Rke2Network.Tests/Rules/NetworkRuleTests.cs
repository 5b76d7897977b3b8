using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Rules on plugins and networks: each on a configuration that triggers it and one near it that does not.</summary>
public sealed class NetworkRuleTests
{
    private const string IPv6Pods = "fd00:42::/56";
    private const string IPv6Services = "fd00:43::/112";
    private const string DualPods = "10.42.0.0/16,fd00:42::/56";
    private const string DualServices = "10.43.0.0/16,fd00:43::/112";

    public static TheoryData<string, CniPlugin, string, string, bool> ClusterCases => new()
    {
        // id, plugin, pods, services, found
        { "RKE2NET103", CniPlugin.Flannel, "10.42.0.0/16", "10.43.0.0/16", true },
        { "RKE2NET103", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", false },
        { "RKE2NET201", CniPlugin.Canal, "10.42.0.0/16", "10.0.0.0/12", false },
        { "RKE2NET201", CniPlugin.Calico, "10.42.0.0/16", "10.32.0.0/12", true },
        { "RKE2NET210", CniPlugin.Canal, "10.42.0.0/16", "10.32.0.0/12", true },
        { "RKE2NET210", CniPlugin.Cilium, "10.42.0.0/16", "10.42.0.0/16", true },
        { "RKE2NET210", CniPlugin.Flannel, "10.42.0.0/16", "10.42.0.0/17", false },
        { "RKE2NET210", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", false },
        { "RKE2NET210", CniPlugin.Calico, "10.42.0.0/16", "10.32.0.0/12", false },
        { "RKE2NET211", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/29", true },
        { "RKE2NET211", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/28", false },
        { "RKE2NET211", CniPlugin.Canal, DualPods, "10.43.0.0/16,fd00:43::/125", true },
        { "RKE2NET211", CniPlugin.Canal, DualPods, "10.43.0.0/16,fd00:43::/124", false },
        { "RKE2NET219", CniPlugin.Canal, "11.42.0.0/16", "10.43.0.0/16", true },
        { "RKE2NET219", CniPlugin.Canal, "10.42.0.0/16", "172.0.0.0/11", true },
        { "RKE2NET219", CniPlugin.Canal, "100.64.0.0/16", "172.16.0.0/12", false },
        { "RKE2NET219", CniPlugin.Canal, "169.254.0.0/16", "10.43.0.0/16", false },
        { "RKE2NET222", CniPlugin.Canal, IPv6Pods, IPv6Services, true },
        { "RKE2NET222", CniPlugin.Canal, DualPods, DualServices, false },
        { "RKE2NET223", CniPlugin.Canal, IPv6Pods, IPv6Services, false },
        { "RKE2NET227", CniPlugin.Canal, IPv6Pods, IPv6Services, true },
        { "RKE2NET227", CniPlugin.Canal, DualPods, DualServices, false },
        { "RKE2NET225", CniPlugin.Calico, DualPods, DualServices, false },
        { "RKE2NET228", CniPlugin.Canal, "fd00:42::/56,10.42.0.0/16", "fd00:43::/112,10.43.0.0/16", false },
    };

    public static TheoryData<string, CniPlugin, string, string?, bool> ValueCases => new()
    {
        // id, plugin, release, values, found; on an IPv6-only cluster
        { "RKE2NET224", CniPlugin.Calico, "v1.28.15", null, true },
        { "RKE2NET224", CniPlugin.Calico, "v1.28.15", "installation: {calicoNetwork: {ipPools: [{cidr: 'fd00:42::/56'}]}}", false },
        { "RKE2NET224", CniPlugin.Canal, "v1.28.15", null, false },
        { "RKE2NET224", CniPlugin.Calico, "v1.36.3", null, false },
        { "RKE2NET226", CniPlugin.Cilium, "v1.36.3", null, true },
        { "RKE2NET226", CniPlugin.Cilium, "v1.36.3", "autoDirectNodeRoutes: true", true },
        { "RKE2NET226", CniPlugin.Cilium, "v1.36.3", "underlayProtocol: ipv6", false },
        { "RKE2NET226", CniPlugin.Cilium, "v1.36.3", "{routingMode: native, ipv6NativeRoutingCIDR: 'fd00:42::/56', autoDirectNodeRoutes: true}", false },
        { "RKE2NET226", CniPlugin.Cilium, "v1.30.4", null, true },
        { "RKE2NET226", CniPlugin.Cilium, "v1.30.4", "autoDirectNodeRoutes: true", false },
        { "RKE2NET226", CniPlugin.Cilium, "v1.24.4", "tunnel: disabled", false },
        { "RKE2NET226", CniPlugin.Canal, "v1.36.3", null, false },
    };

    public static TheoryData<string, string, string, string, string?, bool> NodeCases => new()
    {
        // id, node-ip, pods, services, release, found
        { "RKE2NET215", "192.168.1.5", DualPods, DualServices, null, true },
        { "RKE2NET215", "192.168.1.5,2001:db8::5", DualPods, DualServices, null, false },
        { "RKE2NET215", "192.168.1.5", IPv6Pods, IPv6Services, null, true },
        { "RKE2NET215", "192.168.1.5,2001:db8::5", IPv6Pods, IPv6Services, null, false },
        { "RKE2NET215", "2001:db8::5", "10.42.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET216", "2001:db8::5,192.168.1.5", DualPods, DualServices, null, true },
        { "RKE2NET216", "192.168.1.5,2001:db8::5", DualPods, DualServices, null, false },
        { "RKE2NET216", "192.168.1.5,2001:db8::5", IPv6Pods, IPv6Services, null, true },
        { "RKE2NET217", "10.42.7.5", "10.42.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET217", "10.43.7.5", "10.42.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET217", "10.44.7.5", "10.42.0.0/16", "10.43.0.0/16", null, false },
        { "RKE2NET217", "192.168.1.5,fd00:42::5", DualPods, DualServices, null, true },
        { "RKE2NET218", "127.0.0.1", "10.42.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET218", "0.0.0.0", "10.42.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET218", "169.254.1.1", "10.42.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET218", "239.1.1.1", "10.42.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET218", "192.168.1.5,fe80::1", DualPods, DualServices, null, true },
        { "RKE2NET218", "192.168.1.5,::", DualPods, DualServices, null, true },
        { "RKE2NET218", "192.168.1.5", "10.42.0.0/16", "10.43.0.0/16", null, false },
    };

    public static TheoryData<string, CniPlugin, string, string, int?, int, bool> SizeCases => new()
    {
        // id, plugin, pods, services, prefix length of nodes, nodes planned, found
        { "RKE2NET213", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", null, 256, false },
        { "RKE2NET213", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", null, 257, true },
        { "RKE2NET213", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", 25, 257, false },
        { "RKE2NET213", CniPlugin.Calico, "10.42.0.0/16", "10.43.0.0/16", null, 257, true },
        { "RKE2NET213", CniPlugin.Canal, "10.42.0.0/16", "10.42.0.0/17", null, 129, true },
        { "RKE2NET213", CniPlugin.Canal, "10.42.0.0/16", "10.42.0.0/17", null, 128, false },
        { "RKE2NET213", CniPlugin.Canal, "10.40.0.0/14,fd00:42::/56", "10.96.0.0/16,fd00:43::/112", null, 257, true },
        { "RKE2NET213", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", null, 0, false },
        { "RKE2NET214", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", 25, 0, false },
        { "RKE2NET214", CniPlugin.Canal, "10.42.0.0/16", "10.43.0.0/16", 26, 0, true },
        { "RKE2NET214", CniPlugin.Calico, "10.42.0.0/16", "10.43.0.0/16", 26, 0, false },
        { "RKE2NET208", CniPlugin.Canal, "10.42.0.0/24", "10.43.0.0/16", null, 0, true },
    };

    [Theory]
    [MemberData(nameof(ClusterCases))]
    public void Clusters(string id, CniPlugin plugin, string pods, string services, bool found) => Expect(id, found, Of(plugin, pods, services));

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void Values_without_IPv4(string id, CniPlugin plugin, string release, string? values, bool found)
    {
        var config = Of(plugin, IPv6Pods, IPv6Services, release);
        Expect(id, found, values is null ? config : config.WithValues(ChartValues.Parse(values)));
    }

    [Theory]
    [MemberData(nameof(NodeCases))]
    public void Nodes(string id, string address, string pods, string services, string? release, bool found) =>
        Expect(id, found, Of(CniPlugin.Canal, pods, services, release).WithNodeIp(IpAddresses.ParseOptional([address])!));

    [Theory]
    [MemberData(nameof(SizeCases))]
    public void Sizes(string id, CniPlugin plugin, string pods, string services, int? mask, int nodes, bool found)
    {
        var config = Of(plugin, pods, services).WithNodeCidrMaskSizes(mask, null);
        Expect(id, found, nodes == 0 ? config : config.WithNodeCount(nodes));
    }

    [Theory]
    [InlineData("10.42.0.0/16", "10.43.0.0/16", 300)]
    [InlineData("10.42.0.0/16", "10.43.0.0/16", 5000)]
    [InlineData(IPv6Pods, IPv6Services, 1000)]
    [InlineData("10.42.0.0/16", "10.128.0.0/16", 1000)]
    public void The_network_recommended_for_many_nodes_has_room_and_lies_apart(string pods, string services, int nodes)
    {
        var finding = RuleBook.Check(Of(CniPlugin.Canal, pods, services).WithNodeCount(nodes)).Single(each => each.Id == "RKE2NET213");
        Assert.Contains(nodes.ToString(CultureInfo.InvariantCulture) + " nodes", finding.Message);
        Assert.Contains("room for 256 ", finding.Message);
        var better = Regex.Match(finding.Recommendation, "such as ([0-9a-f:./]+)").Groups[1].Value;
        Assert.Empty(RuleBook.Check(Of(CniPlugin.Canal, better, services).WithNodeCount(nodes)).Where(each => each.Severity > FindingSeverity.Information).Select(each => each.Id));
    }

    [Theory]
    [InlineData("10.43.0.0/29", false)]
    [InlineData("10.43.0.0/30", true)]
    public void A_small_service_network_is_taken_with_a_DNS_address(string services, bool found) =>
        Expect("RKE2NET211", found, Of(CniPlugin.Canal, "10.42.0.0/16", services).WithClusterDns(IpAddresses.ParseOptional(["10.43.0.2"])!));

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData(900 * 1024, false)]
    public void Values_fit_their_Secret(int length, bool found)
    {
        var config = TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: " + new string('a', length) + "}");
        Expect("RKE2NET104", found, config);
    }

    [Fact]
    public void Many_small_values_count_with_their_indentation()
    {
        var deep = string.Concat(Enumerable.Range(0, 40).Select(i => new string(' ', 2 * i) + "k:\n"));
        var leaves = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"{new string(' ', 80)}k{i}: 1\n"));
        Expect("RKE2NET104", true, TestConfigs.Of(CniPlugin.Canal).WithValues(ChartValues.Parse(deep + leaves)));
        Expect("RKE2NET104", false, TestConfigs.Of(CniPlugin.Canal).WithValues(ChartValues.Parse(leaves.Replace(new string(' ', 80), string.Empty))));
    }

    [Theory]
    [InlineData("v1.22.3", false)]
    [InlineData("v1.21.2", true)]
    public void Kube_proxy_can_be_left_out_where_there_is_an_option(string release, bool found) =>
        Expect("RKE2NET105", found, new CniConfig(TestConfigs.Release(release)).WithKubeProxyDisabled(true));

    [Fact]
    public void A_missing_family_names_the_network_that_lacks_it()
    {
        var config = Of(CniPlugin.Canal, DualPods, DualServices).WithNodeIp(IpAddresses.ParseOptional(["192.168.1.5"])!);
        var finding = RuleBook.Check(config).Single(each => each.Id == "RKE2NET215");
        Assert.Equal((FindingSeverity.Error, "node-ip", "192.168.1.5"), (finding.Severity, finding.Path, finding.Value));
        Assert.Equal("Write node-ip: 192.168.1.5,<the node's IPv6 address>", finding.Recommendation);
    }

    private static CniConfig Of(CniPlugin plugin, string pods, string services, string? release = null) =>
        new CniConfig(TestConfigs.Release(release)).WithPlugin(plugin).WithClusterCidr(DualStack.Parse(pods)).WithServiceCidr(DualStack.Parse(services));

    private static void Expect(string id, bool found, CniConfig config)
    {
        var hits = RuleBook.Check(config).Where(finding => finding.Id == id).ToArray();
        Assert.Equal(found, hits.Length > 0);
        Assert.All(hits, hit => Assert.NotEmpty(hit.Recommendation));
    }

    /// <summary>What rules that are about addresses leave out: configurations that set none of them.</summary>
    [Fact]
    public void What_RKE2_has_by_itself_fits()
    {
        var about = RuleBook.Rules.Where(rule => rule.About != ConfigPart.None).ToArray();
        Assert.True(about.Length > 20);
        Assert.Empty(
            from release in ReleaseCatalog.Default.Releases
            from plugin in CniPlugins.All
            let config = new CniConfig(release).WithPlugin(plugin).WithWindowsNodes(true).WithMultus(MultusOptions.Default).WithValues(ChartValues.Parse("ipv6: {enabled: false}"))
            let context = new RuleContext(config, ReleaseCatalog.Default)
            from rule in about
            where rule.Check(context).Any()
            select $"{rule} {config}");
    }
}
