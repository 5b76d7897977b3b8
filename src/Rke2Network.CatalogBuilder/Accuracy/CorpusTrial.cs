using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>A server of the corpus and the errors and warnings that were found in its files.</summary>
/// <param name="Server">The server.</param>
/// <param name="Findings">What was found.</param>
internal sealed record CorpusTrial(CorpusServer Server, IReadOnlyList<Finding> Findings)
{
    /// <summary>The faults that nothing was found of.</summary>
    internal IReadOnlyList<(string Fault, string Rule, string Path)> Missed => [.. Server.Faults.Where(fault => !Findings.Any(finding => IsOf(finding, fault)))];

    /// <summary>The findings that no fault explains.</summary>
    internal IReadOnlyList<Finding> Extra => [.. Findings.Where(finding => !Server.Faults.Any(fault => IsOf(finding, fault)))];

    /// <summary>Whether the findings are those of the faults, and no others.</summary>
    internal bool IsExact => Missed.Count == 0 && Extra.Count == 0 && Findings.Count == Server.Faults.Count;

    /// <summary>The trial in a line.</summary>
    /// <returns>The server, what was missed and what was too much.</returns>
    public override string ToString() =>
        $"{Server.Name} ({Server.Plugin}, {Server.Release}): missed {string.Join(", ", Missed)}; too much {string.Join(", ", Extra.Select(finding => $"{finding} [{finding.Path}]"))}";

    private static bool IsOf(Finding finding, (string Fault, string Rule, string Path) fault) =>
        finding.Id == fault.Rule && string.Equals(finding.Path, fault.Path, StringComparison.Ordinal);
}
