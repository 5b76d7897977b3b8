using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.CatalogBuilder.RulePages;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Publishing;
using Rke2Network.Rules;
using Rke2Network.Tests.Catalog.Reading;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Running clusters as their objects tell them.</summary>
public sealed class ClusterImportTests
{
    private const string Canal = "[\"server\",\"--cni\",\"canal\"]";

    public static TheoryData<string, string> Cases => new()
    {
        { "RKE2NET901", Node("server-1", Canal) + Node("server-2", "[\"server\",\"--cni\",\"multus\",\"--cni\",\"canal\"]") },
        { "RKE2NET902", Node("server-1", Canal) + Config("flannel: {iface: eth1}", "k3s.cattle.io/v1, Kind=Addon", "network") },
        { "RKE2NET903", Node("server-1", Canal) + Config("flannel: {iface: eth1}", "k3s.cattle.io/v1, Kind=Addon", "managed-chart-config") },
        { "RKE2NET904", Node("server-1", Canal) + Node("server-2", Canal, "v1.33.8+rke2r1") },
        { "RKE2NET905", Node("server-1", Canal) + Chart("status: {conditions: [{type: Failed, status: 'True'}]}") },
        { "RKE2NET906", Node("server-1", Canal) + Chart("spec: {chartContent: bm8gYXJjaGl2ZQ==}") },
        { "RKE2NET907", Node("server-1", Canal, cidr: "10.99.0.0/24") },
        { "RKE2NET908", Node("server-1", null) },
        { "RKE2NET909", Node("server-1", Canal) + Config("flannel: [") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_a_cluster_has_is_found(string id, string objects) => Assert.Contains(id, Import(objects).Findings.Select(finding => finding.Id));

    [Fact]
    public void A_sound_cluster_has_no_findings()
    {
        var config = Import(Node("server-1", Canal, cidr: "10.42.0.0/24") + Node("server-2", Canal, cidr: "10.42.1.0/24") + Config("flannel: {iface: eth1}", policy: "abort"));
        Assert.DoesNotContain(config.Findings, finding => finding.Severity > FindingSeverity.Information);
    }

    [Fact]
    public void Options_values_and_nodes_make_the_configuration()
    {
        var config = Import(
            Node("server-1", "[\"server\",\"--cni=multus,calico\",\"--cluster-cidr\",\"10.44.0.0/16,2001:cafe:44::/56\",\"--service-cidr\",\"10.45.0.0/16,2001:cafe:45::/112\",\"--disable-kube-proxy\",\"--node-ip\",\"10.1.1.1\"]")
            + Config("installation: {calicoNetwork: {mtu: 8900}}", name: "rke2-calico")
            + "---\napiVersion: v1\nkind: Node\nmetadata: {name: win-1, labels: {kubernetes.io/os: windows}}\nstatus: {nodeInfo: {kubeletVersion: v1.34.4+rke2r1}}\n");
        Assert.Equal((CniPlugin.Calico, true, "10.44.0.0/16,2001:cafe:44::/56", true, true, 2), (config.Plugin, config.Multus is not null, config.ClusterCidr.ToString(), config.DisableKubeProxy, config.WindowsNodes, config.NodeCount!.Value));
        Assert.Equal("8900", config.Values.Find("installation.calicoNetwork.mtu")!.ToString());
        Assert.Equal("v1.34.4+rke2r1", config.Rke2Version.ToString());
        Assert.Equal(SettingState.Default, config.StateOf(ConfigPart.ClusterDns));
    }

    [Fact]
    public void Values_of_the_chart_itself_stand_below_those_of_its_config()
    {
        var config = Import(
            Node("server-1", Canal) + Chart("spec: {valuesContent: \"flannel: {iface: eth0, mtu: 1400}\"}") + Config("flannel: {iface: eth1}"));
        Assert.Equal("flannel:\n  iface: eth1\n  mtu: 1400", config.Values.ToString());
    }

    [Fact]
    public void Values_are_held_against_the_clusters_own_chart()
    {
        var content = System.Convert.ToBase64String(TestArchive.Chart(
            ("Chart.yaml", "name: rke2-canal\nversion: v9.9.9\n"), ("values.yaml", "ownValue: 1\n"), ("templates/config.yaml", "x: {{ .Values.ownValue }}")));
        var config = Import(Node("server-1", Canal) + Chart($"spec: {{chartContent: {content}}}") + Config("ownValue: 2\nflannel: {iface: eth1}"));
        var unknown = config.Findings.Where(finding => finding.Id == "RKE2NET301").ToArray();
        Assert.Single(unknown);
        Assert.Contains("flannel", unknown[0].Message);
        Assert.Contains("v9.9.9", config.Findings.Single(finding => finding.Id == "RKE2NET906").Message);
        Assert.Contains("ownValue", RuleBook.Check(config.WithRelease(new Rke2Version(1, 36, 3, 1))).Single(finding => finding.Id == "RKE2NET301" && finding.Path!.Contains("ownValue")).Message);
    }

    [Fact]
    public void A_finding_names_the_object_and_the_line()
    {
        var finding = Import(Node("server-1", Canal) + Config("flannel:\n  ifaec: eth1")).Findings.Single(each => each.Id == "RKE2NET301");
        Assert.Equal(("HelmChartConfig kube-system/rke2-canal", 2), (finding.Source!.File, finding.Source.Line));
    }

    [Fact]
    public void A_check_of_the_changed_configuration_still_knows_its_cluster()
    {
        var config = Import(Node("server-1", Canal) + Config("flannel: {iface: eth1}", "k3s.cattle.io/v1, Kind=Addon", "network"));
        var found = ManifestCheck.Run(config.WithValues(ChartValues.Parse("flannel: {iface: eth2}")), ChartReleases.Default);
        Assert.Contains("RKE2NET902", found.Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("v1.34.4+k3s1", "k3s1")]
    [InlineData("v1.34.4", "v1.34.4")]
    public void Another_kind_of_cluster_is_no_rke2(string version, string named)
    {
        var fault = Assert.Throws<ClusterException>(() => Import(Node("node-1", null, version)));
        Assert.Equal("NotRke2", fault.ErrorId);
        Assert.Contains(named, fault.Message);
    }

    [Fact]
    public void A_candidate_counts_as_the_release_that_it_becomes() =>
        Assert.Equal("v1.34.4+rke2r1", Import(Node("server-1", Canal, "v1.34.4-rc2+rke2r1")).Rke2Version.ToString());

    [Theory]
    [InlineData("'f:valuesContent': {}", null)] // The API server wrote the default of the definition in.
    [InlineData("'f:valuesContent': {}, 'f:failurePolicy': {}", FailurePolicy.Reinstall)]
    [InlineData(null, FailurePolicy.Reinstall)] // Nothing tells who set it.
    public void A_failure_policy_that_nobody_owns_was_not_set(string? owned, FailurePolicy? policy)
    {
        var managed = owned is null ? string.Empty : $"managedFields: [{{manager: rke2network, operation: Apply, fieldsV1: {{'f:spec': {{{owned}}} }} }}]\n";
        var config = Import(Node("server-1", Canal) + Config("flannel: {iface: eth1}", policy: "reinstall", metadata: managed));
        Assert.Equal(policy, config.FailurePolicy);
        Assert.Empty(ClusterComparison.Compare(config, config.WithFailurePolicy(null)));
        Assert.Empty(ClusterComparison.Compare(config.WithFailurePolicy(null), config.WithFailurePolicy(FailurePolicy.Reinstall)));
        Assert.Single(ClusterComparison.Compare(config, config.WithFailurePolicy(FailurePolicy.Abort)));
    }

    private static CniConfig Import(string objects) => ClusterImport.Import(ExampleCluster.Read(objects));

    private static string Node(string name, string? arguments, string version = "v1.34.4+rke2r1", string? cidr = null) =>
        $"---\napiVersion: v1\nkind: Node\nmetadata:\n  name: {name}\n  labels: {{node-role.kubernetes.io/control-plane: 'true'}}\n"
        + (arguments is null ? string.Empty : $"  annotations:\n    rke2.io/node-args: '{arguments}'\n")
        + (cidr is null ? string.Empty : $"spec: {{podCIDRs: [{cidr}]}}\n")
        + $"status: {{nodeInfo: {{kubeletVersion: {version}, operatingSystem: linux}}}}\n";

    private static string Chart(string rest) => $"---\napiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: {{name: rke2-canal, namespace: kube-system}}\n{rest}\n";

    private static string Config(string values, string? ownerKind = null, string? owner = null, string name = "rke2-canal", string? policy = null, string metadata = "")
    {
        var tree = new YamlMap(new Dictionary<string, YamlValue>
        {
            ["apiVersion"] = YamlScalar.String("helm.cattle.io/v1"),
            ["kind"] = YamlScalar.String("HelmChartConfig"),
            ["metadata"] = YamlReader.ReadMap($"name: {name}\nnamespace: kube-system\n"
                + (owner is null ? string.Empty : $"annotations:\n  objectset.rio.cattle.io/owner-gvk: {ownerKind}\n  objectset.rio.cattle.io/owner-name: {owner}\n") + metadata),
            ["spec"] = new YamlMap(new Dictionary<string, YamlValue> { ["valuesContent"] = YamlScalar.String(values) }
                .Concat(policy is null ? [] : new Dictionary<string, YamlValue> { ["failurePolicy"] = YamlScalar.String(policy) })),
        });
        return $"---\n{tree}\n";
    }
}
