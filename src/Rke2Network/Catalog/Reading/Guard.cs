using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>A condition in a template, as far as it can be known without rendering.</summary>
/// <param name="Nodes">The chart values that it speaks of.</param>
internal abstract record Guard(IReadOnlyCollection<UsageNode> Nodes)
{
    /// <summary>A condition of more parts is given up as unknown.</summary>
    private const int MaximumWeight = 1000;

    /// <summary>How many conditions it is made of.</summary>
    internal virtual int Weight => 1;

    /// <summary>What a valuation answers for a value that it does not know.</summary>
    internal static readonly object Unknown = new();

    /// <summary>Whether it holds with chart values as a valuation gives them; null where that cannot be told.</summary>
    internal abstract bool? Holds(Func<UsageNode, object?> valuation);

    /// <summary>Whether it holds if one chart value is this, and nothing is known of the others.</summary>
    internal bool? Holds(UsageNode node, object? candidate) => Holds(each => each == node ? candidate : Unknown);

    /// <summary>Go's truth. Source: golang/go src/text/template/exec.go.</summary>
    internal static bool IsTruthy(object? value) => value switch
    {
        null => false,
        bool truth => truth,
        string text => text.Length > 0,
        long number => number != 0,
        double number => number != 0,
        _ => true,
    };

    /// <summary>A literal as templates write it.</summary>
    internal static string TextOf(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    internal static Guard All(IReadOnlyList<Guard> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var weight = parts.Sum(part => (long)part.Weight);
        Effort.Spend(Effort.Step + Math.Min(weight, MaximumWeight));
        return weight > MaximumWeight ? new UnknownGuard([]) : new AllGuard(parts);
    }

    internal static Guard Any(IReadOnlyList<Guard> parts) => Not(All(parts.Select(Not).ToArray()));

    internal static Guard Not(Guard guard) => guard is NotGuard not ? not.Inner : new NotGuard(guard);
}

/// <summary>A condition of which nothing is known.</summary>
internal sealed record UnknownGuard(IReadOnlyCollection<UsageNode> Nodes) : Guard(Nodes)
{
    internal override bool? Holds(Func<UsageNode, object?> valuation) => null;
}

/// <summary>A condition that always or never holds.</summary>
internal sealed record ConstantGuard(bool Value) : Guard([])
{
    internal override bool? Holds(Func<UsageNode, object?> valuation) => Value;
}

/// <summary>A value is neither empty nor false.</summary>
internal sealed record TruthyGuard(UsageNode Node) : Guard([Node])
{
    internal override bool? Holds(Func<UsageNode, object?> valuation) => valuation(Node) is var value && value != Unknown ? IsTruthy(value) : null;
}

/// <summary>A value is given.</summary>
internal sealed record GivenGuard(UsageNode Node) : Guard([Node])
{
    internal override bool? Holds(Func<UsageNode, object?> valuation) => valuation(Node) is var value && value != Unknown ? value is not null : null;
}

/// <summary>A value is one of several literals.</summary>
internal sealed record EqualGuard(UsageNode Node, IReadOnlyList<object?> Literals, bool HasFallback) : Guard([Node])
{
    internal override bool? Holds(Func<UsageNode, object?> valuation) =>
        valuation(Node) is var value && (value == Unknown || (HasFallback && !IsTruthy(value))) ? null : Literals.Any(literal => TextOf(literal) == TextOf(value));
}

/// <summary>Not the inner condition.</summary>
internal sealed record NotGuard(Guard Inner) : Guard(Inner.Nodes)
{
    internal override int Weight { get; } = Inner.Weight + 1;

    internal override bool? Holds(Func<UsageNode, object?> valuation) => !Inner.Holds(valuation);
}

/// <summary>Every one of several conditions.</summary>
internal sealed record AllGuard(IReadOnlyList<Guard> Parts) : Guard(Parts.SelectMany(part => part.Nodes).Distinct().ToArray())
{
    internal override int Weight { get; } = Parts.Sum(part => part.Weight) + 1;

    internal override bool? Holds(Func<UsageNode, object?> valuation)
    {
        bool? result = true;
        foreach (var part in Parts)
        {
            var holds = part.Holds(valuation);
            if (holds == false)
            {
                return false;
            }

            result = holds is null ? null : result;
        }

        return result;
    }
}
