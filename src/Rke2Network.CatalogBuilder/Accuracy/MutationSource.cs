using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>Makes mistakes in the values of one version of a chart.</summary>
internal sealed class MutationSource
{
    private const int Tries = 60;

    private readonly ChartSchema schema;
    private readonly YamlMap values;
    private readonly Dictionary<MutationKind, ValuePlace[]> places;

    internal MutationSource(ChartSchema schema, YamlMap values)
    {
        this.schema = schema;
        this.values = values;
        ValuePlace[] all = [.. ValuePlaces.Of(schema, values), .. ValuePlaces.Named(schema, values)];
        ValuePlace[] leaves = [.. all.Where(place => place.IsLeaf && place.Parents.Any(parent => parent is { IsClosed: true }))];
        places = new()
        {
            [MutationKind.LetterDropped] = leaves,
            [MutationKind.LetterDoubled] = leaves,
            [MutationKind.LettersSwapped] = leaves,
            [MutationKind.LetterChanged] = leaves,
            [MutationKind.WrongParent] = [.. all.Where(place => place.HasClosedParent && !place.Path.Any(ChartSchema.IsItem))],
            [MutationKind.WrongKind] = [.. all.Where(place => place.Position is not null && WrongKinds(place).Any())],
            [MutationKind.OutsideEnum] = [.. all.Where(place => place.Position is { Facts.Allowed.Count: > 0 })],
        };
    }

    /// <summary>Makes a mistake; null where the version has no place for one of this kind.</summary>
    internal Mutation? Make(MutationKind kind, SeededRandom random)
    {
        var candidates = places[kind];
        for (var i = 0; i < Tries && candidates.Length > 0; i++)
        {
            var place = candidates[random.Next(candidates.Length)];
            if (IsFine(place) && Make(kind, place, random) is { } mutation)
            {
                return mutation;
            }
        }

        return null;
    }

    private Mutation? Make(MutationKind kind, ValuePlace place, SeededRandom random) => kind switch
    {
        MutationKind.WrongParent => Elsewhere(place, random),
        MutationKind.WrongKind => At(kind, place, WrongKinds(place).ToArray() is var wrong ? wrong[random.Next(wrong.Length)] : place.Value),
        MutationKind.OutsideEnum => At(kind, place, Outside(place.Position!.Facts.Allowed, random)),
        _ => Misspelled(kind, place, random),
    };

    /// <summary>A value that draws a remark as it is would be found whatever the mistake.</summary>
    private bool IsFine(ValuePlace place) => !ChartCheck.Run(schema, SparseValues.Of(values, place.Path, place.Path, place.Value))
        .Any(each => each.Kind is not (DeviationKind.Default or DeviationKind.ListReplaced));

    private Mutation? Misspelled(MutationKind kind, ValuePlace place, SeededRandom random)
    {
        var closed = Enumerable.Range(0, place.Path.Count).Where(i => !ChartSchema.IsItem(place.Path[i]) && place.Parents[i] is { IsClosed: true }).ToArray();
        var at = closed[random.Next(closed.Length)];
        var key = KeyMistake.Make(kind, place.Path[at], random);
        if (key.Length == 0 || key == place.Path[at] || place.Parents[at]!.Member(key) is not null)
        {
            return null;
        }

        string[] path = [.. place.Path.Take(at), key, .. place.Path.Skip(at + 1)];
        return new Mutation(kind, [.. place.Path.Take(at + 1)], [.. path.Take(at + 1)], SparseValues.Of(values, place.Path, path, place.Value));
    }

    private static Mutation? Elsewhere(ValuePlace place, SeededRandom random)
    {
        var key = place.Path[place.Path.Count - 1];
        var depth = place.Path.Count == 1 ? 0 : place.Path.Count - 2;
        var parent = place.Path.Count == 1 ? null : place.Path[depth];
        var others = (place.Parents[depth]?.Members() ?? [])
            .Where(other => other.Name != parent && other.Name != key && other.IsClosed && other.Facts is { IsRefused: false, IsUnread: false } && other.Facts.Kinds.HasFlag(ValueKinds.Map) && other.Member(key) is null)
            .ToArray();
        if (others.Length == 0)
        {
            return null;
        }

        string[] path = [.. place.Path.Take(depth), others[random.Next(others.Length)].Name, key];
        return new Mutation(MutationKind.WrongParent, place.Path, path, SparseValues.Of(YamlMap.Empty, path, path, place.Value));
    }

    private Mutation At(MutationKind kind, ValuePlace place, YamlValue value) =>
        new(kind, place.Path, place.Path, SparseValues.Of(values, place.Path, place.Path, value));

    /// <summary>Values of kinds that are not meant, where it is sure which kind is.</summary>
    private static IEnumerable<YamlValue> WrongKinds(ValuePlace place)
    {
        var known = place.Position!.Facts.Kinds | (place.IsGiven ? ChartCheck.KindOf(place.Value) : ValueKinds.None);
        var scalar = place.Value is YamlScalar { Kind: not YamlScalarKind.Null } own ? own : YamlScalar.String("text");
        return (known & ~ValueKinds.Null) == ValueKinds.None ? [] : new YamlValue[]
        {
            scalar,
            new YamlList([scalar]),
            new YamlMap([new("value", scalar)]),
        }.Where(value => (known & KindGroup(ChartCheck.KindOf(value))) == 0);
    }

    private static ValueKinds KindGroup(ValueKinds kind) => kind is ValueKinds.Map or ValueKinds.List ? kind : ValueKindNames.Scalar;

    private static YamlScalar Outside(IReadOnlyList<string> allowed, SeededRandom random)
    {
        var text = allowed[random.Next(allowed.Count)];
        var mistake = text.Length == 0 ? "text" : KeyMistake.Make(MutationKind.LetterDoubled, text, random);
        return YamlScalar.String(allowed.Contains(mistake, StringComparer.Ordinal) ? text + "-text" : mistake);
    }
}
