using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Yaml;

/// <summary>A list.</summary>
public sealed class YamlList : YamlValue, IReadOnlyList<YamlValue>
{
    private readonly YamlValue[] items;

    /// <summary>Makes a list.</summary>
    /// <param name="items">The items.</param>
    /// <param name="source">Where it stands.</param>
    public YamlList(IEnumerable<YamlValue> items, SourceLocation? source = null)
        : base(source)
    {
        this.items = items.ToArray();
    }

    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public YamlValue this[int index] => items[index];

    /// <summary>A list of strings.</summary>
    /// <param name="texts">The strings.</param>
    /// <returns>The list.</returns>
    public static YamlList OfStrings(IEnumerable<string> texts) => new(texts.Select(text => YamlScalar.String(text)));

    /// <inheritdoc/>
    public override bool SameAs(YamlValue? other)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return other is YamlList list && list.Count == Count && items.Zip(list.items, (a, b) => a.SameAs(b)).All(same => same);
    }

    /// <inheritdoc/>
    public IEnumerator<YamlValue> GetEnumerator() => ((IEnumerable<YamlValue>)items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}
