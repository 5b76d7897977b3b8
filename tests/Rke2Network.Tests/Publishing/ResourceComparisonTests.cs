using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Publishing;

/// <summary>Two states of an object, field by field, with who owns what.</summary>
public sealed class ResourceComparisonTests
{
    private const string Managed = "managedFields: [{manager: kubectl-edit, operation: Update, fieldsV1: {'f:spec': {'f:valuesContent': {}}}}, {manager: helm, operation: Update, subresource: status, fieldsV1: {'f:status': {}}}]";

    [Fact]
    public void Chart_values_are_told_by_their_paths_and_by_their_owner()
    {
        var changes = ResourceComparison.Compare(
            Config("spec: {failurePolicy: retry, valuesContent: \"flannel: {iface: eth0, mtu: 1400}\"}", Managed),
            Config("spec: {failurePolicy: abort, valuesContent: \"flannel: {iface: eth1}\\ncalico: {vethuMTU: 1350}\"}"));
        Assert.Equal(
            [
                "spec.failurePolicy: retry becomes abort",
                "spec.valuesContent: flannel.iface: eth0 becomes eth1",
                "spec.valuesContent: flannel.mtu: 1400 is removed",
                "spec.valuesContent: calico.vethuMTU: 1350 is added",
            ],
            changes.Select(change => change.ToString()));
        Assert.Equal(["", "kubectl-edit", "kubectl-edit", "kubectl-edit"], changes.Select(change => change.Manager));
    }

    [Fact]
    public void What_the_server_keeps_for_itself_is_no_difference() => Assert.Empty(ResourceComparison.Compare(
        Config("spec: {failurePolicy: retry}\nstatus: {jobName: a}", "resourceVersion: '1'\n  uid: a\n  generation: 1"),
        Config("spec: {failurePolicy: retry}\nstatus: {jobName: b}", "resourceVersion: '2'\n  uid: b\n  generation: 2")));

    [Fact]
    public void A_new_object_has_all_its_fields_added() =>
        Assert.Contains("spec.failurePolicy: abort is added", ResourceComparison.Compare(null, Config("spec: {failurePolicy: abort}")).Select(change => change.ToString()));

    [Fact]
    public void Secrets_are_named_and_never_shown()
    {
        var values = ResourceComparison.Compare(Config("spec: {valuesContent: 'etcd: {password: old-one}'}"), Config("spec: {valuesContent: 'etcd: {password: new-one}'}"));
        var secret = ResourceComparison.Compare(null, new KubernetesResource(YamlReader.ReadMap("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {any: bmV3LW9uZQ==}")));
        Assert.NotEmpty(values);
        Assert.DoesNotContain("-one", string.Join("\n", values) + DifferenceText.Write(values));
        Assert.DoesNotContain("bmV3LW9uZQ", string.Join("\n", secret));
    }

    [Fact]
    public void Owners_of_parts_and_of_the_whole_are_told()
    {
        var resource = Config("spec: {valuesContent: x}", Managed);
        Assert.Equal(["kubectl-edit"], ManagedFields.OwnersOf(resource, ["spec", "valuesContent"]));
        Assert.Equal(["kubectl-edit"], ManagedFields.OwnersOf(resource, ["spec"]));
        Assert.Empty(ManagedFields.OwnersOf(resource, ["spec", "failurePolicy"]));
        Assert.Equal(["kubectl-edit"], ManagedFields.OtherOwners(resource));
        Assert.False(ManagedFields.IsOurs(resource));
    }

    [Fact]
    public void What_goes_and_comes_stands_on_lines_of_its_own_with_its_owner()
    {
        var text = DifferenceText.Write(ResourceComparison.Compare(Config("spec: {valuesContent: 'flannel: {iface: eth0}'}", Managed), Config("spec: {valuesContent: 'flannel: {iface: eth1}'}")));
        Assert.Equal(
            "\u001b[31m- spec.valuesContent: flannel.iface = eth0  (set by kubectl-edit)\u001b[0m\n\u001b[32m+ spec.valuesContent: flannel.iface = eth1\u001b[0m", text);
    }

    private static KubernetesResource Config(string rest, string metadata = "") => new(YamlReader.ReadMap(
        $"apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\n  {metadata}\n{rest}"));
}
