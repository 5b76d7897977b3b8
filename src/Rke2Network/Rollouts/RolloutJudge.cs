using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;

namespace Rke2Network.Rollouts;

/// <summary>Judges whether what was asked for runs: stage by stage, as the helm controller, helm and Kubernetes hand it on.</summary>
public static class RolloutJudge
{
    private static readonly string Calico = CniPlugin.Calico.ChartName()!;

    /// <summary>Judges.</summary>
    /// <param name="snapshot">What the cluster holds of the chart.</param>
    /// <param name="expectation">What is waited for.</param>
    /// <returns>The first stage that is not done, or that all are.</returns>
    public static RolloutState Judge(RolloutSnapshot snapshot, RolloutExpectation expectation) =>
        (OfChart(snapshot, expectation) ?? OfRelease(snapshot) ?? OfWorkloads(snapshot) ?? OfComponents(snapshot) ?? Complete(snapshot)) with { Notes = RolloutNotes.Of(snapshot, expectation) };

    /// <summary>
    /// The chart's own DaemonSets and Deployments with pods that are older than the helm run: where a chart only changes a ConfigMap, they
    /// still have the old values. Calico's operator restarts what must be, so there are none of it.
    /// </summary>
    /// <param name="snapshot">What the cluster holds of the chart.</param>
    /// <returns>Those that a restart would bring up to date.</returns>
    public static IReadOnlyList<KubernetesResource> Outdated(RolloutSnapshot snapshot) => snapshot.Chart != Calico && HelmJob.Start(snapshot.Job) is { } start
        ? [.. Workloads(snapshot).Where(workload => workload.IsOf(snapshot.Chart) && workload.IsOlderThan(start, snapshot.Pods)).Select(workload => workload.Resource)]
        : [];

    /// <summary>Whether a chart's pods are made by Calico's operator.</summary>
    internal static bool HasOperator(string chart) => chart == Calico;

    private static RolloutState? OfChart(RolloutSnapshot snapshot, RolloutExpectation expectation)
    {
        if (snapshot.HelmChart is not { } chart || KubernetesResource.Text(chart.Metadata, "deletionTimestamp") is not null)
        {
            return State(snapshot, RolloutStage.Values, snapshot.HelmChart is null ? "There is no HelmChart of this name." : "The HelmChart is being deleted.") with
            {
                IsFailing = true,
                Reason = "RKE2 makes the HelmChart of a plugin that the servers' option cni names: check it, and the chart's name.",
            };
        }

        var lagging = CanRead(snapshot, RolloutStage.Values) ? StoredChartValues.Lagging(snapshot) : [];
        var isOld = snapshot.Job is null || (expectation.PreviousHash is { } hash && HelmJob.Hash(snapshot.Job) == hash);
        if (StatusFields.Is(chart, "Failed"))
        {
            // Just after a change the condition is still that of the job before: it goes after the new job has come.
            var isFinal = lagging.Count == 0 && !isOld && StatusFields.Is(snapshot.Job!, "Failed");
            return State(snapshot, RolloutStage.Chart, "Helm has given up on the chart.") with { IsFailing = true, IsFailed = isFinal, Reason = OfFailure(snapshot, chart) };
        }

        var job = HelmJob.NameOf(snapshot.Chart, chart);
        return lagging.Count > 0 ? State(snapshot, RolloutStage.Values, $"The helm controller has not taken over the values of the {string.Join(" and the ", lagging)} yet.")
            : isOld ? State(snapshot, RolloutStage.Job, $"The helm controller has not made the new job {job} yet.")
            : OfJob(snapshot, snapshot.Job!);
    }

    private static RolloutState? OfJob(RolloutSnapshot snapshot, KubernetesResource job)
    {
        if (StatusFields.Is(job, "Complete"))
        {
            return null;
        }

        var isFailing = HelmJob.IsFailing(snapshot);
        return State(snapshot, RolloutStage.Job, isFailing ? $"Helm fails in the job {job.Name}." : StatusFields.Number(job.Status, "active") > 0 ? $"Helm runs in the job {job.Name}." : $"The job {job.Name} is about to run helm.") with
        {
            IsFailing = isFailing,
            Reason = HelmJob.Trouble(snapshot),
        };
    }

