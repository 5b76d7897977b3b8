using System.Collections.Generic;
using System.Linq;
using System.Net;
using Rke2Network.Addressing;
using Rke2Network.Clusters;

namespace Rke2Network.Model;

/// <summary>
/// The network configuration of an RKE2 cluster: immutable. Properties give what holds, set or default; whether a part
/// was set, left at RKE2's default or is unknown tells <see cref="StateOf"/>.
/// </summary>
public sealed class CniConfig
{
    /// <summary>The prefix length of a node's IPv4 network where none is set. Source: Kubernetes cidrset; rancher/rke2-docs docs/networking.</summary>
    public const int DefaultNodeCidrMaskSizeIPv4 = 24;

    /// <summary>The prefix length of a node's IPv6 network where none is set.</summary>
    public const int DefaultNodeCidrMaskSizeIPv6 = 64;

    /// <summary>The DNS service has the tenth address of each service network. Source: k3s-io/k3s pkg/cli/server/server.go.</summary>
    private const int DnsOffset = 10;

    private static readonly DualStack DefaultClusterCidr = DualStack.Create(DefaultNetworks.Cluster.Primary);
    private static readonly DualStack DefaultServiceCidr = DualStack.Create(DefaultNetworks.Service.Primary);

    private readonly Parts parts;
    private List<HelmChartConfig>? helmChartConfigs;

    /// <summary>Makes the configuration of a release; everything is at RKE2's defaults.</summary>
    /// <param name="release">The release.</param>
    public CniConfig(Rke2Version release)
        : this(new Parts(release))
    {
    }

    private CniConfig(Parts parts)
    {
        this.parts = parts;
    }

    /// <summary>The release of RKE2 that the configuration is for.</summary>
    public Rke2Version Rke2Version => parts.Release;

    /// <summary>The plugin.</summary>
    public CniPlugin Plugin => parts.Plugin ?? CniPlugin.Canal;

    /// <summary>Multus, if it stands before the plugin; null otherwise.</summary>
    public MultusOptions? Multus => parts.Multus;

    /// <summary>The pods' networks.</summary>
    public DualStack ClusterCidr => parts.ClusterCidr ?? DefaultClusterCidr;

    /// <summary>The services' networks.</summary>
    public DualStack ServiceCidr => parts.ServiceCidr ?? DefaultServiceCidr;

    /// <summary>The addresses of the cluster's DNS service, one of each family.</summary>
    public IReadOnlyList<IPAddress> ClusterDns => parts.ClusterDns
        ?? ServiceCidr.Where(network => network.HostBits > 3).Select(network => network.AddressAt(DnsOffset)).ToArray();

    /// <summary>The prefix length in bits of each node's part of the pods' IPv4 network.</summary>
    public int NodeCidrMaskSizeIPv4 => parts.NodeCidrMaskSizeIPv4 ?? DefaultNodeCidrMaskSizeIPv4;

    /// <summary>The prefix length in bits of each node's part of the pods' IPv6 network.</summary>
    public int NodeCidrMaskSizeIPv6 => parts.NodeCidrMaskSizeIPv6 ?? DefaultNodeCidrMaskSizeIPv6;

    /// <summary>Whether RKE2 leaves kube-proxy out.</summary>
    public bool DisableKubeProxy => parts.DisableKubeProxy ?? false;

    /// <summary>The arguments that RKE2 gives kube-proxy, such as <c>proxy-mode=nftables</c>: <c>kube-proxy-arg</c>.</summary>
    public IReadOnlyList<string> KubeProxyArguments => parts.KubeProxyArguments ?? [];

    /// <summary>How kube-proxy carries services: <c>iptables</c> (its default on Linux), <c>ipvs</c>, <c>nftables</c>, or what else its arguments say.</summary>
    public string KubeProxyMode => KubeProxyModes.Of(KubeProxyArguments);

    /// <summary>Whether the cluster has Windows nodes.</summary>
    public bool WindowsNodes => parts.WindowsNodes ?? false;

    /// <summary>The addresses of the node by which the others reach it, one of each family: <c>node-ip</c>. Empty where RKE2 finds them itself.</summary>
    public IReadOnlyList<IPAddress> NodeIp => parts.NodeIp ?? [];

    /// <summary>How many nodes the cluster is planned for; null where nobody said. No option of RKE2: the networks must have room for them.</summary>
    public int? NodeCount => parts.NodeCount;

    /// <summary>The MTU of the nodes' network in bytes, for which the plugin's settings were worked out; null where nobody said. No option of RKE2.</summary>
    public int? UnderlayMtu => parts.UnderlayMtu;

    /// <summary>The values of the plugin's chart.</summary>
    public ChartValues Values => parts.Values;

