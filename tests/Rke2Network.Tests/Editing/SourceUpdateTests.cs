using System;
using System.IO;
using System.Linq;
using System.Text;
using Rke2Network.Addressing;
using Rke2Network.Editing;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Editing;

/// <summary>A server's files, read, changed and written back.</summary>
public sealed class SourceUpdateTests : IDisposable
{
    private const string Canal = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    flannel:\n      iface: eth1 # uplink\n";

    private readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "rke2network-" + Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Nothing_to_change_changes_no_byte()
    {
        Write("config.yaml", "# ours\r\ntoken: secret\r\ncni:   [ \"multus\", canal ]\ncluster-cidr: 2001:cafe:42:0::/56,10.42.0.0/16\r\nservice-cidr: 2001:cafe:43::/112,10.43.0.0/16");
        Write("server/manifests/a.yaml", Canal);
        Assert.Empty(ExportPlan.InPlace(Import()));
        Assert.All(SourceUpdate.Plan(Import()), change => Assert.False(change.IsChanged));
    }

    [Theory]
    [InlineData("flannel.iface", "iface: eth1 # uplink", "iface: eth2 # uplink")]
    public void One_value_changes_one_line(string path, string before, string after)
    {
        Write("config.yaml", "cni: canal\n");
        Write("server/manifests/a.yaml", Canal.Replace("\n", "\r\n"));
        var config = Import();
        ExportPlan.Write(ExportPlan.InPlace(config.WithValues(config.Values.With(ValuePath.Parse(path), YamlScalar.String("eth2")))));
        Assert.Equal(Canal.Replace("\n", "\r\n").Replace(before, after), Read("server/manifests/a.yaml"));
    }

    [Fact]
    public void Each_line_keeps_the_end_that_it_had()
    {
        const string Mixed = "# one\r\ncni: canal\n\r\ntoken: x\n# same\n# same\r\n# same\n";
        Write("config.yaml", Mixed);
        ExportPlan.Write(ExportPlan.InPlace(Import().WithClusterCidr(DualStack.Parse("10.1.0.0/16")).WithPlugin(CniPlugin.Cilium)));
        Assert.Equal(Mixed.Replace("canal", "cilium").Replace("token: x\n", "token: x\ncluster-cidr: 10.1.0.0/16\n"), Read("config.yaml"));
    }

