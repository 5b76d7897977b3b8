using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>Makes the configuration of a running cluster of what it says of itself.</summary>
public static class ClusterImport
{
    /// <summary>The configuration, checked against the cluster's own charts.</summary>
    /// <param name="state">What the cluster says.</param>
    /// <returns>The configuration with its findings; what the cluster does not tell is unknown.</returns>
    /// <exception cref="InputException">A server runs with an option that RKE2 would refuse.</exception>
    public static CniConfig Import(ClusterState state)
    {
        var source = Source(state, out _);
        var config = ConfigAssembly.Assemble(ClusterCharts.Of(state).Release, source).WithCluster(state).WithWindowsNodes(state.Nodes.Any(node => node.IsWindows)).WithNodeCount(state.Nodes.Count);
        config = source.Settings is null ? WithDeployed(config, state) : config;
        config = WithChartValues(config, state);
        return config.WithFindings(RuleBook.Unaccepted(Check(config)));
    }

    /// <summary>All findings of a configuration that was read from a cluster, or changed since; those that a comment accepts with it.</summary>
    internal static IReadOnlyList<Finding> Check(CniConfig config)
    {
        var state = config.Cluster!;
        var source = Source(state, out var broken);
        return [.. ManifestCheck.Check(config, source).Concat(broken).Concat(ClusterRules.Check(state, config)).OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>The servers with what each says.</summary>
    internal static IReadOnlyList<(string Name, CniConfig Config, IReadOnlyList<ServerSetting> Settings)> Servers(ClusterState state) =>
    [
        .. from node in state.Nodes
           where node.Arguments is not null
           let settings = Settings(node.Arguments!)
           select (node.Name, ConfigAssembly.Assemble(ClusterCharts.Of(state).Release, new ServerSource(settings, null)), settings),
    ];

    private static ServerSource Source(ClusterState state, out IReadOnlyList<Finding> broken)
    {
        var faults = new List<Finding>();
        var documents = new List<ManifestDocument>();
        foreach (var resource in state.HelmChartConfigs)
        {
            try
            {
                documents.AddRange(ManifestReader.Read([Stated(resource)], KubernetesResource.Text(resource.Spec, ManifestReader.ContentKey) ?? string.Empty, resource.ToString()));
            }
            catch (InputException fault)
            {
                faults.Add(ClusterRules.BrokenValues(resource, fault));
            }
        }

        broken = faults;
        return new ServerSource(state.Nodes.FirstOrDefault(node => node.Arguments is not null)?.Arguments is { } arguments ? Settings(arguments) : null, documents)
        {
            LacksManifests = faults.Count > 0,
            Suppressions = [.. documents.SelectMany(document => document.Suppressions)],
        };
    }

    /// <summary>What somebody set: a failure policy that no manager owns is the definition's default, which the API server wrote in.</summary>
    private static YamlMap Stated(KubernetesResource resource) => ManagedFields.OwnersOf(resource, ["spec"]).Count > 0 && ManagedFields.OwnersOf(resource, ["spec", ManifestReader.PolicyKey]).Count == 0
        ? resource.Body.With("spec", new YamlMap(resource.Spec.Where(field => field.Key != ManifestReader.PolicyKey)))
        : resource.Body;

    private static IReadOnlyList<ServerSetting> Settings(IReadOnlyList<string> arguments) =>
        [.. NodeArguments.Parse(arguments).Select(option => new ServerSetting(option.Name, [.. option.Values.Select(value => YamlScalar.String(value))], null))];

    /// <summary>Where no server tells its options, the charts that are there tell the plugin.</summary>
    private static CniConfig WithDeployed(CniConfig config, ClusterState state)
    {
        var plugins = CniPlugins.All.Where(plugin => state.HelmCharts.Any(chart => chart.Name == plugin.ChartName())).ToArray();
        config = plugins.Length == 1 ? config.WithPlugin(plugins[0]) : config;
        return config.Multus is null && state.HelmCharts.Any(chart => chart.Name == CniPlugins.MultusChart) ? config.WithMultus(MultusOptions.Default) : config;
    }

    /// <summary>Values that stand in the HelmChart itself hold too, below those of its HelmChartConfig.</summary>
    private static CniConfig WithChartValues(CniConfig config, ClusterState state)
    {
        foreach (var chart in config.Charts)
        {
            if (state.HelmCharts.FirstOrDefault(each => each.Name == chart) is { } resource && OwnValues(resource) is { Count: > 0 } own)
            {
                config = config.WithValuesOf(chart, ChartValues.Of(own.MergedWith(config.ValuesOf(chart).Root)));
            }
        }

        return config;
    }

    private static YamlMap? OwnValues(KubernetesResource chart)
    {
        try
        {
            var content = YamlReader.ReadMap(KubernetesResource.Text(chart.Spec, ManifestReader.ContentKey) ?? string.Empty, chart.ToString());
            return chart.Spec.Find(ManifestReader.ValuesKey) is YamlMap above ? content.MergedWith(above) : content;
        }
        catch (InputException)
        {
            return null; // helm's job says it, as RKE2NET905 does then.
        }
    }
}
