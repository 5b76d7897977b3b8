using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Each rule on a configuration that triggers it and one near it that does not; each gate on both its sides.</summary>
public sealed class RuleTests
{
    private const string Pods = "10.42.0.0/16,2001:cafe:42::/56";
    private const string Services = "10.43.0.0/16,2001:cafe:43::/112";

    public static TheoryData<string, CniPlugin, string?, string?, bool> ValueCases => new()
    {
        // id, plugin, release, values, found
        { "RKE2NET101", CniPlugin.Flannel, "v1.26.13", null, true },
        { "RKE2NET101", CniPlugin.Flannel, "v1.26.14", null, false },
        { "RKE2NET101", CniPlugin.Flannel, "v1.29.1", null, true },
        { "RKE2NET101", CniPlugin.Flannel, "v1.29.2", null, false },
        { "RKE2NET101", CniPlugin.Canal, "v1.26.13", null, false },
        { "RKE2NET102", CniPlugin.Canal, "v9.9", null, true },
        { "RKE2NET102", CniPlugin.Canal, null, null, false },
        { "RKE2NET501", CniPlugin.Canal, "v1.22.6", "flannel: {backend: wireguard}", true },
        { "RKE2NET501", CniPlugin.Canal, "v1.22.3", "flannel: {backend: wireguard}", true },
        { "RKE2NET501", CniPlugin.Canal, "v1.22.7", "flannel: {backend: wireguard}", false },
        { "RKE2NET501", CniPlugin.Canal, "v1.23.1", "flannel: {backend: wireguard}", true },
        { "RKE2NET501", CniPlugin.Canal, "v1.22.3", "flannel: {backend: vxlan}", false },
        { "RKE2NET502", CniPlugin.Canal, "v1.22.7", "flannel: {backend: wireguard}", true },
        { "RKE2NET502", CniPlugin.Canal, "v1.21.14", "flannel: {backend: wireguard}", true },
        { "RKE2NET502", CniPlugin.Canal, "v1.23.3", "flannel: {backend: wireguard}", false },
        { "RKE2NET502", CniPlugin.Canal, "v1.22.6", "flannel: {backend: wireguard}", false },
        { "RKE2NET503", CniPlugin.Canal, "v1.23.4", "flannel: {backend: wireguard}", true },
        { "RKE2NET503", CniPlugin.Canal, "v1.22.3", "flannel: {backend: wireguard}", false },
        { "RKE2NET503", CniPlugin.Calico, "v1.23.4", "flannel: {backend: wireguard}", false },
        { "RKE2NET504", CniPlugin.Flannel, null, "flannel: {backend: wireguard}", true },
        { "RKE2NET504", CniPlugin.Flannel, null, "flannel: {backend: vxlan}", false },
        { "RKE2NET504", CniPlugin.Canal, null, "flannel: {backend: host-gw}", false },
        { "RKE2NET510", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: BPF}}", false },
        { "RKE2NET510", CniPlugin.Cilium, null, "kubeProxyReplacement: true", true },
        { "RKE2NET510", CniPlugin.Cilium, null, "kubeProxyReplacement: false", false },
        { "RKE2NET510", CniPlugin.Cilium, "v1.23.4", "cilium: {kubeProxyReplacement: strict}", true },
        { "RKE2NET510", CniPlugin.Cilium, "v1.23.4", "kubeProxyReplacement: strict", false },
        { "RKE2NET510", CniPlugin.Cilium, "v1.23.17", "kubeProxyReplacement: partial", false },
        { "RKE2NET511", CniPlugin.Cilium, null, "kubeProxyReplacement: true", true },
        { "RKE2NET511", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: BPF}}", true },
        { "RKE2NET511", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: Iptables}}", false },
        { "RKE2NET513", CniPlugin.Calico, "v1.34.3", "installation: {calicoNetwork: {linuxDataplane: BPF}}", true },
        { "RKE2NET513", CniPlugin.Calico, "v1.34.4", "installation: {calicoNetwork: {linuxDataplane: BPF}}", false },
    };

    public static TheoryData<string, CniPlugin, string?, string?, bool> WindowsCases => new()
    {
        { "RKE2NET401", CniPlugin.Canal, null, null, true },
        { "RKE2NET401", CniPlugin.Cilium, null, null, true },
        { "RKE2NET401", CniPlugin.Calico, null, null, false },
        { "RKE2NET401", CniPlugin.Calico, "v1.21.3+rke2r1", null, true },
        { "RKE2NET401", CniPlugin.Calico, "v1.21.3+rke2r2", null, false },
        { "RKE2NET401", CniPlugin.Flannel, null, null, false },
        { "RKE2NET401", CniPlugin.Flannel, "v1.28.6", null, true },
        { "RKE2NET401", CniPlugin.None, "v1.27.3", null, true },
        { "RKE2NET401", CniPlugin.None, "v1.27.4", null, false },
        { "RKE2NET420", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: BPF}}", true },
        { "RKE2NET420", CniPlugin.Calico, null, "installation: {calicoNetwork: {mtu: 9000}}", true },
        { "RKE2NET420", CniPlugin.Calico, null, "installation: {calicoNetwork: {ipPools: [{encapsulation: VXLAN}, {encapsulation: IPIP}]}}", true },
        { "RKE2NET420", CniPlugin.Calico, null, "installation: {calicoNetwork: {ipPools: [{encapsulation: VXLAN}]}}", false },
        { "RKE2NET420", CniPlugin.Calico, null, "felixConfiguration: {wireguardEnabled: true}", true },
        { "RKE2NET420", CniPlugin.Calico, null, "felixConfiguration: {wireguardEnabled: false}", false },
        { "RKE2NET421", CniPlugin.Calico, "v1.24.15", "installation: {calicoNetwork: {bgp: Enabled}}", true },
        { "RKE2NET421", CniPlugin.Calico, "v1.24.16", "installation: {calicoNetwork: {bgp: Enabled}}", false },
        { "RKE2NET421", CniPlugin.Calico, "v1.33.4", "installation: {calicoNetwork: {bgp: Enabled}}", false },
        { "RKE2NET421", CniPlugin.Calico, "v1.33.5", "installation: {calicoNetwork: {bgp: Enabled}}", true },
        { "RKE2NET421", CniPlugin.Calico, "v1.24.15", "installation: {calicoNetwork: {bgp: Disabled}}", false },
        { "RKE2NET422", CniPlugin.Calico, null, "ipamConfig: {strictAffinity: false}", true },
        { "RKE2NET422", CniPlugin.Calico, null, "ipamConfig: {strictAffinity: true}", false },
        { "RKE2NET423", CniPlugin.Flannel, null, "flannel: {backend: host-gw}", true },
        { "RKE2NET423", CniPlugin.Flannel, null, "flannel: {backendPort: 8472}", true },
        { "RKE2NET423", CniPlugin.Flannel, "v1.29.2", "flannel: {vxlanBackendPort: 8472}", true },
        { "RKE2NET423", CniPlugin.Flannel, "v1.29.2", "flannel: {vxlanBackendPort: 4789}", false },
        { "RKE2NET423", CniPlugin.Flannel, null, "flannel: {vni: 1}", true },
        { "RKE2NET423", CniPlugin.Flannel, null, "flannel: {vni: 4096, backend: vxlan, backendPort: 4789}", false },
        { "RKE2NET423", CniPlugin.Flannel, "v1.27.12", null, false },
        { "RKE2NET423", CniPlugin.Flannel, "v1.27.13", null, true },
        { "RKE2NET423", CniPlugin.Flannel, "v1.27.14", "flannel: {vni: 4096}", false },
        { "RKE2NET423", CniPlugin.Flannel, "v1.27.15", null, false },
    };

    public static TheoryData<string, string, string, string?, bool> AddressCases => new()
    {
        // id, pods, services, release, found
        { "RKE2NET201", Pods, "10.43.0.0/16,2001:cafe:42:1::/112", null, true },
        { "RKE2NET201", Pods, Services, null, false },
        { "RKE2NET201", "10.42.0.0/15", "10.43.0.0/16", null, true },
        { "RKE2NET204", "10.42.0.0/16", "172.0.0.0/11", "v1.33.6", true },
        { "RKE2NET204", "10.42.0.0/16", "172.0.0.0/11", "v1.34.1", false },
        { "RKE2NET204", "10.42.0.0/16", "172.16.0.0/12", "v1.33.6", false },
        { "RKE2NET204", Pods, "10.43.0.0/16,2001:cafe:43::/64", "v1.33.6", true },
        { "RKE2NET204", Pods, "10.43.0.0/16,2001:cafe:43::/64", "v1.34.1", false },
        { "RKE2NET204", Pods, "10.43.0.0/16,2001:cafe:43::/63", "v1.34.1", true },
        { "RKE2NET204", Pods, "10.43.0.0/16,2001:cafe:43::/108", "v1.33.6", false },
        { "RKE2NET205", "10.42.0.0/25", "10.43.0.0/16", null, true },
        { "RKE2NET205", "10.42.0.0/24", "10.43.0.0/16", null, false },
        { "RKE2NET208", "10.42.0.0/24", "10.43.0.0/16", null, true },
        { "RKE2NET208", "10.42.0.0/23", "10.43.0.0/16", null, false },
        { "RKE2NET205", "10.42.0.0/16,2001:cafe::/47", Services, null, true },
        { "RKE2NET205", "10.42.0.0/16,2001:cafe::/48", "10.43.0.0/16,2001:caff:43::/112", null, false },
        { "RKE2NET206", "169.254.0.0/16", "10.43.0.0/16", null, true },
        { "RKE2NET206", "10.42.0.0/16", "224.1.0.0/16", null, true },
        { "RKE2NET206", "fe80::/56", "fd00:43::/112", null, true },
        { "RKE2NET206", Pods, Services, null, false },
        { "RKE2NET222", "fd00:42::/56", "fd00:43::/112", null, true },
        { "RKE2NET222", Pods, Services, null, false },
    };

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void Values(string id, CniPlugin plugin, string? release, string? values, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(plugin, release, values)).Contains(id));

    [Theory]
    [MemberData(nameof(WindowsCases))]
    public void Windows(string id, CniPlugin plugin, string? release, string? values, bool found)
    {
        Assert.Equal(found, Ids(TestConfigs.Of(plugin, release, values, windows: true)).Contains(id));
        Assert.DoesNotContain(Ids(TestConfigs.Of(plugin, release, values)), other => other.StartsWith("RKE2NET4", System.StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AddressCases))]
    public void Addresses(string id, string pods, string services, string? release, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(CniPlugin.Calico, release, pods: pods, services: services)).Contains(id));

    [Theory]
    [InlineData("10.43.0.99", false)]
    [InlineData("10.44.0.10", true)]
    [InlineData("fd00::a", true)]
    public void Dns_lies_in_the_service_network(string address, bool found)
    {
        var config = TestConfigs.Of(CniPlugin.Canal).WithClusterDns(IpAddresses.ParseOptional([address])!);
        Assert.Equal(found, Ids(config).Contains("RKE2NET202"));
    }

    [Theory]
    [InlineData("10.43.0.1", true)]
    [InlineData("10.43.0.2", false)]
    public void Dns_leaves_the_API_server_its_address(string address, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(CniPlugin.Canal).WithClusterDns(IpAddresses.ParseOptional([address])!)).Contains("RKE2NET209"));

    [Theory]
    [InlineData("v1.33.99", "v1.33.13+rke2r2")]
    [InlineData("v9.9", "v1.36.3+rke2r1")]
    public void A_newer_release_is_checked_as_the_nearest_known(string release, string known) =>
        Assert.Contains(known, Assert.Single(TestConfigs.Of(CniPlugin.Canal, release).Findings).Message);

    [Theory]
    [InlineData("10.0.0.0/8", "10.43.0.0/16")]
    [InlineData("192.168.0.0/16", "192.168.0.0/24")]
    public void The_recommended_network_is_private_and_apart(string pods, string services)
    {
        var finding = TestConfigs.Of(CniPlugin.Calico, pods: pods, services: services).Findings.Single(item => item.Id == "RKE2NET201");
        var network = IpNetwork.Parse(Regex.Match(finding.Recommendation, "such as ([0-9a-f:./]+[0-9])").Groups[1].Value);
        Assert.False(network.Overlaps(IpNetwork.Parse(pods)));
        Assert.Contains(new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16" }, range => IpNetwork.Parse(range).Overlaps(network));
    }

    [Fact]
    public void Families_of_an_imported_configuration_may_differ()
    {
        var config = TestConfigs.Of(CniPlugin.Canal).WithClusterCidr(DualStack.Parse(Pods));
        Assert.Contains("RKE2NET203", Ids(config));
        Assert.DoesNotContain("RKE2NET203", Ids(config.WithServiceCidr(DualStack.Parse(Services))));
        Assert.DoesNotContain("RKE2NET203", Ids(new CniConfig(config.Rke2Version).WithUnknown(ConfigPart.ServiceCidr).WithClusterCidr(DualStack.Parse(Pods))));
    }

    [Theory]
    [InlineData(CniPlugin.Canal, "v1.22.5", true)]
    [InlineData(CniPlugin.Canal, "v1.22.6", false)]
    [InlineData(CniPlugin.Canal, "v1.21.7", true)]
    [InlineData(CniPlugin.Canal, "v1.23.1", true)]
    [InlineData(CniPlugin.Calico, "v1.21.4", true)]
    [InlineData(CniPlugin.Calico, "v1.21.5", false)]
    [InlineData(CniPlugin.Calico, "v1.22.3", false)]
    [InlineData(CniPlugin.Cilium, "v1.21.4", false)]
    public void Charts_without_IPv6(CniPlugin plugin, string release, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(plugin, release, pods: Pods, services: Services)).Contains("RKE2NET220"));

    [Theory]
    [InlineData("v1.22.8", null, false)]
    [InlineData("v1.22.8", "ipv6: {enabled: false}", true)]
    [InlineData("v1.36.3", "ipv6: {enabled: false}", true)]
    [InlineData("v1.36.3", null, false)]
    public void Cilium_with_IPv6_turned_off(string release, string? values, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(CniPlugin.Cilium, release, values, pods: Pods, services: Services)).Contains("RKE2NET221"));

    [Fact]
    public void Cilium_of_old_releases_without_its_IPv6_value()
    {
        var config = TestConfigs.Of(CniPlugin.Cilium, "v1.22.8", pods: Pods, services: Services).WithValues(ChartValues.Empty);
        Assert.Contains("RKE2NET221", Ids(config));
    }

    [Theory]
    [InlineData(Pods, Services, true)]
    [InlineData("fd00:42::/56", "fd00:43::/112", true)]
    [InlineData("10.42.0.0/16", "10.43.0.0/16", false)]
    public void Windows_nodes_refuse_IPv6(string pods, string services, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(CniPlugin.Calico, windows: true, pods: pods, services: services)).Contains("RKE2NET402"));

    [Fact]
    public void Multus_is_for_Linux_nodes()
    {
        Assert.Contains("RKE2NET403", Ids(TestConfigs.Of(CniPlugin.Calico, windows: true, multus: true)));
        Assert.DoesNotContain("RKE2NET403", Ids(TestConfigs.Of(CniPlugin.Calico, multus: true)));
    }

    [Fact]
    public void Masks_of_a_family_that_is_not_there()
    {
        var config = TestConfigs.Of(CniPlugin.Canal);
        Assert.Contains("RKE2NET207", Ids(config.WithNodeCidrMaskSizes(null, 64)));
        Assert.DoesNotContain("RKE2NET207", Ids(config.WithNodeCidrMaskSizes(24, null)));
    }

    [Theory]
    [InlineData(CniPlugin.Canal, true)]
    [InlineData(CniPlugin.None, false)]
    public void A_disabled_kube_proxy_needs_a_replacement(CniPlugin plugin, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(plugin).WithKubeProxyDisabled(true)).Contains("RKE2NET512"));

    [Theory]
    [InlineData("v1.31.13", null, false)]
    [InlineData("v1.31.13", "cni: {exclusive: true}", true)]
    [InlineData("v1.36.3", null, false)]
    [InlineData("v1.36.3", "cni: {exclusive: true}", true)]
    public void Cilium_leaves_Multus_its_folder(string release, string? values, bool found)
    {
        var config = TestConfigs.Of(CniPlugin.Cilium, release, values).WithMultus(MultusOptions.Default);
        config = values is null && release == "v1.31.13" ? config.WithValues(ChartValues.Parse("cni: {exclusive: false}")) : config;
        Assert.Equal(found, Ids(config).Contains("RKE2NET601"));
    }

    [Theory]
    [InlineData("v1.31.13", true)]
    [InlineData("v1.31.14", false)]
    [InlineData("v1.34.1", true)]
    [InlineData("v1.34.2", false)]
    public void Cilium_takes_the_folder_of_Multus_by_default_in_older_releases(string release, bool found) =>
        Assert.Equal(found, Ids(TestConfigs.Of(CniPlugin.Cilium, release).WithMultus(MultusOptions.Default)).Contains("RKE2NET601"));

    [Fact]
    public void The_overlap_recommends_a_network_that_does_not()
    {
        var finding = TestConfigs.Of(CniPlugin.Calico, pods: Pods, services: "10.43.0.0/16,2001:cafe:42:1::/112").Findings.Single();
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains("2001:cafe:42:1::/112", finding.Message);
        var network = IpNetwork.Parse(Regex.Match(finding.Recommendation, "such as ([0-9a-f:/]+)").Groups[1].Value);
        Assert.False(network.Overlaps(IpNetwork.Parse("2001:cafe:42::/56")));
    }

    [Fact]
    public void Every_rule_is_described_once_and_triggered_here()
    {
        Assert.Equal(RuleBook.Rules.Count, RuleBook.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(RuleBook.Rules, rule =>
        {
            Assert.Matches("^RKE2NET[1-9][0-9]{2}$", rule.Id);
            Assert.NotEmpty(rule.Title);
            Assert.NotEmpty(rule.Source);
            Assert.True(rule.Severity < FindingSeverity.Error || !rule.Id.StartsWith("RKE2NET4", System.StringComparison.Ordinal), "Windows findings are never more than warnings");
        });
        var tried = new[] { ValueCases.Cast<object[]>(), WindowsCases.Cast<object[]>(), AddressCases.Cast<object[]>() }.SelectMany(cases => cases)
            .Where(row => (bool)row[4]).Select(row => (string)row[0])
            .Concat(["RKE2NET104", "RKE2NET105", "RKE2NET202", "RKE2NET203", "RKE2NET207", "RKE2NET209", "RKE2NET220", "RKE2NET221", "RKE2NET402", "RKE2NET403", "RKE2NET404", "RKE2NET430", "RKE2NET512", "RKE2NET601", "RKE2NET333", "RKE2NET340"])
            .Concat(["RKE2NET130", "RKE2NET325", "RKE2NET531", "RKE2NET603"])
            .Concat(ClusterImportTests.Cases.Cast<object[]>().Select(row => (string)row[0]))
            .Concat(SriovResourceRuleTests.Ids)
            .Concat(SriovRuleTests.Cases.Cast<object[]>().Where(row => (bool)row[2]).Select(row => (string)row[0]).Concat(["RKE2NET713", "RKE2NET714"]))
            .Concat(NodeReadinessTests.Cases.Cast<object[]>().Where(row => (bool)row[3]).Select(row => (string)row[0]).Concat(["RKE2NET804", "RKE2NET805"]))
            .Concat(AttachmentRuleTests.Cases.Cast<object[]>().Concat(AttachmentRuleTests.PodCases.Cast<object[]>()).Where(row => (bool)row[3]).Select(row => (string)row[0]))
            .Concat(ConfigComparisonTests.Cases.Cast<object[]>().Concat(ConfigComparisonTests.ValueCases.Cast<object[]>()).SelectMany(row => Regex.Matches((string)row[row.Length - 1], "RKE2NET[0-9]{3}").Cast<Match>()).Select(match => match.Value))
            .Concat(SuppressionTests.Comments.Cast<object[]>().Where(row => row[3] is not null).Select(row => (string)row[1]))
            .Concat(GateTests.Pairs.Cast<object[]>().Select(row => (string)row[1]))
            .Concat(ServerSettingRuleTests.Cases.Cast<object[]>().Where(row => row[2] is not null).Select(row => (string)row[0]))
            .Concat(ManifestFieldRuleTests.Cases.Cast<object[]>().Where(row => row[4] is not null).Select(row => (string)row[0]))
            .Concat(PodPoolRuleTests.Cases.Cast<object[]>().Where(row => (int)row[5] > 0).Select(row => (string)row[0]))
            .Concat(ManifestFileRuleTests.Cases.Cast<object[]>().Select(row => ((string)row[1]).Split(' ')[0]))
            .Concat(new[] { NetworkRuleTests.ClusterCases.Cast<object[]>(), NetworkRuleTests.ValueCases.Cast<object[]>(), NetworkRuleTests.NodeCases.Cast<object[]>(), NetworkRuleTests.SizeCases.Cast<object[]>(), MtuRuleTests.Cases.Cast<object[]>(), DataplaneFitRuleTests.Cases.Cast<object[]>(), WindowsCalicoRuleTests.Cases.Cast<object[]>() }
                .SelectMany(cases => cases).Where(row => (bool)row[row.Length - 1]).Select(row => (string)row[0]))
            .Concat(new[] { DataplaneUseRuleTests.Cases.Cast<object[]>(), ChartValueRuleTests.Cases.Cast<object[]>(), ChartValueRuleTests.ManifestCases.Cast<object[]>() }.SelectMany(cases => cases).Where(row => (bool)row[4]).Select(row => (string)row[0]));
        Assert.Empty(RuleBook.Rules.Select(rule => rule.Id).Except(tried));
    }

    [Fact]
    public void A_rule_that_needs_what_is_unknown_is_silent()
    {
        var known = TestConfigs.Of(CniPlugin.Canal, windows: true);
        Assert.Contains("RKE2NET401", Ids(known));
        var unknown = new CniConfig(known.Rke2Version).WithWindowsNodes(true).WithUnknown(ConfigPart.Plugin);
        Assert.DoesNotContain("RKE2NET401", Ids(unknown));
    }

    [Fact]
    public void Findings_stand_worst_first_and_carry_what_to_do()
    {
        var findings = TestConfigs.Of(CniPlugin.Canal, "v1.22.3", "flannel: {backend: wireguard}", windows: true, multus: true).Findings;
        Assert.Equal(findings.OrderByDescending(finding => finding.Severity).Select(finding => finding.Id), findings.Select(finding => finding.Id));
        Assert.Equal(FindingSeverity.Error, findings[0].Severity);
        Assert.All(findings, finding => Assert.NotEmpty(finding.Recommendation));
        Assert.Equal("rke2-canal: flannel.backend", findings[0].Path);
        Assert.Equal("wireguard", findings[0].Value);
        Assert.Contains("v1.23.3", findings[0].Since);
    }

    [Fact]
    public void A_value_from_a_file_brings_its_place()
    {
        var config = TestConfigs.Of(CniPlugin.Canal, "v1.22.3").WithValues(ChartValues.Parse("flannel:\n  backend: wireguard\n", "values.yaml"));
        Assert.Equal("values.yaml:2:12", RuleBook.Check(config)[0].Source!.ToString());
    }

    [Fact]
    public void The_defaults_of_every_plugin_have_no_findings() => Assert.Equal(
        ["Flannel RKE2NET103 Information"],
        new[] { CniPlugin.Canal, CniPlugin.Calico, CniPlugin.Cilium, CniPlugin.Flannel, CniPlugin.None }
            .SelectMany(plugin => TestConfigs.Of(plugin).Findings, (plugin, finding) => $"{plugin} {finding.Id} {finding.Severity}"));

    [Fact]
    public void The_defaults_of_no_release_are_warned_of() => Assert.Empty(
        from release in ReleaseCatalog.Default.Releases
        from plugin in new[] { CniPlugin.Canal, CniPlugin.Calico, CniPlugin.Cilium, CniPlugin.Flannel, CniPlugin.None }
        from finding in RuleBook.Check(new CniConfig(release).WithPlugin(plugin))
        where finding.Severity > FindingSeverity.Information && finding.Id != "RKE2NET101"
        select $"{release} {plugin} {finding}");

    private static HashSet<string> Ids(CniConfig config) => [.. RuleBook.Check(config).Select(finding => finding.Id)];
}
