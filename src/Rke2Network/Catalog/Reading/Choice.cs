using System.Collections.Generic;

namespace Rke2Network.Catalog.Reading;

/// <summary>The values that a chart accepts; none where it accepts no value at all.</summary>
/// <param name="Values">The values.</param>
internal sealed record Choice(IReadOnlyList<object?> Values);
