using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Windows;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>The page of what Windows nodes have: the matrix of the newest release, and the releases in which a cell changed.</summary>
internal static class WindowsPage
{
    /// <summary>The name of the page.</summary>
    internal const string FileName = "windows.md";

    /// <summary>Writes the page.</summary>
    internal static string Write()
    {
        var newest = ReleaseCatalog.Default.Newest;
        string[] lines =
        [
            "# What Windows nodes have",
            string.Empty,
            "Made by `dotnet run --project src/Rke2Network.CatalogBuilder -- rules` from the matrix that the rules on Windows nodes ask;",
            "`Get-Rke2WindowsSupport` shows it for any release. Not validated: nobody says that it works, or it is reported broken.",
            string.Empty,
            $"## RKE2 {newest}",
            string.Empty,
            $"| feature | {string.Join(" | ", CniPlugins.All)} |",
            $"|---|{string.Concat(CniPlugins.All.Select(_ => "---|"))}",
            .. WindowsMatrix.Features.Select(feature => $"| {feature} | {string.Join(" | ", CniPlugins.All.Select(plugin => Words(WindowsMatrix.Of(newest, plugin, feature).State)))} |"),
            string.Empty,
            "## Why",
            string.Empty,
            "| plugin | feature | state | reason | source | rule |",
            "|---|---|---|---|---|---|",
            .. from plugin in CniPlugins.All
               where WindowsMatrix.Features.Any(feature => WindowsMatrix.Of(newest, plugin, feature).State != WindowsSupportState.NotSupported)
               from feature in WindowsMatrix.Features
               let cell = WindowsMatrix.Of(newest, plugin, feature)
               select $"| {plugin} | {feature} | {Words(cell.State)} | {cell.Reason} | {cell.Source} | {(cell.RuleId is { } rule ? $"[{rule}]({rule}.md)" : string.Empty)} |",
            string.Empty,
            "## Changes",
            string.Empty,
            "The releases with another state than the one before them of their minor: of Overlay, where the plugin comes to Windows nodes with",
            "all that it has there, and of what came later.",
            string.Empty,
            "| plugin | feature | release | state |",
            "|---|---|---|---|",
            .. from plugin in CniPlugins.All
               from feature in WindowsMatrix.Features
               from change in Changes(plugin, feature)
               where feature == WindowsFeature.Overlay || !Changes(plugin, WindowsFeature.Overlay).Any(first => first.Release == change.Release)
               select $"| {plugin} | {feature} | {change.Release} | {Words(change.State)} |",
        ];
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Within each minor, as older minors get things later than newer ones.</summary>
    private static IEnumerable<(Rke2Version Release, WindowsSupportState State)> Changes(CniPlugin plugin, WindowsFeature feature) =>
        from minor in ReleaseCatalog.Default.Releases.GroupBy(release => (release.Major, release.Minor))
        let states = minor.Select(release => (Release: release, WindowsMatrix.Of(release, plugin, feature).State)).ToArray()
        from i in Enumerable.Range(1, states.Length - 1)
        where states[i].State != states[i - 1].State
        select states[i];

    private static string Words(WindowsSupportState state) => state switch
    {
        WindowsSupportState.Supported => "yes",
        WindowsSupportState.NotSupported => "no",
        _ => "not validated",
    };
}
