namespace Rke2Network.Attachments;

/// <summary>What a pod may ask of an attachment for itself. Source: containernetworking/cni CONVENTIONS.md (capabilities).</summary>
public enum AttachmentCapability
{
    /// <summary>Addresses of its own: <c>ips</c>. With host-local and static.</summary>
    Ips,

    /// <summary>A hardware address of its own: <c>mac</c>.</summary>
    Mac,

    /// <summary>Limits to its traffic: <c>bandwidth</c>. With bridge and ptp.</summary>
    Bandwidth,
}
