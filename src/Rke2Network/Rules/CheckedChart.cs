using System.Collections.Generic;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>The values of a chart, held against what it takes.</summary>
/// <param name="Resource">The values.</param>
/// <param name="Schema">What the chart takes.</param>
/// <param name="Deviations">In what they differ.</param>
internal sealed record CheckedChart(HelmChartConfig Resource, ChartSchema Schema, IReadOnlyList<ChartDeviation> Deviations);