    /// <summary>What helm-controller does when a release of the plugin's chart fails; null where the HelmChartConfig does not say it.</summary>
    public FailurePolicy? FailurePolicy => parts.FailurePolicy;

    /// <summary>The same for Multus' chart; null too where there is no Multus.</summary>
    public FailurePolicy? MultusFailurePolicy => Multus?.FailurePolicy;

    /// <summary>How many chart values are set, those of Multus among them: single values and lists.</summary>
    public int ValueCount => Charts.Sum(chart => ValuesOf(chart).Leaves().Count());

    /// <summary>The parts that were set.</summary>
    public ConfigPart SetParts => parts.SetParts;

    /// <summary>The parts of which nothing is known.</summary>
    public ConfigPart UnknownParts => parts.Unknown == ConfigPart.None ? ConfigPart.None : parts.Unknown & ~parts.SetParts;

    /// <summary>What the rules found when the configuration was made or last changed.</summary>
    public IReadOnlyList<Finding> Findings => parts.Findings;

    /// <summary>The files that the configuration was read from, in the order in which RKE2 reads them; none where it was made.</summary>
    public IReadOnlyList<ConfigSource> Sources => parts.Origin.Files;

    /// <summary>The comments in these files that accept findings.</summary>
    public IReadOnlyList<Suppression> Suppressions => parts.Suppressions;

    /// <summary>The running cluster that the configuration was read from; null where it comes from files, or was made.</summary>
    public ClusterState? Cluster => parts.Cluster;

    internal ConfigOrigin Origin => parts.Origin;

    /// <summary>The HelmChartConfigs: one for each chart that has values or a failure policy.</summary>
    public IReadOnlyList<HelmChartConfig> HelmChartConfigs => helmChartConfigs ??= MakeHelmChartConfigs();

    /// <summary>Whether a part was set, left at RKE2's default or is unknown.</summary>
    /// <param name="part">One part.</param>
    /// <returns>The state.</returns>
    public SettingState StateOf(ConfigPart part) =>
        (SetParts & part) == part ? SettingState.Set
        : (UnknownParts & part) != ConfigPart.None ? SettingState.Unknown
        : SettingState.Default;

    /// <summary>Whether nothing of the parts is unknown.</summary>
    /// <param name="wanted">The parts.</param>
    /// <returns>True if a rule may speak of them.</returns>
    public bool Knows(ConfigPart wanted) => (UnknownParts & wanted) == ConfigPart.None;

    /// <summary>The same configuration for another release.</summary>
    /// <param name="release">The release.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithRelease(Rke2Version release) => new(parts with { Release = release });

    /// <summary>The configuration with a plugin.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithPlugin(CniPlugin plugin) => Changed(ConfigPart.Plugin, parts with { Plugin = plugin });

    /// <summary>The configuration with Multus before its plugin, or without it.</summary>
    /// <param name="multus">Multus' options, or null.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithMultus(MultusOptions? multus) =>
        multus is null == parts.Multus is null ? new(parts with { Multus = multus }) : Changed(ConfigPart.Plugin, parts with { Multus = multus });

    /// <summary>The configuration with other networks for pods.</summary>
    /// <param name="networks">The networks.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithClusterCidr(DualStack networks) => Changed(ConfigPart.ClusterCidr, parts with { ClusterCidr = networks });

    /// <summary>The configuration with other networks for services.</summary>
    /// <param name="networks">The networks.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithServiceCidr(DualStack networks) => Changed(ConfigPart.ServiceCidr, parts with { ServiceCidr = networks });

    /// <summary>The configuration with other addresses for the cluster's DNS service.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithClusterDns(IReadOnlyList<IPAddress> addresses) => Changed(ConfigPart.ClusterDns, parts with { ClusterDns = addresses.ToArray() });

