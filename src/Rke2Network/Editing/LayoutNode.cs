using System.Collections.Generic;
using YamlDotNet.Core;

namespace Rke2Network.Editing;

/// <summary>A node of a document and where it stands in the text; offsets count characters, lines end in LF.</summary>
/// <param name="start">Where it starts, with its anchor and tag.</param>
internal abstract class LayoutNode(int start)
{
    internal int Start { get; } = start;

    /// <summary>Behind its last character that says something.</summary>
    internal int End { get; set; } = start;
}

/// <summary>A single value.</summary>
internal sealed class LayoutScalar(int start, int valueStart, ScalarStyle style) : LayoutNode(start)
{
    /// <summary>Where the value starts, behind anchor and tag.</summary>
    internal int ValueStart { get; } = valueStart;

    internal ScalarStyle Style { get; } = style;

    internal bool IsBlock => Style is ScalarStyle.Literal or ScalarStyle.Folded;

    /// <summary>Whether nothing is written, which is null.</summary>
    internal bool IsEmpty => ValueStart == End;
}

/// <summary>A reference to an anchor.</summary>
internal sealed class LayoutAlias(int start) : LayoutNode(start);

/// <summary>A map or list.</summary>
internal abstract class LayoutCollection(int start, bool isFlow, int column) : LayoutNode(start)
{
    /// <summary>Whether it stands in brackets.</summary>
    internal bool IsFlow { get; } = isFlow;

    /// <summary>How many characters stand before its keys, or before the dashes of its items.</summary>
    internal int Column { get; } = column;

    /// <summary>The nodes in it.</summary>
    internal abstract IEnumerable<LayoutNode> Children { get; }
}

/// <summary>A map.</summary>
internal sealed class LayoutMap(int start, bool isFlow, int column) : LayoutCollection(start, isFlow, column)
{
    internal List<LayoutEntry> Entries { get; } = [];

    internal override IEnumerable<LayoutNode> Children => Entries.ConvertAll(entry => entry.Value);
}

/// <summary>A list.</summary>
internal sealed class LayoutList(int start, bool isFlow, int column) : LayoutCollection(start, isFlow, column)
{
    internal List<LayoutNode> Items { get; } = [];

    internal override IEnumerable<LayoutNode> Children => Items;
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Start">Where the key starts.</param>
/// <param name="Colon">Where its colon stands.</param>
/// <param name="Value">The value.</param>
internal sealed record LayoutEntry(string Key, int Start, int Colon, LayoutNode Value);
