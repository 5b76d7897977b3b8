using System.Linq;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Encryption, nftables and failure policies, both sides of each gate.</summary>
public sealed class DataplaneUseRuleTests
{
    public static TheoryData<string, CniPlugin, string?, string?, bool> Cases => new()
    {
        { "RKE2NET503", CniPlugin.Calico, null, "felixConfiguration: {wireguardEnabled: true}", true },
        { "RKE2NET503", CniPlugin.Calico, null, "felixConfiguration: {wireguardEnabled: false}", false },
        { "RKE2NET503", CniPlugin.Calico, null, "felixConfiguration: {wireguardEnabledV6: true}", true },
        { "RKE2NET503", CniPlugin.Cilium, null, "encryption: {enabled: true, type: wireguard}", true },
        { "RKE2NET503", CniPlugin.Cilium, null, "encryption: {enabled: false, type: wireguard}", false },
        { "RKE2NET503", CniPlugin.Cilium, "v1.22.7", "cilium: {encryption: {enabled: true, type: wireguard}}", true },
        { "RKE2NET520", CniPlugin.Flannel, "v1.34.9", "flannel: {enableNFTables: true}", true },
        { "RKE2NET520", CniPlugin.Flannel, "v1.34.10", "flannel: {enableNFTables: true}", false },
        { "RKE2NET520", CniPlugin.Flannel, "v1.34.9", "flannel: {enableNFTables: false}", false },
        { "RKE2NET520", CniPlugin.Calico, "v1.35.6", "installation: {calicoNetwork: {linuxDataplane: Nftables}}", true },
        { "RKE2NET520", CniPlugin.Calico, "v1.35.7", "installation: {calicoNetwork: {linuxDataplane: Nftables}}", false },
        { "RKE2NET520", CniPlugin.Calico, "v1.35.6", "installation: {calicoNetwork: {linuxDataplane: Iptables}}", false },
        { "RKE2NET521", CniPlugin.Canal, "v1.36.3", "flannel: {enableNFTables: true}", true },
        { "RKE2NET521", CniPlugin.Canal, "v1.33.13+rke2r2", "flannel: {enableNFTables: true}", false },
        { "RKE2NET521", CniPlugin.Canal, "v1.36.3", null, false },
        { "RKE2NET530", CniPlugin.Cilium, null, "encryption: {enabled: true, type: ipsec}", true },
        { "RKE2NET530", CniPlugin.Cilium, null, "encryption: {enabled: true}", true },
        { "RKE2NET530", CniPlugin.Cilium, null, "encryption: {type: ipsec}", false },
        { "RKE2NET530", CniPlugin.Cilium, null, "encryption: {enabled: true, type: wireguard}", false },
        { "RKE2NET530", CniPlugin.Cilium, "v1.21.2", "cilium: {encryption: {enabled: true}}", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values(string id, CniPlugin plugin, string? release, string? values, bool found) =>
        Assert.Equal(found, Finding(TestConfigs.Of(plugin, release, values), id) is not null);

    [Theory]
    [InlineData("v1.34.9", "nftables", "RKE2NET520")]
    [InlineData("v1.34.10", "nftables", "RKE2NET521")]
    [InlineData("v1.34.10", "ipvs", null)]
    public void Kube_proxy_alone_uses_nftables(string release, string mode, string? id)
    {
        var findings = RuleBook.Check(TestConfigs.Of(CniPlugin.Cilium, release).WithKubeProxyMode(mode));
        Assert.Equal(id, findings.SingleOrDefault()?.Id);
    }

    [Fact]
    public void The_Secret_of_IPsec_is_named() =>
        Assert.Contains("my-keys", Finding(TestConfigs.Of(CniPlugin.Cilium, values: "encryption: {enabled: true, type: ipsec, ipsec: {secretName: my-keys}}"), "RKE2NET530")!.Message);

    [Fact]
    public void Calico_encrypts_IPv4_only()
    {
        var config = TestConfigs.Of(CniPlugin.Calico, pods: "10.42.0.0/16,fd00:42::/56", services: "10.43.0.0/16,fd00:43::/112").WithValues(ChartValues.Parse("felixConfiguration: {wireguardEnabled: true}"));
        Assert.Equal("Set felixConfiguration.wireguardEnabledV6 to true.", Finding(config, "RKE2NET531")!.Recommendation);
        Assert.Contains("v1.2", Finding(config.WithRelease(TestConfigs.Release("v1.25.4")), "RKE2NET531")!.Recommendation);
        Assert.Null(Finding(config.WithValues(ChartValues.Parse("felixConfiguration: {wireguardEnabled: true, wireguardEnabledV6: true}")), "RKE2NET531"));
        Assert.Null(Finding(TestConfigs.Of(CniPlugin.Calico, values: "felixConfiguration: {wireguardEnabled: true}"), "RKE2NET531"));
    }

    [Theory]
    [InlineData("v1.34.9", FailurePolicy.Retry, "Write abort, which leaves a failed release alone.")]
    [InlineData("v1.34.10", FailurePolicy.Retry, null)]
    [InlineData("v1.21.10", FailurePolicy.Abort, "Leave it out, or take a release from v1.21.11, v1.22.8, v1.23.5 and every later minor.")]
    [InlineData("v1.21.11", FailurePolicy.Abort, null)]
    public void A_failure_policy_that_the_release_does_not_know(string release, FailurePolicy policy, string? recommendation)
    {
        var config = TestConfigs.Of(CniPlugin.Canal, release);
        Assert.Equal(recommendation, Finding(config.WithFailurePolicy(policy), "RKE2NET325")?.Recommendation);
        Assert.Equal(recommendation, Finding(config.WithMultus(MultusOptions.Default with { FailurePolicy = policy }), "RKE2NET325")?.Recommendation);
        Assert.Null(Finding(config, "RKE2NET325"));
    }

    [Theory]
    [InlineData(CniPlugin.Cilium, null, "Set kubeProxyReplacement: true among the values of rke2-cilium, with k8sServiceHost: localhost and k8sServicePort: \"6443\" beside it, or leave disable-kube-proxy out.")]
    [InlineData(CniPlugin.Cilium, "v1.23.17", "Set kubeProxyReplacement: strict among the values of rke2-cilium, with k8sServiceHost: localhost and k8sServicePort: \"6443\" beside it, or leave disable-kube-proxy out.")]
    [InlineData(CniPlugin.Calico, null, "Set installation.calicoNetwork.linuxDataplane: BPF among the values of rke2-calico, with kubernetesServiceEndpoint.host and port, or leave disable-kube-proxy out.")]
    [InlineData(CniPlugin.Canal, null, "Leave disable-kube-proxy out, or choose Cilium or Calico, which can replace kube-proxy (-KubeProxyReplacement).")]
    public void What_takes_the_place_of_kube_proxy_is_named(CniPlugin plugin, string? release, string recommendation) =>
        Assert.Equal(recommendation, Finding(TestConfigs.Of(plugin, release).WithKubeProxyDisabled(true), "RKE2NET512")?.Recommendation);

    private static Finding? Finding(CniConfig config, string id) => RuleBook.Check(config).FirstOrDefault(finding => finding.Id == id);
}
