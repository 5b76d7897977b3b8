using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Rollouts;
using Xunit;
using static Rke2Network.Tests.Rollouts.Snapshots;

namespace Rke2Network.Tests.Rollouts;

/// <summary>The pods' turn, and that of Calico's operator.</summary>
public sealed class WorkloadTests
{
    [Fact]
    public void Workloads_are_waited_for_before_they_are_read()
    {
        var state = Judge(Done with { Workloads = null });
        Assert.Equal((RolloutStage.Workloads, 0), (state.Stage, state.Total));
    }

    [Theory]
    [InlineData(3, 2, 3, 4, 2)]
    [InlineData(3, 3, 1, 4, 1)]
    [InlineData(3, 3, 3, 3, 0)]
    public void A_DaemonSet_is_done_when_all_pods_are_new_and_available(int desired, int updated, int available, int observed, int done)
    {
        var state = Judge(Done with { Workloads = [DaemonSet(desired, updated, available, observed)] });
        Assert.Equal(RolloutStage.Workloads, state.Stage);
        Assert.Equal((done, desired), (state.Done, state.Total));
        Assert.Equal(40 + (50 * done / desired), state.Percent);
    }

    [Fact]
    public void A_DaemonSet_without_nodes_is_done() => Assert.True(Judge(Done with { Workloads = [DaemonSet(3, 3, 3), DaemonSet(0, 0, 0)] }).IsComplete);

    [Theory]
    [InlineData("replicas: 2, updatedReplicas: 2, availableReplicas: 2", true)]
    [InlineData("replicas: 3, updatedReplicas: 2, availableReplicas: 2", false)]
    [InlineData("replicas: 2, updatedReplicas: 1, availableReplicas: 2", false)]
    [InlineData("replicas: 2, updatedReplicas: 2", false)]
    public void A_Deployment_is_done_when_its_old_pods_are_gone_too(string status, bool isDone) =>
        Assert.Equal(isDone, Judge(Done with { Workloads = [Deployment(status)] }).IsComplete);

    [Fact]
    public void A_Deployment_has_one_pod_unless_it_says_otherwise_and_may_have_none()
    {
        Assert.True(Judge(Done with { Workloads = [Deployment("replicas: 0", "replicas: 0")] }).IsComplete);
        Assert.Equal(1, Judge(Done with { Workloads = [Deployment("replicas: 0", "paused: false")] }).Total);
    }

    [Fact]
    public void Nodes_that_lag_are_named_with_what_is_wrong_and_five_at_most()
    {
        var pods = Enumerable.Range(1, 7).Select(i => Pod($"p{i}", $"node-{i}", isReady: false, i == 1 ? "state: {waiting: {reason: CrashLoopBackOff}}" : "")).Append(Pod("p8", "node-8"));
        var state = Judge(Done with { Workloads = [DaemonSet(8, 8, 1)], Pods = [.. pods] });
        Assert.Equal("DaemonSet kube-system/rke2-canal: 8 of 8 pods are new, 1 are available; not yet node-1 (CrashLoopBackOff), node-2, node-3, node-4, node-5 and 2 more.", state.Reason);
    }

    [Fact]
    public void A_pod_that_is_ready_but_old_lags_too() =>
        Assert.Contains("not yet node-b.", Judge(Done with { Workloads = [DaemonSet(2, 1, 2)], Pods = [Pod("a", "node-a"), Pod("b", "node-b", template: 3)] }).Reason);

    [Fact]
    public void Pods_of_others_are_not_taken_for_its_own() =>
        Assert.DoesNotContain("node-z", Judge(Done with { Workloads = [DaemonSet(1, 1, 0)], Pods = [Of("Pod", "z", "spec: {nodeName: node-z}", "labels: {k8s-app: other}")] }).Reason);

    [Fact]
    public void A_DaemonSet_that_waits_for_hands_says_so() =>
        Assert.Contains("OnDelete", Judge(Done with { Workloads = [DaemonSet(2, 0, 2, spec: ", updateStrategy: {type: OnDelete}")] }).Reason);

    [Fact]
    public void Pods_older_than_new_values_are_noted_where_values_changed()
    {
        var old = Done with { Pods = [Pod("a", "node-a"), Pod("b", "node-b", created: "2026-01-01T09:59:59Z")] };
        Assert.Contains("DaemonSet kube-system/rke2-canal", Assert.Single(Judge(old, "SHA256=OLD").Notes));
        Assert.Empty(Judge(old).Notes);
        Assert.Equal(["DaemonSet kube-system/rke2-canal"], RolloutJudge.Outdated(old).Select(each => each.ToString()));
        Assert.Empty(RolloutJudge.Outdated(Done));
    }

    [Fact]
    public void What_the_operator_makes_is_never_outdated()
    {
        var calico = Done with { Chart = "rke2-calico", Workloads = [Of("DaemonSet", "d", "spec: {selector: {matchLabels: {k8s-app: canal}}}", "annotations: {meta.helm.sh/release-name: rke2-calico}")], Pods = [Pod("a", "node-a", created: "2020-01-01T00:00:00Z")] };
        Assert.Empty(RolloutJudge.Outdated(calico));
        Assert.Single(RolloutJudge.Outdated(Done with { Pods = calico.Pods }));
    }

    [Fact]
    public void Calico_is_done_when_its_operator_says_so()
    {
        Assert.True(Calico(Component("calico"), Component("apiserver")).IsComplete);
        Assert.Equal(RolloutStage.Components, Calico().Stage);
        var state = Calico(Component("calico"), Component("apiserver", degraded: "True"));
        Assert.Equal(RolloutStage.Components, state.Stage);
        Assert.Equal("Component apiserver is degraded (Broken: no node is there).", state.Reason);
        Assert.Equal("Component calico is not available.", Calico(Component("calico", available: "False")).Reason);
        Assert.Equal("Component calico is changing.", Calico(Component("calico", progressing: "True")).Reason);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(0, true)]
    public void A_report_of_an_older_Installation_does_not_count(int generation, bool isDone) =>
        Assert.Equal(isDone, Judge(OfCalico(Component("calico", generation: generation)) with { Installation = Of("Installation", "default", "", "generation: 5") }).IsComplete);

    [Fact]
    public void Other_charts_have_no_operator_to_wait_for() => Assert.True(Judge(Done with { Components = null }).IsComplete);

    [Fact]
    public void Calico_without_a_look_at_its_operator_is_noted() =>
        Assert.Contains("TigeraStatus", Assert.Single(Judge(OfCalico() with { Unreadable = [RolloutStage.Components] }).Notes));

    private static RolloutState Calico(params KubernetesResource[] components) => Judge(OfCalico(components));

    private static RolloutSnapshot OfCalico(params KubernetesResource[] components) => Done with { Chart = "rke2-calico", Components = components };

    private static RolloutState Judge(RolloutSnapshot snapshot, string? previous = null) => RolloutJudge.Judge(snapshot, new RolloutExpectation { PreviousHash = previous });
}
