using System.Management.Automation;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>Puts objects of running clusters back to what they were before they were published or unpublished.</summary>
/// <remarks>
/// <para>What was created is deleted, what was changed is what it was, what was deleted is made again; the last first. An
/// object that somebody has changed since is left alone, and is an error. What was taken over from another field manager
/// gets its old value, but this module stays its owner.</para>
/// <para>The objects go to the cluster, and by the kubeconfig, that they came from. -WhatIf asks the server. Needs PowerShell
/// 7.4 or later.</para>
/// </remarks>
/// <returns>What became of each object: Restored, Deleted, Created or Unchanged.</returns>
/// <example>
/// <code>
/// $done = New-Rke2CniConfig Canal -Mtu 1400 | Publish-Rke2Resource
/// $done | Undo-Rke2Resource
/// </code>
/// <para>Publishes an MTU and takes it back.</para>
/// </example>
/// <example>
/// <code>
/// $config = New-Rke2CniConfig Canal -Mtu 1400
/// $done = $config | Publish-Rke2Resource -Context prod-1, prod-2
/// $done | Where-Object Outcome -eq Configured | Undo-Rke2Resource -WhatIf
/// </code>
/// <para>Shows what putting back the changed objects, not the new ones, would change.</para>
/// </example>
[Cmdlet(VerbsCommon.Undo, "Rke2Resource", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PublishResult))]
public sealed partial class UndoRke2Resource : KubeConfigCmdlet
{
    /// <summary>The results of Publish-Rke2Resource, Unpublish-Rke2Resource or of this cmdlet.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PublishResult InputObject { get; set; } = null!;

    /// <summary>How many clusters, and how many objects of each, are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    public int ThrottleLimit { get; set; } = 8;
}
