namespace Rke2Network.Sriov;

/// <summary>How far the SR-IOV operator is with a node. Source: k8snetworkplumbingwg/sriov-network-operator pkg/consts/constants.go.</summary>
public enum SriovSyncStatus
{
    /// <summary>The operator's daemon has not said anything yet.</summary>
    Unknown,

    /// <summary>It is at work.</summary>
    InProgress,

    /// <summary>The node is as its policies want it.</summary>
    Succeeded,

    /// <summary>It failed, and tries again.</summary>
    Failed,
}
