using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Nodes;

/// <summary>
/// The label of nodes that the SR-IOV operator's daemon is to run on. Source: rancher/rke2-docs docs/networking/multus_sriov.md.
/// </summary>
/// <param name="connection">The cluster.</param>
public sealed class NodeLabels(ClusterConnection connection)
{
    private const string Metadata = "metadata";
    private const string Labels = "labels";

    private readonly ResourceClient client = new(connection);

    private string Context => connection.Context.Name;

    /// <summary>The nodes that names mean: those of Node objects, or else addresses and host names that a Node object bears.</summary>
    /// <param name="isMeant">Whether a name, or something else that names a node, is meant.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The nodes.</returns>
    /// <exception cref="ClusterException">The cluster cannot be read.</exception>
    public async Task<IReadOnlyList<ClusterNode>> FindAsync(Func<ClusterNode, bool> isMeant, CancellationToken cancellation)
    {
        var nodes = new List<ClusterNode>();
        await foreach (var node in client.ListAsync(ResourceTypes.Node, null, null, key => key is not ("managedFields" or "images" or "annotations"), cancellation).ConfigureAwait(false))
        {
            var read = ClusterNode.Of(node);
            if (isMeant(read))
            {
                nodes.Add(read);
            }
        }

        return nodes;
    }

    /// <summary>Sets the label, by server-side apply.</summary>
    /// <param name="node">The name of the node.</param>
    /// <param name="force">Whether a value that others set is changed.</param>
    /// <param name="dryRun">Whether the server only tells what would become of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What became of the node.</returns>
    /// <exception cref="ClusterException"><c>NotFound</c>: there is no such node. <c>Conflict</c>: others have set another value.</exception>
    public async Task<PublishResult> AddAsync(string node, bool force, bool dryRun, CancellationToken cancellation)
    {
        var there = await ReadAsync(node, cancellation).ConfigureAwait(false);
        var value = there.Label(SriovLabel.Name);
        if (value == SriovLabel.Value)
        {
            return Unchanged(there);
        }

        if (value is not null && !force)
        {
            throw new ClusterException(
                "Conflict",
                Context,
                $"The node {node} has the label {SriovLabel.Name} with the value '{value}', which {string.Join(", ", ManagedFields.OwnersOf(there, [Metadata, Labels, SriovLabel.Name]).DefaultIfEmpty("somebody"))} set.",
                "Change it where it comes from, or set it to true with -Force.");
        }

        var labelled = new KubernetesResource(Map(
            ("apiVersion", YamlScalar.String("v1")),
            ("kind", YamlScalar.String("Node")),
            (Metadata, Map(("name", YamlScalar.String(node)), (Labels, Map((SriovLabel.Name, YamlScalar.String(SriovLabel.Value))))))));
        return Changed(there, await client.ApplyAsync(ResourceTypes.Node, labelled, dryRun, force, SriovLabel.Manager, cancellation).ConfigureAwait(false));
    }

    /// <summary>Takes the label away, whoever set it.</summary>
    /// <param name="node">The name of the node.</param>
    /// <param name="dryRun">Whether the server only tells what would become of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What became of the node.</returns>
    /// <exception cref="ClusterException"><c>NotFound</c>: there is no such node.</exception>
    public async Task<PublishResult> RemoveAsync(string node, bool dryRun, CancellationToken cancellation)
    {
        var there = await ReadAsync(node, cancellation).ConfigureAwait(false);
        if ((there.Metadata.Find(Labels) as YamlMap)?.Find(SriovLabel.Name) is null)
        {
            return Unchanged(there);
        }

        var patch = Map((Metadata, Map((Labels, Map((SriovLabel.Name, YamlScalar.Null))))));
        return Changed(there, await client.PatchAsync(ResourceTypes.Node, null, node, patch, dryRun, cancellation).ConfigureAwait(false));
    }

    private async Task<KubernetesResource> ReadAsync(string node, CancellationToken cancellation) =>
        await client.FindAsync(ResourceTypes.Node, null, node, cancellation).ConfigureAwait(false)
            ?? throw new ClusterException("NotFound", Context, $"There is no node {node}.", "Correct the name: kubectl get nodes lists them.");

    private PublishResult Unchanged(KubernetesResource node) => new() { Context = Context, Outcome = PublishOutcome.Unchanged, Resource = node, Previous = node };

    private PublishResult Changed(KubernetesResource before, KubernetesResource after) =>
        new() { Context = Context, Outcome = PublishOutcome.Configured, Resource = after, Previous = before, Changes = ResourceComparison.Compare(before, after) };

    private static YamlMap Map(params (string Key, YamlValue Value)[] entries) => new(entries.Select(entry => new KeyValuePair<string, YamlValue>(entry.Key, entry.Value)));
}
