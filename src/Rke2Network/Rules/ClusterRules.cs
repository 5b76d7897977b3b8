using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>9xx: running clusters. They are found where a cluster is read.</summary>
internal static class ClusterRules
{
    private const int Shown = 3;

    private static readonly Rule Differ = Describe("RKE2NET901", "Servers of the running cluster differ in what must be equal", FindingSeverity.Error, "k3s-io/k3s pkg/nodeconfig/nodeconfig.go; pkg/daemons/config/types.go (CriticalControlArgs)");
    private static readonly Rule File = Describe("RKE2NET902", "A file on the servers owns the object", FindingSeverity.Warning, "k3s-io/k3s pkg/deploy/controller.go");
    private static readonly Rule Rancher = Describe("RKE2NET903", "Rancher owns the object", FindingSeverity.Warning, "rancher/rancher pkg/capr/planner/addons.go (managed-chart-config)");
    private static readonly Rule Releases = Describe("RKE2NET904", "The nodes run several releases", FindingSeverity.Warning, "kubernetes/website content/en/releases/version-skew-policy.md");
    private static readonly Rule Failed = Describe("RKE2NET905", "helm could not install the chart", FindingSeverity.Error, "k3s-io/helm-controller pkg/controllers/chart/chart.go (HelmChartFailed)");
    private static readonly Rule OtherChart = Describe("RKE2NET906", "The cluster's chart is not the one that the release ships", FindingSeverity.Information, "rancher/rke2 charts/build-chart.sh");
    private static readonly Rule Outside = Describe("RKE2NET907", "Nodes have pod networks outside of cluster-cidr", FindingSeverity.Error, "kubernetes/kubernetes pkg/controller/nodeipam/ipam/range_allocator.go");
    private static readonly Rule NoArguments = Describe("RKE2NET908", "No node tells the options of the servers", FindingSeverity.Information, "k3s-io/k3s pkg/nodeconfig/nodeconfig.go");
    private static readonly Rule Broken = Describe("RKE2NET909", "The values of a HelmChartConfig are no YAML", FindingSeverity.Error, "k3s-io/helm-controller pkg/controllers/chart/chart.go (valuesContent)");

    internal static IReadOnlyList<Rule> All { get; } = [Differ, File, Rancher, Releases, Failed, OtherChart, Outside, NoArguments, Broken];

    /// <summary>What is to be said of a cluster beside its configuration.</summary>
    internal static IReadOnlyList<Finding> Check(ClusterState state, CniConfig config) =>
        [.. Options(state), .. Owners(state), .. Versions(state), .. Failures(state), .. Charts(state, config), .. PodNetworks(state, config)];

    /// <summary>A HelmChartConfig whose values helm cannot read.</summary>
    internal static Finding BrokenValues(KubernetesResource resource, InputException fault) => Broken.Finding(new RuleHit(
        $"The values in {resource} cannot be read: {fault.Reason} The job of helm fails and is started again and again, and the chart stays as it was.",
        fault.Advice,
        $"{resource.Name}: spec.valuesContent"));

    private static IEnumerable<Finding> Options(ClusterState state)
    {
        var servers = ClusterImport.Servers(state);
        return servers.Count > 0
            ? ClusterCheck.Compare(servers, Differ)
            : [NoArguments.Finding(new RuleHit(
                "No server node of the cluster bears the annotation rke2.io/node-args: what its config.yaml says of cni, cluster-cidr and the like is not known, and not checked.",
                "Where the servers are at hand, read their files: Import-Rke2CniConfig /etc/rancher/rke2.",
                "nodes"))];
    }

    private static IEnumerable<Finding> Owners(ClusterState state) =>
        from resource in state.HelmChartConfigs
        let owner = ObjectOwner.Of(resource)
        where owner is not null
        select (owner.IsRancher ? Rancher : File).Finding(new RuleHit(
            owner.IsRancher
                ? $"Rancher makes the {resource} of its Cluster object: what is changed here is put back."
                : $"RKE2 applies the {resource} from the file {owner.Name}.yaml of its servers: what is changed here is put back when a server starts or the file changes.",
            owner.Instead(resource.Name),
            resource.Name));

