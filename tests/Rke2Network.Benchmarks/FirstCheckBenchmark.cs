using System;

namespace Rke2Network.Benchmarks;

/// <summary>
/// What the first check of a session costs on top of the import and of the engine's own first script: reading the releases
/// and the charts' catalog, and everything that runs for the first time.
/// </summary>
internal static class FirstCheckBenchmark
{
    private const int RoundCount = 9;
    private const double BudgetMilliseconds = 120;

    internal static Row Run()
    {
        var (module, floor) = Rounds.Alternate(RoundCount, FirstCheckSample.TakeModule, FirstCheckSample.TakeFloor);
        var more = module - floor;
        return new Row(
            "first check",
            FormattableString.Invariant($"{module:F1} ms"),
            FormattableString.Invariant($"{floor:F1} ms"),
            FormattableString.Invariant($"{more:+0.0;-0.0} ms"),
            FormattableString.Invariant($"+{BudgetMilliseconds:F1} ms"),
            more <= BudgetMilliseconds);
    }
}
