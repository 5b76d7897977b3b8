using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Upgrades;

namespace Rke2Network.Rules;

/// <summary>All rules, and the checking of configurations by them.</summary>
public static class RuleBook
{
    /// <summary>The rules, by identifier.</summary>
    public static IReadOnlyList<Rule> Rules { get; } = new[]
    {
        PluginRules.All, ServerSettingRules.All, ClusterCheck.All, ManifestFileRules.All, SuppressionRules.All, ChangeRules.All,
        AddressRules.All, NodeNetworkRules.All, NodeAddressRules.All, DualStackRules.All, IPv6OnlyRules.All, PodPoolRules.All,
        ChartValueRules.All, CompanionRules.All, RivalRules.All, FailurePolicyRules.All, ManifestRules.All, ManifestFieldRules.All, PlainSecretRules.All, UpgradeRules.All,
        WindowsRules.All, WindowsChartRules.All, WindowsCalicoRules.All,
        DataplaneRules.All, PacketFilterRules.All, InterfaceRules.All, CalicoRoutingRules.All, ApiServerRules.All, NftablesRules.All, EncryptionRules.All, MtuRules.All, MultusRules.All,
        AttachmentClusterRules.All, AttachmentRules.All, AttachmentNodeRules.All, PodNetworkRules.All,
        SriovNicRules.All, SriovNodeRules.All, SriovUseRules.All,
        SriovResourceRules.All,
        NodeReadinessRules.All,
        ClusterRules.All,
    }.SelectMany(area => area).OrderBy(rule => rule.Id, System.StringComparer.Ordinal).ToArray();

    /// <summary>Checks a configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="releases">The releases to check against; null for those of this build.</param>
    /// <param name="charts">What their charts take; null for what this build knows.</param>
    /// <returns>The findings, worst first, then by identifier.</returns>
    public static IReadOnlyList<Finding> Check(CniConfig config, ReleaseCatalog? releases = null, ChartReleases? charts = null) =>
        Check(new RuleContext(config, releases ?? ReleaseCatalog.Default, charts));

    /// <summary>Checks a configuration of which more is known than it holds.</summary>
    /// <param name="context">The configuration and what is known beside it.</param>
    /// <returns>The findings that no comment accepts, worst first, then by identifier.</returns>
    public static IReadOnlyList<Finding> Check(RuleContext context) => Unaccepted(All(context));

    /// <summary>Checks what a configuration becomes under another release.</summary>
    /// <param name="config">The configuration, for the release that it is for now.</param>
    /// <param name="target">The release to go to.</param>
    /// <param name="charts">What the releases' charts take; null for what this build knows.</param>
    /// <returns>The findings under the other release, worst first, and what changes on the way there.</returns>
    public static IReadOnlyList<Finding> CheckUpgrade(CniConfig config, Rke2Version target, ChartReleases? charts = null) => Unaccepted(AllOfUpgrade(config, target, charts));

    /// <summary>A rule by its identifier.</summary>
    /// <param name="id">Such as <c>RKE2NET301</c>.</param>
    /// <returns>The rule; null where there is none.</returns>
    public static Rule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>All findings, those that a comment accepts with it, worst first.</summary>
    internal static IReadOnlyList<Finding> All(RuleContext context)
    {
        var findings = new List<Finding>();
        foreach (var rule in (Rule[])Rules)
        {
            rule.Run(context, findings);
        }

        return findings.Count == 0 ? [] : SuppressionRules.Mark(PlainSecretRules.Hide(findings, context.Config), context.Config.Suppressions).OrderByDescending(finding => finding.Severity).ToArray();
    }

    /// <summary>The same for an upgrade.</summary>
    internal static IReadOnlyList<Finding> AllOfUpgrade(CniConfig config, Rke2Version target, ChartReleases? charts)
    {
        var found = All(new RuleContext(config.WithRelease(target), ReleaseCatalog.Default, charts));
        return SuppressionRules.Mark(PlainSecretRules.Hide([.. UpgradeRules.Merge(found, UpgradeComparison.Compare(config, target))], config), config.Suppressions).OrderByDescending(finding => finding.Severity).ToArray();
    }

    /// <summary>The findings that no comment accepts.</summary>
    internal static IReadOnlyList<Finding> Unaccepted(IReadOnlyList<Finding> findings) =>
        findings.All(finding => finding.Suppression is null) ? findings : findings.Where(finding => finding.Suppression is null).ToArray();

    /// <summary>The configuration with what the rules find in it.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>A copy with its findings.</returns>
    public static CniConfig WithFindings(CniConfig config) => config.WithFindings(Check(config));
}
