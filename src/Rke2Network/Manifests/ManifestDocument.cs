using System.Collections.Generic;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>A HelmChartConfig as a file holds it.</summary>
/// <param name="ApiVersion">Its API version; null where it has none.</param>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Namespace">Its namespace; null where it has none.</param>
/// <param name="Values">Its values.</param>
/// <param name="Source">Where it starts.</param>
public sealed record ManifestDocument(string? ApiVersion, string Name, string? Namespace, ChartValues Values, SourceLocation? Source)
{
    /// <summary>Which document of its file it is, from 0; null where it shares one with other resources.</summary>
    public int? Position { get; init; }

    /// <summary>Those of its values that stand in <c>spec.values</c> instead of valuesContent; null where none do.</summary>
    public YamlMap? SpecValues { get; init; }

    /// <summary>Its <c>spec</c> as it is written, with the places of its fields; null where it has none, or came from no text.</summary>
    public YamlMap? Spec { get; init; }

    /// <summary>Its failure policy; null where it names none, or one that helm-controller does not know.</summary>
    public FailurePolicy? FailurePolicy { get; init; }

    /// <summary>The comments of its file that accept findings.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Where its failure policy stands.</summary>
    public SourceLocation? FailurePolicySource { get; init; }

    /// <summary>Where its API version stands; null where it has none, or came from no text.</summary>
    public SourceLocation? ApiVersionSource { get; init; }

    /// <summary>Where its name stands.</summary>
    public SourceLocation? NameSource { get; init; }

    /// <summary>Where its namespace stands.</summary>
    public SourceLocation? NamespaceSource { get; init; }
}
