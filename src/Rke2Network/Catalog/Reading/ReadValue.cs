using System;
using System.Collections.Generic;

namespace Rke2Network.Catalog.Reading;

/// <summary>A chart value as one version of the chart has it.</summary>
internal sealed class ReadValue
{
    internal ValueFacts Facts { get; set; } = new();

    /// <summary>The members, and the items under <see cref="CatalogNode.ItemName"/>.</summary>
    internal SortedDictionary<string, ReadValue> Children { get; } = new(StringComparer.Ordinal);

    internal ReadValue Child(string name)
    {
        if (!Children.TryGetValue(name, out var child))
        {
            Children.Add(name, child = new ReadValue());
        }

        return child;
    }
}
