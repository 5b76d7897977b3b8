using System;
using System.Collections.Generic;

namespace Rke2Network.Catalog;

/// <summary>What one version of a chart says of one value.</summary>
internal sealed record ValueFacts
{
    /// <summary>The kinds that it may have.</summary>
    internal ValueKinds Kinds { get; init; }

    /// <summary>Who refuses a value of another kind.</summary>
    internal Enforcement Enforcement { get; init; }

    /// <summary>The chart's default as JSON on one line; null where it has none, or one that changes with every build.</summary>
    internal string? Default { get; init; }

    /// <summary>The values that are taken; empty where any is.</summary>
    internal IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The chart stops with an error where it is set.</summary>
    internal bool IsRefused { get; init; }

    /// <summary>Members that nothing names are taken too.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>values.yaml lists it, and no template reads it.</summary>
    internal bool IsUnread { get; init; }

    /// <summary>The Kubernetes type that its further members are of.</summary>
    internal string? TypeName { get; init; }

    /// <summary>The members of which a Kubernetes API wants each to be there.</summary>
    internal IReadOnlyList<string> Required { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(ValueFacts? other) => other is not null && ValueFactsText.Format(this) == ValueFactsText.Format(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ValueFactsText.Format(this));

    /// <summary>The facts as the catalog writes them.</summary>
    public override string ToString() => ValueFactsText.Format(this);
}
