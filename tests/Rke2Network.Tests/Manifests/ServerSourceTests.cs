using System;
using System.IO;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Manifests;

/// <summary>A server's files read as RKE2 reads them.</summary>
public sealed class ServerSourceTests : IDisposable
{
    private const string CanalConfig = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    flannel:\n      iface: eth1\n";

    private readonly string folder = Path.Combine(Path.GetTempPath(), "rke2network-" + Guid.NewGuid().ToString("N"));

    public ServerSourceTests()
    {
        Directory.CreateDirectory(folder);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Later_files_replace_and_a_plus_adds()
    {
        Write("config.yaml", "cni: canal\ncluster-cidr: 10.1.0.0/16\nkube-controller-manager-arg: [a=1]\ntls-san: one\n");
        Write("config.yaml.d/20-b.yaml", "kube-controller-manager-arg+: [node-cidr-mask-size-ipv4=25]\ntls-san+: two\n");
        Write("config.yaml.d/10-a.yml", "cni: [multus, cilium]\ntls-san: three\n");
        Write("config.yaml.d/30-c.txt", "cni: none\n");
        var settings = ServerSource.ReadFolder(folder).Settings!;
        Assert.Equal("cni: multus, cilium|cluster-cidr: 10.1.0.0/16|kube-controller-manager-arg: a=1, node-cidr-mask-size-ipv4=25|tls-san: three, two", string.Join("|", settings));
        Assert.EndsWith("10-a.yml", settings[0].Source!.File);
    }

    [Fact]
    public void What_config_yaml_leaves_out_is_default_and_what_was_not_read_is_unknown()
    {
        Write("config.yaml", "cni: cilium\nservice-cidr: 10.44.0.0/16\n");
        var config = Import();
        Assert.Equal(CniPlugin.Cilium, config.Plugin);
        Assert.Equal(SettingState.Set, config.StateOf(ConfigPart.ServiceCidr));
        Assert.Equal(SettingState.Default, config.StateOf(ConfigPart.ClusterCidr));
        Assert.Equal(SettingState.Default, config.StateOf(ConfigPart.KubeProxy));
        Assert.Equal(SettingState.Unknown, config.StateOf(ConfigPart.Values));
        Assert.Equal(SettingState.Unknown, config.StateOf(ConfigPart.WindowsNodes));
    }

    [Fact]
    public void A_manifest_alone_says_nothing_of_the_server()
    {
        Write("canal.yaml", CanalConfig);
        var config = Import();
        Assert.Equal("eth1", config.Values.Find("flannel.iface")!.ToString());
        Assert.Equal(SettingState.Unknown, config.StateOf(ConfigPart.ClusterCidr));
        Assert.Equal(SettingState.Unknown, config.StateOf(ConfigPart.KubeProxy));
        Assert.Equal(SettingState.Set, config.StateOf(ConfigPart.Values));
        var source = config.Values.Find("flannel.iface")!.Source!;
        Assert.Equal((9, 14), (source.Line, source.Column));
    }

    [Fact]
    public void What_Export_writes_comes_back()
    {
        var config = TestConfigs.Of(CniPlugin.Calico, values: "installation: {calicoNetwork: {mtu: 9000}}", multus: true, pods: "10.1.0.0/16,fd01::/56", services: "10.2.0.0/16,fd02::/112")
            .WithFailurePolicy(FailurePolicy.Retry)
            .WithMultus(MultusOptions.Default with { FailurePolicy = FailurePolicy.Abort })
            .WithNodeIp(IpAddresses.ParseOptional(["10.0.0.11,fd00:10::11"])!)
            .WithKubeProxyArguments(["v=2", "proxy-mode=nftables"]);
        FileSet.Write(folder, ServerFolder.Plan(config), force: true);
        var back = Import();
        Assert.Equal(ServerConfigRenderer.Render(config), ServerConfigRenderer.Render(back));
        Assert.Equal(ManifestRenderer.Render(config), ManifestRenderer.Render(back));
        Assert.NotNull(back.Multus);
        Assert.Equal(SettingState.Unknown, back.StateOf(ConfigPart.NodeCount));
        Assert.Equal(SettingState.Unknown, back.StateOf(ConfigPart.UnderlayMtu));
    }

    [Fact]
    public void Arguments_of_kube_proxy_are_kept_where_the_mode_changes()
    {
        Write("config.yaml", "kube-proxy-arg: [v=2, proxy-mode=ipvs]\n");
        Write("config.yaml.d/10-a.yaml", "kube-proxy-arg+: metrics-bind-address=0.0.0.0:10249\n");
        var config = Import();
        Assert.Equal("ipvs", config.KubeProxyMode);
        Assert.Equal(
            "kube-proxy-arg:\n  - v=2\n  - metrics-bind-address=0.0.0.0:10249\n  - proxy-mode=nftables",
            ServerConfigRenderer.Render(config.WithKubeProxyMode(KubeProxyModes.Nftables)));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  failurePolicy: abort\n", FailurePolicy.Abort)]
    [InlineData("  failurePolicy: retry\n", FailurePolicy.Retry)]
    [InlineData("  failurePolicy: other\n", null)]
    public void Failure_policies_are_read(string line, FailurePolicy? policy)
    {
        Write("canal.yaml", CanalConfig + line);
        var config = Import();
        Assert.Equal(policy, config.FailurePolicy);
        Assert.Equal("eth1", config.Values.Find("flannel.iface")!.ToString());
    }

    [Theory]
    [InlineData("var/lib/rancher/rke2", "")]
    [InlineData("srv/rke2", "data-dir: /srv/rke2\n")]
    public void A_root_holds_both_trees(string data, string option)
    {
        Write("etc/rancher/rke2/config.yaml", "cni: canal\n" + option);
        Write(data + "/server/manifests/rke2-canal-config.yaml", CanalConfig);
        var config = ManifestCheck.Import(TestConfigs.Release(null), ServerSource.ReadRoot(folder));
        Assert.Equal("eth1", config.Values.Find("flannel.iface")!.ToString());
    }

    [Fact]
    public void Values_of_a_chart_that_is_not_deployed_are_told_and_left_out()
    {
        Write("config.yaml", "cni: cilium\n");
        Write("server/manifests/a.yaml", CanalConfig);
        var config = Import();
        Assert.True(config.Values.IsEmpty);
        Assert.Contains(config.Findings, finding => finding.Id == "RKE2NET333");
    }

    [Theory]
    [InlineData("config.yaml", "cni: multus\n", "InvalidCni")]
    [InlineData("config.yaml", "cni: canal,cilium\n", "InvalidCni")]
    [InlineData("config.yaml", "cni: weave\n", "InvalidCni")]
    [InlineData("config.yaml", "cluster-cidr: 10.1.0.0/99\n", null)]
    [InlineData("config.yaml", "tls-san: {a: b}\n", "InvalidServerOption")]
    [InlineData("config.yaml", "cni: [canal\n", "InvalidYaml")]
    [InlineData("a.txt", "x", "NoServerFile")]
    public void What_RKE2_would_refuse_is_told_with_its_place(string name, string text, string? errorId)
    {
        Write(name, text);
        var fault = Assert.Throws<InputException>(Import);
        Assert.Equal(errorId ?? fault.ErrorId, fault.ErrorId);
        Assert.Contains(folder, fault.Message);
    }

    [Fact]
    public void The_same_HelmChartConfig_twice_is_told_with_both_places()
    {
        Write("config.yaml", "cni: canal\n");
        Write("server/manifests/a.yaml", CanalConfig);
        Write("server/manifests/b.yaml", CanalConfig);
        var fault = Assert.Throws<InputException>(Import);
        Assert.Equal("SameHelmChartConfig", fault.ErrorId);
        Assert.Contains("a.yaml:1:1", fault.Message);
        Assert.Contains("b.yaml:1:1", fault.Message);
    }

    [Theory]
    [InlineData("- a\n- b\n")]
    [InlineData("kind: Pod\napiVersion: v1\n")]
    public void Another_text_is_refused(string text) => Assert.Throws<InputException>(() => ServerSource.Parse(text));

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_others_readable_and_what_it_says_unknown()
    {
        Write("config.yaml", "cni: canal\n");
        Write("config.yaml.d/1.yaml", "a: [\n");
        Write("server/manifests/a.yaml", CanalConfig);
        Write("server/manifests/b.yaml", "kind: HelmChartConfig\n\tx: 1\n");
        var source = ServerSource.ReadFolder(folder);
        Assert.Equal(["1.yaml:2:1", "b.yaml:2:1"], source.Faults.Select(fault => Path.GetFileName(fault.Value)));
        var config = ManifestCheck.Import(TestConfigs.Release(null), source);
        Assert.Equal(SettingState.Unknown, config.StateOf(ConfigPart.ClusterCidr));
        Assert.Equal(SettingState.Unknown, config.StateOf(ConfigPart.FailurePolicy));
        Assert.Equal(SettingState.Set, config.StateOf(ConfigPart.Values));
    }

    [Fact]
    public void Findings_on_options_name_their_place()
    {
        Write("config.yaml", "cni: canal\nservice-cidr: 10.42.128.0/20\nkube-controller-manager-arg:\n- v=2\n- node-cidr-mask-size-ipv6=64\n");
        var config = Import();
        Assert.Equal(
            ["config.yaml:2:15 RKE2NET201", "config.yaml:5:3 RKE2NET207"],
            config.Findings.Where(finding => finding.Id is "RKE2NET201" or "RKE2NET207").OrderBy(finding => finding.Id, StringComparer.Ordinal).Select(finding => $"{Path.GetFileName(finding.Source!.ToString())} {finding.Id}"));

        // What was changed since stands in no file yet.
        var changed = RuleBook.Check(config.WithServiceCidr(DualStack.Parse("10.42.64.0/20")));
        Assert.Null(changed.Single(finding => finding.Id == "RKE2NET201").Source);
    }

    [Fact]
    public void Manifests_are_those_that_RKE2_applies()
    {
        Write("server/manifests/z.json", """{"kind": "HelmChartConfig", "metadata": {"name": "rke2-multus"}}""");
        Write("server/manifests/sub/a.yml", CanalConfig);
        Write("server/manifests/.hidden.yaml", CanalConfig);
        Write("server/manifests/left.yaml", CanalConfig);
        Write("server/manifests/left.yaml.skip", string.Empty);
        Write("server/manifests/notes.txt", CanalConfig);
        Assert.Equal(["rke2-canal", "rke2-multus"], ServerSource.ReadFolder(folder).Documents!.Select(document => document.Name));
    }

    [Fact]
    public void A_resource_that_etcd_cannot_take_is_told_with_the_limit()
    {
        Write("server/manifests/a.yaml", CanalConfig + "    a: " + new string('x', 1_572_864) + "\n");
        var fault = Assert.Throws<InputException>(Import);
        Assert.Equal("ResourceTooLarge", fault.ErrorId);
        Assert.Contains("a.yaml:", fault.Message);
        Assert.Contains("1,572,864", fault.Message);
    }

    [Theory]
    [InlineData("cni: canal\n# \u00ff caf\u00e9\n", "iso-8859-1", "2:3")]
    [InlineData("cni: canal\n", "utf-16", null)]
    [InlineData("cni: canal\n", "utf-8", null)]
    public void Encodings_are_told_by_their_marks(string text, string encoding, string? fault)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "config.yaml");
        File.WriteAllText(file, text, System.Text.Encoding.GetEncoding(encoding));
        if (fault is null)
        {
            Assert.Equal(CniPlugin.Canal, Import().Plugin);
            return;
        }

        var thrown = Assert.Throws<InputException>(Import);
        Assert.Equal(("FileNotUtf8", $"{file}:{fault}"), (thrown.ErrorId, thrown.Value));
    }

    private CniConfig Import()
    {
        var source = ServerSource.ReadFolder(folder);
        return source.Faults.Count > 0 ? throw source.Faults[0] : ManifestCheck.Import(TestConfigs.Release(null), source);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
