using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>What the templates do with one value of a chart.</summary>
internal sealed class UsageNode(string name, UsageNode? parent = null)
{
    /// <summary>Far deeper than any chart's values.</summary>
    private const int MaximumDepth = 100;

    private readonly int depth = parent is null ? 0 : parent.depth + 1;
    private readonly Dictionary<string, UsageNode> children = new(StringComparer.Ordinal);

    /// <summary>The key; <c>[]</c> for the items of a list or the values of a map.</summary>
    internal string Name => name;

    internal UsageNode? Parent => parent;

    internal IReadOnlyDictionary<string, UsageNode> Children => children;

    /// <summary>The items, where the templates walk through them.</summary>
    internal UsageNode? Item { get; private set; }

    /// <summary>A template takes the value itself: writes it, tests it, compares it.</summary>
    internal bool IsRead { get; set; }

    /// <summary>A template writes it, or reckons with it, as a single value.</summary>
    internal bool IsWritten { get; set; }

    /// <summary>A template walks through it.</summary>
    internal bool IsRanged { get; set; }

    /// <summary>The walks through it; each has its own way with the keys.</summary>
    internal List<KeyRound> Rounds { get; } = [];

    /// <summary>A template uses the keys, so that these are the user's to choose.</summary>
    internal bool HasFreeKeys { get; set; }

    /// <summary>A template passes all of it on.</summary>
    internal bool IsOpen { get; set; }

    /// <summary>Compared with a text as it is: Go's templates stop where it is of another kind.</summary>
    internal bool IsComparedAsText { get; set; }

    /// <summary>The kinds that the templates ask whether it has.</summary>
    internal ValueKinds TestedKinds { get; set; }

    /// <summary>The schemas of the places that the whole value is written to.</summary>
    internal List<TypeSchema> Types { get; } = [];

    /// <summary>What the templates compare it with.</summary>
    internal HashSet<string> Compared { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets of values, outside of which the chart stops with an error.</summary>
    internal List<Choice> Allowed { get; } = [];

    /// <summary>The defaults of all values; the root holds them.</summary>
    internal YamlMap? Defaults { get; set; }

    /// <summary>What templates put in the place of members.</summary>
    internal Dictionary<string, Abstraction> Overlays { get; } = new(StringComparer.Ordinal);

    /// <summary>Members that are another value, as <c>global</c> of a chart inside another is that of the outer.</summary>
    internal Dictionary<string, UsageNode> Elsewhere { get; } = new(StringComparer.Ordinal);

    internal UsageNode Child(string key)
    {
        if (Elsewhere.TryGetValue(key, out var other))
        {
            return other;
        }

        if (!children.TryGetValue(key, out var child))
        {
            if (depth == MaximumDepth)
            {
                IsRead = IsOpen = true;
                return this;
            }

            Effort.Spend(Effort.Value);
            children.Add(key, child = new UsageNode(key, this));
        }

        return child;
    }

    internal UsageNode TakeItem()
    {
        if (Item is null && depth == MaximumDepth)
        {
            IsRead = IsOpen = true;
            return this;
        }

        return Item ??= new UsageNode(CatalogNode.ItemName, this);
    }

    /// <summary>The chart's default; null where it has none.</summary>
    internal YamlValue? Default() => parent is null ? Defaults : (parent.Default() as YamlMap)?.Find(name);

    /// <summary>The node and those below.</summary>
    internal IEnumerable<UsageNode> All()
    {
        IEnumerable<UsageNode> below = children.Values;
        return new[] { this }.Concat((Item is null ? below : below.Append(Item)).SelectMany(node => node.All()));
    }
}
