namespace Rke2Network.Catalog.Reading;

/// <summary>How much one chart may unpack to, the charts inside it included: the largest of RKE2 has 4 MB and 250 files.</summary>
internal sealed class ChartBudget
{
    private const long MaximumSize = 64 * 1024 * 1024;
    private const int MaximumCount = 20_000;
    private const int MaximumDepth = 10;

    private readonly ChartBudget? outer;
    private readonly int depth;
    private long size;
    private int count;

    internal ChartBudget()
    {
    }

    private ChartBudget(ChartBudget outer)
    {
        this.outer = outer;
        depth = outer.depth + 1;
    }

    /// <summary>The same budget, for an archive inside the chart.</summary>
    /// <exception cref="InputException">Archives lie in archives without an end in sight.</exception>
    internal ChartBudget Inner(string name) => depth < MaximumDepth ? new(this) : throw TooLarge(name, $"its charts are packed in one another more than {MaximumDepth} deep.");

    /// <summary>Takes one file from the budget.</summary>
    /// <exception cref="InputException">It is used up.</exception>
    internal void Take(long bytes, string name)
    {
        outer?.Take(bytes, name);
        size += bytes;
        if (++count > MaximumCount || size > MaximumSize)
        {
            throw TooLarge(name, $"it holds more than {MaximumSize / 1024 / 1024} MB or {MaximumCount:N0} files.");
        }
    }

    private static InputException TooLarge(string name, string reason) => new("ChartTooLarge", name, reason, "Give one chart, as it was published.");
}
