using Rke2Network.Rules;

namespace Rke2Network.Publishing;

/// <summary>A field in which an object differs from what it shall be, or was.</summary>
public sealed record FieldDifference
{
    /// <summary>The field, such as <c>spec.failurePolicy</c>; of chart values with their path behind it: <c>spec.valuesContent: flannel.iface</c>.</summary>
    public required string Path { get; init; }

    /// <summary>How it differs.</summary>
    public required ConfigDifferenceKind Change { get; init; }

    /// <summary>What is there; null where nothing is. Secrets are hidden.</summary>
    public string? Before { get; init; }

    /// <summary>What comes; null where it goes.</summary>
    public string? After { get; init; }

    /// <summary>The field managers that own the field as it is there; empty where none does.</summary>
    public string Manager { get; init; } = string.Empty;

    /// <summary>The difference on one line.</summary>
    /// <returns>Path, what was and what is.</returns>
    public override string ToString() => Change switch
    {
        ConfigDifferenceKind.Added => $"{Path}: {After} is added",
        ConfigDifferenceKind.Removed => $"{Path}: {Before} is removed",
        _ => $"{Path}: {Before} becomes {After}",
    };
}
