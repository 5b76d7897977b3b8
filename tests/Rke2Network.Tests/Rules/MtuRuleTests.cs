using System.Linq;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>MTUs of pods, tunnels and nodes, each case at the limit and one byte over it.</summary>
public sealed class MtuRuleTests
{
    private const string Dual = "10.42.0.0/16,2001:cafe:42::/56";
    private const string DualServices = "10.43.0.0/16,2001:cafe:43::/112";

    public static TheoryData<string, CniPlugin, string?, string, int?, bool, bool> Cases => new()
    {
        // rule, plugin, release, values, MTU of the nodes' network, dual-stack, found
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 1500}\ncalico: {vethuMTU: 1451}", null, false, true },
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 1500}\ncalico: {vethuMTU: 1450}", null, false, false },
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 1499}", null, false, true },
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 1500}", null, false, false },
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 1500, backend: wireguard}", null, false, true },
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 1530, backend: wireguard}", null, false, false },
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 0}", null, false, false },
        { "RKE2NET540", CniPlugin.Canal, null, "flannel: {mtu: 1400, backend: host-gw}", null, false, false },
        { "RKE2NET540", CniPlugin.Canal, "v1.24.11", "flannel: {mtu: 1400}", null, false, false },
        { "RKE2NET541", CniPlugin.Canal, null, "calico: {vethuMTU: 1451}", 1500, false, true },
        { "RKE2NET541", CniPlugin.Canal, null, "calico: {vethuMTU: 1450}", 1500, false, false },
        { "RKE2NET541", CniPlugin.Canal, null, "calico: {vethuMTU: 1450}", 1500, true, true },
        { "RKE2NET541", CniPlugin.Canal, null, "calico: {vethuMTU: 1450}", null, true, false },
        { "RKE2NET541", CniPlugin.Calico, null, "installation: {calicoNetwork: {mtu: 1500}}", 1500, false, true },
        { "RKE2NET541", CniPlugin.Calico, null, "installation: {calicoNetwork: {mtu: 1450}}", 1500, false, false },
        { "RKE2NET541", CniPlugin.Calico, null, "installation: {calicoNetwork: {mtu: 1450}}\nfelixConfiguration: {wireguardEnabled: true}", 1500, false, true },
        { "RKE2NET541", CniPlugin.Calico, null, "installation: {backend: None, calicoNetwork: {mtu: 1500}}", 1500, false, false },
        { "RKE2NET542", CniPlugin.Cilium, null, "MTU: 9000", 1500, false, true },
        { "RKE2NET542", CniPlugin.Cilium, null, "MTU: 1500", 1500, false, false },
        { "RKE2NET542", CniPlugin.Flannel, null, "flannel: {mtu: 1501}", 1500, false, true },
        { "RKE2NET542", CniPlugin.Flannel, null, "flannel: {mtu: 1400}", 1500, false, false },
        { "RKE2NET542", CniPlugin.Canal, null, "flannel: {mtu: 9000}", 1500, false, true },
        { "RKE2NET542", CniPlugin.Canal, null, "flannel: {mtu: 9000}", null, false, false },
        { "RKE2NET543", CniPlugin.Canal, null, "calico: {vethuMTU: 1279}", null, true, true },
        { "RKE2NET543", CniPlugin.Canal, null, "calico: {vethuMTU: 1280}", null, true, false },
        { "RKE2NET543", CniPlugin.Canal, null, "calico: {vethuMTU: 1200}", null, false, false },
        { "RKE2NET543", CniPlugin.Calico, null, "installation: {calicoNetwork: {mtu: 1200}}", null, true, true },
        { "RKE2NET543", CniPlugin.Calico, null, "installation: {calicoNetwork: {mtu: 0}}", null, true, false },
        { "RKE2NET543", CniPlugin.Cilium, null, "MTU: 1279", null, true, true },
        { "RKE2NET543", CniPlugin.Flannel, null, "flannel: {mtu: 1329}", null, true, true },
        { "RKE2NET543", CniPlugin.Flannel, null, "flannel: {mtu: 1330}", null, true, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Packets_that_are_too_large_or_too_small_are_found(string id, CniPlugin plugin, string? release, string values, int? underlay, bool dual, bool found)
    {
        var findings = Check(plugin, release, values, underlay, dual ? Dual : null, dual ? DualServices : null).Where(finding => finding.Id == id).ToArray();
        Assert.Equal(found, findings.Length > 0);
        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
    }

    [Theory]
    [InlineData(CniPlugin.Canal, "flannel: {mtu: 1400}", null, "Write calico.vethuMTU: 1350")]
    [InlineData(CniPlugin.Calico, "installation: {calicoNetwork: {mtu: 1500}}", 1500, "Write installation.calicoNetwork.mtu: 1450")]
    [InlineData(CniPlugin.Cilium, "MTU: 9000", 1500, "Write MTU: 1500")]
    public void The_remedy_can_be_pasted(CniPlugin plugin, string values, int? underlay, string remedy) =>
        Assert.Equal(remedy, Check(plugin, null, values, underlay, null, null).Single(finding => finding.Id.StartsWith("RKE2NET54", System.StringComparison.Ordinal)).Recommendation);

    private static System.Collections.Generic.IReadOnlyList<Finding> Check(CniPlugin plugin, string? release, string values, int? underlay, string? pods, string? services)
    {
        var config = TestConfigs.Of(plugin, release, values, pods: pods, services: services);
        return RuleBook.Check(underlay is { } mtu ? config.WithUnderlayMtu(mtu) : config);
    }
}
