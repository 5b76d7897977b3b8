using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Clusters;
using Rke2Network.Publishing;

namespace Rke2Network.Cluster.Publishing;

/// <summary>Works on many objects at once, those first that others need. Once the cluster is lost, nothing more is sent.</summary>
public static class ResourceBatch
{
    /// <summary>The identifier of the failure of objects that were not sent, because the cluster was lost before.</summary>
    public const string NotSent = "NotSent";

    /// <summary>After one of these every further object would fail the same way, and take its time.</summary>
    private static readonly string[] Fatal = ["Unreachable", "Timeout", "TlsUntrusted", "TlsNameMismatch", "TlsExpired", "Unauthorized", "NotKubernetes", "ExecFailed", "ExecInvalid"];

    /// <summary>Runs an action on each of several objects.</summary>
    /// <param name="resources">The objects.</param>
    /// <param name="act">The action.</param>
    /// <param name="throttle">How many objects are worked on at once.</param>
    /// <param name="isReversed">Whether what others need comes last, as when objects are taken away.</param>
    /// <param name="cancellation">Ends it: what is under way is either done or not, and nothing more is sent.</param>
    /// <returns>The results as they come in, in the order of the work.</returns>
    public static async IAsyncEnumerable<BatchItem> RunAsync(
        IReadOnlyList<KubernetesResource> resources,
        Func<int, CancellationToken, Task<PublishResult>> act,
        int throttle,
        bool isReversed,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stages = resources.Select((resource, i) => (Stage: StageOf(resource), Index: i)).GroupBy(each => each.Stage, each => each.Index).OrderBy(stage => isReversed ? -stage.Key : stage.Key);
        ClusterException? lost = null;
        foreach (var stage in stages)
        {
            using var slots = new SemaphoreSlim(throttle);
            var running = stage.Select(RunOneAsync).ToArray();
            foreach (var task in running)
            {
                yield return await task.ConfigureAwait(false);
            }

            async Task<BatchItem> RunOneAsync(int index)
            {
                await slots.WaitAsync(cancellation).ConfigureAwait(false);
                try
                {
                    return Volatile.Read(ref lost) is { } fault
                        ? new BatchItem(index, null, new ClusterException(NotSent, fault.Context, $"{resources[index]} was not sent, because the cluster was lost before.", "Run the command again: what is there already stays unchanged.", fault))
                        : new BatchItem(index, await act(index, cancellation).ConfigureAwait(false), null);
                }
                catch (ClusterException fault)
                {
                    if (Fatal.Contains(fault.ErrorId))
                    {
                        Volatile.Write(ref lost, fault);
                    }

                    return new BatchItem(index, null, fault);
                }
                finally
                {
                    slots.Release();
                }
            }
        }
    }

    /// <summary>Namespaces and kinds come before what is of them.</summary>
    private static int StageOf(KubernetesResource resource) => resource.Kind switch
    {
        "Namespace" => 0,
        "CustomResourceDefinition" => 1,
        _ => 2,
    };
}
