using System.Management.Automation;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Commands.Sriov;

/// <summary>Makes a network of SR-IOV virtual functions, which pods join through Multus.</summary>
/// <remarks>
/// <para>The operator makes a NetworkAttachmentDefinition of the same name of it, in -NetworkNamespace. A pod there names it in
/// its annotation k8s.v1.cni.cncf.io/networks, and asks for the resource of New-Rke2SriovNetworkNodePolicy, such as
/// rancher.io/intel_x710: 1 (the prefix is the chart's value operator.resourcePrefix).</para>
/// <para>-Ipam, -Capabilities and -MetaPlugins take hashtables or JSON, and JSON is written of them. The operator takes all
/// blanks out of the IPAM, and puts the others between quotes: what that would break is escaped. Fields that the CNI
/// plugin would refuse only when a pod starts are refused here.</para>
/// <para>Parameters also come from the pipeline by property name, so that a CSV file with a row for each network makes
/// them all.</para>
/// </remarks>
/// <returns>The SriovNetwork.</returns>
/// <example>
/// <code>
/// $ipam = @{ type = 'whereabouts'; range = '192.168.10.0/24' }
/// New-Rke2SriovNetwork storage intel_x710 -NetworkNamespace apps -Ipam $ipam
/// </code>
/// <para>Pods of the namespace apps join the network storage, with addresses from Whereabouts.</para>
/// </example>
/// <example>
/// <code>
/// $network = @{
///     Vlan = 500; VlanQoS = 3; SpoofChk = 'off'; Trust = 'on'
///     Capabilities = '{"mac": true}'
///     MetaPlugins = @{ type = 'tuning'; allmulti = $true }
/// }
/// New-Rke2SriovNetwork radio intel_x710 @network
/// </code>
/// <para>A network in VLAN 500 whose pods may choose their hardware address, with a plugin chained behind.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "Rke2SriovNetwork")]
[OutputType(typeof(KubernetesResource))]
public sealed class NewRke2SriovNetwork : SriovCmdlet
{
    /// <summary>The name of the network.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = null!;

    /// <summary>The name of the resource, as New-Rke2SriovNetworkNodePolicy gave it, without its prefix.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string ResourceName { get; set; } = null!;

    /// <summary>The namespace of the pods. By default that of the operator.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NetworkNamespace { get; set; }

    /// <summary>The VLAN: 1 to 4094; 0 for none. By default 0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? Vlan { get; set; }

    /// <summary>The priority of the VLAN's frames: 0 to 7. Needs -Vlan.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? VlanQoS { get; set; }

    /// <summary>The protocol of the VLAN: 802.1q or 802.1ad, which needs -Vlan. By default 802.1q.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? VlanProto { get; set; }

    /// <summary>Whether the NIC drops frames with another sender's address: on or off.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? SpoofChk { get; set; }

    /// <summary>Whether pods may change the hardware address and receive what is not for them: on or off.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? Trust { get; set; }

    /// <summary>The link of the virtual function: auto (as the NIC's), enable (always up) or disable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? LinkState { get; set; }

    /// <summary>The rate that is granted for sending, in Mbit/s. Not every NIC can.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? MinTxRate { get; set; }

    /// <summary>The limit for sending, in Mbit/s; 0 for none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableNumber]
    public int? MaxTxRate { get; set; }

    /// <summary>What gives pods their addresses: a hashtable or a JSON object with a type. By default nothing does.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Ipam { get; set; }

    /// <summary>What pods may ask for: a hashtable or a JSON object such as {"mac": true, "ips": true}.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Capabilities { get; set; }

    /// <summary>Plugins that are chained behind: hashtables, or JSON objects with commas between them, each with a type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? MetaPlugins { get; set; }

    /// <summary>How much the CNI plugin logs: panic, error, warning, info or debug. By default info.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SriovChoiceCompleter))]
    public string? LogLevel { get; set; }

    /// <summary>The file on the nodes that the CNI plugin logs to. By default the log of the container runtime.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LogFile { get; set; }

    /// <summary>The namespace of the operator. By default cattle-sriov-system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Namespace { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Write(SriovNetworkFactory.Create(new SriovNetworkRequest
    {
        Name = Name,
        ResourceName = ResourceName,
        Namespace = NamespaceOr(Namespace),
        NetworkNamespace = GivenOrInTable(nameof(NetworkNamespace), NetworkNamespace),
        Vlan = GivenOrInTable(nameof(Vlan), Vlan),
        VlanQos = GivenOrInTable(nameof(VlanQoS), VlanQoS),
        VlanProto = GivenOrInTable(nameof(VlanProto), VlanProto),
        SpoofChk = GivenOrInTable(nameof(SpoofChk), SpoofChk),
        Trust = GivenOrInTable(nameof(Trust), Trust),
        LinkState = GivenOrInTable(nameof(LinkState), LinkState),
        MinTxRate = GivenOrInTable(nameof(MinTxRate), MinTxRate),
        MaxTxRate = GivenOrInTable(nameof(MaxTxRate), MaxTxRate),
        Ipam = JsonMap(nameof(Ipam), Ipam),
        Capabilities = JsonMap(nameof(Capabilities), Capabilities),
        MetaPlugins = JsonMaps(nameof(MetaPlugins), MetaPlugins),
        LogLevel = GivenOrInTable(nameof(LogLevel), LogLevel),
        LogFile = GivenOrInTable(nameof(LogFile), LogFile),
    }));
}
