using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <content>In PowerShell 7.</content>
public sealed partial class RemoveRke2SriovNodeLabel
{
    private protected override string Verb => "Take the SR-IOV label from";

    private protected override Task<PublishResult> ActAsync(NodeLabels labels, string node, bool isDry, CancellationToken cancellation) =>
        labels.RemoveAsync(node, isDry, cancellation);
}
