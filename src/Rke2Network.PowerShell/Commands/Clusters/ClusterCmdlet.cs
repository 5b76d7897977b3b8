using System.Management.Automation;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <summary>What the cmdlets that reach clusters share: which clusters, how many at once, and an end at Ctrl+C.</summary>
public abstract partial class ClusterCmdlet : KubeConfigCmdlet
{
    /// <summary>The contexts of the kubeconfig, one for each cluster, by name, or by a pattern such as prod-*; the current one where none is given. Case counts in names.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public virtual string[]? Context { get; set; }

    /// <summary>How many clusters, and how many objects of each, are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    public int ThrottleLimit { get; set; } = 8;
}
