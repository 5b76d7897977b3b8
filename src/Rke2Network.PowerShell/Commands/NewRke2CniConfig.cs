using System.Management.Automation;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Shortcuts;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Makes the network configuration of an RKE2 cluster.</summary>
/// <remarks>
/// <para>The configuration is an object: other cmdlets change it (Set-Rke2DualStack, Set-Rke2ChartValue), check it
/// (Test-Rke2CniConfig), turn it into YAML or flags (ConvertTo-Rke2Yaml, ConvertTo-Rke2CommandLine), or write it to files
/// (Export-Rke2CniConfig). It is checked at once against what is known of the RKE2 release. Errors and warnings appear as
/// PowerShell warnings, and all findings stay on the object's Findings property.</para>
/// <para>Shortcuts such as -Mtu write the chart value or the server's option that the plugin takes in that release;
/// -Verbose tells which. Where the plugin or the release has no such thing, an error names those that have it. Everything
/// not given stays at RKE2's default.</para>
/// <para>Parameters also come from the pipeline by property name, so that a CSV file with a row for each cluster
/// makes a configuration for each.</para>
/// </remarks>
/// <returns>The configuration, checked; its Findings property says what was found.</returns>
/// <example>
/// <code>New-Rke2CniConfig Canal -Interface eth1 | ConvertTo-Rke2Yaml</code>
/// <para>Writes the HelmChartConfig that makes Canal use the interface eth1 between nodes.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Cilium -KubeProxyReplacement -ApiServerHost 10.0.0.5 |
///     ConvertTo-Rke2Yaml -As ServerConfig
/// </code>
/// <para>Lets Cilium take kube-proxy's place, and writes what the RKE2 servers' config.yaml needs for it.</para>
/// </example>
/// <example>
/// <code>New-Rke2CniConfig Canal -Encryption WireGuard -UnderlayMtu 9000 -Verbose</code>
/// <para>Encrypts the traffic between nodes, whose network carries 9000 bytes, and tells which MTU pods get and why.</para>
/// </example>
/// <example>
/// <code>
/// $cilium = @{ Plugin = 'Cilium'; Hubble = $true; FailurePolicy = 'Abort' }
/// New-Rke2CniConfig @cilium -Multus -MultusIpam Whereabouts |
///     Export-Rke2CniConfig ./rke2 -Force
/// </code>
/// <para>Cilium with Hubble, and Multus with addresses from Whereabouts. If an upgrade of a chart fails, what runs stays.</para>
/// </example>
/// <example>
/// <code>
/// $values = @{ installation = @{ calicoNetwork = @{ bgp = 'Disabled' } } }
/// New-Rke2CniConfig Calico -Values $values -WindowsNodes
/// </code>
/// <para>Sets a value of the Calico chart, and checks the configuration for a cluster with Windows nodes.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "Rke2CniConfig")]
[OutputType(typeof(CniConfig))]
public sealed partial class NewRke2CniConfig : Rke2Cmdlet
{
    /// <summary>The CNI plugin, or None if you bring your own. By default Canal, as RKE2 has it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [PluginTransformation]
    public CniPlugin? Plugin { get; set; }

    /// <summary>The RKE2 release: v1.34.4+rke2r1, v1.34.4 (its highest revision) or v1.34 (its newest patch). By default the newest known.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? Rke2Version { get; set; }

    /// <summary>Puts Multus before the plugin, for further interfaces in pods.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter Multus { get; set; }

    /// <summary>The pods' networks in CIDR notation: one, or one of each family. By default 10.42.0.0/16.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? ClusterCidr { get; set; }

    /// <summary>The services' networks in CIDR notation: one, or one of each family. By default 10.43.0.0/16.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? ServiceCidr { get; set; }

    /// <summary>The addresses of the cluster's DNS service. By default the tenth of each service network.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? ClusterDns { get; set; }

    /// <summary>Values for the plugin's chart: a hashtable, an ordered dictionary, a PSCustomObject, YAML text, or the path of a YAML file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Values { get; set; }

    /// <summary>Values for the chart of Multus, in the same forms. Needs -Multus.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? MultusValues { get; set; }

    /// <summary>The cluster has Windows nodes: what they cannot do comes as warnings.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter WindowsNodes { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var config = CniConfigFactory.Create(WithShortcuts(Request()), WriteVerbose);
        ShowFindings(config);
        WriteObject(config);
    }

    private CniConfigRequest Request() => new()
    {
        Release = ReleaseOrInTable(nameof(Rke2Version), Rke2Version),
        Plugin = GivenOrInTable(nameof(Plugin), Plugin),
        ClusterCidr = Read(nameof(ClusterCidr), () => DualStack.ParseOptional(GivenOrInTable(nameof(ClusterCidr), ClusterCidr))),
        ServiceCidr = Read(nameof(ServiceCidr), () => DualStack.ParseOptional(GivenOrInTable(nameof(ServiceCidr), ServiceCidr))),
        ClusterDns = Read(nameof(ClusterDns), () => IpAddresses.ParseOptional(GivenOrInTable(nameof(ClusterDns), ClusterDns))),
        Values = Read(nameof(Values), () => ReadValues(nameof(Values), Values)),
        Multus = Read(nameof(MultusValues), () => MultusOptions.Of(Multus.IsPresent, ReadValues(nameof(MultusValues), MultusValues))),
        WindowsNodes = MyInvocation.BoundParameters.ContainsKey(nameof(WindowsNodes)) ? WindowsNodes.IsPresent : null,
    };

    private ChartValues? ReadValues(string parameter, object? argument) => GivenOrInTable(parameter, argument) switch
    {
        ChartValues when MyInvocation.ExpectingInput => throw new InputException(
            "ConfigOnPipeline", null, "this is a configuration already, not a row of a table.", "Change it with Set-Rke2DualStack, or make a new one without it."),
        var given => ValuesArgument.Read(given, SessionState, source => this.Tell(() => $"-{parameter}: {source}.")),
    };
}
