using System;
using System.Linq;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>The highest working set while a cluster of many nodes is read, against that of the engine before.</summary>
internal static class NodesMemoryBenchmark
{
    /// <summary>How many nodes the cluster has.</summary>
    internal const int NodeCount = 5_000;

    private const double Megabyte = 1024 * 1024;
    private const double BudgetMegabytes = 150;
    private const int RoundCount = 3;

    internal static Row Run()
    {
        using var server = ClusterServer.Start(ServedCluster.Nodes);
        var samples = Enumerable.Range(0, RoundCount).Select(_ => OwnProcess.Measure(NodesMemorySample.Verb, server.KubeConfig)).ToArray();
        var peak = Median.Of([.. samples.Select(sample => sample[0] / Megabyte)]);
        var idle = Median.Of([.. samples.Select(sample => sample[1] / Megabyte)]);
        var more = Median.Of([.. samples.Select(sample => (sample[0] - sample[1]) / Megabyte)]);
        return new Row(
            "5000 nodes",
            FormattableString.Invariant($"{peak:F1} MB"),
            FormattableString.Invariant($"{idle:F1} MB"),
            FormattableString.Invariant($"{more:+0.0;-0.0} MB"),
            FormattableString.Invariant($"+{BudgetMegabytes:F1} MB"),
            more <= BudgetMegabytes);
    }
}
