using System.Management.Automation;
using Rke2Network.Addressing;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Shortcuts;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Gives a configuration IPv4 and IPv6 networks for pods and services.</summary>
/// <remarks>
/// <para>Puts a changed copy on the pipeline; the configuration that came in stays as it is. The plugin gets what it
/// needs for IPv6 in that release, such as ipv6.enabled for older Cilium charts.</para>
/// <para>Without parameters the networks that are there stay, and RKE2's default of the other family is added:
/// fd00:42::/56 for pods, fd00:43::/112 for services. The first family is the primary one.</para>
/// <para>A cluster must be dual-stack from its first start: changing a running one is not supported by RKE2.</para>
/// </remarks>
/// <returns>The changed copy, checked.</returns>
/// <example>
/// <code>
/// New-Rke2CniConfig Calico | Set-Rke2DualStack |
///     ConvertTo-Rke2Yaml -As ServerConfig
/// </code>
/// <para>Writes the config.yaml of a dual-stack cluster with Calico and RKE2's default networks.</para>
/// </example>
/// <example>
/// <code>
/// $pods = '10.42.0.0/16', '2001:cafe:42::/56'
/// $services = '10.43.0.0/16', '2001:cafe:43::/112'
/// New-Rke2CniConfig Canal |
///     Set-Rke2DualStack -ClusterCidr $pods -ServiceCidr $services |
///     ConvertTo-Rke2CommandLine
/// </code>
/// <para>Names the networks, and writes the flags for them.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "Rke2DualStack")]
[OutputType(typeof(CniConfig))]
public sealed class SetRke2DualStack : Rke2Cmdlet
{
    private DualStack? clusterCidr;
    private DualStack? serviceCidr;

    /// <summary>The configuration to change, as New-Rke2CniConfig makes it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>The pods' networks in CIDR notation, one of each family; the first is the primary.</summary>
    [Parameter(Position = 0)]
    public string[]? ClusterCidr { get; set; }

    /// <summary>The services' networks in CIDR notation, one of each family, in the same order.</summary>
    [Parameter(Position = 1)]
    public string[]? ServiceCidr { get; set; }

    /// <summary>The prefix length in bits of each node's part of the pods' IPv4 network. RKE2's default is 24.</summary>
    [Parameter]
    public int? NodeCidrMaskSizeIPv4 { get; set; }

    /// <summary>The prefix length in bits of each node's part of the pods' IPv6 network. RKE2's default is 64.</summary>
    [Parameter]
    public int? NodeCidrMaskSizeIPv6 { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrEnd(() =>
    {
        clusterCidr = Read(nameof(ClusterCidr), () => DualStack.ParseOptional(Given(nameof(ClusterCidr), ClusterCidr)));
        serviceCidr = Read(nameof(ServiceCidr), () => DualStack.ParseOptional(Given(nameof(ServiceCidr), ServiceCidr)));
        DualStackChange.Check(clusterCidr, serviceCidr, NodeCidrMaskSizeIPv4, NodeCidrMaskSizeIPv6);
    });

    /// <inheritdoc/>
    protected override void Process()
    {
        var config = DualStackChange.Apply(InputObject, clusterCidr, serviceCidr, NodeCidrMaskSizeIPv4, NodeCidrMaskSizeIPv6, WriteVerbose);
        ShowFindings(config, InputObject.Findings);
        WriteObject(config);
    }
}
