using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>In what one configuration differs from another.</summary>
public sealed record ConfigDifference
{
    /// <summary>The option, such as <c>cluster-cidr</c>, or the chart and the path of a value.</summary>
    public required string Path { get; init; }

    /// <summary>How they differ.</summary>
    public required ConfigDifferenceKind Change { get; init; }

    /// <summary>What the first has; null where it has nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What the second has.</summary>
    public string? After { get; init; }

    /// <summary>What the change means for a running cluster, with the comment that accepts it; null where it is one of those that RKE2 carries out.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Whether a running cluster does not survive the change, and no comment accepts that.</summary>
    public bool IsBreaking => Finding is { Severity: FindingSeverity.Error, Suppression: null };

    /// <summary>What to do; empty where nothing needs to be done.</summary>
    public string Recommendation => Finding?.Recommendation ?? string.Empty;

    /// <summary>Where the second has it, if it came from a file; else where the first has it.</summary>
    public SourceLocation? Source { get; init; }

    /// <summary>Where a running cluster has it, such as <c>HelmChartConfig kube-system/rke2-canal</c> or <c>config.yaml of the servers</c>; empty where no cluster is compared.</summary>
    public string Resource { get; init; } = string.Empty;

    /// <summary>The field managers that own it in the cluster; empty where none does.</summary>
    public string Manager { get; init; } = string.Empty;

    /// <summary>The difference on one line.</summary>
    /// <returns>Path, and what was and is.</returns>
    public override string ToString() => Change switch
    {
        ConfigDifferenceKind.Added => $"{Path}: {After} is added",
        ConfigDifferenceKind.Removed => $"{Path}: {Before} is removed",
        _ => $"{Path}: {Before} becomes {After}",
    };
}