    /// <summary>Files of options, what is done, the files that come out.</summary>
    public static TheoryData<string[], Func<CniConfig, CniConfig>, string[]> Options => new()
    {
        { ["# a\ncni: canal # b\ntoken: x\n"], config => config.WithPlugin(CniPlugin.Calico), ["# a\ncni: calico # b\ntoken: x\n"] },
        { ["cni: canal\n"], config => config.WithMultus(MultusOptions.Default), ["cni: multus,canal\n"] },
        { ["cni:\n- multus # first\n- canal\n"], config => config.WithPlugin(CniPlugin.Cilium), ["cni:\n- multus # first\n- cilium\n"] },
        { ["cni:\n- multus # first\n- canal\n"], config => config.WithMultus(null), ["cni:\n- canal\n"] },
        { ["cni: canal\n", "cni: calico\n"], config => config.WithPlugin(CniPlugin.Cilium), ["cni: canal\n", "cni: cilium\n"] },
        { ["cni: multus\n", "cni+: canal\ntoken: x\n"], config => config.WithPlugin(CniPlugin.Cilium), ["cni: multus,cilium\n", "token: x\n"] },
        { ["token: x\n", "tls-san: y\n"], config => config.WithClusterCidr(DualStack.Parse("10.1.0.0/16")), ["token: x\ncluster-cidr: 10.1.0.0/16\n", "tls-san: y\n"] },
        { ["cluster-cidr: [10.1.0.0/16, \"fd00::/56\"] # c\n"], config => config.WithClusterCidr(DualStack.Parse("10.2.0.0/16,fd00::/56")), ["cluster-cidr: [10.2.0.0/16, \"fd00::/56\"] # c\n"] },
        { ["token: x\ndisable-kube-proxy: true # by Cilium\n"], config => config.WithKubeProxyDisabled(false), ["token: x\n"] },
        { ["token: x\n"], config => config.WithKubeProxyDisabled(true), ["token: x\ndisable-kube-proxy: true\n"] },
        { ["kube-controller-manager-arg:\n- v=4 # mine\n- node-cidr-mask-size-ipv4=25\n"], config => config.WithNodeCidrMaskSizes(26, null), ["kube-controller-manager-arg:\n- v=4 # mine\n- node-cidr-mask-size-ipv4=26\n"] },
        { ["kube-controller-manager-arg:\n- v=4 # mine\n"], config => config.WithNodeCidrMaskSizes(26, 72), ["kube-controller-manager-arg:\n- v=4 # mine\n- node-cidr-mask-size-ipv4=26\n- node-cidr-mask-size-ipv6=72\n"] },
        { ["kube-controller-manager-arg: v=4\n"], config => config.WithNodeCidrMaskSizes(26, null), ["kube-controller-manager-arg:\n  - v=4\n  - node-cidr-mask-size-ipv4=26\n"] },
        { ["kube-controller-manager-arg: v=4\n", "kube-controller-manager-arg+:\n- node-cidr-mask-size-ipv4=25\n"], config => config.WithNodeCidrMaskSizes(26, null), ["kube-controller-manager-arg: v=4\n", "kube-controller-manager-arg+:\n- node-cidr-mask-size-ipv4=26\n"] },
        { ["kube-proxy-arg:\n- v=2 # mine\n- proxy-mode=ipvs\n"], config => config.WithKubeProxyMode("nftables"), ["kube-proxy-arg:\n- v=2 # mine\n- proxy-mode=nftables\n"] },
        { ["kube-proxy-arg: v=2 # mine\n"], config => config.WithKubeProxyMode("nftables"), ["kube-proxy-arg: # mine\n  - v=2\n  - proxy-mode=nftables\n"] },
        { ["# empty\n"], config => config.WithPlugin(CniPlugin.Cilium), ["# empty\ncni: cilium\n"] },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Options_change_where_they_are_set(string[] files, Func<CniConfig, CniConfig> change, string[] expected)
    {
        string[] names = ["config.yaml", "config.yaml.d/10.yaml"];
        for (var i = 0; i < files.Length; i++)
        {
            Write(names[i], files[i]);
        }

        var changed = change(Import());
        ExportPlan.Write(ExportPlan.InPlace(changed));
        Assert.Equal(expected, files.Select((_, i) => Read(names[i])));
        var again = Import();
        Assert.Equal((changed.Plugin, changed.Multus is null, changed.ClusterCidr.ToString(), changed.DisableKubeProxy), (again.Plugin, again.Multus is null, again.ClusterCidr.ToString(), again.DisableKubeProxy));
        Assert.Equal((changed.NodeCidrMaskSizeIPv4, changed.NodeCidrMaskSizeIPv6), (again.NodeCidrMaskSizeIPv4, again.NodeCidrMaskSizeIPv6));
    }

    [Fact]
    public void What_had_no_file_gets_one_where_it_belongs()
    {
        Write("etc/rancher/rke2/config.yaml", "cni: canal\n");
        var config = ManifestCheck.Import(TestConfigs.Release(null), ServerSource.ReadRoot(folder));
        ExportPlan.Write(ExportPlan.InPlace(config.WithValues(ChartValues.Parse("flannel: {iface: eth1}"))));
        Assert.Contains("      iface: eth1", Read("var/lib/rancher/rke2/server/manifests/rke2-canal-config.yaml"));

        Directory.Delete(folder, recursive: true);
        Write("var/lib/rancher/rke2/server/manifests/a.yaml", Canal);
        config = ManifestCheck.Import(TestConfigs.Release(null), ServerSource.ReadRoot(folder));
        ExportPlan.Write(ExportPlan.InPlace(config.WithClusterCidr(DualStack.Parse("10.1.0.0/16"))));
        Assert.Equal("cluster-cidr: 10.1.0.0/16\n", Read("etc/rancher/rke2/config.yaml.d/50-network.yaml"));
        Assert.Equal(Canal, Read("var/lib/rancher/rke2/server/manifests/a.yaml"));
    }

    [Fact]
    public void Without_a_folder_for_it_nothing_is_written()
    {
        Write("config.yaml", "cni: canal\n");
        var config = Import();
        var fault = Assert.Throws<InputException>(() => ExportPlan.InPlace(config.WithValues(ChartValues.Parse("flannel: {iface: eth1}"))));
        Assert.Equal("NoFolderForFile", fault.ErrorId);
        Assert.Contains("server/manifests/rke2-canal-config.yaml", fault.Message);
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_left_alone()
    {
        Write("server/manifests/a.yaml", Canal);
        var config = Import();
        Write("server/manifests/a.yaml", Canal + "# theirs\n");
        Assert.Equal("SourceChanged", Assert.Throws<InputException>(() => ExportPlan.InPlace(config.WithValues(ChartValues.Parse("flannel: {iface: eth2}")))).ErrorId);
    }

    [Fact]
    public void What_was_made_has_no_files_to_go_back_to() =>
        Assert.Equal("NotImported", Assert.Throws<InputException>(() => ExportPlan.InPlace(TestConfigs.Of(CniPlugin.Canal))).ErrorId);

    [Fact]
    public void A_backup_stays_beside_and_is_never_replaced()
    {
        Write("server/manifests/a.yaml", Canal);
        foreach (var name in new[] { "eth2", "eth3" })
        {
            ExportPlan.Write(ExportPlan.InPlace(Import().WithValues(ChartValues.Parse($"flannel: {{iface: {name}}}")), backup: true));
        }

        Assert.Equal(Canal, Read("server/manifests/a.yaml.bak"));
        Assert.Equal(Canal.Replace("eth1", "eth2"), Read("server/manifests/a.yaml.2.bak"));
        Assert.Equal(Canal.Replace("eth1", "eth3"), Read("server/manifests/a.yaml"));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(folder, "server", "manifests")).Length);
        Assert.Equal("eth3", Import().Values.Find("flannel.iface")!.ToString());
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-8", false)]
    public void Encoding_and_mark_stay(string encoding, bool mark)
    {
        var kept = mark ? Encoding.GetEncoding(encoding) : new UTF8Encoding(false);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "a.yaml");
        File.WriteAllText(file, Canal.Replace("uplink", "câble"), kept);
        var config = Import();
        ExportPlan.Write(ExportPlan.InPlace(config.WithValues(ChartValues.Parse("flannel: {iface: eth2}"))));
        Assert.Equal([.. kept.GetPreamble(), .. kept.GetBytes(Canal.Replace("uplink", "câble").Replace("eth1", "eth2"))], File.ReadAllBytes(file));
    }

