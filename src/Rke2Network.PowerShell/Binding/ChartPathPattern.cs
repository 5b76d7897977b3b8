using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.PowerShell.Binding;

/// <summary>A path of chart values, or a pattern of such paths, as a user gives it.</summary>
internal sealed class ChartPathPattern
{
    private static readonly Regex Item = new(@"\[(\d*)\]", RegexOptions.CultureInvariant);
    private static readonly Regex Wildcard = new(@"[*?]|\[(?!\d*\])", RegexOptions.CultureInvariant);

    private readonly WildcardPattern pattern;

    /// <exception cref="InputException">A bracket in the pattern is not closed.</exception>
    internal ChartPathPattern(string text)
    {
        Text = text;
        pattern = PatternArgument.Read(text, Item.Replace(text, "`[$1`]"));
    }

    internal string Text { get; }

    /// <summary>Whether it may fit several paths; <c>[]</c> and <c>[0]</c> are parts of paths.</summary>
    internal bool IsWildcard => Wildcard.IsMatch(Text);

    /// <summary>Whether a value was found by it so far.</summary>
    internal bool IsFound { get; private set; }

    /// <summary>The values that it means.</summary>
    internal IEnumerable<ChartValueDefinition> Find(Rke2Version release, string chart, ChartReleases charts)
    {
        ChartValueDefinition[] found = !IsWildcard && ChartValueSearch.Get(release, chart, Text, charts) is { } exact
            ? [exact]
            : [.. ChartValueSearch.Find(release, chart, pattern.IsMatch, charts)];
        found = found.Length > 0 ? found : [.. InType(release, chart, charts)];
        IsFound |= found.Length > 0;
        return found;
    }

    /// <summary>The members of a Kubernetes type, which a search of the chart's own values leaves out.</summary>
    private IEnumerable<ChartValueDefinition> InType(Rke2Version release, string chart, ChartReleases charts)
    {
        var wildcard = Wildcard.Match(Text);
        return ChartValueSearch.Complete(release, chart, wildcard.Success ? Text.Substring(0, wildcard.Index) : Text, charts)
            .Where(pattern.IsMatch)
            .Select(path => ChartValueSearch.Get(release, chart, path, charts))
            .OfType<ChartValueDefinition>();
    }
}
