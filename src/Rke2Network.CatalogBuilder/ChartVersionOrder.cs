using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.CatalogBuilder;

/// <summary>Chart versions in the order in which they were made: by their numbers, a build's number last.</summary>
internal sealed partial class ChartVersionOrder : IComparer<string>
{
    /// <summary>The first charts of Calico ran minor and patch together: v3.1907 is 3.19.07.</summary>
    private const int RunTogether = 1000;

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Numbers(x!), Numbers(y!));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(x, y);
    }

    private static long[] Numbers(string version)
    {
        var numbers = Number().Matches(version).Select(match => long.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
        return numbers is [var major, >= RunTogether and var minor] ? [major, minor / 100, 0, minor % 100] : numbers;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
