using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>
/// What the SR-IOV operator found on a node, and how far it is: a SriovNetworkNodeState. Source:
/// k8snetworkplumbingwg/sriov-network-operator api/v1/sriovnetworknodestate_types.go.
/// </summary>
public sealed record SriovNodeState
{
    private const string Idle = "Idle";
    private const string Desired = "sriovnetwork.openshift.io/desired-state";
    private const string Current = "sriovnetwork.openshift.io/current-state";

    /// <summary>The node.</summary>
    public required string Node { get; init; }

    /// <summary>The operator's namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>The kubeconfig context of the cluster; null where it comes from none.</summary>
    public string? Context { get; init; }

    /// <summary>How far the operator is.</summary>
    public SriovSyncStatus SyncStatus { get; init; }

    /// <summary>Why it failed last; null where it did not.</summary>
    public string? LastSyncError { get; init; }

    /// <summary>What becomes of the node's pods: Idle, Drain_Required, Reboot_Required, Draining or DrainComplete; null where the operator does not say.</summary>
    public string? DrainState { get; init; }

    /// <summary>What the node's daemon asks for: Idle, Drain_Required or Reboot_Required.</summary>
    public string? WantedDrainState { get; init; }

    /// <summary>The NICs that the operator supports, those without SR-IOV with them.</summary>
    public IReadOnlyList<SriovNodeInterface> Interfaces { get; init; } = [];

    /// <summary>
    /// Whether the operator can make virtual functions on the node. Null until it has looked. A node that has virtual functions
    /// only, a guest, is reported as Succeeded with no interfaces: it cannot.
    /// </summary>
    public bool? Capable { get; init; }

    /// <summary>Whether the operator is done: Succeeded, no drain under way, and as many virtual functions as the policies want.</summary>
    public bool IsSettled => SyncStatus == SriovSyncStatus.Succeeded && DrainState is null or Idle && WantedDrainState is null or Idle && Interfaces.All(each => each.IsAsWanted);

    /// <summary>Reads one.</summary>
    /// <param name="state">The object.</param>
    /// <param name="context">The kubeconfig context of its cluster.</param>
    /// <returns>What it says.</returns>
    public static SriovNodeState Of(KubernetesResource state, string? context = null)
    {
        var wanted = Maps(state.Spec).ToLookup(each => KubernetesResource.Text(each, "pciAddress"), StringComparer.Ordinal);
        SriovNodeInterface[] interfaces = [.. Maps(state.Status).Select(each => SriovNodeInterface.Of(each, wanted[KubernetesResource.Text(each, "pciAddress")].FirstOrDefault()))];
        var status = Status(KubernetesResource.Text(state.Status, "syncStatus"));
        return new SriovNodeState
        {
            Node = state.Name,
            Namespace = state.Namespace,
            Context = context,
            SyncStatus = status,
            LastSyncError = KubernetesResource.Text(state.Status, "lastSyncError") is { } error ? ControlCharacters.Visible(error) : null,
            DrainState = state.Annotation(Current),
            WantedDrainState = state.Annotation(Desired),
            Interfaces = interfaces,
            Capable = interfaces.Any(each => each.TotalVfs > 0) ? true
                : interfaces.Length > 0 || status == SriovSyncStatus.Succeeded ? false
                : null,
        };
    }

    /// <summary>The state on one line.</summary>
    /// <returns>Node, status, and what it waits for.</returns>
    public override string ToString() =>
        $"{Node}: {SyncStatus}{(DrainState is null or Idle ? string.Empty : $", {DrainState}")}{(LastSyncError is null ? string.Empty : $" ({LastSyncError})")}";

    private static SriovSyncStatus Status(string? text) => text switch
    {
        "Succeeded" => SriovSyncStatus.Succeeded,
        "Failed" => SriovSyncStatus.Failed,
        "InProgress" => SriovSyncStatus.InProgress,
        _ => SriovSyncStatus.Unknown,
    };

    private static IEnumerable<YamlMap> Maps(YamlMap part) => (part.Find("interfaces") as YamlList ?? new YamlList([])).OfType<YamlMap>();
}
