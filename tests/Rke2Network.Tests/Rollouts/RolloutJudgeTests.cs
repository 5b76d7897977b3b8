using Rke2Network.Rollouts;
using Xunit;
using static Rke2Network.Tests.Rollouts.Snapshots;

namespace Rke2Network.Tests.Rollouts;

/// <summary>From the values to helm's release: what is done, under way and gone wrong.</summary>
public sealed class RolloutJudgeTests
{
    [Fact]
    public void A_cluster_that_runs_what_was_asked_is_complete()
    {
        var state = Judge(Done);
        Assert.True(state.IsComplete);
        Assert.Equal((100, 3, 3), (state.Percent, state.Done, state.Total));
        Assert.Equal(("test", "rke2-canal"), (state.Context, state.Chart));
        Assert.Null(state.Reason);
        Assert.Empty(state.Notes);
        Assert.False(state.IsFailed || state.IsFailing);
    }

    [Fact]
    public void Values_that_have_not_arrived_are_waited_for_and_never_shown()
    {
        var state = Judge(Done with { StoredValues = Stored(("HelmChartConfigValuesContent", "flannel: {iface: eth0}\n")) });
        Assert.Equal(RolloutStage.Values, state.Stage);
        Assert.Contains("HelmChartConfig", state.Message);
        Assert.DoesNotContain("eth", state.ToString());
    }

    [Fact]
    public void Values_that_were_taken_away_must_be_gone() =>
        Assert.Equal(RolloutStage.Values, Judge(Done with { HelmChartConfig = null }).Stage);

    [Fact]
    public void Old_releases_keep_values_under_other_names_and_in_a_ConfigMap()
    {
        Assert.True(Judge(Done with { StoredValues = Stored(("values-10_HelmChartConfig.yaml", Values)) }).IsComplete);
        Assert.True(Judge(Done with { StoredValues = Of("ConfigMap", "chart-values-rke2-canal", $"data: {{values-10_HelmChartConfig.yaml: {Quoted(Values)}}}") }).IsComplete);
        Assert.False(Judge(Done with { StoredValues = Of("ConfigMap", "chart-values-rke2-canal", "data: {values-10_HelmChartConfig.yaml: 'a: 1'}") }).IsComplete);
    }

    [Theory]
    [InlineData("flannel:\n  iface: eth1\n  mtu: 1400\n", true)]
    [InlineData("flannel:\n  iface: eth1\n", false)]
    [InlineData("{ no YAML", true)]
    public void Values_of_the_field_values_are_compared_as_trees(string stored, bool isThere)
    {
        var config = Of("HelmChartConfig", "rke2-canal", "spec: {values: {flannel: {mtu: 1400, iface: eth1}}}");
        Assert.Equal(isThere, Judge(Done with { HelmChartConfig = config, StoredValues = Stored(("HelmChartConfigValues", stored)) }).IsComplete);
    }

    [Fact]
    public void The_job_of_the_values_before_does_not_count()
    {
        var old = Judge(Done, "SHA256=NEW");
        Assert.Equal(RolloutStage.Job, old.Stage);
        Assert.Contains("has not made the new job helm-install-rke2-canal yet", old.Message);
        Assert.True(Judge(Done, "SHA256=OLD").IsComplete);
        Assert.Equal(RolloutStage.Job, Judge(Done with { Job = null }).Stage);
    }

    [Theory]
    [InlineData("{active: 1}", "Helm runs in the job")]
    [InlineData("{conditions: [{type: Suspended, status: 'True'}]}", "is about to run helm")]
    public void A_job_that_is_not_complete_is_waited_for(string status, string said)
    {
        var state = Judge(Done with { Job = Job($"status: {status}") });
        Assert.Equal(RolloutStage.Job, state.Stage);
        Assert.Contains(said, state.Message);
        Assert.False(state.IsFailing);
        Assert.Null(state.Reason);
    }

    [Fact]
    public void Few_restarts_are_told_and_many_are_a_failure()
    {
        var once = Judge(Running("restartCount: 1, lastState: {terminated: {exitCode: 1, message: \"Upgrading helm_v3 chart\\nretry\"}}"));
        Assert.False(once.IsFailing);
        Assert.Equal("Pod helm-install-rke2-canal-x has restarted 1 time, last with exit code 1: Upgrading helm_v3 chart retry. Its log says why: kubectl logs -n kube-system job/helm-install-rke2-canal.", once.Reason);
        var often = Judge(Running("restartCount: 3"));
        Assert.True(often.IsFailing);
        Assert.False(often.IsFailed);
        Assert.Contains("Helm fails in the job helm-install-rke2-canal", often.Message);
    }

    [Fact]
    public void A_pod_that_crashes_in_a_loop_is_a_failure()
    {
        var state = Judge(Running("restartCount: 2, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 64, reason: Error}}"));
        Assert.True(state.IsFailing);
        Assert.Contains("has restarted 2 times (CrashLoopBackOff), last with exit code 64: Error", state.Reason);
    }

