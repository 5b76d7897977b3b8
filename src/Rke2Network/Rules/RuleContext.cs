using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>What a rule may look at.</summary>
public sealed class RuleContext
{
    /// <summary>The option that holds arguments of kube-controller-manager.</summary>
    internal const string ControllerArguments = "kube-controller-manager-arg";

    /// <summary>Its argument for the prefix length of the nodes' networks; those of the families start with it.</summary>
    internal const string NodeMask = "node-cidr-mask-size";

    private readonly Lazy<IReadOnlyList<CheckedChart>> charts;
    private readonly ConfigPart setParts;

    /// <summary>Makes the context.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="releases">The releases that this build knows.</param>
    /// <param name="chartReleases">What their charts take; null for what this build knows, or the charts of the cluster that the configuration was read from.</param>
    public RuleContext(CniConfig config, ReleaseCatalog releases, ChartReleases? chartReleases = null)
    {
        Config = config;
        setParts = config.SetParts;
        Releases = releases;
        ChartReleases = config.Cluster is { } cluster && ClusterCharts.Of(cluster).Release == config.Rke2Version && (chartReleases is null || ReferenceEquals(chartReleases, ChartReleases.Default))
            ? ClusterCharts.Of(cluster).Releases
            : chartReleases ?? (ReferenceEquals(releases, ReleaseCatalog.Default) ? ChartReleases.Default : new ChartReleases(releases));
        charts = new Lazy<IReadOnlyList<CheckedChart>>(CheckCharts);
    }

    /// <summary>The configuration.</summary>
    public CniConfig Config { get; }

    /// <summary>The releases that this build knows.</summary>
    public ReleaseCatalog Releases { get; }

    /// <summary>What the releases' charts take.</summary>
    public ChartReleases ChartReleases { get; }

    /// <summary>The charts with values, and in what these differ from what the charts take. Each is checked once, whatever the number of rules.</summary>
    internal IReadOnlyList<CheckedChart> Charts => charts.Value;

    /// <summary>All options of the config.yaml that the configuration was read from, those that it does not hold with them; null where it came from none.</summary>
    public IReadOnlyList<ServerSetting>? Settings { get; init; }

    /// <summary>The values of the plugin's chart that stand in <c>spec.values</c> of the HelmChartConfig, which few programs read; null where none do.</summary>
    public YamlMap? SpecValues { get; init; }

    /// <summary>Whether the configuration, or a config.yaml with options that it does not hold, sets one of the parts.</summary>
    internal bool Sets(ConfigPart parts) => Settings is not null || (setParts & parts) != ConfigPart.None;

    /// <summary>The last option of a name; null where config.yaml does not set it.</summary>
    internal ServerSetting? Setting(string name) => Settings?.LastOrDefault(setting => setting.Name == name);

    /// <summary>The last argument of a component that an option such as kubelet-arg sets; null where it sets none of that name.</summary>
    internal (string Text, SourceLocation? Source)? Argument(string option, string name) =>
        Setting(option) is { } setting && setting.Values.LastOrDefault(value => Undashed(value).StartsWith(name + "=", StringComparison.Ordinal)) is { } found
            ? (Undashed(found).Substring(name.Length + 1), found.Source ?? setting.Source)
            : null;

    /// <summary>Arguments stand with or without dashes. Source: k3s-io/k3s pkg/util/args.go.</summary>
    private static string Undashed(YamlScalar argument) => argument.Text.StartsWith("--", StringComparison.Ordinal) ? argument.Text.Substring(2) : argument.Text;

    private CheckedChart[] CheckCharts() =>
    [
        .. from resource in Config.HelmChartConfigs
           let schema = ChartReleases.Schema(Config.Rke2Version, resource.Name)
           where schema is not null
           select new CheckedChart(resource, schema, ChartCheck.Run(schema, resource.Values.Root)),
    ];
}
