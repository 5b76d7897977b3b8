using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>Reads the network configuration of running clusters.</summary>
/// <remarks>
/// <para>Release, options of the servers, HelmCharts and HelmChartConfigs, Windows nodes and the nodes' networks come from the
/// cluster's API; nothing is changed. Values are held against the chart that the cluster itself holds, also where that is
/// not the one of its release.</para>
/// <para>Findings come as warnings, as with Import-Rke2CniConfig, and are on the object. Those of running clusters have 9xx:
/// servers that differ, objects that a file of the servers or Rancher puts back, charts that failed.</para>
/// <para>The user of the context needs the right to list nodes, and helmcharts and helmchartconfigs in kube-system. Needs
/// PowerShell 7.4 or later.</para>
/// </remarks>
/// <returns>A configuration for each cluster, as New-Rke2CniConfig makes it; what the cluster does not tell is unknown.</returns>
/// <example>
/// <code>Get-Rke2CniConfig | Test-Rke2CniConfig -TargetVersion v1.35</code>
/// <para>Shows what an upgrade to v1.35 would break in the cluster of the current context.</para>
/// </example>
/// <example>
/// <code>
/// Get-Rke2CniConfig -Context prod-1, prod-2 |
///     Where-Object Plugin -ne Cilium | ForEach-Object Cluster
/// </code>
/// <para>Tells which of two clusters do not run Cilium.</para>
/// </example>
/// <example>
/// <code>Get-Rke2CniConfig -Context prod-1 | Export-Rke2CniConfig ./prod-1 -Force</code>
/// <para>Writes what the cluster runs to files as they lie on a server.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "Rke2CniConfig")]
[OutputType(typeof(CniConfig))]
public sealed partial class GetRke2CniConfig : ClusterCmdlet
{
    /// <summary>The contexts of the kubeconfig, one for each cluster, by name, or by a pattern such as prod-*; the current one where none is given. Takes those of Get-Rke2Context from the pipeline.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public override string[]? Context { get; set; }
}
