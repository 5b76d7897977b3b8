using System.IO;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Rules on a config.yaml: each on a text that triggers it and one near it that does not, with the place in the file.</summary>
public sealed class ServerSettingRuleTests
{
    private const string Dual = "cluster-cidr: 10.42.0.0/16,fd00:42::/56\nservice-cidr: 10.43.0.0/16,fd00:43::/112\n";
    private const string IPv6 = "cluster-cidr: fd00:42::/56\nservice-cidr: fd00:43::/112\n";

    public static TheoryData<string, string, string?> Cases => new()
    {
        // rule, text of config.yaml, line:column of the finding or null for none
        { "RKE2NET110", "cni: canal\nflannel-backend: wireguard-native\n", "2:18" },
        { "RKE2NET110", "flannel-iface: eth1\n", "1:16" },
        { "RKE2NET110", "disable-network-policy: true\n", "1:25" },
        { "RKE2NET110", "disable-kube-proxy: true\ntls-san: a\n", null },
        { "RKE2NET111", "clutser-cidr: 10.1.0.0/16\n", "1:15" },
        { "RKE2NET111", "cluster_cidr: 10.1.0.0/16\n", "1:15" },
        { "RKE2NET111", "clusterCIDR: 10.1.0.0/16\n", "1:14" },
        { "RKE2NET111", "service-cidrs: [10.1.0.0/16]\n", "1:16" },
        { "RKE2NET111", "cluster-DNS: 10.43.0.10\n", "1:14" },
        { "RKE2NET111", "CNI: cilium\n", "1:6" },
        { "RKE2NET111", "nodeip: 10.0.0.1\n", "1:9" },
        { "RKE2NET111", "disable-kubeproxy: true\n", "1:20" },
        { "RKE2NET111", "kubeproxy-arg: proxy-mode=ipvs\n", "1:16" },
        { "RKE2NET111", "kube-controller-manager-args: [a=b]\n", "1:31" },
        { "RKE2NET111", "cluster-cidr: 10.1.0.0/16\nservice-cidr: 10.2.0.0/16\ncluster-dns: 10.2.0.10\ncni: canal\nnode-ip: 10.0.0.1\ndisable-kube-proxy: false\n", null },
        { "RKE2NET111", "kube-scheduler-arg: a=b\nkube-apiserver-arg: a=b\nnode-name: a\ncluster-reset: true\ndisable-etcd: true\ntls-san-security: true\n", null },
        { "RKE2NET111", "mine: a\n", null },
        { "RKE2NET112", "cluster-cidr: 10.42.0.0/16\n", null },
        { "RKE2NET113", "cni: canal\ndisable: [rke2-metrics-server, rke2-canal]\n", "2:32" },
        { "RKE2NET113", "disable: rke2-coredns,rke2-canal\n", "1:10" },
        { "RKE2NET113", "cni: multus,canal\ndisable: rke2-multus\n", "2:10" },
        { "RKE2NET113", "cni: cilium\ndisable: [rke2-canal, rke2-multus]\n", null },
        { "RKE2NET114", "disable:\n- rke2-kube-proxy\n", "2:3" },
        { "RKE2NET114", "disable-kube-proxy: true\n", null },
        { "RKE2NET115", "cni: ''\n", "1:6" },
        { "RKE2NET115", "cni: 'canal,'\n", "1:6" },
        { "RKE2NET115", "cni: [multus, canal]\n", null },
        { "RKE2NET110", "cluster-init: true\n", "1:15" },
        { "RKE2NET116", "cni: canal\nmulti-cluster-cidr: true\n", "2:21" },
        { "RKE2NET116", "egress-selector-mode: agent\nenable-servicelb: true\ndatastore-endpoint: a\n", null },
        { "RKE2NET117", "mine: a\n", "1:7" },
        { "RKE2NET117", "tls-sna: a\n", "1:10" },
        { "RKE2NET117", "clutser-cidr: 10.1.0.0/16\nflannel-iface: a\ntls-san: a\nt: a\n", null },
        { "RKE2NET212", Dual + "kube-controller-manager-arg: [a=b, node-cidr-mask-size=25]\n", "3:36" },
        { "RKE2NET212", "kube-controller-manager-arg:\n- node-cidr-mask-size=25\n- node-cidr-mask-size-ipv4=24\n", "2:3" },
        { "RKE2NET212", Dual + "kube-controller-manager-arg: --node-cidr-mask-size=25\n", "3:30" },
        { "RKE2NET212", "kube-controller-manager-arg: node-cidr-mask-size=25\n", null },
        { "RKE2NET212", Dual + "kube-controller-manager-arg: node-cidr-mask-size-ipv4=25\n", null },
        { "RKE2NET207", "kube-controller-manager-arg: node-cidr-mask-size-ipv6=64\n", "1:30" },
        { "RKE2NET207", IPv6 + "kube-controller-manager-arg: node-cidr-mask-size=80\n", null },
        { "RKE2NET214", "kube-controller-manager-arg: node-cidr-mask-size=26\n", "1:30" },
        { "RKE2NET214", "kube-controller-manager-arg: [node-cidr-mask-size-ipv4=26]\n", "1:31" },
        { "RKE2NET214", "kube-controller-manager-arg: [node-cidr-mask-size-ipv4=26]\nkubelet-arg: max-pods=60\n", null },
        { "RKE2NET214", "kubelet-arg: [max-pods=250]\n", null },
        { "RKE2NET214", "kubelet-arg: [max-pods=300]\n", "1:15" },
        { "RKE2NET215", Dual + "node-ip: 192.168.1.5\n", "3:10" },
        { "RKE2NET216", Dual + "node-ip: 2001:db8::5,192.168.1.5\n", "3:10" },
        { "RKE2NET216", Dual + "node-ip: 2001:db8::5,192.168.1.5\nadvertise-address: 192.168.1.5\n", null },
        { "RKE2NET216", Dual + "node-ip: 2001:db8::5,192.168.1.5\nnode-external-ip: 192.168.1.5\n", null },
        { "RKE2NET201", "service-cidr: 10.42.0.0/24\n", "1:15" },
        { "RKE2NET202", "cluster-dns: 10.99.0.10\n", "1:14" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_found_with_their_place(string id, string text, string? place)
    {
        var file = Path.Combine("etc", "config.yaml");
        var found = ManifestCheck.Import(TestConfigs.Release(null), ServerSource.Parse(text, file)).Findings.Where(finding => finding.Id == id).ToArray();
        Assert.Equal(place is null ? [] : [$"{file}:{place}"], found.Select(finding => finding.Source?.ToString()));
        Assert.All(found, finding => Assert.NotEmpty(finding.Recommendation));
    }

    [Theory]
    [InlineData("RKE2NET110", "flannel-backend: wireguard-native\n", "Leave it out, and set the chart value flannel.backend of rke2-canal: wireguard")]
    [InlineData("RKE2NET110", "flannel-iface: eth1\ncni: calico\n", "Leave it out, and set the chart value installation.calicoNetwork.nodeAddressAutodetectionV4.interface of rke2-calico: eth1")]
    [InlineData("RKE2NET110", "flannel-iface: eth1\ncni: flannel\n", "Leave it out, and set the chart value flannel.args of rke2-flannel: [--ip-masq, --kube-subnet-mgr, --iface=eth1]")]
    [InlineData("RKE2NET110", "flannel-iface: eth1\ncni: cilium\n", "Leave it out, and set the chart value devices of rke2-cilium: eth1")]
    [InlineData("RKE2NET111", "clutser-cidr: 10.1.0.0/16\n", "Write cluster-cidr: 10.1.0.0/16")]
    [InlineData("RKE2NET111", "servicecidr: [10.1.0.0/16, 'fd00::/112']\n", "Write service-cidr: 10.1.0.0/16, fd00::/112")]
    [InlineData("RKE2NET110", "cluster-init: true\n", "Leave it out: RKE2 starts etcd with the first server by itself.")]
    [InlineData("RKE2NET110", "docker: true\n", "Leave it out.")]
    [InlineData("RKE2NET116", "multi-cluster-cidr: true\n", "Leave it out.")]
    [InlineData("RKE2NET117", "tls-sna: a\n", "Write tls-san, if that is what was meant.")]
    [InlineData("RKE2NET113", "disable: rke2-canal\n", "Leave it out; where the cluster shall have a plugin of your own, write cni: none")]
    [InlineData("RKE2NET115", "cni: 'cilium,'\n", "Write cni: cilium")]
    [InlineData("RKE2NET212", Dual + "kube-controller-manager-arg: node-cidr-mask-size=25\n", "Write node-cidr-mask-size-ipv4=25 and node-cidr-mask-size-ipv6=64 instead.")]
    [InlineData("RKE2NET212", Dual + "kube-controller-manager-arg: node-cidr-mask-size=80\n", "Write node-cidr-mask-size-ipv4=24 and node-cidr-mask-size-ipv6=64 instead.")]
    [InlineData("RKE2NET216", Dual + "node-ip: 2001:db8::5,192.168.1.5\n", "Write node-ip: 192.168.1.5,2001:db8::5")]
    [InlineData("RKE2NET215", Dual + "node-ip: 2001:db8::5\n", "Write node-ip: <the node's IPv4 address>,2001:db8::5")]
    public void Say_what_to_write(string id, string text, string remedy) =>
        Assert.Equal(remedy, ManifestCheck.Import(TestConfigs.Release(null), ServerSource.Parse(text)).Findings.Single(finding => finding.Id == id).Recommendation);

    [Theory]
    [InlineData("kube-controller-manager-arg: node-cidr-mask-size=26\n", 26, 64)]
    [InlineData("kube-controller-manager-arg: --node-cidr-mask-size=26\n", 26, 64)]
    [InlineData("kube-controller-manager-arg: node-cidr-mask-size=60\n" + IPv6, 24, 60)]
    [InlineData(Dual + "kube-controller-manager-arg: node-cidr-mask-size=26\n", 24, 64)]
    public void The_plain_prefix_length_is_that_of_the_one_family(string text, int ipv4, int ipv6)
    {
        var config = ManifestCheck.Import(TestConfigs.Release(null), ServerSource.Parse(text));
        Assert.Equal((ipv4, ipv6), (config.NodeCidrMaskSizeIPv4, config.NodeCidrMaskSizeIPv6));
    }

    [Theory]
    [InlineData("v1.22.9", "egress-selector-mode: agent\n", "v1.22.10, v1.23.7 and every later minor")]
    [InlineData("v1.22.10", "egress-selector-mode: agent\n", null)]
    [InlineData("v1.26.11", "default-runtime: a\n", "v1.26.12, v1.27.9, v1.28.5 and every later minor")]
    [InlineData("v1.26.12", "default-runtime: a\n", null)]
    public void The_releases_that_have_an_option_are_named(string release, string text, string? since)
    {
        var finding = ManifestCheck.Import(TestConfigs.Release(release), ServerSource.Parse(text)).Findings.SingleOrDefault(each => each.Id == "RKE2NET116");
        Assert.Equal(since, finding?.Since);
        Assert.Equal(since is null ? null : $"Leave it out, or take a release from {since}.", finding?.Recommendation);
        Assert.Null(finding?.Value);
    }

    [Theory]
    [InlineData("v1.22.3", "mine: a\n", "refuses to start with it", "Leave it out.")]
    [InlineData("v1.22.3", "tokne: a\n", "refuses to start with it", "Write token, if that is what was meant.")]
    [InlineData("v1.22.3", "egress-selector-mode: agent\n", "refuses to start with it", "Leave it out, or take a release from v1.22.10, v1.23.7 and every later minor.")]
    [InlineData("v1.22.3", "flannel-backend: vxlan\n", "and refuses to start with it", "Leave it out, and set the chart value flannel.backend of rke2-canal: vxlan")]
    [InlineData("v1.22.3", "cluster_cidr: 10.1.0.0/16\n", "has no option cluster_cidr", "Write cluster-cidr: 10.1.0.0/16")]
    [InlineData("v1.21.2", "kube-proxy-arg: proxy-mode=ipvs\n", "has no option kube-proxy-arg", "Leave it out, or take a release from v1.21.3 and every later minor.")]
    public void Older_releases_refuse_what_they_do_not_know(string release, string text, string message, string remedy)
    {
        var finding = ManifestCheck.Import(TestConfigs.Release(release), ServerSource.Parse(text)).Findings.Single(each => each.Id == "RKE2NET112");
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Contains(message, finding.Message);
        Assert.Equal(remedy, finding.Recommendation);
    }

    [Fact]
    public void What_no_file_said_is_not_judged() =>
        Assert.DoesNotContain(RuleBook.Check(new CniConfig(TestConfigs.Release(null))), finding => string.CompareOrdinal(finding.Id, "RKE2NET110") >= 0 && string.CompareOrdinal(finding.Id, "RKE2NET119") <= 0);
}
