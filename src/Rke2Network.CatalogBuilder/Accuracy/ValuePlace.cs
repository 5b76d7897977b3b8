using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>A value that a chart knows.</summary>
/// <param name="Path">Its path, with list positions as <c>[0]</c>.</param>
/// <param name="Parents">What the chart says of each of its parents, from the root down.</param>
/// <param name="Position">What the chart says of it; null where it says nothing.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsGiven">Whether the chart gives the value, so that its kind is sure.</param>
internal sealed record ValuePlace(IReadOnlyList<string> Path, IReadOnlyList<ChartPosition?> Parents, ChartPosition? Position, YamlValue Value, bool IsGiven)
{
    /// <summary>Whether it is no map and no list of maps, or an empty one.</summary>
    internal bool IsLeaf => Value is not YamlMap { Count: > 0 } && !ValuePlaces.HasMaps(Value);

    /// <summary>Whether the chart knows all that may stand beside it: a closed map, or one that is not read at all.</summary>
    internal bool HasClosedParent => Parents[Parents.Count - 1] is { IsClosed: true } || Parents.Any(parent => parent is { Facts.IsUnread: true });

    /// <summary>Whether the keys beside it are the user's to choose, as those of node selectors are, by the schema of what they become.</summary>
    internal bool HasFreeParent => Parents[Parents.Count - 1] is { Facts: { IsOpen: true, Enforcement: Enforcement.Api or Enforcement.Helm }, IsClosed: false } parent
        && parent.Item() is { Facts.Kinds: not ValueKinds.None };
}
