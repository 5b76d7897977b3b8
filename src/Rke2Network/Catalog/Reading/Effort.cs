using System;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// What reading one chart may cost, so that a chart made to use up time or memory ends in a message. One unit is about the
/// work for one character of text. The reading of a chart stays on one thread.
/// </summary>
internal static class Effort
{
    /// <summary>One step through a template.</summary>
    internal const int Step = 20;

    /// <summary>One more chart value to keep in mind.</summary>
    internal const int Value = 2000;

    // The largest chart of RKE2 costs 4 million.
    private const long Limit = 100_000_000;

    /// <summary>How deep the reading may call itself. The largest chart of RKE2 needs 14; a stack of one megabyte bears this.</summary>
    private const int MaximumDepth = 200;

    [ThreadStatic]
    private static long spent;

    [ThreadStatic]
    private static int depth;

    /// <summary>A new chart.</summary>
    internal static void Start() => (spent, depth) = (0, 0);

    /// <summary>A step down, to be taken back with <see cref="Up"/>.</summary>
    /// <exception cref="InputException">It is too deep.</exception>
    internal static void Down()
    {
        if (++depth > MaximumDepth)
        {
            throw TooComplex();
        }
    }

    /// <summary>A step back up.</summary>
    internal static void Up() => depth--;

    /// <summary>Notes work.</summary>
    /// <exception cref="InputException">It is too much.</exception>
    internal static void Spend(long units)
    {
        spent += units;
        if (spent > Limit)
        {
            throw TooComplex();
        }
    }

    internal static InputException TooComplex(Exception? inner = null) => new(
        "ChartTooComplex", null, "the chart's templates and values nest or call each other without an end in sight.", "Take the chart as it was published.", null, inner);
}
