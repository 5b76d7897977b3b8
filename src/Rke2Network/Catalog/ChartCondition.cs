namespace Rke2Network.Catalog;

/// <summary>A condition under which a run of a chart's versions stops with an error.</summary>
/// <param name="From">The first version, by its place in the chart's list.</param>
/// <param name="To">The last.</param>
/// <param name="Condition">The condition.</param>
internal sealed record ChartCondition(int From, int To, Condition Condition);
