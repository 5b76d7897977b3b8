using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Names, some of which are patterns; none at all means everything.</summary>
internal sealed class NamePatterns
{
    private readonly WildcardPattern[] patterns;

    /// <summary>Reads them.</summary>
    /// <exception cref="InputException">A bracket in a pattern is not closed.</exception>
    internal NamePatterns(IReadOnlyList<string> texts)
    {
        Plain = [.. texts.Where(text => !WildcardPattern.ContainsWildcardCharacters(text)).Distinct(StringComparer.Ordinal)];
        patterns = [.. texts.Where(WildcardPattern.ContainsWildcardCharacters).Select(text => PatternArgument.Read(text))];
    }

    /// <summary>Those that are no patterns.</summary>
    internal IReadOnlyList<string> Plain { get; }

    /// <summary>Whether a name is meant.</summary>
    internal bool Has(string name) => (Plain.Count == 0 && patterns.Length == 0) || Plain.Contains(name, StringComparer.Ordinal) || HasPattern(name);

    /// <summary>Whether a pattern means a name.</summary>
    internal bool HasPattern(string name) => patterns.Any(pattern => pattern.IsMatch(name));
}
