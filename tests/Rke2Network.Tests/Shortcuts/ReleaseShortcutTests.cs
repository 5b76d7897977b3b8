using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Shortcuts;
using Xunit;

namespace Rke2Network.Tests.Shortcuts;

/// <summary>What shortcuts write, release by release.</summary>
public sealed class ReleaseShortcutTests
{
    [Theory]
    [InlineData(CniPlugin.Canal, "v1.23.3", EncryptionKind.WireGuard, "flannel:\n  backend: wireguard")]
    [InlineData(CniPlugin.Calico, null, EncryptionKind.WireGuard, "felixConfiguration:\n  wireguardEnabled: true")]
    [InlineData(CniPlugin.Cilium, null, EncryptionKind.WireGuard, "encryption:\n  enabled: true\n  type: wireguard")]
    [InlineData(CniPlugin.Cilium, null, EncryptionKind.IPsec, "encryption:\n  enabled: true\n  type: ipsec")]
    [InlineData(CniPlugin.Cilium, "v1.21.2", EncryptionKind.IPsec, "cilium:\n  encryption:\n    enabled: true")]
    [InlineData(CniPlugin.Cilium, "v1.22.7", EncryptionKind.WireGuard, "cilium:\n  encryption:\n    enabled: true\n    type: wireguard")]
    public void Encryption(CniPlugin plugin, string? release, EncryptionKind kind, string values) =>
        Assert.Equal(values, Create(Of(plugin, release) with { Encryption = kind }).Values.ToString());

    [Fact]
    public void Calico_encrypts_each_family_by_its_own_value()
    {
        var both = Create(Of(CniPlugin.Calico) with { Encryption = EncryptionKind.WireGuard, ClusterCidr = TestConfigs.Pods, ServiceCidr = TestConfigs.Services });
        Assert.Equal("felixConfiguration:\n  wireguardEnabled: true\n  wireguardEnabledV6: true", both.Values.ToString());
        var six = Create(Of(CniPlugin.Calico) with { Encryption = EncryptionKind.WireGuard, ClusterCidr = DualStack.Parse("fd00:42::/56"), ServiceCidr = DualStack.Parse("fd00:43::/112") });
        Assert.Equal("felixConfiguration:\n  wireguardEnabledV6: true", six.Values.ToString());
    }

    [Theory]
    [InlineData(CniPlugin.Canal, "v1.33.13", "flannel:\n  enableNFTables: true\ncalico:\n  felixIptablesBackend: nft", "RKE2NET520")]
    [InlineData(CniPlugin.Canal, null, "flannel:\n  enableNFTables: true\ncalico:\n  felixIptablesBackend: nft", "RKE2NET521")]
    [InlineData(CniPlugin.Calico, "v1.32.4", "installation:\n  calicoNetwork:\n    linuxDataplane: Nftables", "RKE2NET520")]
    [InlineData(CniPlugin.Flannel, "v1.34.9", "flannel:\n  enableNFTables: true", "RKE2NET520")]
    [InlineData(CniPlugin.Flannel, "v1.34.10", "flannel:\n  enableNFTables: true", "RKE2NET521")]
    [InlineData(CniPlugin.Cilium, null, "", "RKE2NET521")]
    [InlineData(CniPlugin.None, null, "", "RKE2NET521")]
    public void Nftables_for_plugin_and_kube_proxy(CniPlugin plugin, string? release, string values, string finding)
    {
        var config = Create(Of(plugin, release) with { Nftables = true });
        Assert.Equal(values, config.Values.ToString());
        Assert.Equal("nftables", config.KubeProxyMode);
        Assert.Contains("--kube-proxy-arg=proxy-mode=nftables", CommandLineRenderer.Render(config));
        Assert.Equal([finding], config.Findings.Select(each => each.Id));
    }

    [Theory]
    [InlineData(null, "hubble:\n  enabled: true\n  relay:\n    enabled: true\n  ui:\n    enabled: true")]
    [InlineData("v1.23.4", "cilium:\n  hubble:\n    enabled: true\n    relay:\n      enabled: true\n    ui:\n      enabled: true")]
    public void Hubble(string? release, string values) => Assert.Equal(values, Create(Of(CniPlugin.Cilium, release) with { Hubble = true }).Values.ToString());

