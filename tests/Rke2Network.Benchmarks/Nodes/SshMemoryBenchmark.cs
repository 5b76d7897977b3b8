using System;
using System.Linq;

namespace Rke2Network.Benchmarks.Nodes;

/// <summary>The highest working set while many hosts are asked, against that of the engine that has asked one.</summary>
internal static class SshMemoryBenchmark
{
    private const double Megabyte = 1024 * 1024;
    private const double BudgetMegabytes = 60;
    private const int RoundCount = 3;

    internal static Row Run()
    {
        var samples = Enumerable.Range(0, RoundCount).Select(_ => OwnProcess.Measure(SshMemorySample.Verb)).ToArray();
        var peak = Median.Of([.. samples.Select(sample => sample[0] / Megabyte)]);
        var idle = Median.Of([.. samples.Select(sample => sample[1] / Megabyte)]);
        var more = Median.Of([.. samples.Select(sample => (sample[0] - sample[1]) / Megabyte)]);
        return new Row(
            "ssh memory",
            FormattableString.Invariant($"{peak:F1} MB"),
            FormattableString.Invariant($"{idle:F1} MB"),
            FormattableString.Invariant($"{more:+0.0;-0.0} MB"),
            FormattableString.Invariant($"+{BudgetMegabytes:F1} MB"),
            more <= BudgetMegabytes);
    }
}
