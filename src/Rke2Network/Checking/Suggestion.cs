using System.Collections.Generic;

namespace Rke2Network.Checking;

/// <summary>What the user may have meant.</summary>
/// <param name="Path">The path that the chart takes; empty for its top level.</param>
/// <param name="Reason">Why it is likely.</param>
/// <param name="Chart">The chart, where it is another than that of the values.</param>
/// <param name="Note">What becomes of the value, where it changes too.</param>
internal sealed record Suggestion(IReadOnlyList<string> Path, SuggestionReason Reason, string? Chart = null, string? Note = null);