    [Theory]
    [InlineData("v1.27.5", CniPlugin.Canal, "flannel:\n  regexIface: eth.*")]
    [InlineData(null, CniPlugin.Flannel, "flannel:\n  args:\n    - \"--ip-masq\"\n    - \"--kube-subnet-mgr\"\n    - \"--iface-regex=eth.*\"")]
    public void Interfaces_by_a_pattern(string? release, CniPlugin plugin, string values) =>
        Assert.Equal(values, Create(Of(plugin, release) with { Interface = "eth.*" }).Values.ToString());

    [Fact]
    public void Companions_of_Multus()
    {
        var told = new List<string>();
        var config = CniConfigFactory.Create(
            Of(CniPlugin.Canal) with
            {
                Multus = new MultusOptions(ChartValues.Parse("rke2-whereabouts: {enabled: true}")),
                MultusIpam = [MultusIpam.Whereabouts, MultusIpam.Dhcp, MultusIpam.Dhcp],
                DynamicNetworksController = true,
            },
            told.Add);
        Assert.Equal(
            "rke2-whereabouts:\n  enabled: true\nmanifests:\n  dhcpDaemonSet: true\nthickPlugin:\n  enabled: true\ndynamicNetworksController:\n  enabled: true",
            config.Multus!.Values.ToString());
        Assert.True(config.Values.IsEmpty);
        Assert.Empty(config.Findings);
        Assert.Contains(told, line => line.Contains("thickPlugin.enabled") && line.Contains("thick plugin only"));
    }

    [Fact]
    public void The_thick_plugin_is_told_once_where_it_is_asked_for_too()
    {
        var told = new List<string>();
        CniConfigFactory.Create(Of(CniPlugin.Canal) with { Multus = MultusOptions.Default, ThickPlugin = true, DynamicNetworksController = true }, told.Add);
        Assert.Single(told, line => line.Contains("thickPlugin.enabled"));
    }

    [Theory]
    [InlineData(CniPlugin.Canal, false, "rke2-canal Abort")]
    [InlineData(CniPlugin.Calico, true, "rke2-calico Abort, rke2-multus Abort")]
    [InlineData(CniPlugin.None, true, "rke2-multus Abort")]
    public void A_failure_policy_stands_on_every_chart(CniPlugin plugin, bool multus, string charts)
    {
        var config = Create(Of(plugin) with { Multus = multus ? MultusOptions.Default : null, FailurePolicy = FailurePolicy.Abort });
        Assert.Equal(charts, string.Join(", ", config.HelmChartConfigs.Select(resource => $"{resource.Name} {resource.FailurePolicy}")));
        Assert.Contains("\nspec:\n  failurePolicy: abort", ManifestRenderer.Render(config));
    }

    [Theory]
    [InlineData("v1.21.10", FailurePolicy.Abort, false)]
    [InlineData("v1.21.11", FailurePolicy.Abort, true)]
    [InlineData("v1.22.7", FailurePolicy.Reinstall, false)]
    [InlineData("v1.22.8", FailurePolicy.Reinstall, true)]
    [InlineData("v1.23.4", FailurePolicy.Abort, false)]
    [InlineData("v1.23.5", FailurePolicy.Abort, true)]
    [InlineData("v1.33.13+rke2r1", FailurePolicy.Retry, false)]
    [InlineData("v1.33.13+rke2r2", FailurePolicy.Retry, true)]
    [InlineData("v1.34.9", FailurePolicy.Retry, false)]
    [InlineData("v1.34.10", FailurePolicy.Retry, true)]
    [InlineData("v1.35.6", FailurePolicy.Retry, false)]
    [InlineData("v1.36.2", FailurePolicy.Retry, false)]
    public void Failure_policies_by_release(string release, FailurePolicy policy, bool isKnown)
    {
        var request = Of(CniPlugin.Canal, release) with { FailurePolicy = policy };
        if (isKnown)
        {
            Assert.Equal(policy, Create(request).FailurePolicy);
            return;
        }

        var fault = Assert.Throws<InputException>(() => Create(request));
        Assert.Equal("ShortcutUnavailable", fault.ErrorId);
        Assert.Equal(policy == FailurePolicy.Retry, fault.Advice.Contains("-FailurePolicy Abort"));
    }

