using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>A mistake, and what checking made of it.</summary>
/// <param name="Schema">The version of the chart.</param>
/// <param name="Mutation">The mistake.</param>
/// <param name="IsFound">Whether something was said of its path, or of one above or below it.</param>
/// <param name="IsFirstSuggestion">Whether what was meant was suggested first.</param>
/// <param name="Suggested">What was suggested first, where anything was.</param>
internal sealed record MutationTrial(ChartSchema Schema, Mutation Mutation, bool IsFound, bool IsFirstSuggestion, Suggestion? Suggested)
{
    /// <summary>Checks values with a mistake in them.</summary>
    internal static MutationTrial Of(ChartSchema schema, Mutation mutation)
    {
        var said = ChartCheck.Run(schema, mutation.Values)
            .Where(each => each.Kind is not (DeviationKind.Default or DeviationKind.ListReplaced) && IsNear(each.Path, mutation.Path))
            .ToArray();
        var first = said.Where(each => each.Path.SequenceEqual(mutation.Path)).SelectMany(each => each.Suggestions).FirstOrDefault();
        return new MutationTrial(schema, mutation, said.Length > 0, first is { Chart: null } && first.Path.SequenceEqual(mutation.Original), first);
    }

    private static bool IsNear(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Zip(other, (left, right) => left == right).All(same => same);
}
