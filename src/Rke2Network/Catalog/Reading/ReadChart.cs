using System.Collections.Generic;

namespace Rke2Network.Catalog.Reading;

/// <summary>A chart, read.</summary>
/// <param name="Name">Its name, such as <c>rke2-canal</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Values">The root of its values.</param>
/// <param name="Conditions">The conditions under which it stops, in the text form of <see cref="Condition"/>.</param>
internal sealed record ReadChart(string Name, string Version, ReadValue Values, IReadOnlyList<string> Conditions);
