using System.Linq;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Packet filters, interfaces, routes and the way to the API server: what must fit each other.</summary>
public sealed class DataplaneFitRuleTests
{
    private const string Disabled = "disabled";
    private const string Bpf = "installation: {calicoNetwork: {linuxDataplane: BPF}}";

    public static TheoryData<string, CniPlugin, string?, string?, string?, bool> Cases => new()
    {
        // rule, plugin, release, values, kube-proxy, found
        { "RKE2NET506", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: Nftables}}", null, true },
        { "RKE2NET506", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: Nftables}}", "ipvs", true },
        { "RKE2NET506", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: Nftables}}", "nftables", false },
        { "RKE2NET506", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: Nftables}}", Disabled, false },
        { "RKE2NET506", CniPlugin.Calico, null, null, "nftables", true },
        { "RKE2NET506", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: Iptables}}", "nftables", true },
        { "RKE2NET506", CniPlugin.Calico, null, null, "ipvs", false },
        { "RKE2NET506", CniPlugin.Calico, null, Bpf, "nftables", false },
        { "RKE2NET506", CniPlugin.Canal, null, "flannel: {enableNFTables: true}", "nftables", true },
        { "RKE2NET506", CniPlugin.Canal, null, "flannel: {enableNFTables: true}\ncalico: {felixIptablesBackend: legacy}", "nftables", true },
        { "RKE2NET506", CniPlugin.Canal, null, "flannel: {enableNFTables: true}\ncalico: {felixIptablesBackend: nft}", "nftables", false },
        { "RKE2NET506", CniPlugin.Canal, null, "flannel: {enableNFTables: false}", null, false },
        { "RKE2NET506", CniPlugin.Cilium, null, null, "nftables", false },
        { "RKE2NET506", CniPlugin.Flannel, null, "flannel: {enableNFTables: true}", null, false },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: eth0@if12}", null, true },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: 'eth0,eth1'}", null, true },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: averylonginterf0}", null, true },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: averylonginter0}", null, false },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: ''}", null, false },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: eth0.100}", null, false },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: 192.168.100.100}", null, false },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {iface: '2001:db8:1:2:3:4:5:6'}", null, false },
        { "RKE2NET507", CniPlugin.Canal, null, "flannel: {regexIface: '(eth0|a-very-long-name)'}", null, false },
        { "RKE2NET507", CniPlugin.Flannel, null, "flannel: {args: [--ip-masq, --kube-subnet-mgr, --iface=eth1@eth0]}", null, true },
        { "RKE2NET507", CniPlugin.Flannel, null, "flannel: {args: [--ip-masq, --kube-subnet-mgr, --iface=eth1]}", null, false },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {backend: None}", null, true },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {backend: None, calicoNetwork: {bgp: Enabled}}", null, false },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {backend: VXLAN}", null, false },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {calicoNetwork: {bgp: Disabled, ipPools: [{cidr: 10.42.0.0/16, encapsulation: IPIP}]}}", null, true },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {calicoNetwork: {bgp: Disabled, ipPools: [{cidr: 10.42.0.0/16, encapsulation: VXLANCrossSubnet}]}}", null, false },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {calicoNetwork: {bgp: Enabled, ipPools: [{cidr: 10.42.0.0/16, encapsulation: None}]}}", null, false },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {backend: None, calicoNetwork: {clusterRoutingMode: Felix}}", null, false },
        { "RKE2NET508", CniPlugin.Calico, null, "installation: {backend: None, cni: {type: AmazonVPC}}", null, false },
        { "RKE2NET508", CniPlugin.Calico, "v1.22.3", "installation: {calicoNetwork: {ipPools: [{cidr: 10.42.0.0/16, encapsulation: IPIP}]}}", null, true },
        { "RKE2NET514", CniPlugin.Calico, null, Bpf, Disabled, true },
        { "RKE2NET514", CniPlugin.Calico, null, Bpf + "\nkubernetesServiceEndpoint: {port: '6443'}", Disabled, true },
        { "RKE2NET514", CniPlugin.Calico, null, Bpf + "\nkubernetesServiceEndpoint: {host: localhost}", Disabled, false },
        { "RKE2NET514", CniPlugin.Calico, null, "installation: {calicoNetwork: {linuxDataplane: BPF, bpfNetworkBootstrap: Enabled}}", Disabled, false },
        { "RKE2NET514", CniPlugin.Calico, null, Bpf, null, false },
        { "RKE2NET515", CniPlugin.Cilium, null, "kubeProxyReplacement: true", Disabled, true },
        { "RKE2NET515", CniPlugin.Cilium, null, "kubeProxyReplacement: true\nk8sServiceHost: localhost", Disabled, true },
        { "RKE2NET515", CniPlugin.Cilium, null, "kubeProxyReplacement: true\nk8sServiceHost: localhost\nk8sServicePort: 6443", Disabled, false },
        { "RKE2NET515", CniPlugin.Cilium, null, "kubeProxyReplacement: true\nk8sServiceHost: auto", Disabled, false },
        { "RKE2NET515", CniPlugin.Cilium, null, "kubeProxyReplacement: true\nk8sServiceHostRef: {name: a, key: b}", Disabled, false },
        { "RKE2NET515", CniPlugin.Cilium, null, "kubeProxyReplacement: true", null, false },
        { "RKE2NET515", CniPlugin.Cilium, "v1.23.1", "cilium: {kubeProxyReplacement: strict}", Disabled, true },
        { "RKE2NET515", CniPlugin.Cilium, "v1.23.1", "cilium: {kubeProxyReplacement: strict, k8sServiceHost: localhost, k8sServicePort: 6443}", Disabled, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_does_not_fit_is_found(string id, CniPlugin plugin, string? release, string? values, string? kubeProxy, bool found) =>
        Assert.Equal(found, Check(plugin, release, values, kubeProxy).Any(finding => finding.Id == id));

    [Theory]
    [InlineData("RKE2NET506", CniPlugin.Canal, "flannel: {enableNFTables: true}", null, "Write calico.felixIptablesBackend: nft")]
    [InlineData("RKE2NET507", CniPlugin.Canal, "flannel: {iface: eth0@if12}", null, "Write flannel.iface: eth0")]
    [InlineData("RKE2NET507", CniPlugin.Flannel, "flannel: {args: [--iface=eth1@eth0]}", null, "Write --iface=eth1")]
    [InlineData("RKE2NET507", CniPlugin.Canal, "flannel: {iface: 'eth0 eth1'}", null, "Write one name; where nodes have different ones, leave it out and write flannel.regexIface, such as '^(eth1|ens192)$'")]
    [InlineData("RKE2NET508", CniPlugin.Calico, "installation: {backend: None}", null, "Write installation.calicoNetwork.bgp: Enabled, or installation.backend: VXLAN")]
    [InlineData("RKE2NET514", CniPlugin.Calico, Bpf, Disabled, "Write kubernetesServiceEndpoint: {host: localhost, port: \"6443\"}")]
    [InlineData("RKE2NET515", CniPlugin.Cilium, "kubeProxyReplacement: true", Disabled, "Write k8sServiceHost: localhost and k8sServicePort: 6443")]
    public void The_remedy_can_be_pasted(string id, CniPlugin plugin, string values, string? kubeProxy, string remedy) =>
        Assert.Equal(remedy, Check(plugin, null, values, kubeProxy).Single(finding => finding.Id == id).Recommendation);

    [Fact]
    public void What_has_one_answer_is_repaired()
    {
        var canal = TestConfigs.Of(CniPlugin.Canal, values: "flannel: {iface: eth0@if12, enableNFTables: true}").WithKubeProxyMode(KubeProxyModes.Nftables);
        var (repaired, findings) = ConfigRepair.Apply(canal);
        Assert.Equal(["RKE2NET507", "RKE2NET506"], findings.Select(finding => finding.Id));
        Assert.Equal("flannel:\n  iface: eth0\n  enableNFTables: true\ncalico:\n  felixIptablesBackend: nft", repaired.Values.ToString());
    }

    [Fact]
    public void Where_kube_proxy_is_unknown_nothing_is_said()
    {
        var config = new CniConfig(TestConfigs.Release(null)).WithPlugin(CniPlugin.Calico).WithValues(ChartValues.Parse("installation: {calicoNetwork: {linuxDataplane: Nftables}}"));
        Assert.DoesNotContain(RuleBook.Check(config.WithUnknown(ConfigPart.KubeProxy | ConfigPart.KubeProxyArguments)), finding => finding.Id == "RKE2NET506");
    }

    private static System.Collections.Generic.IReadOnlyList<Finding> Check(CniPlugin plugin, string? release, string? values, string? kubeProxy)
    {
        var config = TestConfigs.Of(plugin, release, values);
        return RuleBook.Check(kubeProxy switch
        {
            null => config,
            Disabled => config.WithKubeProxyDisabled(true),
            _ => config.WithKubeProxyMode(kubeProxy),
        });
    }
}
