namespace Rke2Network.Publishing;

/// <summary>What became of an object.</summary>
public enum PublishOutcome
{
    /// <summary>It was not there, and is now.</summary>
    Created,

    /// <summary>It was there, and has changed.</summary>
    Configured,

    /// <summary>It was there as it was wanted.</summary>
    Unchanged,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>What this module had set in it is gone; the object belongs to others and stays.</summary>
    Released,

    /// <summary>It is again what it was before.</summary>
    Restored,
}
