using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>The 3xx rules on values that trigger them and values near those, on both sides of the releases that matter.</summary>
public sealed class ChartValueRuleTests
{
    public static TheoryData<string, string, string?, string, bool> Cases => new()
    {
        // id, chart, release, values, found
        { "RKE2NET301", "rke2-canal", null, "flanel: {iface: eth1}", true },
        { "RKE2NET301", "rke2-canal", null, "flannel: {iface: eth1}", false },
        { "RKE2NET301", "rke2-canal", null, "flannel: {mtu: 1400, vni: 2}", false },
        { "RKE2NET301", "rke2-cilium", null, "resources: {limit: {cpu: 1}}", true },
        { "RKE2NET301", "rke2-cilium", null, "resources: {limits: {cpu: 1}}", false },
        { "RKE2NET301", "rke2-cilium", null, "podLabels: {mine: here}", false },
        { "RKE2NET301", "rke2-calico", null, "installation: {calicoNetwork: {mtuu: 1}}", true },
        { "RKE2NET301", "rke2-calico", null, "installation: {calicoNetwork: {mtu: 1400}}", false },
        { "RKE2NET301", "rke2-multus", null, "config: {cni_conf: {logLevel: debug}}", false },
        { "RKE2NET301", "rke2-multus", null, "config: {cni_conf: {loglevel: debug}}", true },
        { "RKE2NET302", "rke2-cilium", "v1.24.10", "MTU: 1400", true },
        { "RKE2NET302", "rke2-cilium", "v1.24.12", "MTU: 1400", false },
        { "RKE2NET302", "rke2-cilium", "v1.23.5", "cilium: {hubble: {enabled: true}}", true },
        { "RKE2NET302", "rke2-cilium", "v1.23.4", "cilium: {hubble: {enabled: true}}", false },
        { "RKE2NET302", "rke2-cilium", "v1.23.4", "hubble: {enabled: true}", true },
        { "RKE2NET302", "rke2-canal", "v1.36.2", "flannel: {enableNFTables: true}", true },
        { "RKE2NET302", "rke2-canal", "v1.36.3", "flannel: {enableNFTables: true}", false },
        { "RKE2NET303", "rke2-cilium", "v1.34.4", "hubble: {metrics: {enabled: dns}}", true },
        { "RKE2NET303", "rke2-cilium", "v1.34.4", "hubble: {metrics: {enabled: [dns]}}", false },
        { "RKE2NET303", "rke2-cilium", "v1.34.4", "hubble: true", true },
        { "RKE2NET305", "rke2-cilium", "v1.23.17", "kubeProxyReplacement: true", true },
        { "RKE2NET305", "rke2-canal", null, "flannel: {backend: wiregaurd}", true },
        { "RKE2NET303", "rke2-calico", null, "installation: {controlPlaneReplicas: many}", true },
        { "RKE2NET303", "rke2-calico", null, "installation: {controlPlaneReplicas: 3}", false },
        { "RKE2NET303", "rke2-canal", null, "flannel: []", true },
        { "RKE2NET304", "rke2-canal", null, "calico: {masquerade: 'false'}", true },
        { "RKE2NET304", "rke2-canal", null, "calico: {masquerade: false}", false },
        { "RKE2NET305", "rke2-cilium", "v1.31.0", "kubeProxyReplacement: strict", true },
        { "RKE2NET305", "rke2-cilium", "v1.30.3", "kubeProxyReplacement: strict", false },
        { "RKE2NET305", "rke2-cilium", "v1.23.17", "kubeProxyReplacement: strict", false },
        { "RKE2NET305", "rke2-calico", null, "installation: {calicoNetwork: {bgp: enabled}}", true },
        { "RKE2NET305", "rke2-calico", null, "installation: {calicoNetwork: {bgp: Enabled}}", false },
        { "RKE2NET306", "rke2-cilium", "v1.36.3", "tunnel: vxlan", true },
        { "RKE2NET306", "rke2-cilium", "v1.36.3", "tunnel: ''", false },
        { "RKE2NET306", "rke2-cilium", "v1.26.10", "tunnel: vxlan", false },
        { "RKE2NET307", "rke2-canal", null, "calico: {disableFileLogging: false}", true },
        { "RKE2NET307", "rke2-canal", null, "calico: {disableFileLogging: true}", false },
        { "RKE2NET307", "rke2-canal", null, "calico: {clusterType: k8s}", false },
        { "RKE2NET308", "rke2-canal", null, "global: {clusterCIDRv4: 10.0.0.0/8}", true },
        { "RKE2NET308", "rke2-flannel", null, "global: {imagePullSecrets: [{name: mine}]}", false },
        { "RKE2NET309", "rke2-cilium", null, "hubble: {enabled: true, ui: {enabled: true}}", true },
        { "RKE2NET309", "rke2-cilium", null, "hubble: {enabled: true, relay: {enabled: true}, ui: {enabled: true}}", false },
        { "RKE2NET309", "rke2-cilium", null, "cluster: {id: 7}", true },
        { "RKE2NET309", "rke2-cilium", null, "cluster: {id: 7, name: west}", false },
        { "RKE2NET310", "rke2-calico", null, "installation: {calicoNetwork: {ipPools: [{encapsulation: VXLAN}]}}", true },
        { "RKE2NET310", "rke2-calico", null, "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16}]}}", false },
        { "RKE2NET315", "rke2-flannel", null, "flannel: {args: [--iface=eth1]}", true },
        { "RKE2NET315", "rke2-flannel", null, "flannel: {args: [--ip-masq, --kube-subnet-mgr, --iface=eth1]}", false },
        { "RKE2NET316", "rke2-canal", null, "flannel: {backend: vxlan}", true },
        { "RKE2NET316", "rke2-canal", null, "flannel: {backend: wireguard}", false },
        { "RKE2NET320", "rke2-multus", null, "dynamicNetworksController: {enabled: true}", true },
        { "RKE2NET320", "rke2-multus", null, "dynamicNetworksController: {enabled: true}\nthickPlugin: {enabled: true}", false },
        { "RKE2NET320", "rke2-multus", null, "thickPlugin: {enabled: true}\nmanifests: {configMap: false}", true },
        { "RKE2NET320", "rke2-cilium", null, "hubble: {metrics: {enabled: [dns]}}", true },
        { "RKE2NET320", "rke2-cilium", null, "routingMode: native", true },
        { "RKE2NET320", "rke2-cilium", null, "routingMode: native\nipv4NativeRoutingCIDR: 10.0.0.0/8", false },
        { "RKE2NET320", "rke2-cilium", null, "routingMode: native\nipv6NativeRoutingCIDR: fd00::/16", false },
        { "RKE2NET320", "rke2-cilium", null, "routingMode: native\nenableIPv4Masquerade: false", false },
        { "RKE2NET320", "rke2-cilium", null, "routingMode: tunnel", false },
        { "RKE2NET321", "rke2-calico", null, "installation: {backend: None, calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", true },
        { "RKE2NET321", "rke2-calico", null, "installation: {natOutgoing: Disabled, calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", true },
        { "RKE2NET321", "rke2-calico", null, "installation: {backend: VXLAN, calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", false },
        { "RKE2NET321", "rke2-calico", null, "installation: {backend: None, calicoNetwork: {ipPools: []}}", false },
        { "RKE2NET321", "rke2-calico", "v1.28.4", "installation: {backend: None, calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLAN}]}}", false },
        { "RKE2NET320", "rke2-cilium", null, "hubble: {enabled: true, metrics: {enabled: [dns]}}", false },
    };

