namespace Rke2Network.Model;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>It will silently not do what was asked, or it is unsupported.</summary>
    Warning,

    /// <summary>RKE2, helm or the kernel will refuse it, or the network will not work.</summary>
    Error,
}
