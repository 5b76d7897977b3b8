using System.Management.Automation;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rollouts;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>Waits until the network of running clusters runs what was asked for.</summary>
/// <remarks>
/// <para>In this order: RKE2 has handed the values to helm, helm's job is done, the chart has not failed, the release is
/// deployed, and the pods of its DaemonSets and Deployments run on all nodes in their newest form; with Calico also what its
/// operator reports. The stage is shown as progress.</para>
/// <para>What fails is an error that says why: the messages of the job's pods, the chart's condition, the nodes whose pods
/// lag. Where the time is over the error says what is still awaited. -Restart restarts the pods of the charts one after the
/// other where the new values reach them by no other way.</para>
/// <para>The user of the context needs the right to read jobs, pods, daemonsets and deployments, and secrets in kube-system;
/// without the latter values and release are not looked at. Needs PowerShell 7.4 or later.</para>
/// </remarks>
/// <returns>The last state of each chart.</returns>
/// <example>
/// <code>Wait-Rke2Rollout</code>
/// <para>Waits for all charts of the network in the cluster of the current context.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Mtu 1400 | Publish-Rke2Resource |
///     Wait-Rke2Rollout -TimeoutSec 300 -Restart
/// </code>
/// <para>Publishes an MTU, waits for helm, and restarts the pods so that they take it.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Wait, "Rke2Rollout", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RolloutState))]
public sealed partial class WaitRke2Rollout : ClusterCmdlet
{
    /// <summary>
    /// What was published: results of Publish-Rke2Resource, whose clusters and charts are meant; or a configuration, whose
    /// charts are. Without it, all charts of the network that the cluster has.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [DeserializedConfig]
    public object? InputObject { get; set; }

    /// <summary>The charts, such as rke2-canal; instead of those of the input.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ChartCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Chart { get; set; }

    /// <summary>How long to wait, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 900;

    /// <summary>Restarts the pods of the charts, a few at a time, once helm is done, and waits for them.</summary>
    [Parameter]
    public SwitchParameter Restart { get; set; }
}
