using System.Collections.Generic;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;

namespace Rke2Network.PowerShell.Binding;

internal sealed partial class ContextCompleter
{
    /// <summary>A kubeconfig that cannot be read completes nothing; the command itself says why.</summary>
    private static IReadOnlyList<ClusterContext> Contexts(string? kubeConfig)
    {
        try
        {
            return ContextList.Read(new ConnectionRequest { KubeConfig = kubeConfig });
        }
        catch (ClusterException)
        {
            return [];
        }
    }
}
