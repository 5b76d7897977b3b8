using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.Shortcuts;
using Xunit;

namespace Rke2Network.Tests.Shortcuts;

public sealed class ShortcutTests
{
    [Theory]
    [InlineData(CniPlugin.Canal, null, "flannel.iface", "eth1")]
    [InlineData(CniPlugin.Calico, null, "installation.calicoNetwork.nodeAddressAutodetectionV4.interface", "eth1")]
    [InlineData(CniPlugin.Cilium, null, "devices", "eth1")]
    [InlineData(CniPlugin.Cilium, "v1.23.4", "cilium.devices", "eth1")]
    [InlineData(CniPlugin.Flannel, null, "flannel.args", "- \"--ip-masq\"\n- \"--kube-subnet-mgr\"\n- \"--iface=eth1\"")]
    public void Interface(CniPlugin plugin, string? release, string path, string value) =>
        Assert.Equal(value, Create(new() { Plugin = plugin, Release = TestConfigs.Release(release), Interface = "eth1" }).Values.Find(path)!.ToString());

    [Theory]
    [InlineData(CniPlugin.Canal, null, "calico.vethuMTU")]
    [InlineData(CniPlugin.Calico, null, "installation.calicoNetwork.mtu")]
    [InlineData(CniPlugin.Cilium, "v1.24.12", "MTU")]
    [InlineData(CniPlugin.Cilium, null, "MTU")]
    [InlineData(CniPlugin.Flannel, null, "flannel.mtu")]
    public void Mtu(CniPlugin plugin, string? release, string path) =>
        Assert.Equal("9000", Create(new() { Plugin = plugin, Release = TestConfigs.Release(release), Mtu = 9000 }).Values.Find(path)!.ToString());

