using System.Management.Automation;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>Publishes configurations and other resources to running clusters.</summary>
/// <remarks>
/// <para>Objects are applied by the server (server-side apply, field manager rke2network, unknown fields are refused), with
/// one read and one write for each, in parallel; namespaces and CRDs come first. Of a configuration the HelmChartConfigs are
/// published: options of the servers belong into config.yaml, and those that differ from the cluster's come as warnings.</para>
/// <para>Before, HelmChartConfigs are checked against the release and the charts that the cluster itself runs. One with an
/// error finding is not published, nor one whose plugin, networks or backend are not those of the cluster, nor one that a
/// file of the servers or Rancher would put back. -Force publishes it all the same.</para>
/// <para>Fields that others own are not changed: the error names field and owner, and -TakeOwnership takes them over. -WhatIf
/// asks the server what would become of each object, and shows field by field what would change.</para>
/// <para>Each result bears the object as it was before: Undo-Rke2Resource puts it back. Publishing again what is there
/// already changes nothing. Needs PowerShell 7.4 or later.</para>
/// </remarks>
/// <returns>What became of each object: Created, Configured or Unchanged.</returns>
/// <example>
/// <code>New-Rke2CniConfig Canal -Mtu 1400 | Publish-Rke2Resource -WhatIf</code>
/// <para>Shows what would change in the cluster of the current context.</para>
/// </example>
/// <example>
/// <code>
/// $config = Get-Rke2CniConfig | Set-Rke2ChartValue flannel.iface eth1
/// $done = $config | Publish-Rke2Resource -Wait
/// $done | Undo-Rke2Resource
/// </code>
/// <para>Changes a value of the running cluster, waits until the network runs with it, and puts it back.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Mtu 1400 | Export-Rke2CniConfig ./rke2 -Force
/// $manifests = './rke2/server/manifests'
/// Publish-Rke2Resource -Path $manifests -Context prod-1, prod-2
/// </code>
/// <para>Writes rke2-canal-config.yaml, and publishes all manifests of its folder to two clusters.</para>
/// </example>
[Cmdlet(VerbsData.Publish, "Rke2Resource", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = InputSet)]
[OutputType(typeof(PublishResult))]
public sealed partial class PublishRke2Resource : ResourceCmdlet
{
    /// <summary>Publishes even what has error findings, does not fit the running cluster, or will be put back by its owner.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Takes over the fields that other field managers own.</summary>
    [Parameter]
    public SwitchParameter TakeOwnership { get; set; }

    /// <summary>Waits until the network runs with what was published, as Wait-Rke2Rollout does.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long -Wait waits, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 900;
}
