using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Findings chosen by their identifiers, as -Include and -Exclude take them.</summary>
internal sealed class FindingSelection(string[]? include, string[]? exclude)
{
    private readonly WildcardPattern[]? included = include?.Select(Pattern).ToArray();
    private readonly WildcardPattern[] excluded = [.. (exclude ?? []).Select(Pattern)];

    /// <summary>Whether a finding is chosen.</summary>
    internal bool Has(Finding finding) =>
        included?.Any(pattern => pattern.IsMatch(finding.Id)) != false && !excluded.Any(pattern => pattern.IsMatch(finding.Id));

    /// <summary>The digits alone say enough.</summary>
    private static WildcardPattern Pattern(string text) =>
        WildcardPattern.Get(text.Length > 0 && char.IsDigit(text[0]) ? "RKE2NET" + text : text, WildcardOptions.IgnoreCase);
}
