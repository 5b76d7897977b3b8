using System.Management.Automation;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>Lists the contexts of the kubeconfig: the clusters that the other cmdlets can reach.</summary>
/// <remarks>
/// <para>Nothing is sent. A context that cannot be used is listed too, with what is wrong with it. Tokens, keys and
/// passwords are not shown. Pipe contexts to Get-Rke2CniConfig to read what their clusters run.</para>
/// <para>Needs PowerShell 7.4 or later.</para>
/// </remarks>
/// <returns>The contexts, in the order of the files.</returns>
/// <example>
/// <code>Get-Rke2Context</code>
/// <para>Lists the contexts of KUBECONFIG, or of ~/.kube/config; a star marks the current one.</para>
/// </example>
/// <example>
/// <code>Get-Rke2Context prod-* | ForEach-Object Name</code>
/// <para>Gives the names of the contexts that start with prod-.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "Rke2Context")]
[OutputType(typeof(ClusterContext))]
public sealed partial class GetRke2Context : KubeConfigCmdlet
{
    /// <summary>Names or patterns of contexts; all without it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Name { get; set; }
}
