using System;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>A mistake that people make.</summary>
/// <param name="Name">The mistake in a few words.</param>
/// <param name="Rule">The rule that must find it.</param>
/// <param name="Place">What it touches; a server has one fault at a place.</param>
/// <param name="Plant">Makes it; returns the path that the finding must have, or null where the server has no room for it.</param>
internal sealed record CorpusFault(string Name, string Rule, string Place, Func<CorpusServer, SeededRandom, string?> Plant);
