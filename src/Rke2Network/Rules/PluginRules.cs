using System.Collections.Generic;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>1xx: the choice of plugin and release.</summary>
internal static class PluginRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET101",
            Title = "The release does not bundle the plugin",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2 charts/chart_versions.yaml",
            Needs = ConfigPart.Plugin,
            Since = Gates.Flannel,
            HelpUri = DocumentationPages.Networking,
            Check = Bundled,
        },
        new Rule
        {
            Id = "RKE2NET102",
            Title = "The release is newer than the catalog",
            Severity = FindingSeverity.Warning,
            Source = "the tags of rancher/rke2",
            Needs = ConfigPart.None,
            HelpUri = DocumentationPages.Networking,
            Check = NewerThanCatalog,
        },
    ];

    private static IEnumerable<RuleHit> Bundled(RuleContext context)
    {
        var config = context.Config;
        if (config.Plugin == CniPlugin.Flannel && !Gates.Flannel.IsOpenFor(config.Rke2Version))
        {
            yield return new RuleHit(
                $"RKE2 {config.Rke2Version} does not bundle Flannel: the server refuses to start with this plugin.",
                $"Choose Canal, which uses Flannel between nodes, or a release from {Gates.Flannel}.",
                "cni",
                config.Plugin.OptionValue());
        }
    }

    private static IEnumerable<RuleHit> NewerThanCatalog(RuleContext context)
    {
        var release = context.Config.Rke2Version;
        if (context.Releases.IsNewer(release))
        {
            var nearest = context.Releases.NewestOf(release) ?? context.Releases.Newest;
            yield return new RuleHit(
                $"RKE2 {release} is newer than this module's catalog: the configuration was checked as for the newest known release before it, {nearest}.",
                "Update the module, or read the release's notes for changed chart values.",
                "release",
                release.ToString());
        }
    }
}
