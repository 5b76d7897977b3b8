using System;

namespace Rke2Network.Checking;

/// <summary>How far apart two words are: letters dropped, added, changed, or swapped with their neighbour (optimal string alignment).</summary>
internal static class Spelling
{
    /// <summary>The distance; upper and lower case differ by half a letter.</summary>
    /// <param name="left">One word.</param>
    /// <param name="right">The other.</param>
    /// <param name="limit">Where this is exceeded the exact distance does not matter.</param>
    internal static double Distance(string left, string right, double limit = double.MaxValue)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return double.MaxValue;
        }

        var rows = new double[3][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[right.Length + 1];
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0][j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var (row, above, twoAbove) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + Change(left[i - 1], right[j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
                }
            }
        }

        return rows[left.Length % 3][right.Length];
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
