using System;
using System.Collections.Generic;

namespace Rke2Network.Catalog.Reading;

/// <summary>The schema of a value as a CRD, a Kubernetes type or values.schema.json gives it.</summary>
internal sealed class TypeSchema
{
    private readonly IReadOnlyDictionary<string, TypeSchema>? members;

    /// <summary>The kinds that it may have; none where nothing is said.</summary>
    internal ValueKinds Kinds { get; init; }

    /// <summary>The values that it may have; empty where it is free.</summary>
    internal IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The members of a map; null where they are the user's to choose.</summary>
    internal IReadOnlyDictionary<string, TypeSchema>? Members
    {
        get => members ?? (TypeName is null ? null : KnownTypes.Find(TypeName)?.Members);
        init => members = value;
    }

    /// <summary>The members that must be there.</summary>
    internal IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The items of a list, or the values of a map with free keys.</summary>
    internal TypeSchema? Item { get; init; }

    /// <summary>The name of a type that is kept once for all charts; see <see cref="KnownTypes"/>.</summary>
    internal string? TypeName { get; init; }

    /// <summary>A schema that says nothing.</summary>
    internal static TypeSchema Free { get; } = new();

    internal static Dictionary<string, TypeSchema> NewMembers() => new(StringComparer.Ordinal);
}
