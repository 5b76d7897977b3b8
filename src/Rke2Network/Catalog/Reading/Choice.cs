using System.Collections.Generic;

namespace Rke2Network.Catalog.Reading;

/// <summary>The values that a chart accepts; none where it accepts no value at all.</summary>
/// <param name="Values">The values.</param>
/// <param name="IsConditional">Whether the chart looks only where other values are set in some way.</param>
internal sealed record Choice(IReadOnlyList<object?> Values, bool IsConditional);
