using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <content>In PowerShell 7.</content>
public abstract partial class NodeLabelCmdlet
{
    private readonly List<GivenNode> given = [];
    private string? kubeConfig;

    private protected abstract string Verb { get; }

    /// <summary>The work on one node.</summary>
    private protected abstract Task<PublishResult> ActAsync(NodeLabels labels, string node, bool isDry, CancellationToken cancellation);

    /// <summary>Which of the nodes are worked on; what speaks against others is said.</summary>
    private protected virtual Task<IReadOnlyList<ClusterNode>> AcceptedAsync(
        IReadOnlyList<(ClusterNode Node, bool? Capable)> nodes, ClusterConnection connection, Pump pump, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ClusterNode>>([.. nodes.Select(each => each.Node)]);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == InputSet)
        {
            given.Add(GivenNode.Read(InputObject));
        }
        else
        {
            given.AddRange(NodeName.Select(name => new GivenNode(name, null)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (given.Count > 0)
        {
            OrEnd(() =>
            {
                kubeConfig = Read(nameof(KubeConfig), () => KubeConfigArgument.Resolve(KubeConfig, SessionState)); // Undo may be called elsewhere.
                var names = new NamePatterns([.. given.Select(each => each.Name)]);
                ForEachCluster(Context, (connection, pump, cancellation) => LabelAsync(names, connection, pump, cancellation));
            });
        }
    }

    private async Task LabelAsync(NamePatterns names, ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        var labels = new NodeLabels(connection);
        var found = await labels.FindAsync(node => names.HasPattern(node.Name) || names.Plain.Any(node.IsNamed), cancellation).ConfigureAwait(false);
        foreach (var missing in names.Plain.Where(name => !found.Any(node => node.IsNamed(name))))
        {
            pump.Post(() => OrError(() => throw new ClusterException("NotFound", connection.Context.Name, $"There is no node {missing}, and none that has it as address or host name.", "Correct the name: kubectl get nodes lists them.")));
        }

        var accepted = await AcceptedAsync([.. found.Select(node => (node, CapableOf(node)))], connection, pump, cancellation).ConfigureAwait(false);
        await new BatchRun(this, pump, ThrottleLimit) { Verb = Verb, Complete = result => result with { KubeConfig = kubeConfig } }.RunAsync(
            connection.Context,
            [.. accepted.Select(node => node.Reference)],
            (i, isDry, token) => ActAsync(labels, accepted[i].Name, isDry, token),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>A node with one NIC that is capable is; one all of whose NICs are not is not.</summary>
    private bool? CapableOf(ClusterNode node)
    {
        bool?[] said = [.. given.Where(each => each.IsRated && node.IsNamed(each.Name)).Select(each => each.Capable)];
        return said.Length == 0 ? null : said.Contains(true) ? true : said.Contains(null) ? null : false;
    }
}
