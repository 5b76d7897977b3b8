using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>Makes a <see cref="Condition"/> of the guards before a <c>fail</c>.</summary>
internal static class StopCondition
{
    /// <summary>The condition that is sure to stop the chart; null where the guards say too little or speak of one value alone.</summary>
    internal static Condition? Of(IReadOnlyCollection<Guard> guards)
    {
        var parts = new List<Condition>();
        foreach (var guard in guards)
        {
            if (guard is ConstantGuard { Value: true })
            {
                continue;
            }

            if (Convert(guard) is not { } part)
            {
                return null;
            }

            parts.AddRange(part.Operation == "and" ? part.Parts : [part]);
        }

        // What one value alone may be, the value's own facts say.
        var distinct = parts.GroupBy(part => part.ToString()).Select(group => group.First()).ToArray();
        return distinct.SelectMany(part => part.Paths()).Select(path => string.Join("/", path)).Distinct().Count() > 1 ? Condition.And(distinct) : null;
    }

    private static Condition? Convert(Guard guard)
    {
        switch (guard)
        {
            case TruthyGuard truthy:
                return PathOf(truthy.Node) is { } path ? Condition.Set(path) : null;
            case GivenGuard given:
                return PathOf(given.Node) is { } key ? Condition.Given(key) : null;
            case EqualGuard { HasFallback: false } equal:
                return PathOf(equal.Node) is { } compared ? Condition.Is(compared, equal.Literals.Select(Guard.TextOf).ToArray()) : null;
            case NotGuard not:
                return Convert(not.Inner) is { } inner ? Condition.Not(inner) : null;
            case AllGuard all:
                var parts = all.Parts.Select(Convert).ToArray();
                return parts.Any(part => part is null) ? null : Condition.And(parts!);
            default:
                return null;
        }
    }

    /// <summary>The path of a value that stands in no list.</summary>
    private static List<string>? PathOf(UsageNode node)
    {
        var path = new List<string>();
        for (var at = node; at.Parent is not null; at = at.Parent)
        {
            if (at.Name == CatalogNode.ItemName)
            {
                return null;
            }

            path.Insert(0, at.Name);
        }

        return path;
    }
}
