namespace Rke2Network.Windows;

/// <summary>Whether Windows nodes have something.</summary>
public enum WindowsSupportState
{
    /// <summary>They have it, and RKE2 documents it.</summary>
    Supported,

    /// <summary>They lack it.</summary>
    NotSupported,

    /// <summary>It may work; nobody says that it does, or it is reported broken.</summary>
    NotValidated,
}
