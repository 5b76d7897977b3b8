namespace Rke2Network.Nodes;

/// <summary>A system service on a node.</summary>
public enum NodeServiceState
{
    /// <summary>The node has no such service.</summary>
    Absent,

    /// <summary>It is installed, and neither runs nor starts with the system.</summary>
    Off,

    /// <summary>It starts with the system; whether it runs is unknown, or it does not.</summary>
    Enabled,

    /// <summary>It runs.</summary>
    Running,
}
