using System;
using System.Linq;

namespace Rke2Network.Benchmarks;

/// <summary>What a chart's catalog in use keeps on the managed heap, against the heap before.</summary>
internal static class CatalogMemoryBenchmark
{
    private const double Megabyte = 1024 * 1024;
    private const double BudgetMegabytes = 20;
    private const int RoundCount = 3;

    internal static Row RunCilium() => Run("cilium");

    internal static Row RunCalico() => Run("calico");

    private static Row Run(string plugin)
    {
        var samples = Enumerable.Range(0, RoundCount).Select(_ => OwnProcess.Measure(CatalogMemorySample.Verb, "rke2-" + plugin)).ToArray();
        var after = Median.Of([.. samples.Select(sample => sample[0] / Megabyte)]);
        var before = Median.Of([.. samples.Select(sample => sample[1] / Megabyte)]);
        var more = after - before;
        return new Row(
            plugin + " heap",
            FormattableString.Invariant($"{after:F2} MB"),
            FormattableString.Invariant($"{before:F2} MB"),
            FormattableString.Invariant($"{more:+0.00;-0.00} MB"),
            FormattableString.Invariant($"+{BudgetMegabytes:F2} MB"),
            more <= BudgetMegabytes);
    }
}