    /// <summary>The configuration with other prefix lengths for the nodes' networks.</summary>
    /// <param name="ipv4">Bits for IPv4; null keeps what is there.</param>
    /// <param name="ipv6">Bits for IPv6; null keeps what is there.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithNodeCidrMaskSizes(int? ipv4, int? ipv6) => Changed(
        (ipv4 is null ? ConfigPart.None : ConfigPart.NodeCidrMaskSizeIPv4) | (ipv6 is null ? ConfigPart.None : ConfigPart.NodeCidrMaskSizeIPv6),
        parts with
        {
            NodeCidrMaskSizeIPv4 = ipv4 ?? parts.NodeCidrMaskSizeIPv4,
            NodeCidrMaskSizeIPv6 = ipv6 ?? parts.NodeCidrMaskSizeIPv6,
        });

    /// <summary>The configuration with or without kube-proxy.</summary>
    /// <param name="disabled">Whether RKE2 leaves kube-proxy out.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithKubeProxyDisabled(bool disabled) => Changed(ConfigPart.KubeProxy, parts with { DisableKubeProxy = disabled });

    /// <summary>The configuration with other arguments for kube-proxy.</summary>
    /// <param name="arguments">The arguments, such as <c>proxy-mode=ipvs</c>.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithKubeProxyArguments(IReadOnlyList<string> arguments) => Changed(ConfigPart.KubeProxyArguments, parts with { KubeProxyArguments = arguments.ToArray() });

    /// <summary>The configuration with another mode of kube-proxy; its other arguments stay.</summary>
    /// <param name="mode">The mode; see <see cref="KubeProxyModes"/>.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithKubeProxyMode(string mode) => WithKubeProxyArguments(KubeProxyModes.Set(KubeProxyArguments, mode));

    /// <summary>The configuration for a cluster with or without Windows nodes.</summary>
    /// <param name="present">Whether there are Windows nodes.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithWindowsNodes(bool present) => new(parts with { WindowsNodes = present });

    /// <summary>The configuration with other addresses of the node.</summary>
    /// <param name="addresses">One address, or one of each family.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithNodeIp(IReadOnlyList<IPAddress> addresses) => Changed(ConfigPart.NodeIp, parts with { NodeIp = addresses.ToArray() });

    /// <summary>The configuration for a number of nodes.</summary>
    /// <param name="count">How many nodes are planned.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithNodeCount(int count) => new(parts with { NodeCount = count });

    /// <summary>The configuration for a network of nodes.</summary>
    /// <param name="mtu">The MTU of the nodes' network in bytes.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithUnderlayMtu(int mtu) => new(parts with { UnderlayMtu = mtu });

    /// <summary>The configuration with another failure policy for the plugin's chart.</summary>
    /// <param name="policy">The policy; null leaves it out of the HelmChartConfig.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithFailurePolicy(FailurePolicy? policy) => Changed(ConfigPart.FailurePolicy, parts with { FailurePolicy = policy });

    /// <summary>The configuration with other values for the plugin's chart.</summary>
    /// <param name="values">The values.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithValues(ChartValues values) => new(parts with { Values = values });

    /// <summary>The charts that take values in this configuration: the plugin's, and that of Multus where it is on.</summary>
    public IReadOnlyList<string> Charts => new[] { Plugin.ChartName(), Multus is null ? null : CniPlugins.MultusChart }.OfType<string>().ToArray();

    /// <summary>The values of a chart.</summary>
    /// <param name="chart">One of <see cref="Charts"/>; null for the plugin's.</param>
    /// <returns>The values.</returns>
    /// <exception cref="InputException">The configuration has no such chart.</exception>
    public ChartValues ValuesOf(string? chart) => Chart(chart) == CniPlugins.MultusChart ? Multus!.Values : Values;

    /// <summary>The failure policy of a chart.</summary>
    internal FailurePolicy? PolicyOf(string chart) => Chart(chart) == CniPlugins.MultusChart ? Multus!.FailurePolicy : FailurePolicy;

    /// <summary>The configuration with other values for a chart.</summary>
    /// <param name="chart">One of <see cref="Charts"/>; null for the plugin's.</param>
    /// <param name="values">The values.</param>
    /// <returns>A changed copy.</returns>
    /// <exception cref="InputException">The configuration has no such chart.</exception>
    public CniConfig WithValuesOf(string? chart, ChartValues values) =>
        Chart(chart) == CniPlugins.MultusChart ? WithMultus(Multus! with { Values = values }) : WithValues(values);

    /// <summary>The configuration with parts of which nothing is known, where they are not set.</summary>
    /// <param name="unknown">The parts.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithUnknown(ConfigPart unknown) => new(parts with { Unknown = unknown });

    /// <summary>Where a part was set; null where that was not in a file.</summary>
    internal SourceLocation? PlaceOf(ConfigPart part) => parts.Places.FirstOrDefault(place => place.Part == part).Source;

    /// <summary>The configuration with the place where a part was set.</summary>
    internal CniConfig WithPlace(ConfigPart part, SourceLocation? place) =>
        place is null || part == ConfigPart.None ? this : new(parts with { Places = [.. parts.Places.Where(each => each.Part != part), (part, place)] });

    /// <summary>The configuration as it was read from files.</summary>
    internal CniConfig WithOrigin(ConfigOrigin origin) => new(parts with { Origin = origin });

    /// <summary>The configuration as that of a running cluster.</summary>
    internal CniConfig WithCluster(ClusterState cluster) => new(parts with { Cluster = cluster });

    /// <summary>The configuration with the comments of its files that accept findings.</summary>
    internal CniConfig WithSuppressions(IReadOnlyList<Suppression> suppressions) => suppressions.Count == 0 && parts.Suppressions.Count == 0 ? this : new(parts with { Suppressions = suppressions });

    /// <summary>The configuration with what the rules found.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>A changed copy.</returns>
    public CniConfig WithFindings(IReadOnlyList<Finding> findings) => new(parts with { Findings = findings });

    /// <summary>The configuration in a few words.</summary>
    /// <returns>Such as <c>multus,canal for v1.36.3+rke2r1</c>.</returns>
    public override string ToString() => $"{(Multus is null ? string.Empty : "multus,")}{Plugin.OptionValue()} for {Rke2Version}";

    /// <summary>What is set anew stands in no file yet.</summary>
    private static CniConfig Changed(ConfigPart part, Parts changed) =>
        new(changed.Places.Count == 0 ? changed : changed with { Places = [.. changed.Places.Where(place => (place.Part & part) == ConfigPart.None)] });

    private List<HelmChartConfig> MakeHelmChartConfigs()
    {
        var configs = new List<HelmChartConfig>(2);
        if (Plugin.ChartName() is { } chart && (!Values.IsEmpty || FailurePolicy is not null))
        {
            configs.Add(new HelmChartConfig(chart, CniPlugins.ChartNamespace, Values, FailurePolicy));
        }

        if (Multus is { } multus && (!multus.Values.IsEmpty || multus.FailurePolicy is not null))
        {
            configs.Add(new HelmChartConfig(CniPlugins.MultusChart, CniPlugins.ChartNamespace, multus.Values, multus.FailurePolicy));
        }

        return configs;
    }

    private string Chart(string? chart) => Charts.FirstOrDefault(each => chart is null || each == chart) ?? throw new InputException(
        "ChartNotDeployed",
        chart,
        Charts.Count == 0 ? "with the plugin None RKE2 deploys no chart that could take values." : $"RKE2 deploys {string.Join(" and ", Charts)} for this configuration.",
        chart == CniPlugins.MultusChart ? "Turn Multus on with New-Rke2CniConfig -Multus." : "Leave -Chart out for the plugin's chart.",
        "Chart");

    private sealed record Parts(Rke2Version Release)
    {
        internal CniPlugin? Plugin { get; init; }

        internal MultusOptions? Multus { get; init; }

        internal DualStack? ClusterCidr { get; init; }

        internal DualStack? ServiceCidr { get; init; }

        internal IReadOnlyList<IPAddress>? ClusterDns { get; init; }

        internal int? NodeCidrMaskSizeIPv4 { get; init; }

        internal int? NodeCidrMaskSizeIPv6 { get; init; }

        internal bool? DisableKubeProxy { get; init; }

        internal IReadOnlyList<string>? KubeProxyArguments { get; init; }

        internal bool? WindowsNodes { get; init; }

        internal IReadOnlyList<IPAddress>? NodeIp { get; init; }

        internal int? NodeCount { get; init; }

        internal int? UnderlayMtu { get; init; }

        internal FailurePolicy? FailurePolicy { get; init; }

        internal ChartValues Values { get; init; } = ChartValues.Empty;

        internal ConfigPart Unknown { get; init; }

        internal IReadOnlyList<(ConfigPart Part, SourceLocation Source)> Places { get; init; } = [];

        internal ConfigOrigin Origin { get; init; } = ConfigOrigin.None;

        internal ClusterState? Cluster { get; init; }

        internal IReadOnlyList<Suppression> Suppressions { get; init; } = [];

        internal IReadOnlyList<Finding> Findings { get; init; } = [];

        internal ConfigPart SetParts =>
            (Plugin is null && Multus is null ? 0 : ConfigPart.Plugin)
            | (ClusterCidr is null ? 0 : ConfigPart.ClusterCidr)
            | (ServiceCidr is null ? 0 : ConfigPart.ServiceCidr)
            | (ClusterDns is null ? 0 : ConfigPart.ClusterDns)
            | (NodeCidrMaskSizeIPv4 is null ? 0 : ConfigPart.NodeCidrMaskSizeIPv4)
            | (NodeCidrMaskSizeIPv6 is null ? 0 : ConfigPart.NodeCidrMaskSizeIPv6)
            | (DisableKubeProxy is null ? 0 : ConfigPart.KubeProxy)
            | (KubeProxyArguments is null ? 0 : ConfigPart.KubeProxyArguments)
            | (Values.IsEmpty ? 0 : ConfigPart.Values)
            | (WindowsNodes is null ? 0 : ConfigPart.WindowsNodes)
            | (NodeIp is null ? 0 : ConfigPart.NodeIp)
            | (NodeCount is null ? 0 : ConfigPart.NodeCount)
            | (UnderlayMtu is null ? 0 : ConfigPart.UnderlayMtu)
            | (FailurePolicy is null ? 0 : ConfigPart.FailurePolicy);
    }
}
