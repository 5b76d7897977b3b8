using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Nodes;
using Rke2Network.Sriov;

namespace Rke2Network.Cluster.Nodes;

/// <summary>What a cluster tells of its nodes: the Node objects, and what the SR-IOV operator found.</summary>
/// <param name="connection">The cluster.</param>
public sealed class ClusterNodeFacts(ClusterConnection connection)
{
    /// <summary>Reads the facts of nodes.</summary>
    /// <param name="isMeant">Which nodes are meant.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The nodes with their facts.</returns>
    /// <exception cref="ClusterException">The nodes cannot be read. That the operator is not there, or may not be asked, is none: it is told among what is unknown.</exception>
    public async Task<IReadOnlyList<(ClusterNode Node, NodeFacts Facts)>> ReadAsync(Func<ClusterNode, bool> isMeant, CancellationToken cancellation)
    {
        var nodes = new List<(ClusterNode Node, KubernetesResource Resource)>();
        await foreach (var node in new ResourceClient(connection).ListAsync(ResourceTypes.Node, null, null, key => key is not ("managedFields" or "images" or "annotations"), cancellation).ConfigureAwait(false))
        {
            if (ClusterNode.Of(node) is var read && isMeant(read))
            {
                nodes.Add((read, node));
            }
        }

        IReadOnlyList<SriovNodeState> states = [];
        string? unknown = null;
        if (nodes.Any(node => !node.Node.IsWindows))
        {
            try
            {
                states = await new SriovStates(connection).ReadAsync(null, cancellation).ConfigureAwait(false);
            }
            catch (ClusterException fault) when (fault.ErrorId is SriovStates.NoOperator or "Forbidden")
            {
                unknown = fault.ErrorId == SriovStates.NoOperator ? "the SR-IOV operator is not installed" : "the user may not list what the SR-IOV operator found";
            }
        }

        return [.. nodes.Select(node => (node.Node, NodeFactsOfCluster.Of(node.Resource, states.FirstOrDefault(state => state.Node == node.Node.Name), unknown)))];
    }
}
