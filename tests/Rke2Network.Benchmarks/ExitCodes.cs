namespace Rke2Network.Benchmarks;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    internal const int WithinBudget = 0;
    internal const int OverBudget = 1;
    internal const int Usage = 2;
}
