using System.Management.Automation;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <summary>Labels nodes as SR-IOV capable, so that the SR-IOV operator works on them.</summary>
/// <remarks>
/// <para>The label is feature.node.kubernetes.io/network-sriov.capable=true, as RKE2's documentation has it: what kubectl label
/// makes, by server-side apply (field manager rke2network-sriov). A node that has it already is left as it is.</para>
/// <para>A node that was found incapable is refused: where all NICs that come from Test-Rke2SriovCapability are, where the
/// operator has looked and found none, and Windows nodes. -Force labels it all the same, and changes a value other than true
/// that somebody else set. What is unknown speaks against nothing.</para>
/// <para>Undo-Rke2Resource takes the result back. The user of the context needs the rights to list, get and patch nodes, and to
/// list sriovnetworknodestates where these shall be looked at. Needs PowerShell 7.4 or later.</para>
/// </remarks>
/// <returns>What became of each node: Configured or Unchanged.</returns>
/// <example>
/// <code>Add-Rke2SriovNodeLabel worker-1, worker-2 -WhatIf</code>
/// <para>Shows what would change.</para>
/// </example>
/// <example>
/// <code>
/// Test-Rke2SriovCapability | Where-Object Capable |
///     Add-Rke2SriovNodeLabel
/// </code>
/// <para>Run on a node: labels it where a capable NIC is found. With -HostName worker-1, worker-2 the nodes are asked over ssh.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "Rke2SriovNodeLabel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = NameSet)]
[OutputType(typeof(PublishResult))]
public sealed partial class AddRke2SriovNodeLabel : NodeLabelCmdlet
{
    /// <summary>Labels nodes that were found incapable, too, and changes another value of the label.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }
}
