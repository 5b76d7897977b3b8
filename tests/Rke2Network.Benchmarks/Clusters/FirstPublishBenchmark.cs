using System;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>What the first object of a session takes, behind the import: everything runs for the first time, and nothing is connected.</summary>
internal static class FirstPublishBenchmark
{
    private const int RoundCount = 9;
    private const double BudgetMilliseconds = 1000;

    internal static Row Run(ClusterServer server)
    {
        var (module, floor) = Rounds.Alternate(
            RoundCount, () => FirstPublishSample.Take(FirstPublishSample.ModuleVerb, server), () => FirstPublishSample.Take(FirstPublishSample.FloorVerb, server));
        return new Row(
            "first call",
            FormattableString.Invariant($"{module:F1} ms"),
            FormattableString.Invariant($"{floor:F1} ms"),
            FormattableString.Invariant($"x {module / floor:F2}"),
            FormattableString.Invariant($"{BudgetMilliseconds:F0} ms"),
            module <= BudgetMilliseconds);
    }
}
