namespace Rke2Network.Catalog;

/// <summary>What a run of a chart's versions says of a value.</summary>
/// <param name="From">The first version, by its place in the chart's list.</param>
/// <param name="To">The last.</param>
/// <param name="Facts">What they say.</param>
internal readonly record struct CatalogVariant(int From, int To, ValueFacts Facts);