    private static IEnumerable<Finding> Versions(ClusterState state)
    {
        var versions = state.Nodes.Where(node => node.Version is not null).GroupBy(node => node.Version!, StringComparer.Ordinal).OrderByDescending(version => version.Count()).ToArray();
        return versions.Length < 2 ? [] : [Releases.Finding(new RuleHit(
            $"The nodes run {string.Join("; ", versions.Select(version => $"{version.Key} ({Names(version)})"))}: an upgrade is under way, or stopped half-way. Checks are for the newest of the servers' releases.",
            "Bring the upgrade to its end before the network is changed.",
            "nodes",
            versions[versions.Length - 1].Key))];
    }

    private static IEnumerable<Finding> Failures(ClusterState state) =>
        from chart in state.HelmCharts
        from condition in (chart.Status.Find("conditions") as YamlList ?? new YamlList([])).OfType<YamlMap>()
        where KubernetesResource.Text(condition, "type") == "Failed" && KubernetesResource.Text(condition, "status") == "True"
        select Failed.Finding(new RuleHit(
            $"The chart {chart.Name} has failed: {(KubernetesResource.Text(condition, "message") ?? KubernetesResource.Text(condition, "reason") ?? "helm-controller gives no reason").TrimEnd('.')}. What is configured is not what runs.",
            $"Look at the job's log: kubectl -n {chart.Namespace} logs job/helm-install-{chart.Name}",
            chart.Name));

    private static IEnumerable<Finding> Charts(ClusterState state, CniConfig config) =>
        from chart in ClusterCharts.Of(state).Others
        select OtherChart.Finding(new RuleHit(
            chart.Problem is { } problem
                ? $"The cluster's chart {chart.Name} cannot be read ({problem}): its values are held against the chart that the release ships."
                : $"The cluster's chart {chart.Name} is version {chart.Version}, and {config.Rke2Version} ships {chart.Shipped ?? "none of the name"}: values are held against the cluster's own chart.",
            string.Empty,
            chart.Name,
            chart.Version));

    private static IEnumerable<Finding> PodNetworks(ClusterState state, CniConfig config)
    {
        var outside = config.StateOf(ConfigPart.ClusterCidr) == SettingState.Unknown
            ? []
            : state.Nodes.Where(node => node.PodCidrs.Any(text => !IsWithin(config.ClusterCidr, text))).ToArray();
        return outside.Length == 0 ? [] : [Outside.Finding(new RuleHit(
            $"cluster-cidr is {config.ClusterCidr}, and {Names(outside)} {(outside.Length == 1 ? "has" : "have")} pod networks outside of it ({string.Join(", ", outside.SelectMany(node => node.PodCidrs).Where(text => !IsWithin(config.ClusterCidr, text)).Take(Shown))}): cluster-cidr was changed on a running cluster, and pods there are not routed.",
            "Put cluster-cidr back to what the nodes have, on every server, or rebuild the cluster.",
            "cluster-cidr",
            config.ClusterCidr.ToString()))];
    }

    private static bool IsWithin(DualStack networks, string text)
    {
        try
        {
            var network = IpNetwork.Parse(text);
            return networks.Any(each => each.Contains(network.Address) && each.PrefixLength <= network.PrefixLength);
        }
        catch (InputException)
        {
            return true; // What is no network says nothing.
        }
    }

    private static string Names(IEnumerable<ClusterNode> nodes)
    {
        var names = nodes.Select(node => node.Name).ToArray();
        return string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? string.Format(CultureInfo.InvariantCulture, " and {0} more", names.Length - Shown) : string.Empty);
    }

    private static Rule Describe(string id, string title, FindingSeverity severity, string source) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = source,
        Needs = ConfigPart.None,
        HelpUri = id is "RKE2NET901" or "RKE2NET907" or "RKE2NET908" ? DocumentationPages.ServerOptions : id is "RKE2NET902" ? DocumentationPages.Manifests : DocumentationPages.Helm,
    };
}
