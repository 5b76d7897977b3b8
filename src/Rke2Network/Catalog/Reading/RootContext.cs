using System;
using System.Collections.Generic;

namespace Rke2Network.Catalog.Reading;

/// <summary>What helm hands to a template: the chart's values, and what templates add to it.</summary>
internal sealed class RootContext(UsageNode values, ChartFiles files)
{
    internal UsageNode Values => values;

    /// <summary>The chart's files, which templates can read.</summary>
    internal ChartFiles Files => files;

    /// <summary>What templates set in the context, such as <c>.commonCA</c>.</summary>
    internal Dictionary<string, Abstraction> Added { get; } = new(StringComparer.Ordinal);
}
