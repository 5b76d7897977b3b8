namespace Rke2Network.Catalog.Reading;

/// <summary>How much one chart may unpack to, the charts inside it included: the largest of RKE2 has 4 MB and 250 files.</summary>
internal sealed class ChartBudget
{
    private const long MaximumSize = 64 * 1024 * 1024;
    private const int MaximumCount = 20_000;

    private long size;
    private int count;

    /// <summary>Takes one file from the budget.</summary>
    /// <exception cref="InputException">It is used up.</exception>
    internal void Take(long bytes, string name)
    {
        size += bytes;
        if (++count > MaximumCount || size > MaximumSize)
        {
            throw new InputException(
                "ChartTooLarge", name, $"it holds more than {MaximumSize / 1024 / 1024} MB or {MaximumCount:N0} files.", "Give one chart, as it was published.");
        }
    }
}
