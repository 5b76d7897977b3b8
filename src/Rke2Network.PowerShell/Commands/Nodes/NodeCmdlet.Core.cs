using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Nodes;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Nodes;

/// <content>In PowerShell 7.</content>
public abstract partial class NodeCmdlet
{
    private const int ClustersAtOnce = 8;

    partial void GatherFromClusters()
    {
        var names = Read(nameof(NodeName), () => new NamePatterns(NodeName));
        var request = Read(nameof(KubeConfig), () => KubeConfigArgument.Request(KubeConfig, null, SessionState));
        using var run = new ClusterRun(this);
        using var stopping = stop.Token.Register(run.Stop);
        var answered = 0;
        var requests = ContextArgument.Requests(Context, request);
        run.ForEach(requests, ClustersAtOnce, (_, connection, pump, cancellation) => GatherAsync(names, connection, pump, () => Interlocked.Increment(ref answered), cancellation));
        if (answered < requests.Count)
        {
            ProcessNoFacts("the cluster");
        }
    }

    private async Task GatherAsync(NamePatterns names, ClusterConnection connection, Pump pump, Action answered, CancellationToken cancellation)
    {
        var facts = await new ClusterNodeFacts(connection).ReadAsync(node => names.HasPattern(node.Name) || names.Plain.Any(node.IsNamed), cancellation).ConfigureAwait(false);
        answered();
        pump.Post(() =>
        {
            foreach (var each in facts)
            {
                ProcessFacts(each.Facts);
            }

            foreach (var missing in names.Plain.Where(name => !facts.Any(each => each.Node.IsNamed(name))))
            {
                OrNone(missing, () => throw new ClusterException("NotFound", connection.Context.Name, $"There is no node {missing}, and none that has it as address or host name.", "Correct the name: kubectl get nodes lists them."));
            }

            if (facts.Count == 0 && names.Plain.Count == 0)
            {
                OrNone(string.Join(", ", NodeName), () => throw new ClusterException("NotFound", connection.Context.Name, $"There is no node whose name is like {string.Join(", ", NodeName)}.", "Correct the pattern: kubectl get nodes lists the names."));
            }
        });
    }
}