    [Theory]
    [InlineData("v1.23.17", "kubeProxyReplacement", "strict")]
    [InlineData("v1.24.16", "kubeProxyReplacement", "strict")]
    [InlineData("v1.24.17", "kubeProxyReplacement", "true")]
    [InlineData("v1.36.3", "kubeProxyReplacement", "true")]
    [InlineData("v1.23.4", "cilium.kubeProxyReplacement", "strict")]
    [InlineData("v1.23.5", "kubeProxyReplacement", "strict")]
    [InlineData("v1.21.10", "cilium.kubeProxyReplacement", "strict")]
    [InlineData("v1.21.11", "kubeProxyReplacement", "strict")]
    public void Cilium_replaces_kube_proxy_in_the_words_of_its_release(string release, string path, string value)
    {
        var config = Create(new() { Plugin = CniPlugin.Cilium, Release = TestConfigs.Release(release), KubeProxyReplacement = true, ApiServerHost = "10.0.0.5", ApiServerPort = 6443 });
        Assert.Equal(value, config.Values.Find(path)!.ToString());
        Assert.Equal("10.0.0.5", config.Values.Find(path.Replace("kubeProxyReplacement", "k8sServiceHost"))!.ToString());
        Assert.Equal("6443", config.Values.Find(path.Replace("kubeProxyReplacement", "k8sServicePort"))!.ToString());
        Assert.True(config.DisableKubeProxy);
        Assert.Equal(["RKE2NET510"], config.Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void The_API_server_is_localhost_6443_unless_given()
    {
        var config = Create(new() { Plugin = CniPlugin.Calico, Release = TestConfigs.Release(null), KubeProxyReplacement = true });
        Assert.Equal("localhost", config.Values.Find("kubernetesServiceEndpoint.host")!.ToString());
        Assert.Equal("6443", config.Values.Find("kubernetesServiceEndpoint.port")!.ToString());
        Assert.Equal("BPF", config.Values.Find("installation.calicoNetwork.linuxDataplane")!.ToString());
        Assert.Equal("Enabled", config.Values.Find("installation.calicoNetwork.kubeProxyManagement")!.ToString());
    }

    [Theory]
    [InlineData("v1.21.4", null)]
    [InlineData("v1.21.5", "cilium.cni.exclusive")]
    [InlineData("v1.31.13", "cni.exclusive")]
    [InlineData("v1.31.14", null)]
    [InlineData("v1.34.1", "cni.exclusive")]
    [InlineData("v1.34.2", null)]
    public void Multus_with_Cilium_needs_room_in_older_releases(string release, string? path)
    {
        var config = Create(new() { Plugin = CniPlugin.Cilium, Release = TestConfigs.Release(release), Multus = MultusOptions.Default });
        Assert.Equal(path is null ? string.Empty : "exclusive: false", path is null ? config.Values.ToString() : config.Values.ToString().Split('\n').Last().Trim());
        Assert.Empty(config.Findings);
    }

    public static TheoryData<string, string, CniConfigRequest> Refused => new()
    {
        { "Interface", "InvalidInterface", Of(interfaceName: "eth0@if5") },
        { "Interface", "InvalidInterface", Of(interfaceName: "eth 0") },
        { "Interface", "InvalidInterface", Of(interfaceName: "averyveryverylongname") },
        { "Interface", "InvalidInterface", Of(interfaceName: "") },
        { "Interface", "InvalidInterface", Of(CniPlugin.Cilium, interfaceName: "eth.*") },
        { "Interface", "InvalidInterface", Of(interfaceName: "eth[") },
        { "Interface", "ShortcutUnavailable", Of(release: "v1.27.4", interfaceName: "eth.*") },
        { "Interface", "InvalidInterface", Of(CniPlugin.Flannel, interfaceName: "$(rm)") },
        { "Interface", "ValueInTheWay", Of(interfaceName: "eth1", values: "flannel: x") },
        { "Mtu", "ValueInTheWay", Of(CniPlugin.Calico, mtu: 9000, values: "installation: [1]") },
        { "Interface", "ShortcutUnavailable", Of(CniPlugin.None, interfaceName: "eth0") },
        { "Mtu", "InvalidMtu", Of(mtu: 70000) },
        { "Mtu", "InvalidMtu", Of(mtu: 0) },
        { "Mtu", "ShortcutUnavailable", Of(CniPlugin.None, mtu: 9000) },
        { "Mtu", "ShortcutUnavailable", Of(CniPlugin.Cilium, "v1.24.11", mtu: 9000) },
        { "Backend", "UnknownBackend", Of(backend: "wiregard") },
        { "Backend", "ShortcutUnavailable", Of(CniPlugin.Calico, backend: "vxlan") },
        { "KubeProxyReplacement", "ShortcutUnavailable", Of(replace: true) },
        { "KubeProxyReplacement", "ShortcutUnavailable", Of(CniPlugin.Calico, "v1.34.3", replace: true) },
        { "ApiServerHost", "ApiServerWithoutReplacement", Of(CniPlugin.Cilium, host: "10.0.0.5") },
        { "ApiServerHost", "InvalidHost", Of(CniPlugin.Cilium, replace: true, host: "https://10.0.0.5:6443") },
        { "ApiServerPort", "InvalidPort", Of(CniPlugin.Cilium, replace: true, port: 0) },
        { "ApiServerPort", "ApiServerWithoutReplacement", Of(CniPlugin.Cilium, port: 6443) },
        { "Mtu", "ValueGivenTwice", Of(CniPlugin.Calico, mtu: 9000, values: "installation: {calicoNetwork: {mtu: 1400}}") },
        { "Values", "ValuesWithoutChart", Of(CniPlugin.None, values: "a: 1") },
        { "ClusterCidr", "FamiliesDiffer", Of(pods: "fd00:42::/56") },
        { "ServiceCidr", "FamiliesDiffer", Of(pods: "10.42.0.0/16,fd00:42::/56", services: "10.43.0.0/16") },
        { "ServiceCidr", "FamiliesDiffer", Of(services: "fd00:43::/112") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_the_parameters_name(string parameter, string errorId, CniConfigRequest request)
    {
        var fault = Assert.Throws<InputException>(() => Create(request));
        Assert.Equal((parameter, errorId), (fault.Parameter, fault.ErrorId));
        Assert.StartsWith("-" + parameter, fault.Message, System.StringComparison.Ordinal);
        Assert.NotEmpty(fault.Advice);
    }

    [Fact]
    public void The_same_value_twice_is_no_contradiction() =>
        Assert.Equal("9000", Create(Of(CniPlugin.Calico, mtu: 9000, values: "installation: {calicoNetwork: {mtu: 9000, bgp: Disabled}}")).Values.Find("installation.calicoNetwork.mtu")!.ToString());

    [Theory]
    [InlineData(null, null, "V4")]
    [InlineData("10.42.0.0/16,fd00:42::/56", "10.43.0.0/16,fd00:43::/112", "V4 V6")]
    [InlineData("fd00:42::/56", "fd00:43::/112", "V6")]
    public void Calico_looks_for_the_families_that_the_cluster_has(string? pods, string? services, string families)
    {
        var config = Create(Of(CniPlugin.Calico, interfaceName: "eth.*", pods: pods, services: services));
        var found = new[] { "V4", "V6" }.Where(family => config.Values.Find($"installation.calicoNetwork.nodeAddressAutodetection{family}.interface")?.ToString() == "eth.*");
        Assert.Equal(families, string.Join(" ", found));
    }

    [Fact]
    public void An_empty_value_on_the_way_makes_room() =>
        Assert.Equal("flannel:\n  iface: eth1", Create(Of(interfaceName: "eth1", values: "flannel:")).Values.ToString());

    [Fact]
    public void Shortcuts_tell_what_they_write()
    {
        var told = new List<string>();
        CniConfigFactory.Create(Of(CniPlugin.Canal, interfaceName: "eth1", mtu: 1400), told.Add);
        Assert.Equal(["-Interface: rke2-canal value flannel.iface = eth1", "-Mtu: rke2-canal value calico.vethuMTU = 1400"], told);
    }

    [Fact]
    public void Dual_stack_keeps_what_is_there_and_adds_the_other_family()
    {
        var config = DualStackChange.Apply(TestConfigs.Of(CniPlugin.Calico, pods: "10.99.0.0/16"), null, null, null, null);
        Assert.Equal("10.99.0.0/16,fd00:42::/56", config.ClusterCidr.ToString());
        Assert.Equal("10.43.0.0/16,fd00:43::/112", config.ServiceCidr.ToString());
        var six = DualStackChange.Apply(TestConfigs.Of(CniPlugin.Calico, pods: "fd01::/56", services: "fd02::/112"), null, null, null, null);
        Assert.Equal("fd01::/56,10.42.0.0/16", six.ClusterCidr.ToString());
        Assert.Equal("fd02::/112,10.43.0.0/16", six.ServiceCidr.ToString());
        var led = DualStackChange.Apply(TestConfigs.Of(CniPlugin.Calico), DualStack.Parse("fd01::/56,10.42.0.0/16"), null, null, null);
        Assert.Equal("fd00:43::/112,10.43.0.0/16", led.ServiceCidr.ToString());
    }

    [Theory]
    [InlineData("v1.22.8", "ipv6:\n  enabled: true")]
    [InlineData("v1.22.12", "ipv6:\n  enabled: true")]
    [InlineData("v1.22.13", "")]
    [InlineData("v1.23.4", "cilium:\n  ipv6:\n    enabled: true")]
    [InlineData("v1.36.3", "")]
    public void Cilium_gets_the_value_that_its_release_needs(string release, string values) =>
        Assert.Equal(values, DualStackChange.Apply(TestConfigs.Of(CniPlugin.Cilium, release), null, null, null, null).Values.ToString());

    [Fact]
    public void Calico_finds_its_IPv6_address_on_the_same_interface()
    {
        var config = DualStackChange.Apply(Create(Of(CniPlugin.Calico, interfaceName: "eth1")), null, null, null, null);
        Assert.Equal("eth1", config.Values.Find("installation.calicoNetwork.nodeAddressAutodetectionV6.interface")!.ToString());
        var own = DualStackChange.Apply(Create(Of(CniPlugin.Calico, interfaceName: "eth1", values: "installation: {calicoNetwork: {nodeAddressAutodetectionV6: {firstFound: true}}}")), null, null, null, null);
        Assert.Null(own.Values.Find("installation.calicoNetwork.nodeAddressAutodetectionV6.interface"));
    }

    [Theory]
    [InlineData("10.42.0.0/16", null, null, null, "FamilyMissing")]
    [InlineData(null, "10.43.0.0/16", null, null, "FamilyMissing")]
    [InlineData("10.42.0.0/16,fd00:42::/56", "fd00:43::/112,10.43.0.0/16", null, null, "FamiliesDiffer")]
    [InlineData(null, null, 33, null, "InvalidMaskSize")]
    [InlineData(null, null, null, 0, "InvalidMaskSize")]
    public void Dual_stack_refuses_half_of_it(string? pods, string? services, int? ipv4, int? ipv6, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => DualStackChange.Apply(
            TestConfigs.Of(CniPlugin.Canal), pods is null ? null : DualStack.Parse(pods), services is null ? null : DualStack.Parse(services), ipv4, ipv6)).ErrorId);

    private static CniConfig Create(CniConfigRequest request) => CniConfigFactory.Create(request);

    private static CniConfigRequest Of(
        CniPlugin plugin = CniPlugin.Canal, string? release = null, string? interfaceName = null, int? mtu = null, string? backend = null, bool replace = false,
        string? host = null, int? port = null, string? values = null, string? pods = null, string? services = null) => new()
        {
            Plugin = plugin,
            Release = TestConfigs.Release(release),
            Interface = interfaceName,
            Mtu = mtu,
            Backend = backend,
            KubeProxyReplacement = replace,
            ApiServerHost = host,
            ApiServerPort = port,
            Values = values is null ? null : ChartValues.Parse(values),
            ClusterCidr = pods is null ? null : DualStack.Parse(pods),
            ServiceCidr = services is null ? null : DualStack.Parse(services),
        };
}
