using System.Management.Automation;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>Deletes from running clusters what Publish-Rke2Resource has put there, and nothing else.</summary>
/// <remarks>
/// <para>An object that this module did not publish is an error, and stays. Of one that others own too, only the fields go
/// that this module set. Namespaces and CRDs go last. A HelmChartConfig that goes makes helm deploy the chart with RKE2's
/// defaults.</para>
/// <para>Each result bears the object as it was: Undo-Rke2Resource makes it again. -WhatIf asks the server. Needs PowerShell
/// 7.4 or later.</para>
/// </remarks>
/// <returns>What became of each object: Deleted, or Released where it belongs to others too.</returns>
/// <example>
/// <code>
/// $config = New-Rke2CniConfig Canal -Mtu 1400
/// $config | Publish-Rke2Resource
/// $config | Unpublish-Rke2Resource -WhatIf
/// </code>
/// <para>Publishes an MTU, and shows that the HelmChartConfig rke2-canal would be deleted.</para>
/// </example>
/// <example>
/// <code>
/// $config = New-Rke2CniConfig Canal -Mtu 1400
/// $config | Publish-Rke2Resource -Context prod-1, prod-2
/// $config | Unpublish-Rke2Resource -Context prod-1, prod-2
/// </code>
/// <para>Publishes an MTU to two clusters, and deletes it from both.</para>
/// </example>
[Cmdlet(VerbsData.Unpublish, "Rke2Resource", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = InputSet)]
[OutputType(typeof(PublishResult))]
public sealed partial class UnpublishRke2Resource : ResourceCmdlet
{
}
