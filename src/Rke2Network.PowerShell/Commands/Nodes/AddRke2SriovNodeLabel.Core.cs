using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Publishing;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <content>In PowerShell 7.</content>
public sealed partial class AddRke2SriovNodeLabel
{
    private protected override string Verb => "Label as SR-IOV capable";

    private protected override Task<PublishResult> ActAsync(NodeLabels labels, string node, bool isDry, CancellationToken cancellation) =>
        labels.AddAsync(node, Force, isDry, cancellation);

    private protected override async Task<IReadOnlyList<ClusterNode>> AcceptedAsync(
        IReadOnlyList<(ClusterNode Node, bool? Capable)> nodes, ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        if (Force || nodes.Count == 0)
        {
            return [.. nodes.Select(each => each.Node)];
        }

        var states = await StatesAsync(connection, pump, cancellation).ConfigureAwait(false);
        var accepted = new List<ClusterNode>();
        foreach (var (node, capable) in nodes)
        {
            var found = states.FirstOrDefault(state => state.Node == node.Name);
            if ((node.IsWindows ? "it runs Windows, which has no SR-IOV for pods"
                : capable == false ? "none of its NICs can have virtual functions"
                : capable is null && found?.Capable == false ? "the SR-IOV operator found no NIC there that it can make virtual functions of"
                : null) is { } reason)
            {
                pump.Post(() => OrError(() => throw new ClusterException(
                    "NotCapable", connection.Context.Name, $"The node {node} is not labelled: {reason}.", "Test-Rke2SriovCapability says what to do about its NICs; -Force labels it all the same.")));
                continue;
            }

            if (capable is null && found?.Capable is null)
            {
                pump.Post(() => this.Tell(() => $"{node}: whether it is capable is unknown."));
            }

            accepted.Add(node);
        }

        return accepted;
    }

    /// <summary>What the operator found, where it is there and may be asked.</summary>
    private async Task<IReadOnlyList<SriovNodeState>> StatesAsync(ClusterConnection connection, Pump pump, CancellationToken cancellation)
    {
        try
        {
            return await new SriovStates(connection).ReadAsync(null, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException fault) when (fault.ErrorId is SriovStates.NoOperator or "Forbidden")
        {
            pump.Post(() => this.Tell(() => $"{fault.Message} So it is not asked what it found."));
            return [];
        }
    }
}
