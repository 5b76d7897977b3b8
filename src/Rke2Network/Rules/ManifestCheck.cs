using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>Checks HelmChartConfigs of which nothing else of the cluster is known.</summary>
public static class ManifestCheck
{
    /// <summary>The configurations that HelmChartConfigs make: one for each plugin's chart, with Multus where there is one plugin.</summary>
    /// <param name="documents">The HelmChartConfigs.</param>
    /// <param name="release">The release.</param>
    /// <returns>The configurations; all that the documents do not say is unknown.</returns>
    public static IReadOnlyList<CniConfig> Configurations(IReadOnlyList<ManifestDocument> documents, Rke2Version release)
    {
        var blank = new CniConfig(release).WithUnknown(ConfigPart.All);
        var configs = (
            from plugin in CniPlugins.All
            from document in documents
            where document.Name == plugin.ChartName()
            select blank.WithPlugin(plugin).WithValues(document.Values).WithFailurePolicy(document.FailurePolicy).WithPlace(ConfigPart.FailurePolicy, document.FailurePolicySource).WithSuppressions(document.Suppressions)).ToList();
        foreach (var multus in documents.Where(document => document.Name == CniPlugins.MultusChart))
        {
            var options = new MultusOptions(multus.Values) { FailurePolicy = multus.FailurePolicy };
            if (configs.Count == 1 && configs[0].Multus is null)
            {
                configs[0] = configs[0].WithMultus(options).WithSuppressions([.. configs[0].Suppressions.Union(multus.Suppressions)]);
            }
            else
            {
                configs.Add(blank.WithMultus(options).WithSuppressions(multus.Suppressions));
            }
        }

        return configs;
    }

    /// <summary>The configuration of a server's files, checked, with what is wrong with the files themselves.</summary>
    /// <param name="release">The release.</param>
    /// <param name="source">What the files say.</param>
    /// <param name="windowsNodes">Whether the cluster has Windows nodes, which no file says; null where that is not known.</param>
    /// <param name="nodeCount">How many nodes are planned; null where that is not known.</param>
    /// <returns>The configuration with its findings.</returns>
    /// <exception cref="InputException">RKE2 would refuse an option.</exception>
    public static CniConfig Import(Rke2Version release, ServerSource source, bool? windowsNodes = null, int? nodeCount = null)
    {
        var config = ConfigAssembly.Assemble(release, source);
        config = windowsNodes is { } present ? config.WithWindowsNodes(present) : config;
        config = nodeCount is { } count ? config.WithNodeCount(count) : config;
        return config.WithFindings(RuleBook.Unaccepted(All(config, source, ChartReleases.Default)));
    }

    /// <summary>Checks a configuration, with the files that it was read from, if it was.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="charts">What the releases' charts take.</param>
    /// <returns>All findings, worst first; those that a comment accepts with it.</returns>
    public static IReadOnlyList<Finding> Run(CniConfig config, ChartReleases charts) =>
        config.Cluster is not null && ReferenceEquals(charts, ChartReleases.Default) ? ClusterImport.Check(config)
        : config.Origin.Files.Count == 0 ? RuleBook.All(new RuleContext(config, ReleaseCatalog.Default, charts))
        : All(config, ServerSource.Of(config.Origin), charts);

    /// <summary>Checks a configuration with what a running cluster says beside it.</summary>
    internal static IReadOnlyList<Finding> Check(CniConfig config, ServerSource source) => All(config, source, ChartReleases.Default);

    /// <summary>Checks what a configuration becomes under another release.</summary>
    /// <param name="config">The configuration, for the release that it is for now.</param>
    /// <param name="target">The release to go to.</param>
    /// <param name="charts">What the releases' charts take.</param>
    /// <returns>All findings, worst first; those that a comment accepts with it.</returns>
    public static IReadOnlyList<Finding> RunUpgrade(CniConfig config, Rke2Version target, ChartReleases charts) => RuleBook.AllOfUpgrade(config, target, charts);

    /// <summary>Checks HelmChartConfigs.</summary>
    /// <param name="documents">The HelmChartConfigs.</param>
    /// <param name="release">The release.</param>
    /// <param name="plugin">The plugin that RKE2 deploys; null where that is not known.</param>
    /// <param name="charts">What the releases' charts take; null for what this build knows.</param>
    /// <param name="target">The release of an upgrade to check; null for none.</param>
    /// <param name="windowsNodes">Whether the cluster has Windows nodes; null where that is not known.</param>
    /// <returns>All findings, worst first; those that a comment accepts with it.</returns>
    public static IReadOnlyList<Finding> Run(
        IReadOnlyList<ManifestDocument> documents, Rke2Version release, CniPlugin? plugin = null, ChartReleases? charts = null, Rke2Version? target = null, bool? windowsNodes = null)
    {
        var configs = Configurations(documents, release).Select(config => windowsNodes is { } present ? config.WithWindowsNodes(present) : config).ToArray();
        var found = configs.SelectMany(config => target is null ? RuleBook.All(new RuleContext(config, ReleaseCatalog.Default, charts)) : RuleBook.AllOfUpgrade(config, target, charts));

        // What a comment is needed for before an upgrade is no longer there behind it.
        return Sorted(OfFiles(documents, target ?? release, plugin).Concat(found), [.. documents.SelectMany(document => document.Suppressions).Distinct()], target is null ? configs : []);
    }

    private static Finding[] All(CniConfig config, ServerSource source, ChartReleases charts)
    {
        var documents = source.Documents ?? [];
        var plugin = config.StateOf(ConfigPart.Plugin) == SettingState.Unknown || source.Settings is null ? (CniPlugin?)null : config.Plugin;
        var context = new RuleContext(config, ReleaseCatalog.Default, charts)
        {
            Settings = source.Settings,
            SpecValues = documents.FirstOrDefault(document => document.Name == config.Plugin.ChartName())?.SpecValues,
        };
        var multus = plugin is null ? [] : MultusRules.Check(documents, config);
        return Sorted(OfFiles(documents, config.Rke2Version, plugin).Concat(multus).Concat(RuleBook.All(context)), config.Suppressions, [config]);
    }

    private static Finding[] Sorted(IEnumerable<Finding> findings, IReadOnlyList<Suppression> suppressions, IReadOnlyList<CniConfig> configs) =>
        SuppressionRules.Apply([.. findings], suppressions, configs).OrderByDescending(finding => finding.Severity).ToArray();

    /// <summary>What is wrong with the HelmChartConfigs themselves and with their files.</summary>
    private static IEnumerable<Finding> OfFiles(IReadOnlyList<ManifestDocument> documents, Rke2Version release, CniPlugin? plugin) =>
        documents.SelectMany(ManifestRules.Check)
            .Concat(ManifestFieldRules.Check(documents, release))
            .Concat(ManifestRules.Check(documents, plugin))
            .Concat(ManifestFileRules.Check(documents));
}