    private static RolloutState? OfRelease(RolloutSnapshot snapshot)
    {
        if (!CanRead(snapshot, RolloutStage.Release))
        {
            return null;
        }

        var newest = snapshot.Releases.OrderByDescending(release => long.TryParse(release.Label("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0).FirstOrDefault();
        var status = newest?.Label("status");
        return newest is null ? State(snapshot, RolloutStage.Release, "Helm keeps no release of the chart yet.")
            : status == "deployed" && HelmJob.Made(snapshot.Job!, newest) ? null
            : status == "deployed" ? State(snapshot, RolloutStage.Release, $"Helm's release {newest.Label("version")} is of older values: the helm controller runs helm again.")
            : State(snapshot, RolloutStage.Release, $"Helm's release {newest.Label("version")} is not deployed: its status is {StatusFields.Line(status ?? "unknown")}.") with
            {
                IsFailing = status == "failed",
                Reason = status == "failed" ? $"See helm history {snapshot.Chart} -n {newest.Namespace}." : null,
            };
    }

    private static RolloutState? OfWorkloads(RolloutSnapshot snapshot)
    {
        if (!CanRead(snapshot, RolloutStage.Workloads))
        {
            return null;
        }

        if (snapshot.Workloads is null)
        {
            return State(snapshot, RolloutStage.Workloads, "Helm is done; now it is the pods' turn.");
        }

        Workload[] lagging = [.. Workloads(snapshot).Where(workload => !workload.IsDone)];
        var (done, total) = Pods(snapshot);
        return lagging.Length == 0 ? null : State(snapshot, RolloutStage.Workloads, FormattableString.Invariant($"{done} of {total} pods are new and available.")) with
        {
            Percent = 40 + (total == 0 ? 0 : 50 * done / total),
            Reason = string.Join(" ", lagging.Select(workload => workload.Lag(snapshot.Pods))),
        };
    }

    private static RolloutState? OfComponents(RolloutSnapshot snapshot) =>
        !HasOperator(snapshot.Chart) || !CanRead(snapshot, RolloutStage.Components) ? null
        : snapshot.Components is null ? State(snapshot, RolloutStage.Components, "The pods are there; now it is the operator's turn.")
        : CalicoComponents.Lags(snapshot.Components, snapshot.Installation) is { Count: > 0 } lags ? State(snapshot, RolloutStage.Components, "Calico's operator is not done yet.") with { Reason = string.Join(" ", lags) }
        : null;

    private static RolloutState Complete(RolloutSnapshot snapshot) => State(snapshot, RolloutStage.Complete, "What was asked for runs.");

    private static string OfFailure(RolloutSnapshot snapshot, KubernetesResource chart)
    {
        var condition = StatusFields.Condition(chart, "Failed");
        var said = KubernetesResource.Text(condition, "message") ?? KubernetesResource.Text(condition, "reason");
        return string.Join(" ", new[] { said is null ? null : StatusFields.Line(said) + ".", HelmJob.Trouble(snapshot) }.OfType<string>().DefaultIfEmpty($"See kubectl describe helmchart -n {chart.Namespace} {chart.Name}."));
    }

    private static bool CanRead(RolloutSnapshot snapshot, RolloutStage stage) => !snapshot.Unreadable.Contains(stage);

    private static IEnumerable<Workload> Workloads(RolloutSnapshot snapshot) => (snapshot.Workloads ?? []).Select(resource => new Workload(resource));

    private static (int Done, int Total) Pods(RolloutSnapshot snapshot) => ((int)Workloads(snapshot).Sum(workload => workload.Done), (int)Workloads(snapshot).Sum(workload => workload.Desired));

    private static RolloutState State(RolloutSnapshot snapshot, RolloutStage stage, string message)
    {
        var (done, total) = Pods(snapshot);
        return new RolloutState
        {
            Context = snapshot.Context,
            Chart = snapshot.Chart,
            Stage = stage,
            Message = message,
            Percent = stage switch { RolloutStage.Values => 0, RolloutStage.Job or RolloutStage.Chart => 10, RolloutStage.Release => 30, RolloutStage.Workloads => 40, RolloutStage.Components => 95, _ => 100 },
            Done = done,
            Total = total,
        };
    }
}
