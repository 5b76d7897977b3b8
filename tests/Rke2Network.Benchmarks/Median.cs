using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Benchmarks;

/// <summary>The middle of an odd number of samples: one disturbed round does not move it.</summary>
internal static class Median
{
    internal static double Of(IReadOnlyCollection<double> samples) => samples.Order().ElementAt(samples.Count / 2);
}
