using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;

namespace Rke2Network.Cluster.Nodes;

/// <summary>The names of a cluster's nodes.</summary>
public static class NodeNames
{
    /// <summary>Reads the names.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The names, in order.</returns>
    /// <exception cref="Rke2Network.Clusters.ClusterException">The nodes cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(ClusterConnection connection, CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var node in new ResourceClient(connection).ListMetadataAsync(ResourceTypes.Node, null, null, cancellation).ConfigureAwait(false))
        {
            names.Add(node.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
