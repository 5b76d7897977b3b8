using System.IO;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>What HelmChartConfigs in files have beside valuesContent, each case with the place of what is found.</summary>
public sealed class ManifestFieldRuleTests
{
    private const string Values = "  valuesContent: |-\n    flannel:\n      iface: eth1\n";
    private const string Retry = "  failurePolicy: retry\n";

    public static TheoryData<string, string, string?, string, string?> Cases => new()
    {
        // rule, chart, release, spec, line:column of the finding or null for none
        { "RKE2NET326", "rke2-canal", null, Values, "1:1" },
        { "RKE2NET326", "rke2-cilium", null, "  valuesContent: ''\n", "1:1" },
        { "RKE2NET326", "rke2-canal", null, Values + "  failurePolicy:\n", "1:1" },
        { "RKE2NET326", "rke2-canal", null, Values + Retry, null },
        { "RKE2NET326", "rke2-canal", null, Values + "  failurePolicy: abort\n", null },
        { "RKE2NET326", "rke2-canal", "v1.34.9", Values, null },
        { "RKE2NET326", "rke2-multus", null, "  valuesContent: ''\n", null },
        { "RKE2NET326", "rke2-coredns", null, "  valuesContent: ''\n", null },
        { "RKE2NET327", "rke2-canal", "v1.34.4", "  values:\n    flannel:\n      iface: eth1\n", "7:3" },
        { "RKE2NET327", "rke2-canal", "v1.34.7", "  values:\n    flannel:\n      iface: eth1\n", null },
        { "RKE2NET327", "rke2-canal", "v1.34.4", "  values:\n" + Values, null },
        { "RKE2NET328", "rke2-cilium", "v1.31.7", "  valuesSecrets:\n  - name: keys\n    keys: [values.yaml]\n", "7:3" },
        { "RKE2NET328", "rke2-cilium", "v1.31.8", "  valuesSecrets:\n  - name: keys\n    keys: [values.yaml]\n", null },
        { "RKE2NET328", "rke2-cilium", "v1.31.7", "  valuesContent: ''\n", null },
        { "RKE2NET329", "rke2-canal", null, "  valueContent: |-\n    flannel: {iface: eth1}\n", "7:17" },
        { "RKE2NET329", "rke2-canal", null, "  valuescontent: |-\n    flannel: {iface: eth1}\n", "7:18" },
        { "RKE2NET329", "rke2-canal", null, "  set:\n    flannel.iface: eth1\n", "7:3" },
        { "RKE2NET329", "rke2-canal", "v1.36.2", Values + "  forceConflicts: true\n", "10:19" },
        { "RKE2NET329", "rke2-canal", "v1.36.3", Values + Retry + "  forceConflicts: true\n  serverSide: 'true'\n", null },
        { "RKE2NET334", "rke2-canal", null, Values + "---\n" + Head("rke2-canal") + Values, "14:9" },
        { "RKE2NET334", "rke2-canal", null, Values + "---\n" + Head("rke2-multus"), null },
        { "RKE2NET335", "rke2-cilium", null, "  valuesContent: |-\n    hubble:\n      ui:\n        adminPassword: hunter2\n", "10:24" },
        { "RKE2NET335", "rke2-cilium", null, "  values:\n    tls:\n      ca:\n        cert: YQ==\n        key: YQ==\n", "11:14" },
        { "RKE2NET335", "rke2-cilium", null, "  valuesContent: |-\n    extraConfig:\n      a: |\n        -----BEGIN RSA PRIVATE KEY-----\n        YQ==\n", "9:10" },
        { "RKE2NET335", "rke2-calico", null, "  valuesContent: |-\n    imagePullSecrets:\n      mine: '{\"auths\": {\"a.b\": {\"auth\": \"YQ==\"}}}'\n", "9:13" },
        { "RKE2NET335", "rke2-cilium", null, "  valuesContent: |-\n    etcd: {secret-token: 123456}\n", "8:26" },
        { "RKE2NET335", "rke2-cilium", null, "  valuesContent: |-\n    encryption: {ipsec: {secretName: my-keys, keyFile: keys}}\n    etcd: {password: ''}\n", null },
        { "RKE2NET335", "rke2-cilium", null, "  valuesContent: |-\n    automountServiceAccountToken: true\n    serviceAccountToken: 'false'\n    tls: {ca: {cert: YQ==, key: ''}}\n    tolerations: [{key: a}]\n    extraConfig: {a: '-----BEGIN CERTIFICATE-----'}\n", null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_found_with_their_place(string id, string chart, string? release, string spec, string? place)
    {
        var found = Check(chart, release, spec).Where(finding => finding.Id == id).ToArray();
        Assert.Equal(place is null ? [] : [$"a.yaml:{place}"], found.Select(finding => finding.Source?.ToString()));
        Assert.All(found, finding => Assert.NotEmpty(finding.Recommendation));
    }

    [Theory]
    [InlineData("RKE2NET326", null, Values, "Write failurePolicy: retry beside valuesContent.")]
    [InlineData("RKE2NET327", "v1.35.3", "  values: {a: b}\n", "Write them as text into spec.valuesContent, which every release reads: 'valuesContent: |-', and the values indented below it, or take a release from v1.33.11, v1.34.7, v1.35.4, v1.36.0 and every later minor.")]
    [InlineData("RKE2NET329", null, "  valueContent: ''\n", "Write valuesContent.")]
    [InlineData("RKE2NET329", null, "  set: {a: b}\n", "Leave it out; values of the chart belong into spec.valuesContent.")]
    [InlineData("RKE2NET335", "v1.30.11", "  valuesContent: 'a: {password: b}'\n", "Take it out, and let the chart read a Secret where it has a value for the name of one; releases from v1.30.12, v1.31.8, v1.32.4, v1.33.0 and every later minor read values from Secrets (valuesSecrets).")]
    [InlineData("RKE2NET335", "v1.30.12", "  valuesContent: 'a: {password: b}'\n", "Keep it in a Secret in kube-system, and name that beside valuesContent: valuesSecrets: [{name: rke2-canal-values, keys: [values.yaml]}]")]
    public void Say_what_to_write(string id, string? release, string spec, string remedy) =>
        Assert.Equal(remedy, Check("rke2-canal", release, spec).Single(finding => finding.Id == id).Recommendation);

    [Fact]
    public void Both_places_of_what_stands_twice_are_named() =>
        Assert.Contains("first at a.yaml:1:1", Check("rke2-canal", null, Values + "---\n" + Head("rke2-canal") + Values).Single(finding => finding.Id == "RKE2NET334").Message);

    [Fact]
    public void A_secret_is_never_shown()
    {
        var finding = Check("rke2-cilium", null, "  valuesContent: 'tls: {ca: {cert: a, key: hunter2}}'\n").Single(each => each.Id == "RKE2NET335");
        Assert.Equal("(hidden)", finding.Value);
        Assert.DoesNotContain("hunter2", finding.Message + finding.Recommendation);
    }

    [Theory]
    [InlineData("rke2-canal", "  valuesContent: 'a: {password: hunter2}'\n", "RKE2NET301")]
    [InlineData("rke2-canal", "  valuesContent: 'flannel: {backend: {token: hunter2}}'\n", "RKE2NET303")]
    [InlineData("rke2-cilium", "  valuesContent: 'etcd: [{password: hunter2}]'\n", "RKE2NET303")]
    public void Nor_by_other_rules(string chart, string spec, string id)
    {
        var findings = Check(chart, null, spec);
        Assert.Contains(findings, finding => finding.Id == id);
        Assert.All(findings, finding => Assert.DoesNotContain("hunter2", finding + finding.Value + finding.Repair));
    }

    [Fact]
    public void An_upgrade_is_held_against_the_fields_of_its_target()
    {
        var documents = ManifestReader.Read(Head("rke2-canal") + Values);
        Assert.DoesNotContain(ManifestCheck.Run(documents, TestConfigs.Release("v1.34.4")), finding => finding.Id == "RKE2NET326");
        Assert.Contains(ManifestCheck.Run(documents, TestConfigs.Release("v1.34.4"), target: TestConfigs.Release("v1.36.3")), finding => finding.Id == "RKE2NET326");
    }

    [Theory]
    [InlineData("cni: canal\n", true)]
    [InlineData("tls-san: a\n", true)]
    [InlineData("cni: multus,canal\n", false)]
    [InlineData(null, false)]
    public void Values_of_Multus_without_Multus_are_found(string? config, bool found)
    {
        var folder = Path.Combine(Path.GetTempPath(), "rke2network-" + System.Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, "multus.yaml"), Head("rke2-multus") + "  valuesContent: 'manifests: {dhcpDaemonSet: true}'\n");
            if (config is not null)
            {
                File.WriteAllText(Path.Combine(folder, "config.yaml"), config);
            }

            var finding = ManifestCheck.Import(TestConfigs.Release(null), ServerSource.ReadFolder(folder)).Findings.SingleOrDefault(each => each.Id == "RKE2NET603");
            Assert.Equal(found, finding is not null);
            Assert.Equal(found ? "Write cni: multus,canal, or delete the HelmChartConfig." : null, finding?.Recommendation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static string Head(string chart) => $"apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: {chart}\n  namespace: kube-system\nspec:\n";

    private static System.Collections.Generic.IReadOnlyList<Finding> Check(string chart, string? release, string spec) =>
        ManifestCheck.Run(ManifestReader.Read(Head(chart) + spec, "a.yaml"), TestConfigs.Release(release));
}
