using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Rollouts;

/// <summary>What is wrong with a pod.</summary>
internal static class PodTrouble
{
    internal const string CrashLoop = "CrashLoopBackOff";

    /// <summary>States on the ordinary way of a pod.</summary>
    private static readonly string[] Ordinary = ["ContainerCreating", "PodInitializing"];

    /// <summary>Why its containers wait, or why no node takes it; null where nothing is known against it.</summary>
    internal static string? Of(KubernetesResource pod) =>
        Waiting(pod).FirstOrDefault() ?? (KubernetesResource.Text(StatusFields.Condition(pod, "PodScheduled"), "status") == "False"
            ? KubernetesResource.Text(StatusFields.Condition(pod, "PodScheduled"), "reason")
            : null);

    internal static IEnumerable<string> Waiting(KubernetesResource pod) =>
        from container in Containers(pod)
        let reason = KubernetesResource.Text(State(container, "state", "waiting"), "reason")
        where reason is not null && !Ordinary.Contains(reason)
        select reason;

    internal static long Restarts(KubernetesResource pod) => Containers(pod).Sum(container => StatusFields.Number(container, "restartCount"));

    /// <summary>How a container last ended that did not end well; null where all did.</summary>
    internal static YamlMap? LastFailure(KubernetesResource pod) => Containers(pod)
        .SelectMany(container => new[] { State(container, "state", "terminated"), State(container, "lastState", "terminated") })
        .FirstOrDefault(end => end is not null && StatusFields.Number(end, "exitCode") != 0);

    private static IEnumerable<YamlMap> Containers(KubernetesResource pod) =>
        StatusFields.Items(pod.Status, "initContainerStatuses").Concat(StatusFields.Items(pod.Status, "containerStatuses"));

    private static YamlMap? State(YamlMap container, string when, string state) => (container.Find(when) as YamlMap)?.Find(state) as YamlMap;
}
