using System;
using System.Collections.Generic;

namespace Rke2Network.Catalog.Reading;

/// <summary>The schemas of the Kubernetes kinds that charts write: Kubernetes' own, and those of a chart's CRDs.</summary>
internal sealed class KindSchemas
{
    private readonly Dictionary<string, Lazy<TypeSchema>> kinds = new(StringComparer.Ordinal);

    /// <summary>The schema of a whole object; null where the kind is not known.</summary>
    internal TypeSchema? Find(string kind) => kinds.TryGetValue(kind, out var schema) ? schema.Value : null;

    /// <summary>Adds a kind; of two of one name the first holds, as different groups rarely share one.</summary>
    internal void Add(string kind, Lazy<TypeSchema> schema)
    {
        if (!kinds.TryGetValue(kind, out _))
        {
            kinds[kind] = schema;
        }
    }
}
