using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Sriov;

/// <summary>How far the SR-IOV operator is with the nodes that somebody waits for.</summary>
/// <param name="States">The states of the nodes.</param>
/// <param name="Missing">The nodes that have none yet.</param>
public sealed record SriovWait(IReadOnlyList<SriovNodeState> States, IReadOnlyList<string> Missing)
{
    /// <summary>Whether the time was over before the operator was done.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>The nodes that the operator is still at work with.</summary>
    public IReadOnlyList<SriovNodeState> Open => [.. States.Where(state => !state.IsSettled && state.SyncStatus != SriovSyncStatus.Failed)];

    /// <summary>Whether there is nothing more to wait for.</summary>
    public bool IsOver => Missing.Count == 0 && States.Count > 0 && Open.Count == 0;
}
