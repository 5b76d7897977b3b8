using System.Collections.Generic;
using Rke2Network.Clusters;

namespace Rke2Network.PowerShell.Binding;

internal sealed partial class ContextCompleter
{
    /// <summary>Windows PowerShell has no cmdlet that reaches a cluster.</summary>
    private static IReadOnlyList<ClusterContext> Contexts(string? kubeConfig) => [];
}
