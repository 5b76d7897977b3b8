using System;

namespace Rke2Network.Checking;

/// <summary>How far apart two words are: letters dropped, added, changed, or swapped with their neighbour (optimal string alignment).</summary>
internal static class Spelling
{
    /// <summary>More than any two words differ.</summary>
    private const double Far = 1e9;

    /// <summary>The distance; upper and lower case differ by half a letter.</summary>
    /// <param name="left">One word.</param>
    /// <param name="right">The other.</param>
    /// <param name="limit">Where this is exceeded the exact distance does not matter: any that exceeds it is returned.</param>
    internal static double Distance(string left, string right, double limit = double.MaxValue)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return Far;
        }

        // So far from the diagonal no cell can lie within the limit.
        var band = limit < left.Length + right.Length ? (int)limit : left.Length + right.Length;
        var (twoAbove, above, row) = (new double[right.Length + 1], new double[right.Length + 1], new double[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
        {
            above[j] = j;
        }

        var leastAbove = 0.0;
        for (var i = 1; i <= left.Length; i++)
        {
            var from = Math.Max(1, i - band);
            var to = Math.Min(right.Length, i + band);
            row[from - 1] = from == 1 ? i : Far;
            var least = row[from - 1];
            for (var j = from; j <= to; j++)
            {
                var distance = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + Change(left[i - 1], right[j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distance = Math.Min(distance, twoAbove[j - 2] + 1);
                }

                row[j] = distance;
                least = Math.Min(least, distance);
            }

            if (to < right.Length)
            {
                row[to + 1] = Far;
            }

            // A swap looks two rows back, no change looks further.
            if (least > limit && leastAbove > limit)
            {
                return Far;
            }

            leastAbove = least;
            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return above[right.Length];
    }

    /// <summary>How many slips a word of this length may have and still be meant.</summary>
    internal static double Tolerance(string word) => word.Length switch
    {
        <= 2 => 1,
        <= 5 => 1.5,
        <= 10 => 2.5,
        _ => 3.5,
    };

    private static double Change(char left, char right) =>
        left == right ? 0 : char.ToLowerInvariant(left) == char.ToLowerInvariant(right) ? 0.5 : 1;
}
