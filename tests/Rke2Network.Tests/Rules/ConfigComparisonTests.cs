using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Two configurations: what differs, and which differences a running cluster does not survive.</summary>
public sealed class ConfigComparisonTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        // config.yaml before and after, the differences
        { "cni: canal\n", "cni: canal\n", "" },
        { "cni: canal\n", "", "" },
        { "cni: canal\n", "cni: cilium\n", "cni: canal becomes cilium RKE2NET150" },
        { "cni: canal\n", "cni: [multus, canal]\n", "cni: canal becomes multus,canal" },
        { "", "cluster-cidr: 10.50.0.0/16\n", "cluster-cidr: 10.42.0.0/16 becomes 10.50.0.0/16 RKE2NET151" },
        { "cluster-cidr: 10.42.0.0/16\n", "", "" },
        { "service-cidr: 10.43.0.0/16\n", "service-cidr: 10.44.0.0/16\n", "service-cidr: 10.43.0.0/16 becomes 10.44.0.0/16 RKE2NET151; cluster-dns: 10.43.0.10 becomes 10.44.0.10" },
        { "", "disable-kube-proxy: true\nkube-proxy-arg: proxy-mode=ipvs\n", "disable-kube-proxy: false becomes true; kube-proxy-arg: proxy-mode=ipvs is added" },
        { "node-ip: 10.0.0.1\n", "", "node-ip: 10.0.0.1 is removed" },
        { "kube-controller-manager-arg: node-cidr-mask-size-ipv4=24\n", "kube-controller-manager-arg: node-cidr-mask-size-ipv4=25\n", "node-cidr-mask-size-ipv4: 24 becomes 25" },
    };

    public static TheoryData<CniPlugin, string, string, string> ValueCases => new()
    {
        { CniPlugin.Canal, "flannel: {iface: eth0}", "flannel: {iface: eth1}", "rke2-canal: flannel.iface: eth0 becomes eth1" },
        { CniPlugin.Canal, "{}", "flannel: {backend: vxlan}", "rke2-canal: flannel.backend: vxlan is added" },
        { CniPlugin.Canal, "{}", "flannel: {backend: wireguard}", "rke2-canal: flannel.backend: wireguard is added RKE2NET152" },
        { CniPlugin.Canal, "flannel: {backend: wireguard}", "{}", "rke2-canal: flannel.backend: wireguard is removed RKE2NET152" },
        { CniPlugin.Canal, "flannel: {mtu: 1400}", "flannel: {mtu: '1400'}", "rke2-canal: flannel.mtu: 1400 (Integer) becomes 1400 (String)" },
        { CniPlugin.Calico, "{}", "installation: {calicoNetwork: {bgp: Enabled}}", "rke2-calico: installation.calicoNetwork.bgp: Enabled is added RKE2NET152" },
        { CniPlugin.Calico, "{}", "installation: {calicoNetwork: {bgp: Disabled}}", "rke2-calico: installation.calicoNetwork.bgp: Disabled is added" },
        { CniPlugin.Calico, "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]}}", "RKE2NET152" },
        { CniPlugin.Calico, "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN, blockSize: 27}]}}", "becomes" },
        { CniPlugin.Calico, "{}", "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]}}", "is added RKE2NET152" },
        { CniPlugin.Calico, "{}", "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", "is added" },
        { CniPlugin.Calico, "{}", "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}, {cidr: 'fd00:42::/56', encapsulation: None}]}}", "is added" },
        { CniPlugin.Cilium, "{}", "{tunnelProtocol: geneve}", "rke2-cilium: tunnelProtocol: geneve is added RKE2NET152" },
        { CniPlugin.Cilium, "{}", "{tunnelProtocol: vxlan, routingMode: tunnel}", "rke2-cilium: tunnelProtocol: vxlan is added; rke2-cilium: routingMode: tunnel is added" },
        { CniPlugin.Cilium, "{routingMode: native}", "{routingMode: native, tunnelProtocol: geneve}", "rke2-cilium: tunnelProtocol: geneve is added" },
        { CniPlugin.Cilium, "{routingMode: native}", "{eni: {enabled: true}}", "rke2-cilium: routingMode: native is removed" },
        { CniPlugin.Cilium, "{}", "{routingMode: native, ipv4NativeRoutingCIDR: 10.42.0.0/16}", "rke2-cilium: routingMode: native is added RKE2NET152" },
        { CniPlugin.Cilium, "{}", "{hubble: {enabled: true}}", "rke2-cilium: hubble.enabled: true is added" },
    };

    public static TheoryData<string, string, string, string, string> UpgradeCases => new()
    {
        // Cilium's release and values before and after; what is found, with its remedy
        { "v1.26.5", "{}", "v1.34.4", "{}", "" },
        { "v1.26.5", "{tunnel: geneve}", "v1.34.4", "{tunnelProtocol: geneve}", "" },
        { "v1.26.5", "{tunnel: disabled}", "v1.34.4", "{routingMode: native}", "" },
        { "v1.21.2", "{cilium: {tunnel: geneve}}", "v1.26.5", "{tunnel: geneve}", "" },
        { "v1.26.5", "{tunnel: geneve}", "v1.34.4", "{}", "rke2-cilium: tunnel: geneve is removed. Keep tunnelProtocol: geneve, or make" },
        { "v1.26.5", "{tunnel: disabled}", "v1.34.4", "{}", "rke2-cilium: tunnel: disabled is removed. Keep routingMode: native, or make" },
        { "v1.21.2", "{cilium: {tunnel: vxlan}}", "v1.21.2", "{cilium: {tunnel: geneve}}", "rke2-cilium: cilium.tunnel: vxlan becomes geneve. Keep cilium.tunnel: vxlan, or make" },
        { "v1.21.2", "{}", "v1.21.2", "{cilium: {tunnel: disabled}}", "rke2-cilium: cilium.tunnel: disabled is added. Keep cilium.tunnel: vxlan, or make" },
        { "v1.26.5", "{tunnel: disabled}", "v1.26.5", "{}", "rke2-cilium: tunnel: disabled is removed. Keep tunnel: disabled, or make" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Options_are_compared_with_what_they_mean(string before, string after, string expected) =>
        Assert.Equal(expected, Words(Read(before), Read(after)));

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void Values_are_compared_and_other_backends_found(CniPlugin plugin, string before, string after, string expected)
    {
        var words = Words(TestConfigs.Of(plugin, values: before), TestConfigs.Of(plugin, values: after));
        Assert.Contains(expected, words, System.StringComparison.Ordinal);
        Assert.Equal(expected.Contains("RKE2NET152"), words.Contains("RKE2NET152"));
    }

    [Theory]
    [MemberData(nameof(UpgradeCases))]
    public void An_upgrade_that_writes_Ciliums_tunnel_anew_changes_no_backend(string release, string values, string target, string then, string expected)
    {
        var differences = ConfigComparison.Compare(TestConfigs.Of(CniPlugin.Cilium, release, values: values), TestConfigs.Of(CniPlugin.Cilium, target, values: then));
        Assert.StartsWith(expected, string.Join("; ", differences.Where(each => each.Finding is not null).Select(each => $"{each}. {each.Recommendation}")), System.StringComparison.Ordinal);
        Assert.Equal(expected.Length > 0, differences.Any(each => each.Finding is not null));
    }

    [Fact]
    public void The_remedy_of_pools_names_their_encapsulation() => Assert.StartsWith(
        "Keep encapsulation: VXLAN in installation.calicoNetwork.ipPools, or make a new cluster",
        Assert.Single(
            ConfigComparison.Compare(
                TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}"),
                TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]}}")),
            difference => difference.Finding is not null).Recommendation,
        System.StringComparison.Ordinal);

    [Theory]
    [InlineData("cluster-cidr: 10.50.0.0/16 # rke2network:ignore RKE2NET151 all nodes are new\n", false)]
    [InlineData("# rke2network:ignore-file RKE2NET151 all nodes are new\ncluster-cidr: 10.50.0.0/16\n", false)]
    [InlineData("cluster-cidr: 10.50.0.0/16 # rke2network:ignore RKE2NET152 another rule\n", true)]
    public void A_comment_accepts_a_change_and_the_check_of_its_file_does_not_wonder_at_it(string after, bool isBreaking)
    {
        var config = ManifestCheck.Import(ReleaseCatalog.Default.Newest, ServerSource.Parse(after + "token: a\n", "config.yaml"));
        var difference = Assert.Single(ConfigComparison.Compare(Read(string.Empty), config), each => each.Finding is not null);
        Assert.Equal(isBreaking, difference.IsBreaking);
        Assert.Equal(isBreaking, difference.Finding?.Suppression is null);
        Assert.DoesNotContain(config.Findings, finding => finding.Id == "RKE2NET140");
    }

    [Fact]
    public void What_is_unknown_in_one_is_left_out_and_places_are_kept()
    {
        var manifest = ConfigAssembly.Assemble(ReleaseCatalog.Default.Newest, ServerSource.Parse("apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    flannel:\n      iface: eth1\n", "a.yaml"));
        var running = new CniConfig(ReleaseCatalog.Default.Newest).WithPlugin(CniPlugin.Canal).WithClusterCidr(DualStack.Parse("10.50.0.0/16"));
        var difference = Assert.Single(ConfigComparison.Compare(running, manifest));
        Assert.Equal("rke2-canal: flannel.iface: eth1 is added at a.yaml:9:14", $"{difference} at {difference.Source}");
    }

    [Fact]
    public void Another_release_and_a_failure_policy_are_differences()
    {
        var before = TestConfigs.Of(CniPlugin.Canal, "v1.34.4");
        Assert.Equal(
            "release: v1.34.4+rke2r1 becomes v1.35.1+rke2r1; rke2-canal: failurePolicy: abort is added",
            Words(before, before.WithRelease(TestConfigs.Release("v1.35.1")).WithFailurePolicy(FailurePolicy.Abort)));
    }

    [Fact]
    public void Secrets_differ_and_are_not_shown() => Assert.Equal(
        "rke2-canal: a.password: (hidden) becomes (hidden)",
        Words(TestConfigs.Of(CniPlugin.Canal, values: "a: {password: hunter2}"), TestConfigs.Of(CniPlugin.Canal, values: "a: {password: hunter3}")));

    [Fact]
    public void The_remedy_names_both_ways_out() => Assert.Equal(
        "Keep cni: canal, or make a new cluster with cilium and move to it.",
        Assert.Single(ConfigComparison.Compare(TestConfigs.Of(CniPlugin.Canal), TestConfigs.Of(CniPlugin.Cilium)), difference => difference.IsBreaking).Recommendation);

    private static CniConfig Read(string text) => ConfigAssembly.Assemble(ReleaseCatalog.Default.Newest, ServerSource.Parse(text + "token: a\n", "config.yaml"));

    private static string Words(CniConfig before, CniConfig after) => string.Join(
        "; ", ConfigComparison.Compare(before, after).Select(difference => $"{difference}{(difference.Finding is { } finding ? " " + finding.Id : string.Empty)}"));
}
