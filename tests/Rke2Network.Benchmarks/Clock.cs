using System;
using System.Diagnostics;

namespace Rke2Network.Benchmarks;

/// <summary>Takes the time of something that has run before.</summary>
internal static class Clock
{
    /// <summary>Runs it on a clean heap.</summary>
    /// <returns>Milliseconds.</returns>
    internal static double Time(Action run)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        run();
        return clock.Elapsed.TotalMilliseconds;
    }
}
