using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>All rules, and the checking of configurations by them.</summary>
public static class RuleBook
{
    /// <summary>The rules, by identifier.</summary>
    public static IReadOnlyList<Rule> Rules { get; } = new[]
    {
        PluginRules.All, AddressRules.All, DualStackRules.All, WindowsRules.All, WindowsChartRules.All, ChartValueRules.All, CompanionRules.All, ManifestRules.All, DataplaneRules.All, MultusRules.All,
    }.SelectMany(area => area).OrderBy(rule => rule.Id, System.StringComparer.Ordinal).ToArray();

    /// <summary>Checks a configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="releases">The releases to check against; null for those of this build.</param>
    /// <param name="charts">What their charts take; null for what this build knows.</param>
    /// <returns>The findings, worst first, then by identifier.</returns>
    public static IReadOnlyList<Finding> Check(CniConfig config, ReleaseCatalog? releases = null, ChartReleases? charts = null)
    {
        var context = new RuleContext(config, releases ?? ReleaseCatalog.Default, charts);
        return Rules.SelectMany(rule => rule.Run(context)).OrderByDescending(finding => finding.Severity).ToArray();
    }

    /// <summary>The configuration with what the rules find in it.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>A copy with its findings.</returns>
    public static CniConfig WithFindings(CniConfig config) => config.WithFindings(Check(config));
}