    [Fact]
    public void Pods_that_the_job_replaced_count_by_its_status()
    {
        Assert.True(Judge(Done with { Job = Job("status: {failed: 3}") }).IsFailing);
        var twice = Judge(Done with { Job = Job("status: {failed: 2}") });
        Assert.False(twice.IsFailing);
        Assert.Contains("2 pods of the job have failed", twice.Reason);
    }

    [Fact]
    public void An_image_that_cannot_be_pulled_is_told_though_it_may_come()
    {
        var state = Judge(Running("restartCount: 0, state: {waiting: {reason: ImagePullBackOff}}"));
        Assert.False(state.IsFailing);
        Assert.Contains("is in trouble (ImagePullBackOff)", state.Reason);
        Assert.Null(Judge(Running("restartCount: 0, state: {waiting: {reason: ContainerCreating}}")).Reason);
    }

    [Fact]
    public void Pods_of_an_earlier_job_say_nothing() =>
        Assert.False(Judge(Done with { Job = Job("status: {active: 1}"), JobPods = [JobPod("restartCount: 9", "job-0")] }).IsFailing);

    [Fact]
    public void A_chart_that_failed_has_failed_for_good()
    {
        var state = Judge(Failed, "SHA256=OLD");
        Assert.Equal(RolloutStage.Chart, state.Stage);
        Assert.True(state.IsFailed);
        Assert.Contains("Job has reached configured number of retries.", state.Reason);
    }

    [Fact]
    public void A_failure_of_the_values_before_may_turn()
    {
        Assert.False(Judge(Failed, "SHA256=NEW").IsFailed);
        Assert.True(Judge(Failed, "SHA256=NEW").IsFailing);
        Assert.False(Judge(Failed with { StoredValues = null }).IsFailed);
        Assert.False(Judge(Failed with { Job = Job("status: {active: 1}") }, "SHA256=OLD").IsFailed);
    }

    [Fact]
    public void A_chart_that_is_not_there_fails_unless_it_comes()
    {
        var state = Judge(Done with { HelmChart = null });
        Assert.True(state.IsFailing);
        Assert.False(state.IsFailed);
        Assert.Contains("cni", state.Reason);
        Assert.Contains("being deleted", Judge(Done with { HelmChart = Of("HelmChart", "rke2-canal", "", "deletionTimestamp: '2026-01-01T00:00:00Z'") }).Message);
    }

    [Theory]
    [InlineData("pending-upgrade", false)]
    [InlineData("failed", true)]
    public void The_newest_release_counts_by_number_and_not_by_name(string status, bool isFailing)
    {
        var state = Judge(Done with { Releases = [Release(9, "deployed"), Release(10, status)] });
        Assert.Equal(RolloutStage.Release, state.Stage);
        Assert.Contains($"release 10 is not deployed: its status is {status}", state.Message);
        Assert.Equal(isFailing, state.IsFailing);
        Assert.Equal(RolloutStage.Release, Judge(Done with { Releases = [] }).Stage);
    }

    [Theory]
    [InlineData("NEW", true)]
    [InlineData("OLD", false)]
    public void A_release_with_the_hash_of_other_values_is_not_the_one(string hash, bool isDone) =>
        Assert.Equal(isDone, Judge(Done with { Releases = [Release(10, "deployed", $", helmcharts.helm.cattle.io/configHash: {hash}")] }).IsComplete);

    [Fact]
    public void A_label_holds_the_beginning_of_the_hash()
    {
        var label = new string('A', 63);
        Assert.True(Judge(Done with
        {
            Job = Job("status: {conditions: [{type: Complete, status: 'True'}]}", "SHA256=" + label + "A"),
            Releases = [Release(10, "deployed", $", helmcharts.helm.cattle.io/configHash: {label}")],
        }).IsComplete);
    }

    [Fact]
    public void What_may_not_be_read_is_skipped_and_noted()
    {
        var state = Judge(Done with { StoredValues = null, Releases = [], Unreadable = [RolloutStage.Values, RolloutStage.Release] });
        Assert.True(state.IsComplete);
        Assert.Equal("Not checked, as the user may not read what tells it: whether the values have arrived (Secrets), whether helm's release is deployed (Secrets).", Assert.Single(state.Notes));
    }

    [Fact]
    public void Messages_of_a_cluster_are_bounded_and_harmless()
    {
        var reason = Judge(Running($"restartCount: 1, lastState: {{terminated: {{exitCode: 1, message: \"\\e[31m{new string('x', 5000)}\"}}}}")).Reason!;
        Assert.DoesNotContain('\u001b', reason);
        Assert.InRange(reason.Length, 300, 600);
    }

    private static RolloutSnapshot Failed { get; } = Done with
    {
        HelmChart = Of("HelmChart", "rke2-canal", "status: {conditions: [{type: Failed, status: 'True', reason: Job failed, message: Job has reached configured number of retries}]}"),
        Job = Job("status: {conditions: [{type: Failed, status: 'True'}]}"),
    };

    private static RolloutSnapshot Running(string container) => Done with { Job = Job("status: {active: 1}"), JobPods = [JobPod(container)] };

    private static RolloutState Judge(RolloutSnapshot snapshot, string? previous = null) => RolloutJudge.Judge(snapshot, new RolloutExpectation { PreviousHash = previous });
}
