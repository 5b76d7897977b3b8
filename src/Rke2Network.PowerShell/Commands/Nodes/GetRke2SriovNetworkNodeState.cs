using System.Management.Automation;
using Rke2Network.PowerShell.Binding;
using Rke2Network.PowerShell.Commands.Clusters;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <summary>Tells what the SR-IOV operator found on the nodes of running clusters, and how far it is with them.</summary>
/// <remarks>
/// <para>The operator's daemon makes a SriovNetworkNodeState for each node with the label
/// feature.node.kubernetes.io/network-sriov.capable=true (Add-Rke2SriovNodeLabel), a minute or two later. It names the NICs that
/// the operator supports, how many virtual functions they can have, have, and shall have by the policies.</para>
/// <para>A node whose state is Succeeded and names no interfaces has virtual functions only, as a guest of a hypervisor, or NICs
/// that the operator does not support: Capable is False.</para>
/// <para>-Wait waits until the operator is done with all of them, and it stays so for ten seconds, as a new policy takes a moment
/// to show: Succeeded, no drain or reboot under way, and as many virtual functions as the policies want. A node that failed,
/// or is not done in time, is an error that says why. Needs PowerShell 7.4 or later.</para>
/// </remarks>
/// <returns>The state of each node.</returns>
/// <example>
/// <code>Get-Rke2SriovNetworkNodeState</code>
/// <para>Shows the nodes of the cluster of the current context.</para>
/// </example>
/// <example>
/// <code>
/// Get-Rke2SriovNetworkNodeState worker-* |
///     Where-Object Capable -eq $false | Remove-Rke2SriovNodeLabel
/// </code>
/// <para>Takes the label from the nodes with such names on which the operator found nothing that it can work on; with -Wait it would wait before until the operator has looked.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "Rke2SriovNetworkNodeState")]
[OutputType(typeof(SriovNodeState))]
public sealed partial class GetRke2SriovNetworkNodeState : ClusterCmdlet
{
    /// <summary>The nodes, by name, or by a pattern such as worker-*; all where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Node")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    public string[]? NodeName { get; set; }

    /// <summary>The operator's namespace; all namespaces where none is given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>Waits until the operator is done with the nodes.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long -Wait waits, in seconds: a drain and a reboot take many minutes.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 900;
}
