using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.PowerShell.Commands;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Tells on the verbose stream what a cmdlet decides. Nothing is written together where nobody listens.</summary>
internal static class Decisions
{
    /// <summary>Tells a decision.</summary>
    internal static void Tell(this Rke2Cmdlet cmdlet, Func<string> decision)
    {
        if (cmdlet.IsVerbose)
        {
            cmdlet.WriteVerbose(decision());
        }
    }

    /// <summary>Tells which release is meant, where the user did not name it in full.</summary>
    internal static void TellRelease(this Rke2Cmdlet cmdlet, string parameter, string? given, Rke2Version meant)
    {
        if (given is null)
        {
            cmdlet.Tell(() => $"-{parameter}: none is given, so it is the newest known, {meant}.");
        }
        else if (given != meant.ToString())
        {
            cmdlet.Tell(() => $"-{parameter}: {given} means {meant}.");
        }
    }

    /// <summary>Tells against which charts values are held.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="subject">What was checked.</param>
    /// <param name="release">For which release.</param>
    /// <param name="names">The charts that have values.</param>
    /// <param name="findings">How many findings there are.</param>
    /// <param name="charts">What the releases' charts take; null for what this build knows.</param>
    internal static void TellCheck(this Rke2Cmdlet cmdlet, object subject, Rke2Version release, Func<IEnumerable<string>> names, IReadOnlyCollection<Finding> findings, ChartReleases? charts = null) => cmdlet.Tell(() =>
    {
        var known = ReleaseCatalog.Default.Find(release).Version;
        var versions = names().Select(name => (charts ?? ChartReleases.Default).Schema(release, name)).Where(schema => schema is not null).Select(schema => $"{schema!.Chart} {schema.Version}").ToArray();
        var accepted = findings.Count(finding => finding.Suppression is not null);
        return $"{subject}: {(versions.Length == 0 ? "checked" : $"values held against {string.Join(" and ", versions)}")}"
            + $"{(known == release ? string.Empty : $", as {known} ships it, because {release} is not known")}: "
            + (findings.Count == 0 ? "no findings" : $"{findings.Count} finding{(findings.Count == 1 ? string.Empty : "s")}")
            + (accepted == 0 ? "." : $", {accepted} of them accepted by comments.");
    });

    /// <summary>The same for a configuration.</summary>
    internal static void TellCheck(this Rke2Cmdlet cmdlet, CniConfig config, IReadOnlyCollection<Finding> findings, ChartReleases? charts = null) =>
        cmdlet.TellCheck(config, config.Rke2Version, () => config.HelmChartConfigs.Select(resource => resource.Name), findings, charts);

    /// <summary>Tells what was read of which file.</summary>
    internal static void TellFiles(this Rke2Cmdlet cmdlet, IEnumerable<ServerSetting>? settings, IEnumerable<ManifestDocument>? documents)
    {
        if (!cmdlet.IsVerbose)
        {
            return;
        }

        foreach (var file in (settings ?? []).GroupBy(setting => setting.Source?.File, setting => setting.Name))
        {
            cmdlet.WriteVerbose($"{file.Key ?? "The text"}: options of the server: {string.Join(", ", file)}.");
        }

        foreach (var file in (documents ?? []).GroupBy(document => document.Source?.File, document => document.Name))
        {
            cmdlet.WriteVerbose($"{file.Key ?? "The text"}: HelmChartConfig {string.Join(", ", file)}.");
        }
    }
}
