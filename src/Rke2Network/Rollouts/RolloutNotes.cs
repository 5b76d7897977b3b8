using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Rollouts;

/// <summary>What is worth knowing beside the stage: what was not checked, and pods that may still have old values.</summary>
internal static class RolloutNotes
{
    internal static IReadOnlyList<string> Of(RolloutSnapshot snapshot, RolloutExpectation expectation) => [.. Unchecked(snapshot), .. OldPods(snapshot, expectation)];

    private static IEnumerable<string> Unchecked(RolloutSnapshot snapshot) => snapshot.Unreadable.Count == 0
        ? []
        : [$"Not checked, as the user may not read what tells it: {string.Join(", ", snapshot.Unreadable.OrderBy(stage => stage).Select(Name))}."];

    /// <summary>Only where values are known to have changed: after an upgrade, say, old pods mean nothing.</summary>
    private static IEnumerable<string> OldPods(RolloutSnapshot snapshot, RolloutExpectation expectation) =>
        expectation.PreviousHash is { } hash && HelmJob.Hash(snapshot.Job) is { } its && its != hash && RolloutJudge.Outdated(snapshot) is { Count: > 0 } old
            ? [$"Pods are older than the new values and may still have the old ones: {StatusFields.Some([.. old.Select(each => each.ToString())])}. A restart makes them read the new ones."]
            : [];

    private static string Name(RolloutStage stage) => stage switch
    {
        RolloutStage.Values => "whether the values have arrived (Secrets)",
        RolloutStage.Release => "whether helm's release is deployed (Secrets)",
        RolloutStage.Workloads => "whether the pods are new (DaemonSets and Deployments)",
        RolloutStage.Components => "what Calico's operator reports (TigeraStatus)",
        _ => stage.ToString(),
    };
}
