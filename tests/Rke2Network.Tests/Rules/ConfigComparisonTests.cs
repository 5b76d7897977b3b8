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
        { CniPlugin.Cilium, "{}", "{routingMode: native, ipv4NativeRoutingCIDR: 10.42.0.0/16}", "rke2-cilium: routingMode: native is added RKE2NET152" },
        { CniPlugin.Cilium, "{}", "{hubble: {enabled: true}}", "rke2-cilium: hubble.enabled: true is added" },
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
