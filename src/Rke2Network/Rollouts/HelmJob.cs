using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Rollouts;

/// <summary>The job that runs helm for a chart. Source: k3s-io/helm-controller pkg/controllers/chart/chart.go; k3s-io/klipper-helm entry.</summary>
internal static class HelmJob
{
    internal const string ChartLabel = "helmcharts.helm.cattle.io/chart";
    private const string HashKey = "helmcharts.helm.cattle.io/configHash";
    private const int ManyTries = 3;
    private const int LongestLabel = 63;

    /// <summary>The name of a chart's job.</summary>
    internal static string NameOf(string chart, KubernetesResource? helmChart) => KubernetesResource.Text(helmChart?.Status, "jobName") ?? "helm-install-" + chart;

    /// <summary>The hash of all that the job works from; another one is another job.</summary>
    internal static string? Hash(KubernetesResource? job) =>
        KubernetesResource.Text(((job?.Spec.Find("template") as YamlMap)?.Find("metadata") as YamlMap)?.Find("annotations") as YamlMap, HashKey);

    /// <summary>When it began: pods that are older have not seen what it brought.</summary>
    internal static DateTimeOffset? Start(KubernetesResource? job) =>
        job is null ? null : StatusFields.Time(job.Status, "startTime") ?? StatusFields.Time(job.Metadata, "creationTimestamp");

    /// <summary>Whether a release is of this job: the label holds as much of the hash as a label may, without its algorithm. Old controllers set none.</summary>
    internal static bool Made(KubernetesResource job, KubernetesResource release) =>
        release.Label(HashKey) is not { } label || Hash(job) is not { } hash || string.Equals(label, Shortened(hash.Substring(hash.IndexOf('=') + 1)), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it fails again and again: it would go on for a thousand tries.</summary>
    internal static bool IsFailing(RolloutSnapshot snapshot) => snapshot.Job is { } job
        && (StatusFields.Is(job, "Failed") || StatusFields.Number(job.Status, "failed") >= ManyTries
            || Pods(snapshot).Any(pod => PodTrouble.Restarts(pod) >= ManyTries || PodTrouble.Waiting(pod).Contains(PodTrouble.CrashLoop)));

    /// <summary>What its pods tell; null where nothing is wrong.</summary>
    internal static string? Trouble(RolloutSnapshot snapshot)
    {
        string[] texts = [.. Pods(snapshot).Select(Trouble).OfType<string>()];
        var failed = StatusFields.Number(snapshot.Job?.Status, "failed");
        return texts.Length == 0 && failed == 0 ? null : FormattableString.Invariant(
            $"{(texts.Length == 0 ? $"{failed} pods of the job have failed" : string.Join("; ", texts.Take(ManyTries)))}. Its log says why: kubectl logs -n {snapshot.Job?.Namespace} job/{snapshot.Job?.Name}.");
    }

    private static string? Trouble(KubernetesResource pod)
    {
        var (why, end, restarts) = (PodTrouble.Of(pod), PodTrouble.LastFailure(pod), PodTrouble.Restarts(pod));
        if (why is null && end is null && restarts == 0)
        {
            return null;
        }

        var said = KubernetesResource.Text(end, "message") ?? KubernetesResource.Text(end, "reason");
        return FormattableString.Invariant(
            $"Pod {pod.Name}{(restarts == 0 ? " is in trouble" : $" has restarted {restarts} {(restarts == 1 ? "time" : "times")}")}{(why is null ? string.Empty : $" ({StatusFields.Line(why)})")}{(end is null ? string.Empty : $", last with exit code {StatusFields.Number(end, "exitCode")}{(said is null ? string.Empty : $": {StatusFields.Line(said)}")}")}");
    }

    /// <summary>Pods of an earlier job of the name say nothing of this one.</summary>
    private static IEnumerable<KubernetesResource> Pods(RolloutSnapshot snapshot) => snapshot.JobPods.Where(pod =>
        snapshot.Job?.Uid is not { } uid || !StatusFields.Items(pod.Metadata, "ownerReferences").Any(owner => KubernetesResource.Text(owner, "uid") is { } its && its != uid));

    private static string Shortened(string hash) => hash.Length <= LongestLabel ? hash : hash.Substring(0, LongestLabel);
}
