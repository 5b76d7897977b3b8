using System.Collections.Generic;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>A mistake made in a chart's values.</summary>
/// <param name="Kind">The mistake.</param>
/// <param name="Original">The path that was meant, down to where the mistake is.</param>
/// <param name="Path">The path with the mistake in it.</param>
/// <param name="Values">The values with the mistake in them, and nothing beside it.</param>
internal sealed record Mutation(MutationKind Kind, IReadOnlyList<string> Original, IReadOnlyList<string> Path, YamlMap Values)
{
    /// <summary>Whether a key is written wrongly.</summary>
    internal bool IsMisspelling => Kind <= MutationKind.LetterChanged;
}
