using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Attachments;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands.Attachments;

/// <summary>Makes the annotation by which Multus attaches a pod to further networks.</summary>
/// <remarks>
/// <para>The networks come in the order in which the pod gets its interfaces: NetworkAttachmentDefinitions, SriovNetworks, or
/// names such as apps/storage@eth1. The same network may come twice: each time it is another interface. Interfaces without a
/// name are net1, net2 and so on, by their place.</para>
/// <para>The short form is written where it says all, and JSON where a pod asks for more: addresses, a hardware address, the
/// default route, ports, limits. Of several networks each may have its own wishes as a hashtable, or as a row of a table, with
/// Name (or the resource itself as Network), Namespace, InterfaceName, IPAddress, MacAddress, DefaultRoute, PortMapping and
/// Bandwidth. Where the resource is at hand, it is checked that the attachment passes on what the pod asks for.</para>
/// <para>Networks that need a device count it in ResourceRequests, and in Yaml: without the network resources injector, which
/// clusters have only with the SR-IOV operator, a container must ask for it.</para>
/// </remarks>
/// <returns>The annotation: Name, Value, Networks, ResourceRequests, and Yaml to paste into a pod's template.</returns>
/// <example>
/// <code>
/// $storage = New-Rke2NetworkAttachmentDefinition storage macvlan `
///     -Namespace apps -Master eth1
/// ($storage | New-Rke2PodNetworkAnnotation -PodNamespace web).Yaml
/// </code>
/// <para>Shows the annotation for pods in the namespace web.</para>
/// </example>
/// <example>
/// <code>
/// 'apps/storage@eth1', 'lab' | New-Rke2PodNetworkAnnotation
/// </code>
/// <para>Two networks by their names; the interface of the second is net2.</para>
/// </example>
/// <example>
/// <code>
/// $wishes = @(
///     @{ Name = 'apps/storage'; IPAddress = '192.168.10.7/24' }
///     @{ Name = 'lab'; MacAddress = '02:00:5e:10:00:07' }
/// )
/// (New-Rke2PodNetworkAnnotation $wishes).Value
/// </code>
/// <para>Two networks with wishes of their own, which take the form of JSON.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2SriovNetwork fast intelnics -NetworkNamespace apps |
///     New-Rke2PodNetworkAnnotation -PodNamespace apps -ContainerName dpdk |
///     ForEach-Object Yaml
/// </code>
/// <para>A virtual function for the container dpdk: the annotation, and the device that the container asks for.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "Rke2PodNetworkAnnotation")]
[OutputType(typeof(PodNetworkAnnotation))]
public sealed class NewRke2PodNetworkAnnotation : AttachmentCmdlet
{
    private readonly List<PodNetworkRequest> requests = [];
    private bool isBroken;

    /// <summary>The networks: NetworkAttachmentDefinitions, SriovNetworks, names such as apps/storage@eth1, or hashtables with a name and wishes.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public object[] InputObject { get; set; } = null!;

    /// <summary>The names of the interfaces in the pod, one for each network in their order. By default net1, net2 and so on.</summary>
    [Parameter]
    public string[]? InterfaceName { get; set; }

    /// <summary>The addresses that the pod asks for, with prefix lengths where static gives them. With one network.</summary>
    [Parameter]
    public string[]? IPAddress { get; set; }

    /// <summary>The hardware address that the pod asks for. With one network.</summary>
    [Parameter]
    public string? MacAddress { get; set; }

    /// <summary>The gateways by which the pod's default routes go, one of each family, in place of the cluster's network. With one network.</summary>
    [Parameter]
    public string[]? DefaultRoute { get; set; }

    /// <summary>Ports of the node that lead to the pod, such as 8080:80/tcp. With one network, made with -PortMap.</summary>
    [Parameter]
    public string[]? PortMapping { get; set; }

    /// <summary>The namespace of the pod: it is left out where a network is in it. By default that of each network is written where it is known.</summary>
    [Parameter]
    public string? PodNamespace { get; set; }

    /// <summary>The container that gets the devices in Yaml. By default app.</summary>
    [Parameter]
    public string? ContainerName { get; set; }

    /// <summary>What stands before the name of a SriovNetwork's resource. By default rancher.io, as the chart of the operator has it.</summary>
    [Parameter]
    public string? ResourcePrefix { get; set; }

    /// <summary>Writes JSON also where the short form says all.</summary>
    [Parameter]
    public SwitchParameter Json { get; set; }

    /// <summary>Makes the network the pod's first, in place of the cluster's: services and other pods are then reached only where that network leads to them.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        // An annotation with a network less would attach pods to the wrong interfaces.
        isBroken = true;
        requests.AddRange(Read(nameof(InputObject), () => InputObject.SelectMany(item => PodNetworkArgument.Read(item, Given(nameof(ResourcePrefix), ResourcePrefix))).ToArray()));
        isBroken = false;
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (isBroken)
        {
            return;
        }

        OrEnd(() =>
        {
            var annotation = PodNetworkAnnotationFactory.Create([.. Wishes()], new PodNetworkAnnotationOptions
            {
                PodNamespace = Given(nameof(PodNamespace), PodNamespace),
                Container = Given(nameof(ContainerName), ContainerName) ?? new PodNetworkAnnotationOptions().Container,
                IsJson = Json.IsPresent,
                IsDefault = Default.IsPresent,
            });
            ShowFindings(AttachmentCheck.CheckPod(annotation.Networks));
            WriteObject(annotation);
        });
    }

    private IEnumerable<PodNetworkRequest> Wishes()
    {
        var names = Given(nameof(InterfaceName), InterfaceName);
        if (names is not null && names.Length != requests.Count)
        {
            throw new InputException("WrongCount", string.Join(", ", names), System.FormattableString.Invariant($"there are {requests.Count} networks and {names.Length} names."), "Give a name for each network, in their order.", nameof(InterfaceName));
        }

        var single = new[] { nameof(IPAddress), nameof(MacAddress), nameof(DefaultRoute), nameof(PortMapping) }.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey);
        if (single is not null && requests.Count > 1)
        {
            throw new InputException(
                "SeveralNetworks", null, "there are several networks, and it is not said which of them it is for.", $"Write the wishes to each: @{{ Name = '{requests[0].Name}'; {single} = '...' }}.", single);
        }

        return requests.Select((request, i) => request with
        {
            InterfaceName = names?[i] ?? request.InterfaceName,
            IPAddress = Given(nameof(IPAddress), IPAddress) ?? request.IPAddress,
            MacAddress = Given(nameof(MacAddress), MacAddress) ?? request.MacAddress,
            DefaultRoute = Given(nameof(DefaultRoute), DefaultRoute) ?? request.DefaultRoute,
            PortMapping = Given(nameof(PortMapping), PortMapping) ?? request.PortMapping,
        });
    }

    private string? Given(string parameter, string? value) => Given(parameter, value is null ? null : new[] { value })?[0];
}
