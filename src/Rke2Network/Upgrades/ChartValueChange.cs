using Rke2Network.Model;

namespace Rke2Network.Upgrades;

/// <summary>A change between two releases that concerns a value which a user sets.</summary>
public sealed record ChartValueChange
{
    /// <summary>The chart.</summary>
    public required string Chart { get; init; }

    /// <summary>The path of the value.</summary>
    public required string Path { get; init; }

    /// <summary>What changes.</summary>
    public required ChartValueChangeKind Change { get; init; }

    /// <summary>Whether the value must be changed, or does something else afterwards.</summary>
    public required bool IsBreaking { get; init; }

    /// <summary>The user's value.</summary>
    public string? Value { get; init; }

    /// <summary>What held before: a default, kinds, or the allowed values.</summary>
    public string? Before { get; init; }

    /// <summary>What holds afterwards.</summary>
    public string? After { get; init; }

    /// <summary>The release in which it changes.</summary>
    public required Rke2Version Release { get; init; }

    /// <summary>What to do; empty where nothing needs to be done.</summary>
    public required string Recommendation { get; init; }

    /// <summary>Where the value stands, if it came from a file.</summary>
    public SourceLocation? Source { get; init; }

    /// <summary>The change on one line.</summary>
    /// <returns>Path, change and release.</returns>
    public override string ToString() => $"{Chart}: {Path}: {Change} in {Release}. {Recommendation}".TrimEnd();
}
