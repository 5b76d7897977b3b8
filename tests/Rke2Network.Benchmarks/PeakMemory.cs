using System;
using System.Threading;

namespace Rke2Network.Benchmarks;

/// <summary>The highest working set of this process.</summary>
internal static class PeakMemory
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    /// <summary>Runs something and looks on.</summary>
    /// <returns>Bytes.</returns>
    internal static long Of(Action run)
    {
        var peak = Environment.WorkingSet;
        using var end = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            do
            {
                peak = Math.Max(peak, Environment.WorkingSet);
            }
            while (!end.Wait(Interval));
        });
        watcher.Start();
        try
        {
            run();
        }
        finally
        {
            end.Set();
            watcher.Join();
        }

        return Math.Max(peak, Environment.WorkingSet);
    }
}