    [Fact]
    public void Another_folder_gets_the_same_files_with_their_comments()
    {
        Write("config.yaml", "# ours\ncni: canal\n");
        Write("config.yaml.d/90-x.yaml", "tls-san: a\n");
        Write("server/manifests/sub/a.yaml", Canal);
        var config = Import();
        var other = Path.Combine(folder, "other");
        ExportPlan.Write(ExportPlan.ToFolder(config.WithFailurePolicy(FailurePolicy.Abort), other, force: true));
        Assert.Equal(["config.yaml", "config.yaml.d/90-x.yaml", "server/manifests/sub/a.yaml"], Directory.GetFiles(other, "*", SearchOption.AllDirectories).Select(path => path.Substring(other.Length + 1).Replace('\\', '/')).OrderBy(path => path, StringComparer.Ordinal));
        Assert.Equal("# ours\ncni: canal\n", Read("other/config.yaml"));
        Assert.Equal(Canal + "  failurePolicy: abort\n", Read("other/server/manifests/sub/a.yaml"));
    }

    [Fact]
    public void A_difference_shows_lines_and_hides_secrets()
    {
        Write("config.yaml", "token: K10abc::server:def\nagent-token: \"x y\"\ncni: canal\n");
        var diff = Assert.Single(ExportPlan.InPlace(Import().WithPlugin(CniPlugin.Calico))).Diff();
        Assert.Equal("--- a/config.yaml\n+++ b/config.yaml\n@@ -1,3 +1,3 @@\n token: ***\n agent-token: ***\n-cni: canal\n+cni: calico", diff);
    }

    private CniConfig Import() => ManifestCheck.Import(TestConfigs.Release(null), ServerSource.ReadFolder(folder));

    private string Read(string path) => File.ReadAllText(Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar)));

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
