using System;

namespace Rke2Network.Benchmarks;

/// <summary>What importing the module costs beyond importing any binary module.</summary>
internal static class ImportBenchmark
{
    private const int RoundCount = 9;
    private const double BudgetMilliseconds = 60;

    internal static Row Run()
    {
        var (module, floor) = Rounds.Alternate(
            RoundCount, () => ImportSample.Take(Manifests.Module), () => ImportSample.Take(Manifests.EmptyModule));
        var more = module - floor;
        return new Row(
            "import",
            FormattableString.Invariant($"{module:F1} ms"),
            FormattableString.Invariant($"{floor:F1} ms"),
            FormattableString.Invariant($"{more:+0.0;-0.0} ms"),
            FormattableString.Invariant($"+{BudgetMilliseconds:F1} ms"),
            more <= BudgetMilliseconds);
    }
}
