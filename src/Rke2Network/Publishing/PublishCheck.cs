using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Publishing;

/// <summary>What speaks against publishing to a running cluster: errors under its release and its own charts, and changes that it does not survive.</summary>
public static class PublishCheck
{
    /// <summary>Checks a configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="running">The configuration of the cluster as it runs, read from it.</param>
    /// <returns>The findings that stand against it, worst first; those that a comment accepts are left out.</returns>
    /// <exception cref="ArgumentException"><paramref name="running"/> was not read from a cluster.</exception>
    public static IReadOnlyList<Finding> Run(CniConfig config, CniConfig running)
    {
        var state = State(running);
        var errors = RuleBook.Check(config.WithRelease(running.Rke2Version).WithCluster(state));
        return Standing(errors, ConfigComparison.Compare(running, config));
    }

    /// <summary>Checks HelmChartConfigs.</summary>
    /// <param name="resources">The objects; other kinds are not looked at.</param>
    /// <param name="running">The configuration of the cluster as it runs, read from it.</param>
    /// <returns>The findings that stand against them, worst first; those that a comment accepts are left out.</returns>
    /// <exception cref="ArgumentException"><paramref name="running"/> was not read from a cluster.</exception>
    /// <exception cref="InputException">The values of one cannot be read.</exception>
    public static IReadOnlyList<Finding> Run(IEnumerable<KubernetesResource> resources, CniConfig running)
    {
        var state = State(running);
        ManifestDocument[] documents =
        [
            .. from resource in resources
               where resource.Kind == HelmChartConfig.Kind
               from document in ManifestReader.Read([Unplaced(resource.Body)], KubernetesResource.Text(resource.Spec, ManifestReader.ContentKey) ?? string.Empty, resource.ToString())
               select document,
        ];
        var plugin = running.StateOf(ConfigPart.Plugin) == SettingState.Unknown ? (CniPlugin?)null : running.Plugin;
        var found = ManifestCheck.Run(documents, running.Rke2Version, plugin, ClusterCharts.Of(state).Releases, null, running.WindowsNodes);
        return Standing(RuleBook.Unaccepted(found), ManifestCheck.Configurations(documents, running.Rke2Version).SelectMany(config => ConfigComparison.Compare(running, config)));
    }

    /// <summary>The options of servers in which a configuration differs from its cluster. Publishing does not write them.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="running">The configuration of the cluster as it runs, read from it.</param>
    /// <returns>The differences that a running cluster survives; values of charts are none of them.</returns>
    public static IReadOnlyList<ConfigDifference> Unpublished(CniConfig config, CniConfig running) =>
        [.. ClusterComparison.Compare(running, config).Where(difference => difference.Resource == ClusterComparison.Options && difference.Finding is null)];

    private static ClusterState State(CniConfig running) => running.Cluster ?? throw new ArgumentException("It was not read from a cluster.", nameof(running));

    /// <summary>Places in the file that an object came from are none in its values.</summary>
    private static YamlValue Unplaced(YamlValue tree) => tree switch
    {
        YamlMap map => new YamlMap(map.Select(entry => new KeyValuePair<string, YamlValue>(entry.Key, Unplaced(entry.Value)))),
        YamlList list => new YamlList(list.Select(Unplaced)),
        YamlScalar { Kind: YamlScalarKind.String } text => YamlScalar.String(text.Text),
        _ => tree,
    };

    private static IReadOnlyList<Finding> Standing(IEnumerable<Finding> findings, IEnumerable<ConfigDifference> differences) =>
    [
        .. findings.Where(finding => finding.Severity == FindingSeverity.Error)
            .Concat(differences.Select(difference => difference.Finding).OfType<Finding>().Where(finding => finding.Suppression is null))
            .GroupBy(finding => (finding.Id, finding.Path, finding.Message)).Select(same => same.First())
            .OrderByDescending(finding => finding.Severity),
    ];
}
