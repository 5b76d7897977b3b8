using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Checking;

/// <summary>Values that took each other's place. Source: cilium/cilium Documentation/operations/upgrade.rst (1.14, 1.16).</summary>
internal static class ValueSuccessors
{
    private static readonly (string Old, string New)[] All =
        [("strict", "true"), ("disabled", "false"), ("partial", "false"), ("probe", "false"), ("true", "strict"), ("false", "disabled")];

    /// <summary>The value that stands for one that is no longer, or not yet, taken; null where there is none.</summary>
    internal static string? Of(string text, IEnumerable<string> allowed) =>
        All.Where(each => each.Old == text && allowed.Contains(each.New)).Select(each => each.New).FirstOrDefault();
}
