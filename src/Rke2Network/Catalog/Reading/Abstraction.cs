using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// What is known of a template's value without rendering: which chart values it may be, which literals, which text it
/// writes. All facets may hold at once where branches meet.
/// </summary>
internal sealed class Abstraction
{
    /// <summary>More than this many literals tell nothing.</summary>
    private const int MaximumLiterals = 64;

    /// <summary>A longer text is given up; the values written in it are then open.</summary>
    private const int MaximumText = 1_000_000;

    private static readonly Abstraction Nothing = new();

    /// <summary>Something that has nothing to do with the chart's values.</summary>
    internal static Abstraction Opaque => Nothing;

    /// <summary>The chart values that it may be.</summary>
    internal IReadOnlyList<UsageNode> Nodes { get; init; } = [];

    /// <summary>The literals that it may be: strings, long, double, bool, null.</summary>
    internal IReadOnlyList<object?> Literals { get; init; } = [];

    /// <summary>The members of a map made in a template; templates can add to it.</summary>
    internal Dictionary<string, Abstraction>? Members { get; init; }

    /// <summary>The items of a list made in a template.</summary>
    internal IReadOnlyList<Abstraction>? Items { get; init; }

    /// <summary>The text, with marks for values; see <see cref="Skeleton"/>.</summary>
    internal string? Text { get; init; }

    /// <summary>The condition that it stands for.</summary>
    internal Guard? Guard { get; init; }

    /// <summary>The context that holds Values, Release and the rest.</summary>
    internal RootContext? Root { get; init; }

    /// <summary>The walk through a value's keys of which this is one.</summary>
    internal KeyRound? KeyOf { get; init; }

    /// <summary>Made a text on the way here.</summary>
    internal bool IsConverted { get; init; }

    /// <summary>Whether nothing at all is known.</summary>
    internal bool IsOpaque => Nodes.Count == 0 && Literals.Count == 0 && Members is null && Items is null && Text is null && Root is null && KeyOf is null;

    /// <summary>Whether it is one of the literals and nothing else.</summary>
    internal bool IsLiteral => Literals.Count > 0 && Nodes.Count == 0 && Text is null && KeyOf is null;

    internal static Abstraction Of(UsageNode node) => new() { Nodes = [node] };

    internal static Abstraction Of(IEnumerable<UsageNode> nodes) => nodes.Distinct().ToArray() is { Length: > 0 } found ? new() { Nodes = found } : Nothing;

    internal static Abstraction OfLiteral(object? value) => new() { Literals = [value] };

    internal static Abstraction OfGuard(Guard guard) => new() { Guard = guard };

    /// <summary>Either of several.</summary>
    internal static Abstraction Join(params IEnumerable<Abstraction> parts)
    {
        var all = parts.Where(part => !part.IsOpaque || part.Guard is not null).Distinct().ToArray();
        if (all.Length < 2)
        {
            return all.Length == 0 ? Nothing : all[0];
        }

        Effort.Spend(Effort.Step * all.Sum(part => 5 + part.Nodes.Count + part.Literals.Count + (part.Members?.Count ?? 0) + (part.Items?.Count ?? 0)));
        var literals = all.SelectMany(part => part.Literals).Distinct().ToArray();
        var texts = all.Select(part => part.Text).Where(text => text is not null).Distinct().ToArray();
        var lists = all.Where(part => part.Items is not null).ToArray();
        return new()
        {
            Nodes = all.SelectMany(part => part.Nodes).Distinct().ToArray(),
            Literals = literals.Length > MaximumLiterals ? [] : literals,
            Members = JoinMembers(all),
            Items = lists.Length == 0 ? null : lists.SelectMany(part => part.Items!).Distinct().ToArray(),
            Text = texts.Length == 0 || texts.Sum(text => (long)text!.Length) > MaximumText ? null : string.Join("\n", texts),
            Root = all.Select(part => part.Root).FirstOrDefault(root => root is not null),
            KeyOf = all.Select(part => part.KeyOf).FirstOrDefault(keys => keys is not null),
            IsConverted = all.Any(part => part.IsConverted),
        };
    }

    /// <summary>The same, made a text.</summary>
    internal Abstraction Converted() => new() { Nodes = Nodes, Literals = Literals, Text = Text, KeyOf = KeyOf, IsConverted = true };

    /// <summary>The same, with no knowledge of the text.</summary>
    internal Abstraction WithoutText() => new() { Nodes = Nodes, Literals = Literals, KeyOf = KeyOf, IsConverted = true };

    /// <summary>The condition that it stands for when tested.</summary>
    internal Guard AsGuard()
    {
        if (Guard is not null)
        {
            return Guard;
        }

        if (Nodes.Count == 1 && Members is null && Items is null && Text is null && KeyOf is null)
        {
            var truthy = new TruthyGuard(Nodes[0]);
            return Literals.Any(Reading.Guard.IsTruthy) ? new UnknownGuard([Nodes[0]]) : truthy;
        }

        return Nodes.Count == 0 && Literals.Count == 1 ? new ConstantGuard(Reading.Guard.IsTruthy(Literals[0])) : new UnknownGuard(Nodes);
    }

    private static Dictionary<string, Abstraction>? JoinMembers(IReadOnlyList<Abstraction> parts)
    {
        var maps = parts.Select(part => part.Members).Where(members => members is not null).Distinct().ToArray();
        if (maps.Length < 2)
        {
            return maps.FirstOrDefault();
        }

        Effort.Down();
        var joined = maps.SelectMany(members => members!).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => Join(group.Select(pair => pair.Value)));
        Effort.Up();
        return joined;
    }
}
