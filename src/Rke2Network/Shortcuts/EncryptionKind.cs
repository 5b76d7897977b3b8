namespace Rke2Network.Shortcuts;

/// <summary>How the traffic of pods is encrypted between nodes.</summary>
public enum EncryptionKind
{
    /// <summary>WireGuard: Canal (Flannel's backend), Calico and Cilium. Needs kernel 5.6 or its module.</summary>
    WireGuard,

    /// <summary>IPsec: Cilium, which needs a Secret with keys for it.</summary>
    IPsec,
}