    [Fact]
    public void The_node_and_the_number_of_nodes()
    {
        var config = Create(Of(CniPlugin.Canal) with { NodeIp = IpAddresses.ParseOptional(["10.0.0.11,fd00:10::11"]), NodeCount = 300 });
        Assert.Equal(["--cni=canal", "--node-ip=10.0.0.11,fd00:10::11"], CommandLineRenderer.Render(config));
        Assert.Equal(300, config.NodeCount);
    }

    public static TheoryData<string, string, CniConfigRequest> Refused => new()
    {
        { "UnderlayMtu", "ShortcutsContradict", Of(CniPlugin.Canal) with { Mtu = 1400, UnderlayMtu = 1500 } },
        { "Mtu", "InvalidMtu", Of(CniPlugin.Canal) with { Mtu = 1279, ClusterCidr = TestConfigs.Pods, ServiceCidr = TestConfigs.Services } },
        { "Mtu", "ShortcutUnavailable", Of(CniPlugin.Flannel) with { Mtu = 1400, Backend = "host-gw" } },
        { "Nftables", "ShortcutsContradict", Of(CniPlugin.Cilium) with { Nftables = true, KubeProxyReplacement = true } },
        { "Encryption", "ValueGivenTwice", Of(CniPlugin.Canal) with { Encryption = EncryptionKind.WireGuard, Backend = "vxlan" } },
        { "Encryption", "ValueGivenTwice", Of(CniPlugin.Cilium) with { Encryption = EncryptionKind.WireGuard, Values = ChartValues.Parse("encryption: {type: ipsec}") } },
        { "Encryption", "ShortcutUnavailable", Of(CniPlugin.Calico, "v1.25.4") with { Encryption = EncryptionKind.WireGuard, ClusterCidr = TestConfigs.Pods, ServiceCidr = TestConfigs.Services } },
        { "MultusIpam", "ShortcutWithoutMultus", Of(CniPlugin.Canal) with { MultusIpam = [MultusIpam.Dhcp] } },
        { "ThickPlugin", "ShortcutWithoutMultus", Of(CniPlugin.Canal) with { ThickPlugin = true } },
        { "DynamicNetworksController", "ShortcutWithoutMultus", Of(CniPlugin.Canal) with { DynamicNetworksController = true } },
        { "DynamicNetworksController", "ValueGivenTwice", Of(CniPlugin.Canal) with { Multus = new(ChartValues.Parse("thickPlugin: {enabled: false}")), DynamicNetworksController = true } },
        { "FailurePolicy", "ShortcutUnavailable", Of(CniPlugin.None) with { FailurePolicy = FailurePolicy.Abort } },
        { "NodeCount", "InvalidNodeCount", Of(CniPlugin.Canal) with { NodeCount = 0 } },
        { "NodeIp", "UnusableNodeIp", NodeIp("169.254.1.1") },
        { "NodeIp", "UnusableNodeIp", NodeIp("fe80::1") },
        { "NodeIp", "UnusableNodeIp", NodeIp("127.0.0.1") },
        { "NodeIp", "UnusableNodeIp", NodeIp("::1") },
        { "NodeIp", "UnusableNodeIp", NodeIp("0.0.0.0") },
        { "NodeIp", "UnusableNodeIp", NodeIp("::") },
        { "NodeIp", "UnusableNodeIp", NodeIp("224.0.0.1") },
        { "NodeIp", "UnusableNodeIp", NodeIp("10.0.0.11,ff02::1") },
        { "NodeIp", "UnusableNodeIp", NodeIp("255.255.255.255") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_the_parameters_name(string parameter, string errorId, CniConfigRequest request)
    {
        var fault = Assert.Throws<InputException>(() => Create(request));
        Assert.Equal((parameter, errorId), (fault.Parameter, fault.ErrorId));
        Assert.NotEmpty(fault.Advice);
    }

    [Fact]
    public void Shortcuts_that_say_the_same_do_not_contradict() =>
        Assert.Equal("flannel:\n  backend: wireguard", Create(Of(CniPlugin.Canal) with { Backend = "wireguard", Encryption = EncryptionKind.WireGuard }).Values.ToString());

    private static CniConfigRequest NodeIp(string text) => Of(CniPlugin.Canal) with { NodeIp = IpAddresses.ParseOptional([text]) };

    private static CniConfigRequest Of(CniPlugin plugin, string? release = null) => new() { Plugin = plugin, Release = TestConfigs.Release(release) };

    private static CniConfig Create(CniConfigRequest request) => CniConfigFactory.Create(request);
}
