using System.Management.Automation;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <summary>Takes the label away that marks nodes as SR-IOV capable.</summary>
/// <remarks>
/// <para>The label is feature.node.kubernetes.io/network-sriov.capable; it goes whoever set it and whatever its value is. The
/// SR-IOV operator then takes its daemon from the node. Virtual functions that pods use stay until the node boots.</para>
/// <para>A node without the label is left as it is. Undo-Rke2Resource takes the result back. The user of the context needs the
/// rights to list, get and patch nodes. Needs PowerShell 7.4 or later.</para>
/// </remarks>
/// <returns>What became of each node: Configured or Unchanged.</returns>
/// <example>
/// <code>Remove-Rke2SriovNodeLabel worker-2 -WhatIf</code>
/// <para>Shows what would change.</para>
/// </example>
/// <example>
/// <code>
/// Get-Rke2SriovNetworkNodeState | Where-Object Capable -eq $false |
///     Remove-Rke2SriovNodeLabel
/// </code>
/// <para>Takes the label from the nodes on which the operator found nothing that it can work on.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "Rke2SriovNodeLabel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = NameSet)]
[OutputType(typeof(PublishResult))]
public sealed partial class RemoveRke2SriovNodeLabel : NodeLabelCmdlet
{
}
