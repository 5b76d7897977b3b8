using System.Collections.Generic;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.Checking;

/// <summary>One way in which a user's values differ from what a chart takes.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Path">The path of the value.</param>
/// <param name="Value">The value.</param>
internal sealed record ChartDeviation(DeviationKind Kind, IReadOnlyList<string> Path, YamlValue? Value)
{
    /// <summary>What the chart says of the path; null where it does not know it.</summary>
    internal ChartPosition? Position { get; init; }

    /// <summary>The value over the chart's versions, where another version knows it.</summary>
    internal CatalogNode? Node { get; init; }

    /// <summary>What the user may have meant, likeliest first.</summary>
    internal IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>The condition over which the chart stops.</summary>
    internal Condition? Condition { get; init; }

    /// <summary>What is missing: list entries, or members.</summary>
    internal IReadOnlyList<string> Missing { get; init; } = [];
}
