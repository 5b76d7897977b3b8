using System.Collections.Generic;
using Rke2Network.Model;
using Rke2Network.Shortcuts;
using Xunit;

namespace Rke2Network.Tests.Shortcuts;

/// <summary>
/// The MTU of pods from that of the nodes' network. Sources of the numbers: flannel-io/flannel pkg/backend;
/// projectcalico/calico felix/dataplane/linux/int_dataplane.go.
/// </summary>
public sealed class UnderlayMtuTests
{
    private const string PodsMtu = "calico.vethuMTU";
    private const string CalicoMtu = "installation.calicoNetwork.mtu";

    [Theory]
    // Canal: VXLAN 50, over IPv6 70; WireGuard 80 for both, as Flannel's own device; UDP 28; host-gw nothing.
    [InlineData(CniPlugin.Canal, null, null, false, PodsMtu, "8950")]
    [InlineData(CniPlugin.Canal, null, null, false, "flannel.mtu", "9000")]
    [InlineData(CniPlugin.Canal, null, null, true, PodsMtu, "8930")]
    [InlineData(CniPlugin.Canal, null, null, true, "flannel.mtu", "8980")]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: wireguard}", false, PodsMtu, "8920")]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: wireguard}", true, PodsMtu, "8920")]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: wireguard}", true, "flannel.mtu", "9000")]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: udp}", false, PodsMtu, "8972")]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: udp}", false, "flannel.mtu", null)]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: ipip}", false, PodsMtu, "8980")]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: host-gw}", false, PodsMtu, "9000")]
    [InlineData(CniPlugin.Canal, null, "flannel: {backend: host-gw}", false, "flannel.mtu", null)]
    [InlineData(CniPlugin.Canal, "v1.24.11", null, false, PodsMtu, "8950")]
    [InlineData(CniPlugin.Canal, "v1.24.11", null, false, "flannel.mtu", null)]
    [InlineData(CniPlugin.Canal, "v1.24.12", null, false, "flannel.mtu", "9000")]
    // Calico: VXLAN 50 and 70, IPIP 20, WireGuard 60 and 80; the largest of what is on.
    [InlineData(CniPlugin.Calico, null, null, false, CalicoMtu, "8950")]
    [InlineData(CniPlugin.Calico, null, null, true, CalicoMtu, "8930")]
    [InlineData(CniPlugin.Calico, null, "installation: {backend: IPIPCrossSubnet}", false, CalicoMtu, "8980")]
    [InlineData(CniPlugin.Calico, null, "installation: {backend: None}", false, CalicoMtu, "9000")]
    [InlineData(CniPlugin.Calico, "v1.30.0", "installation: {backend: None}", false, CalicoMtu, "8950")]
    [InlineData(CniPlugin.Calico, null, "installation: {backend: None}\nfelixConfiguration: {wireguardEnabled: true}", false, CalicoMtu, "8940")]
    [InlineData(CniPlugin.Calico, null, "felixConfiguration: {wireguardEnabled: true, wireguardEnabledV6: true}", true, CalicoMtu, "8920")]
    [InlineData(CniPlugin.Calico, null, "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: IPIP}]}}", false, CalicoMtu, "8980")]
    [InlineData(CniPlugin.Calico, null, "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}, {cidr: '2001:cafe:42::/56', encapsulation: VXLANCrossSubnet}]}}", true, CalicoMtu, "8930")]
    // Old charts take all encapsulation off where there is IPv6.
    [InlineData(CniPlugin.Calico, "v1.22.6", null, false, CalicoMtu, "8950")]
    [InlineData(CniPlugin.Calico, "v1.22.6", null, true, CalicoMtu, "9000")]
    [InlineData(CniPlugin.Cilium, null, null, true, "MTU", "9000")]
    [InlineData(CniPlugin.Flannel, null, null, false, "flannel.mtu", "9000")]
    [InlineData(CniPlugin.Flannel, null, null, true, "flannel.mtu", "8980")]
    [InlineData(CniPlugin.Flannel, null, "flannel: {backend: wireguard}", true, "flannel.mtu", "9000")]
    public void Of_9000(CniPlugin plugin, string? release, string? values, bool isDualStack, string path, string? mtu) =>
        Assert.Equal(mtu, Create(plugin, release, values, isDualStack).Values.Find(path)?.ToString());

    [Theory]
    [InlineData(EncryptionKind.WireGuard, CniPlugin.Canal, PodsMtu, "8920")]
    [InlineData(EncryptionKind.WireGuard, CniPlugin.Calico, CalicoMtu, "8940")]
    [InlineData(EncryptionKind.IPsec, CniPlugin.Cilium, "MTU", "9000")]
    public void Knows_the_encryption_of_the_same_command(EncryptionKind encryption, CniPlugin plugin, string path, string mtu) =>
        Assert.Equal(mtu, CniConfigFactory.Create(new() { Release = TestConfigs.Release(null), Plugin = plugin, Encryption = encryption, UnderlayMtu = 9000 }).Values.Find(path)!.ToString());

    [Theory]
    [InlineData(CniPlugin.Canal, "9000 less 50 for VXLAN")]
    [InlineData(CniPlugin.Calico, "9000 less 50 for VXLAN")]
    [InlineData(CniPlugin.Cilium, "Cilium itself takes off")]
    [InlineData(CniPlugin.Flannel, "the nodes' MTU")]
    public void Tells_the_number_that_it_took(CniPlugin plugin, string words)
    {
        var told = new List<string>();
        CniConfigFactory.Create(new() { Release = TestConfigs.Release(null), Plugin = plugin, UnderlayMtu = 9000 }, told.Add);
        Assert.Contains(words, told[0]);
        Assert.All(told, line => Assert.StartsWith("-UnderlayMtu: rke2-", line, System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CniPlugin.Canal, false, 625, "Write 626 or more")]
    [InlineData(CniPlugin.Canal, true, 1349, "Write 1350 or more")]
    [InlineData(CniPlugin.Calico, true, 1349, "Write 1350 or more")]
    [InlineData(CniPlugin.Flannel, true, 1349, "Write 1350 or more")]
    [InlineData(CniPlugin.Cilium, true, 1279, "9000")]
    [InlineData(CniPlugin.Calico, false, 65536, "9000")]
    public void Leaves_pods_what_IP_needs(CniPlugin plugin, bool isDualStack, int mtu, string advice)
    {
        var fault = Assert.Throws<InputException>(() => Create(plugin, isDualStack: isDualStack, mtu: mtu));
        Assert.Equal(("UnderlayMtu", "InvalidMtu"), (fault.Parameter, fault.ErrorId));
        Assert.Contains(advice, fault.Advice);
        if (mtu < 65536)
        {
            Create(plugin, isDualStack: isDualStack, mtu: mtu + 1);
        }
    }

    [Theory]
    [InlineData(CniPlugin.Canal, "flannel: {backend: extension}")]
    [InlineData(CniPlugin.Flannel, "flannel: {backend: extension}")]
    [InlineData(CniPlugin.Flannel, "flannel: {backend: host-gw}")]
    public void Says_so_where_it_cannot_be_worked_out(CniPlugin plugin, string values) =>
        Assert.Contains("backend vxlan", Assert.Throws<InputException>(() => Create(plugin, values: values)).Advice);

    [Fact]
    public void Own_values_that_say_otherwise_are_told() =>
        Assert.Equal("ValueGivenTwice", Assert.Throws<InputException>(() => Create(CniPlugin.Canal, values: "calico: {vethuMTU: 1450}")).ErrorId);

    [Theory]
    [InlineData(CniPlugin.Canal, PodsMtu, "8930")]
    [InlineData(CniPlugin.Canal, "flannel.mtu", "8980")]
    [InlineData(CniPlugin.Calico, CalicoMtu, "8930")]
    [InlineData(CniPlugin.Cilium, "MTU", "9000")]
    [InlineData(CniPlugin.Flannel, "flannel.mtu", "8980")]
    public void A_second_family_is_followed(CniPlugin plugin, string path, string mtu)
    {
        var changed = DualStackChange.Apply(Create(plugin), null, null, null, null);
        Assert.Equal(mtu, changed.Values.Find(path)!.ToString());
        Assert.Equal(changed.Values.ToString(), DualStackChange.Apply(changed, null, null, null, null).Values.ToString());
        Assert.Equal(Create(plugin, isDualStack: true).Values.ToString(), changed.Values.ToString());
    }

    [Fact]
    public void What_was_set_since_stays_with_a_second_family()
    {
        var own = Create(CniPlugin.Calico).WithValues(ChartValues.Parse("installation: {calicoNetwork: {mtu: 1400}}"));
        Assert.Equal("1400", DualStackChange.Apply(own, null, null, null, null).Values.Find(CalicoMtu)!.ToString());
        var plain = TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {mtu: 8950}}");
        Assert.Equal("8950", DualStackChange.Apply(plain, null, null, null, null).Values.Find(CalicoMtu)!.ToString());
    }

    [Fact]
    public void Encryption_follows_a_second_family_too()
    {
        var config = CniConfigFactory.Create(new() { Release = TestConfigs.Release(null), Plugin = CniPlugin.Calico, Encryption = EncryptionKind.WireGuard, UnderlayMtu = 9000 });
        var changed = DualStackChange.Apply(config, null, null, null, null);
        Assert.Equal("true", changed.Values.Find("felixConfiguration.wireguardEnabledV6")!.ToString());
        Assert.Equal("8920", changed.Values.Find(CalicoMtu)!.ToString());
    }

    private static CniConfig Create(CniPlugin plugin, string? release = null, string? values = null, bool isDualStack = false, int mtu = 9000) => CniConfigFactory.Create(new()
    {
        Plugin = plugin,
        Release = TestConfigs.Release(release),
        Values = values is null ? null : ChartValues.Parse(values),
        ClusterCidr = isDualStack ? TestConfigs.Pods : null,
        ServiceCidr = isDualStack ? TestConfigs.Services : null,
        UnderlayMtu = mtu,
    });
}
