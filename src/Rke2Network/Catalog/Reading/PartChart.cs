using System.Collections.Generic;
using Rke2Network.Catalog.Templates;

namespace Rke2Network.Catalog.Reading;

/// <summary>A chart, or one inside it.</summary>
/// <param name="Key">The key of its values in the chart around it.</param>
/// <param name="Files">Its files.</param>
/// <param name="Values">What is done with the values that it sees.</param>
/// <param name="Templates">Its templates.</param>
internal sealed record PartChart(string Key, ChartFiles Files, UsageNode Values, IReadOnlyList<IReadOnlyList<TemplateNode>> Templates);
