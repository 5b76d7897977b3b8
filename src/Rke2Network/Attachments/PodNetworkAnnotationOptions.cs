namespace Rke2Network.Attachments;

/// <summary>How an annotation is written.</summary>
public sealed record PodNetworkAnnotationOptions
{
    /// <summary>The namespace of the pod: a network's own is left out where it is the same. Null where it is not known.</summary>
    public string? PodNamespace { get; init; }

    /// <summary>Whether JSON is written also where the short form says it all.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether the network takes the place of the cluster's own, as the pod's first.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The container that gets the devices.</summary>
    public string Container { get; init; } = "app";
}
