namespace Rke2Network.Cluster.Publishing;

/// <summary>How objects are published.</summary>
public sealed record PublishOptions
{
    /// <summary>Whether the server only tells what would become of an object.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether fields are taken over that others own.</summary>
    public bool TakeOwnership { get; init; }

    /// <summary>Whether objects are changed that a file of the servers or Rancher will put back.</summary>
    public bool Force { get; init; }
}
