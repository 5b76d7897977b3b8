namespace Rke2Network.Catalog;

/// <summary>A value of a chart and where it stands.</summary>
/// <param name="Path">The keys from the root down.</param>
/// <param name="Position">What may stand there.</param>
internal sealed record PlacedValue(string[] Path, ChartPosition Position);
