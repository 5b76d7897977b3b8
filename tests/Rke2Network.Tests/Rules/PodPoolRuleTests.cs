using System.Linq;
using Rke2Network.Model;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Networks for pods in charts against cluster-cidr.</summary>
public sealed class PodPoolRuleTests
{
    private const string Dual = "10.42.0.0/16,2001:cafe:42::/56";
    private const string DualServices = "10.43.0.0/16,2001:cafe:43::/112";

    public static TheoryData<string, CniPlugin, string?, string, bool, int> Cases => new()
    {
        // rule, plugin, release, values, dual-stack, how many are found
        { "RKE2NET232", CniPlugin.Calico, null, Pools("192.168.0.0/16"), false, 1 },
        { "RKE2NET232", CniPlugin.Calico, null, Pools("10.42.0.0/16"), false, 0 },
        { "RKE2NET232", CniPlugin.Calico, null, Pools("10.42.128.0/17"), false, 0 },
        { "RKE2NET232", CniPlugin.Calico, null, Pools("10.0.0.0/8"), false, 1 },
        { "RKE2NET232", CniPlugin.Calico, null, Pools("<pods>"), false, 0 },
        { "RKE2NET232", CniPlugin.Calico, null, Pools("10.42.0.0/16", "fd00:42::/56"), false, 1 },
        { "RKE2NET232", CniPlugin.Calico, null, Pools("10.42.0.0/16"), true, 1 },
        { "RKE2NET232", CniPlugin.Calico, null, Pools("10.42.0.0/16", "2001:cafe:42::/56"), true, 0 },
        { "RKE2NET232", CniPlugin.Calico, null, "installation: {calicoNetwork: {ipPools: []}}", true, 0 },
        { "RKE2NET232", CniPlugin.Calico, null, "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16}, {cidr: 192.168.7.0/24, allowedUses: [LoadBalancer]}]}}", false, 0 },
        { "RKE2NET232", CniPlugin.Calico, "v1.23.6", Pools("192.168.0.0/16"), false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipam: {mode: cluster-pool}", false, 1 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDRList: [10.42.0.0/16]}}", false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDRList: 10.42.0.0/16}}", false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDRList: [10.42.0.0/17, 10.44.0.0/16]}}", false, 1 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDRList: [10.42.0.0/16]}}", true, 1 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipam: {mode: kubernetes, operator: {clusterPoolIPv4PodCIDRList: [10.44.0.0/16]}}", false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipam: {mode: eni}", false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, "v1.23.1", "cilium: {ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDR: 10.44.0.0/16}}}", false, 1 },
        { "RKE2NET233", CniPlugin.Cilium, "v1.23.1", "cilium: {ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDR: 10.42.0.0/16}}}", false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, null, "routingMode: native\nipv4NativeRoutingCIDR: 10.44.0.0/16", false, 1 },
        { "RKE2NET233", CniPlugin.Cilium, null, "routingMode: native\nipv4NativeRoutingCIDR: 10.42.0.0/17", false, 1 },
        { "RKE2NET233", CniPlugin.Cilium, null, "routingMode: native\nipv4NativeRoutingCIDR: 10.0.0.0/8", false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, null, "ipv4NativeRoutingCIDR: 10.44.0.0/16", false, 0 },
        { "RKE2NET233", CniPlugin.Cilium, null, "routingMode: native\nipv4NativeRoutingCIDR: 10.0.0.0/8\nipv6NativeRoutingCIDR: fd00::/16", true, 1 },
        { "RKE2NET233", CniPlugin.Cilium, "v1.24.12", "tunnel: disabled\nipv4NativeRoutingCIDR: 10.44.0.0/16", false, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pools_are_held_against_cluster_cidr(string id, CniPlugin plugin, string? release, string values, bool dual, int count)
    {
        var config = TestConfigs.Of(plugin, release, values, pods: dual ? Dual : null, services: dual ? DualServices : null);
        Assert.Equal(count, config.Findings.Count(finding => finding.Id == id));
    }

    [Fact]
    public void Where_cluster_cidr_is_unknown_nothing_is_said()
    {
        var config = new CniConfig(TestConfigs.Release(null)).WithPlugin(CniPlugin.Calico).WithValues(ChartValues.Parse(Pools("192.168.0.0/16")));
        Assert.DoesNotContain(Rke2Network.Rules.RuleBook.Check(config.WithUnknown(ConfigPart.ClusterCidr)), finding => finding.Id == "RKE2NET232");
    }

    [Theory]
    [InlineData(CniPlugin.Calico, "installation: {calicoNetwork: {ipPools: [{cidr: 192.168.0.0/16}]}}", "Write cidr: 10.42.0.0/16, or a part of it; or leave ipPools out, and the chart makes pools of cluster-cidr.")]
    [InlineData(CniPlugin.Cilium, "ipam: {mode: cluster-pool}", "Write ipam.operator.clusterPoolIPv4PodCIDRList: [10.42.0.0/16], or leave ipam.mode out, and Cilium takes cluster-cidr.")]
    [InlineData(CniPlugin.Cilium, "routingMode: native\nipv4NativeRoutingCIDR: 10.44.0.0/16", "Write ipv4NativeRoutingCIDR: 10.42.0.0/16, or a network that holds it.")]
    public void The_remedy_can_be_pasted(CniPlugin plugin, string values, string remedy) =>
        Assert.Equal(remedy, TestConfigs.Of(plugin, values: values).Findings.Single(finding => finding.Id is "RKE2NET232" or "RKE2NET233").Recommendation);

    private static string Pools(params string[] cidrs) => $"installation: {{calicoNetwork: {{ipPools: [{string.Join(", ", cidrs.Select(cidr => $"{{cidr: '{cidr}'}}"))}]}}}}";
}
