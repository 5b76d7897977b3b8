using System.Linq;
using Rke2Network.Editing;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Editing;

public sealed class ManifestEditorTests
{
    private const string Head = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\n";

    /// <summary>The spec, a path, a value (null: it goes), the spec that comes out.</summary>
    public static TheoryData<string, string, string?, string> Steps => new()
    {
        // in a literal block, whatever its indent and end
        { "spec:\n  valuesContent: |-\n    # mine\n    flannel:\n      iface: \"eth1\" # why\n", "flannel.iface", "eth2", "spec:\n  valuesContent: |-\n    # mine\n    flannel:\n      iface: \"eth2\" # why\n" },
        { "spec:\n  valuesContent: |\n   flannel:\n     iface: eth1\n\n# end\n", "flannel.mtu", "1400", "spec:\n  valuesContent: |\n   flannel:\n     iface: eth1\n     mtu: 1400\n\n# end\n" },
        { "spec:\n  valuesContent: |- # why\n    a: 1\n      \n    b: 2", "b", "3", "spec:\n  valuesContent: |- # why\n    a: 1\n      \n    b: 3" },
        { "spec:\n    valuesContent: |+\n        a: 1\n\n", "b", "2", "spec:\n    valuesContent: |+\n        a: 1\n        b: 2\n\n" },
        { "spec:\n  valuesContent: |-\n    a: 1\n  failurePolicy: abort\n", "a", null, "spec:\n  valuesContent: |-\n    {}\n  failurePolicy: abort\n" },
        { "spec:\n  valuesContent: |2-\n    a: 1\n", "a", "2", "spec:\n  valuesContent: |-\n    a: 2\n" },
        { "spec:\n  valuesContent: |-\n\n    # only a comment\n", "a.b", "2", "spec:\n  valuesContent: |-\n\n    # only a comment\n    a:\n      b: 2\n" },

        // in another form the block comes new; its comments stay where it had any
        { "spec:\n  valuesContent: \"a: 1\" # why\n", "a", "2", "spec:\n  valuesContent: |- # why\n    a: 2\n" },
        { "spec:\n  valuesContent: >-\n    a: 1\n\n    b: 2\n", "b", "3", "spec:\n  valuesContent: |-\n    a: 1\n    b: 3\n" },
        { "spec:\n  valuesContent: 'a: 1'\n  failurePolicy: abort\n", "b", "2", "spec:\n  valuesContent: |-\n    a: 1\n    b: 2\n  failurePolicy: abort\n" },

        // where it was not
        { "spec:\n  failurePolicy: abort\n", "a", "2", "spec:\n  failurePolicy: abort\n  valuesContent: |-\n    a: 2\n" },
        { "spec:\n  valuesContent:\n", "a", "2", "spec:\n  valuesContent: |-\n    a: 2\n" },
        { "spec: {}\n", "a", "2", "spec:\n  valuesContent: |-\n    a: 2\n" },
        { "", "a", "2", "spec:\n  valuesContent: |-\n    a: 2\n" },

        // beside values, each stays where it stood
        { "spec:\n  values:\n    a: 1 # why\n", "a", "2", "spec:\n  values:\n    a: 2 # why\n" },
        { "spec:\n  values:\n    a: 1\n", "b", "2", "spec:\n  values:\n    a: 1\n    b: 2\n" },
        { "spec:\n  valuesContent: |-\n    m:\n      x: 1\n  values:\n    m:\n      w: 2\n", "m.x", "5", "spec:\n  valuesContent: |-\n    m:\n      x: 5\n  values:\n    m:\n      w: 2\n" },
        { "spec:\n  valuesContent: |-\n    m:\n      x: 1\n  values:\n    m:\n      w: 2\n", "m.w", "5", "spec:\n  valuesContent: |-\n    m:\n      x: 1\n  values:\n    m:\n      w: 5\n" },
        { "spec:\n  valuesContent: |-\n    m:\n      x: 1\n  values:\n    m:\n      x: 2\n", "m.x", "5", "spec:\n  valuesContent: |-\n    m:\n      x: 1\n  values:\n    m:\n      x: 5\n" },
        { "spec:\n  valuesContent: |-\n    m:\n      x: 1\n      z: 3\n  values:\n    m:\n      x: 2\n      w: 2\n", "m.x", null, "spec:\n  valuesContent: |-\n    m:\n      z: 3\n  values:\n    m:\n      w: 2\n" },
        { "spec:\n  valuesContent: |-\n    m:\n      x: 1\n  values:\n    m:\n      w: 2\n", "m.v", "5", "spec:\n  valuesContent: |-\n    m:\n      x: 1\n      v: 5\n  values:\n    m:\n      w: 2\n" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void One_value_changes_its_place_alone(string spec, string path, string? value, string expected)
    {
        var document = Assert.Single(ManifestReader.Read(Head + spec));
        var segments = ValuePath.Parse(path);
        var values = value is null ? document.Values.Without(segments) : document.Values.With(segments, YamlReader.Read(value)!);
        var changed = ManifestEditor.Change(Head + spec, 0, new HelmChartConfig("rke2-canal", "kube-system", values, document.FailurePolicy), null);
        Assert.Equal(Head + expected, changed);
        Assert.True(values.Root.SameAs(Assert.Single(ManifestReader.Read(changed)).Values.Root));
    }

    [Theory]
    [InlineData("spec:\n  valuesContent: |-\n    a: 1\n", FailurePolicy.Abort, "spec:\n  valuesContent: |-\n    a: 1\n  failurePolicy: abort\n")]
    [InlineData("spec:\n  failurePolicy: reinstall # why\n  valuesContent: |-\n    a: 1\n", FailurePolicy.Retry, "spec:\n  failurePolicy: retry # why\n  valuesContent: |-\n    a: 1\n")]
    [InlineData("spec:\n  failurePolicy: reinstall # why\n  valuesContent: |-\n    a: 1\n", null, "spec:\n  valuesContent: |-\n    a: 1\n")]
    [InlineData("spec:\n  failurePolicy: someday\n  valuesContent: |-\n    a: 1\n", null, "spec:\n  failurePolicy: someday\n  valuesContent: |-\n    a: 1\n")]
    public void The_failure_policy_has_its_own_line(string spec, FailurePolicy? policy, string expected)
    {
        var document = Assert.Single(ManifestReader.Read(Head + spec));
        Assert.Equal(Head + expected, ManifestEditor.Change(Head + spec, 0, new HelmChartConfig("rke2-canal", "kube-system", document.Values, policy), null));
    }

    [Fact]
    public void A_document_among_others_changes_alone()
    {
        var text = $"# stream\n{Head}spec:\n  valuesContent: |-\n    a: 1\n---\n{Head.Replace("canal", "multus")}spec:\n  valuesContent: |-\n    a: 1 # second\n---\nkind: ConfigMap\n";
        var document = ManifestReader.Read(text).Single(each => each.Name == "rke2-multus");
        var changed = ManifestEditor.Change(text, document.Position!.Value, new HelmChartConfig("rke2-multus", "kube-system", ChartValues.Parse("a: 2")), null);
        Assert.Equal(text.Replace("a: 1 # second", "a: 2 # second"), changed);
    }

    [Fact]
    public void Resources_in_a_List_are_read()
    {
        var document = Assert.Single(ManifestReader.Read("kind: List\napiVersion: v1\nitems:\n- kind: HelmChartConfig\n  metadata:\n    name: rke2-canal\n  spec:\n    valuesContent: 'a: 1'\n- kind: ConfigMap\n"));
        Assert.Equal(("rke2-canal", null), (document.Name, document.Position));
        Assert.Equal("a: 1", document.Values.ToString());
    }
}
