using System;
using System.IO;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>What servers of one cluster must have alike.</summary>
public sealed class ClusterCheckTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "rke2network-" + Guid.NewGuid().ToString("N"));

    public ClusterCheckTests() => Directory.CreateDirectory(folder);

    public static TheoryData<string, string, string?> Cases => new()
    {
        // config.yaml of two servers, the options in which they differ
        { "cni: canal\n", "cni: cilium\n", "cni" },
        { "cni: multus,canal\n", "cni: [multus, canal]\n", null },
        { "cni: multus,canal\n", "cni: canal\n", "cni" },
        { "cni: canal\n", "node-ip: 10.0.0.1\n", null },
        { "cluster-cidr: 10.44.0.0/16\n", "", "cluster-cidr" },
        { "cluster-cidr: 10.42.0.0/16\n", "", null },
        { "service-cidr: 10.44.0.0/16\n", "service-cidr: 10.44.0.0/16\ncluster-dns: 10.44.0.10\n", null },
        { "service-cidr: 10.44.0.0/16\n", "service-cidr: 10.44.0.0/16\ncluster-dns: 10.44.0.11\n", "cluster-dns" },
        { "disable-kube-proxy: true\n", "disable-kube-proxy: false\n", "disable-kube-proxy" },
        { "disable-kube-proxy: false\n", "", null },
        { "cluster-domain: a.b\n", "", "cluster-domain" },
        { "cluster-domain: cluster.local\n", "", null },
        { "egress-selector-mode: disabled\n", "egress-selector-mode: agent\n", "egress-selector-mode" },
        { "agent-token: hunter2\n", "agent-token: hunter3\n", "agent-token" },
        { "supervisor-metrics: true\n", "tls-san: a\n", "supervisor-metrics" },
        { "node-ip: 10.0.0.1\ntls-san: a\n", "node-ip: 10.0.0.2\ntls-san: b\n", null },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Servers_are_held_against_each_other(string first, string second, string? options)
    {
        var found = ClusterCheck.Run([Import(first, "a.yaml"), Import(second, "b.yaml")]);
        Assert.Equal(options, found.Count == 0 ? null : string.Join(" ", found.Select(finding => finding.Path)));
        Assert.All(found, finding => Assert.Equal(("RKE2NET130", FindingSeverity.Error), (finding.Id, finding.Severity)));
        Assert.All(found, finding => Assert.DoesNotContain("hunter", finding.Message + finding.Recommendation + finding.Value));
    }

    [Fact]
    public void Every_place_is_named_and_the_odd_one_is_the_source()
    {
        var finding = Assert.Single(ClusterCheck.Run([Import("cni: canal\ncluster-cidr: 10.44.0.0/16\n", "a.yaml"), Import("cluster-cidr: 10.45.0.0/16\n", "b.yaml"), Import("cluster-cidr: 10.44.0.0/16\n", "c.yaml")]));
        Assert.Contains("10.44.0.0/16 (a.yaml:2:15, c.yaml:1:15); 10.45.0.0/16 (b.yaml:1:15)", finding.Message.Replace(folder + Path.DirectorySeparatorChar, string.Empty));
        Assert.Equal((Path.Combine(folder, "b.yaml") + ":1:15", "10.45.0.0/16"), (finding.Source?.ToString(), finding.Value));
        Assert.StartsWith("Write cluster-cidr: 10.44.0.0/16 on every server", finding.Recommendation);
    }

    [Fact]
    public void What_is_not_known_of_a_server_is_not_compared()
    {
        var manifest = Import(ManifestFieldRuleTests.Head("rke2-cilium") + "  valuesContent: 'MTU: 1400'\n", "m.yaml");
        Assert.Empty(ClusterCheck.Run([Import("cluster-cidr: 10.44.0.0/16\n", "a.yaml"), manifest]));
        Assert.Empty(ClusterCheck.Run([Import("cluster-cidr: 10.44.0.0/16\n", "a.yaml")]));
        Assert.Empty(ClusterCheck.Run([]));
    }

    [Fact]
    public void Configurations_without_files_are_numbered()
    {
        var finding = Assert.Single(ClusterCheck.Run([TestConfigs.Of(CniPlugin.Canal), TestConfigs.Of(CniPlugin.Cilium)]));
        Assert.Contains("canal (server 1); cilium (server 2)", finding.Message);
        Assert.Null(finding.Source);
    }

    [Fact]
    public void What_was_changed_since_it_was_read_has_no_place()
    {
        var changed = Import("cni: canal\n", "a.yaml").WithPlugin(CniPlugin.Calico);
        Assert.Contains("(server 1); canal (", Assert.Single(ClusterCheck.Run([changed, Import("cni: canal\n", "b.yaml")])).Message);
        Assert.Empty(ClusterCheck.Run([changed.WithPlugin(CniPlugin.Canal), Import("cni: canal\n", "b.yaml")]));
    }

    private CniConfig Import(string text, string file)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, text);
        return ManifestCheck.Import(TestConfigs.Release(null), ServerSource.ReadFile(path));
    }
}
