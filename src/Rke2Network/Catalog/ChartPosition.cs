using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog.Reading;

namespace Rke2Network.Catalog;

/// <summary>A place in the values of one version of a chart: what may stand there.</summary>
internal sealed class ChartPosition
{
    private readonly CatalogNode node;
    private readonly int version;

    private ChartPosition(CatalogNode node, ValueFacts facts, int version)
    {
        this.node = node;
        this.version = version;
        Facts = facts;
    }

    /// <summary>What the chart says of the place.</summary>
    internal ValueFacts Facts { get; }

    /// <summary>The key or <see cref="CatalogNode.ItemName"/>.</summary>
    internal string Name => node.Name;

    /// <summary>Whether members that are not known are without effect.</summary>
    internal bool IsClosed => !Facts.IsOpen && (Facts.Kinds.HasFlag(ValueKinds.Map) || Type is not null || Members().Any());

    private CatalogNode? Type => Facts.TypeName is { } name ? KnownTypes.Node(name) : null;

    internal static ChartPosition Root(CatalogNode root, int version) => new(root, root.At(version) ?? new ValueFacts { Kinds = ValueKinds.Map }, version);

    /// <summary>The place of a member; null where none is known.</summary>
    internal ChartPosition? Member(string key) => At(node.Child(key)) ?? At(Type?.Child(key))
        ?? (key.IndexOf('/') > 0 ? At(Type?.Qualified) : null)
        ?? (Facts.IsOpen || !HasNamedMembers() ? Item() : null);

    /// <summary>The place of a named member, not of any member.</summary>
    internal ChartPosition? Named(string key) => key == CatalogNode.ItemName ? null : At(node.Child(key)) ?? At(Type?.Child(key));

    /// <summary>The place of the items of a list, or of the members of a map with free keys.</summary>
    internal ChartPosition? Item() => At(node.Item) ?? At(Type?.Item);

    /// <summary>The same, where the chart itself says something of them.</summary>
    internal ChartPosition? OwnItem() => At(node.Item);

    /// <summary>The named members.</summary>
    internal IEnumerable<ChartPosition> Members()
    {
        foreach (var member in OwnMembers())
        {
            yield return member;
        }

        foreach (var child in Type?.Children ?? [])
        {
            if (node.Child(child.Name)?.At(version) is null && At(child) is { } member)
            {
                yield return member;
            }
        }
    }

    /// <summary>The members that the chart itself names.</summary>
    internal IEnumerable<ChartPosition> OwnMembers()
    {
        foreach (var child in node.Children)
        {
            if (At(child) is { } member)
            {
                yield return member;
            }
        }
    }

    /// <summary>What any version of the chart says of a named member; null where none has it.</summary>
    internal CatalogNode? InAnyVersion(string key) => node.Child(key);

    private bool HasNamedMembers() => node.Children.Any(child => child.At(version) is not null) || Type?.Children.Any() == true;

    private ChartPosition? At(CatalogNode? child) => child?.At(version) is { } facts ? new ChartPosition(child, facts, version) : null;
}
