using System.Linq;
using Rke2Network.Model;
using Rke2Network.Upgrades;
using Xunit;

namespace Rke2Network.Tests.Upgrades;

/// <summary>What becomes of users' values from one release to another.</summary>
public sealed class UpgradeComparisonTests
{
    public static TheoryData<CniPlugin, string, string, string, ChartValueChangeKind?, bool, string?, string?> Cases => new()
    {
        // plugin, from, to, values, change, breaking, in which release, what to write
        { CniPlugin.Cilium, "v1.29.2", "v1.31.0", "kubeProxyReplacement: strict", ChartValueChangeKind.Allowed, true, "v1.30.4+rke2r1", "Write true." },
        { CniPlugin.Cilium, "v1.29.2", "v1.30.3", "kubeProxyReplacement: strict", null, false, null, null },
        { CniPlugin.Cilium, "v1.23.1", "v1.24.4", "cilium: {tunnel: geneve}", ChartValueChangeKind.Renamed, true, "v1.23.5+rke2r1", "Take the values out of 'cilium:' and write them at the top level." },
        { CniPlugin.Cilium, "v1.26.8", "v1.27.11", "tunnel: vxlan", ChartValueChangeKind.Renamed, true, "v1.27.11+rke2r1", "Write tunnelProtocol instead: vxlan or geneve as before; disabled becomes routingMode: native." },
        { CniPlugin.Cilium, "v1.34.1", "v1.34.2", "cni: {exclusive: false}", ChartValueChangeKind.Default, false, "v1.34.2+rke2r1", "" },
        { CniPlugin.Cilium, "v1.30.3", "v1.31.0", "hubble: {metrics: {enabled: dns}}", ChartValueChangeKind.Kind, true, "v1.30.4+rke2r1", "Write it as a list: enabled: [dns]." },
        { CniPlugin.Cilium, "v1.24.10", "v1.26.3", "MTU: 1400", ChartValueChangeKind.Added, false, "v1.26.3+rke2r1", "It has an effect only from there on: rke2-cilium did not take it before." },
        { CniPlugin.Cilium, "v1.26.3", "v1.24.10", "MTU: 1400", ChartValueChangeKind.Removed, true, "v1.24.11+rke2r1", "Leave it out." },
        { CniPlugin.Cilium, "v1.36.3", "v1.23.17", "kubeProxyReplacement: true", ChartValueChangeKind.Allowed, true, null, "Write strict." },
        { CniPlugin.Cilium, "v1.23.17", "v1.31.0", "tunnel: vxlan", ChartValueChangeKind.Renamed, true, "v1.29.2+rke2r1", "Write tunnelProtocol instead: vxlan or geneve as before; disabled becomes routingMode: native." },
        { CniPlugin.Cilium, "v1.29.2", "v1.36.3", "tunnel: vxlan", ChartValueChangeKind.Renamed, true, "v1.31.1+rke2r2", "Write tunnelProtocol instead: vxlan or geneve as before; disabled becomes routingMode: native." },
        { CniPlugin.Cilium, "v1.23.17", "v1.31.0", "k8sServicePort: '6443'", null, false, null, null },
        { CniPlugin.Flannel, "v1.27.11", "v1.24.4", "flannel: {backend: vxlan}", ChartValueChangeKind.Removed, true, null, "RKE2 v1.26.13+rke2r1 does not ship rke2-flannel: choose another plugin." },
        { CniPlugin.Canal, "v1.36.2", "v1.36.3", "flannel: {iface: eth1}", null, false, null, null },
        { CniPlugin.Calico, "v1.28.8", "v1.36.3", "installation: {calicoNetwork: {linuxDataplane: Iptables}}", ChartValueChangeKind.Allowed, false, null, "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_is_told_with_its_release_and_remedy(CniPlugin plugin, string from, string to, string values, ChartValueChangeKind? change, bool breaking, string? release, string? remedy)
    {
        var found = UpgradeComparison.Compare(TestConfigs.Of(plugin, from, values), TestConfigs.Release(to)).SingleOrDefault();
        Assert.Equal(change, found?.Change);
        if (found is not null)
        {
            Assert.Equal(breaking, found.IsBreaking);
            Assert.Equal(remedy, found.Recommendation);
            Assert.Equal(release ?? found.Release.ToString(), found.Release.ToString());
        }
    }

    [Fact]
    public void The_same_release_changes_nothing()
    {
        var config = TestConfigs.Of(CniPlugin.Cilium, "v1.31.0", "tunnel: vxlan\nkubeProxyReplacement: strict\nnothing: here");
        Assert.Empty(UpgradeComparison.Compare(config, config.Rke2Version));
    }

    [Fact]
    public void What_breaks_comes_first()
    {
        var changes = UpgradeComparison.Compare(TestConfigs.Of(CniPlugin.Cilium, "v1.29.2", "cni: {exclusive: false}\nkubeProxyReplacement: strict"), TestConfigs.Release("v1.36.3"));
        Assert.Equal(["kubeProxyReplacement", "cni.exclusive"], changes.Select(change => change.Path));
    }
}