    public static TheoryData<string, string, string?, string, bool> ManifestCases => new()
    {
        // id, name, namespace, apiVersion, found
        { "RKE2NET330", "cilium", "kube-system", HelmChartConfig.ApiVersion, true },
        { "RKE2NET330", "rke2-cillium", "kube-system", HelmChartConfig.ApiVersion, true },
        { "RKE2NET330", "rke2-canal-config", "kube-system", HelmChartConfig.ApiVersion, true },
        { "RKE2NET330", "rke2-canal", "kube-system", HelmChartConfig.ApiVersion, false },
        { "RKE2NET330", "rke2-coredns", "kube-system", HelmChartConfig.ApiVersion, false },
        { "RKE2NET330", "rke2-traefik", "kube-system", HelmChartConfig.ApiVersion, false },
        { "RKE2NET331", "rke2-canal", null, HelmChartConfig.ApiVersion, true },
        { "RKE2NET331", "rke2-canal", "default", HelmChartConfig.ApiVersion, true },
        { "RKE2NET331", "rke2-canal", "kube-system", HelmChartConfig.ApiVersion, false },
        { "RKE2NET331", "mine", "default", HelmChartConfig.ApiVersion, false },
        { "RKE2NET332", "rke2-canal", "kube-system", "", true },
        { "RKE2NET332", "rke2-canal", "kube-system", "helm.cattle.io/v2", true },
        { "RKE2NET332", "rke2-canal", "kube-system", HelmChartConfig.ApiVersion, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_finds_what_it_is_for(string id, string chart, string? release, string values, bool found) =>
        Assert.Equal(found, Check(chart, release, values).Any(finding => finding.Id == id));

    [Theory]
    [MemberData(nameof(ManifestCases))]
    public void A_HelmChartConfig_that_misses_its_chart_is_found(string id, string name, string? chartNamespace, string apiVersion, bool found)
    {
        var document = new ManifestDocument(apiVersion.Length == 0 ? null : apiVersion, name, chartNamespace, ChartValues.Empty, null);
        Assert.Equal(found, ManifestCheck.Run([document], TestConfigs.Release(null)).Any(finding => finding.Id == id));
    }

    [Theory]
    [InlineData("rke2-canal", null, "flanel: {iface: eth1}", "Write flannel.")]
    [InlineData("rke2-canal", null, "flannel: {ifcae: eth1}", "Write flannel.iface.")]
    [InlineData("rke2-canal", null, "iface: eth1", "Write flannel.iface: that is where the chart has it.")]
    [InlineData("rke2-cilium", null, "hubble.enabled: true", "Each point stands for a level of its own: write hubble: { enabled: ... }.")]
    [InlineData("rke2-cilium", null, "cilium: {hubble: {enabled: true}}", "Take the values out of 'cilium:' and write them at the top level.")]
    [InlineData("rke2-cilium", null, "rke2-cilium: {hubble: {enabled: true}}", "Take the values out of 'rke2-cilium:' and write them at the top level.")]
    [InlineData("rke2-cilium", "v1.23.1", "hubble: {enabled: true}", "Write cilium.hubble: that is where the chart has it.")]
    [InlineData("rke2-calico", null, "flannel: {iface: eth1}", "flannel.iface is a value of rke2-canal; rke2-calico has nothing like it. Leave it out.")]
    [InlineData("rke2-cilium", "v1.36.3", "tunnel: disabled", "It is now routingMode or tunnelProtocol: disabled becomes native.")]
    [InlineData("rke2-cilium", "v1.36.3", "tunnel: vxlan", "It is now tunnelProtocol or routingMode: vxlan or geneve as before; disabled becomes routingMode: native.")]
    [InlineData("rke2-cilium", "v1.36.3", "kubeProxyReplacement: strict", "Write true.")]
    [InlineData("rke2-cilium", "v1.36.3", "kubeProxyReplacement: disabled", "Write false.")]
    [InlineData("rke2-cilium", "v1.34.4", "hubble: {metrics: {enabled: dns}}", "Write it as a list: enabled: [dns].")]
    [InlineData("rke2-cilium", "v1.34.4", "MTU: '1500'", "Write 1500 without quotes.")]
    [InlineData("rke2-cilium", "v1.34.4", "hubble: true", "Write hubble.enabled: true, one level deeper.")]
    [InlineData("rke2-calico", null, "installation: {calicoNetwork: {bgp: enabled}}", "Write Enabled.")]
    [InlineData("rke2-canal", null, "global: {clusterCIDRv4: 10.0.0.0/8}", "Set cluster-cidr in config.yaml.")]
    public void The_remedy_says_what_to_write(string chart, string? release, string values, string remedy) =>
        Assert.Equal(remedy, Check(chart, release, values).First(finding => finding.Severity > FindingSeverity.Information).Recommendation);

    [Fact]
    public void The_releases_that_take_a_value_are_named()
    {
        var later = Assert.Single(Check("rke2-cilium", "v1.24.10", "MTU: 1400"));
        Assert.Equal("v1.24.12, v1.25.8, v1.26.3 and every later minor", later.Since);
        var earlier = Check("rke2-cilium", "v1.31.0", "kubeProxyReplacement: strict").First();
        Assert.Contains("the last releases that took it were v1.27.16+rke2r1, v1.28.12, v1.29.7, v1.30.3.", earlier.Message);
    }

    [Fact]
    public void Values_for_a_chart_that_is_not_deployed_are_found()
    {
        ManifestDocument[] both = [.. new[] { "rke2-canal", "rke2-cilium" }.Select(name => new ManifestDocument(HelmChartConfig.ApiVersion, name, CniPlugins.ChartNamespace, ChartValues.Empty, null))];
        Assert.Equal(2, ManifestCheck.Run(both, TestConfigs.Release(null)).Count(finding => finding.Id == "RKE2NET333"));
        var other = Assert.Single(ManifestCheck.Run(both, TestConfigs.Release(null), CniPlugin.Cilium), finding => finding.Id == "RKE2NET333");
        Assert.Equal("rke2-canal", other.Path);
        Assert.DoesNotContain(ManifestCheck.Run([both[0]], TestConfigs.Release(null)), finding => finding.Id == "RKE2NET333");
    }

    [Fact]
    public void What_an_upgrade_changes_behind_a_value_is_told()
    {
        var config = TestConfigs.Of(CniPlugin.Cilium, "v1.34.1", "cni: {exclusive: false}");
        var told = Assert.Single(RuleBook.CheckUpgrade(config, TestConfigs.Release("v1.34.2")), finding => finding.Id == "RKE2NET340");
        Assert.Contains("The default of cni.exclusive is false from v1.34.2+rke2r1 on; it was true.", told.Message);
    }

    [Fact]
    public void A_finding_of_an_upgrade_names_the_release_that_brings_it()
    {
        var config = TestConfigs.Of(CniPlugin.Cilium, "v1.29.2", "kubeProxyReplacement: strict");
        var found = Assert.Single(RuleBook.CheckUpgrade(config, TestConfigs.Release("v1.31.0")), finding => finding.Id == "RKE2NET305");
        Assert.EndsWith("The change comes with v1.30.4+rke2r1.", found.Message);
    }

    private static Finding[] Check(string chart, string? release, string values)
    {
        var document = new ManifestDocument(HelmChartConfig.ApiVersion, chart, CniPlugins.ChartNamespace, ChartValues.Of(YamlReader.ReadMap(values)), null);
        return [.. ManifestCheck.Run([document], TestConfigs.Release(release))];
    }
}
