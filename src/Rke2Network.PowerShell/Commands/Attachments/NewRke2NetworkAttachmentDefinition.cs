using System;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Attachments;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands.Attachments;

/// <summary>Makes a NetworkAttachmentDefinition: a further network that pods are attached to by Multus.</summary>
/// <remarks>
/// <para>-Type is the CNI plugin that makes the pod's interface; each takes some of the parameters, and one that it does not
/// take is an error that names the plugins that do. -Ipam says what gives addresses: whereabouts for the cluster as a whole,
/// host-local on each node by itself, dhcp, static, or none. Networks, ranges, gateways, routes, VLANs and names are checked.
/// Other plugins, and settings that have no parameter, go through -Config.</para>
/// <para>-Tuning, -Bandwidth, -PortMap, -Sbr and -Vrf chain further plugins behind. -Capability lets pods ask for addresses
/// of their own, as New-Rke2PodNetworkAnnotation writes it.</para>
/// <para>With a configuration on the pipeline it is checked too: whether the cluster has Multus, whether Whereabouts or the
/// DHCP daemon is on, whether networks overlap. With -Node the interfaces are looked for on the nodes. What is found comes on
/// the warning stream, and the resource is made all the same.</para>
/// <para>DNS servers are told to the runtime, and stand in the pod's network status; Kubernetes does not put them into the
/// pod's resolv.conf.</para>
/// </remarks>
/// <returns>The NetworkAttachmentDefinition, for ConvertTo-Rke2Yaml or Publish-Rke2Resource.</returns>
/// <example>
/// <code>
/// $config = New-Rke2CniConfig Canal -Multus -MultusIpam Whereabouts
/// $config | New-Rke2NetworkAttachmentDefinition storage macvlan `
///     -Namespace apps -Master eth1 -Ipam whereabouts `
///     -Subnet 192.168.10.0/24 -RangeStart 192.168.10.100 `
///     -Gateway 192.168.10.1 -Route 10.20.0.0/16
/// </code>
/// <para>Pods get an interface on the network of eth1, with an address that no other pod of the cluster has.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2NetworkAttachmentDefinition lab vlan -Master eth1 -Vlan 100 `
///     -Ipam dhcp -Tuning @{ promisc = $true } -Mtu 9000
/// </code>
/// <para>VLAN 100 of eth1 with addresses from the DHCP server there, and a plugin behind that sets the interface.</para>
/// </example>
/// <example>
/// <code>
/// $fast = @{ Type = 'sriov'; ResourceName = 'rancher.io/intelnics' }
/// New-Rke2NetworkAttachmentDefinition fast @fast -Vlan 500 -Trust on `
///     -Address 192.168.20.5/24
/// </code>
/// <para>A virtual function of a NIC in VLAN 500, with one address for the one pod that uses it.</para>
/// </example>
/// <example>
/// <code>
/// $ovs = @{ type = 'ovs'; bridge = 'br1'; vlan = 100 }
/// New-Rke2NetworkAttachmentDefinition ovs -Config $ovs
/// </code>
/// <para>A network of a plugin that has no parameters here.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "Rke2NetworkAttachmentDefinition", DefaultParameterSetName = ByType)]
[OutputType(typeof(KubernetesResource))]
public sealed partial class NewRke2NetworkAttachmentDefinition : AttachmentCmdlet
{
    private const string ByType = "Type";
    private const string ByConfig = "Config";

    /// <summary>The configuration of the cluster, as New-Rke2CniConfig makes it: the attachment is checked against it.</summary>
    [Parameter(ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig? InputObject { get; set; }

    /// <summary>The name of the network: lower case letters, digits and '-'.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = null!;

    /// <summary>The CNI plugin: bridge, macvlan, ipvlan, host-device, vlan, ptp, tap, dummy or sriov.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = ByType)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? Type { get; set; }

    /// <summary>A whole configuration of CNI, of one plugin or of a list: a hashtable, an object, or JSON text.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByConfig)]
    public object? Config { get; set; }

    /// <summary>The namespace. By default the one that the resource is applied in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Namespace { get; set; }

    /// <summary>The resource of a device plugin that gives the pod its device, such as rancher.io/intelnics. With sriov, host-device and -Config.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ResourceName { get; set; }

    /// <summary>The version of the CNI specification. By default 0.3.1, which every release of RKE2 and every plugin takes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AttachmentChoiceCompleter))]
    public string? CniVersion { get; set; }

    /// <summary>Nodes on which the interface is looked for: facts of nodes, the output of Test-Rke2SriovCapability, or objects with Node and Interface. Bonds and VLANs are known of facts only.</summary>
    [Parameter]
    public object[]? Node { get; set; }

    /// <summary>NetworkAttachmentDefinitions that the cluster has already: macvlan and ipvlan cannot share a master.</summary>
    [Parameter]
    public KubernetesResource[]? Existing { get; set; }

    /// <summary>Pods with the attachment run on one node only: host-local is not warned of.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableSwitch]
    public SwitchParameter SingleNode { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var surroundings = new AttachmentSurroundings
        {
            Config = InputObject,
            Nodes = Read(nameof(Node), () => NodesArgument.Read(Node)),
            IsSingleNode = SingleNode.IsPresent,
            Others = Read(nameof(Existing), () => (Existing ?? []).Select(resource => NetworkAttachment.Of(resource)).ToArray()),
        };
        var resource = NetworkAttachmentFactory.Create(Request(), text => this.Tell(() => text));
        var findings = AttachmentCheck.Check(NetworkAttachment.Of(resource), surroundings);
        this.Tell(() => $"{resource}: {(findings.Count == 0 ? "no findings" : FormattableString.Invariant($"{findings.Count} finding{(findings.Count == 1 ? string.Empty : "s")}"))}.");
        ShowFindings(findings);
        WriteObject(resource);
    }
}
