using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Checking;

/// <summary>How messages list things.</summary>
internal static class Wording
{
    /// <summary>Names in a row, such as <c>a, b or c</c>.</summary>
    internal static string Or(IReadOnlyList<string> names, string word = "or") => names.Count < 2
        ? string.Concat(names)
        : string.Join(", ", names.Take(names.Count - 1)) + $" {word} " + names[names.Count - 1];
}
