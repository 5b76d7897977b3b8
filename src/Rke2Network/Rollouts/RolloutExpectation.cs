namespace Rke2Network.Rollouts;

/// <summary>What is waited for.</summary>
public sealed record RolloutExpectation
{
    /// <summary>Nothing is known of the time before.</summary>
    public static RolloutExpectation Any { get; } = new();

    /// <summary>
    /// The hash of the job before a change of values; the job must come to have another. Null where no values changed, or nobody looked:
    /// then a job that is complete counts.
    /// </summary>
    public string? PreviousHash { get; init; }
}
