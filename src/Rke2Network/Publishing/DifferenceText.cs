using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Rules;

namespace Rke2Network.Publishing;

/// <summary>Fields that differ, as people read them: a line for what goes, a line for what comes.</summary>
public static class DifferenceText
{
    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Reset = "\u001b[0m";

    /// <summary>Writes the differences.</summary>
    /// <param name="differences">The fields.</param>
    /// <returns>Lines with colours, which hosts take out where there is no terminal; empty for none.</returns>
    public static string Write(IReadOnlyList<FieldDifference> differences) => string.Join("\n", differences.SelectMany(Lines));

    private static IEnumerable<string> Lines(FieldDifference difference)
    {
        if (difference.Change != ConfigDifferenceKind.Added)
        {
            yield return $"{Red}- {Line(difference.Path, difference.Before, difference.Manager)}{Reset}";
        }

        if (difference.Change != ConfigDifferenceKind.Removed)
        {
            yield return $"{Green}+ {Line(difference.Path, difference.After, string.Empty)}{Reset}";
        }
    }

    private static string Line(string path, string? value, string manager) =>
        FormattableString.Invariant($"{path}{(path.IndexOf(": ", StringComparison.Ordinal) >= 0 ? " =" : ":")} {value}{(manager.Length == 0 || manager == ManagedFields.Manager ? string.Empty : $"  (set by {manager})")}");
}
