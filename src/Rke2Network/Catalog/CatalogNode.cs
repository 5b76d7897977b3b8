using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog;

/// <summary>A chart value over all versions of its chart.</summary>
internal sealed class CatalogNode(string name)
{
    /// <summary>The name of the node that stands for the items of a list or the values of a map.</summary>
    internal const string ItemName = "[]";

    /// <summary>The name of the node that stands for members whose keys have a domain, such as <c>example.com/gpu</c>.</summary>
    internal const string QualifiedName = "*/*";

    private static readonly Dictionary<string, CatalogNode> None = [];

    private Dictionary<string, CatalogNode> children = None;
    private CatalogVariant[] variants = [];

    internal string Name => name;

    /// <summary>Its members that have names.</summary>
    internal IEnumerable<CatalogNode> Children => children.Values.Where(child => child.Name is not (ItemName or QualifiedName));

    /// <summary>Its members, and the nodes that stand for others.</summary>
    internal IEnumerable<CatalogNode> All => children.Values;

    /// <summary>The items of a list, or the values of a map with free keys.</summary>
    internal CatalogNode? Item => Child(ItemName);

    /// <summary>The members whose keys have a domain.</summary>
    internal CatalogNode? Qualified => Child(QualifiedName);

    /// <summary>What the versions of the chart say, oldest first.</summary>
    internal IReadOnlyList<CatalogVariant> Variants => variants;

    internal CatalogNode? Child(string key) => children.TryGetValue(key, out var child) ? child : null;

    /// <summary>What a version says of it; null where the version does not have it.</summary>
    internal ValueFacts? At(int version)
    {
        foreach (var variant in variants)
        {
            if (version >= variant.From && version <= variant.To)
            {
                return variant.Facts;
            }
        }

        return null;
    }

    internal void Add(CatalogVariant variant)
    {
        Array.Resize(ref variants, variants.Length + 1);
        variants[variants.Length - 1] = variant;
    }

    internal CatalogNode Take(string key)
    {
        if (ReferenceEquals(children, None))
        {
            children = new Dictionary<string, CatalogNode>(StringComparer.Ordinal);
        }

        if (!children.TryGetValue(key, out var child))
        {
            children.Add(key, child = new CatalogNode(key));
        }

        return child;
    }
}
