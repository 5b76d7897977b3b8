using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Publishing;

/// <summary>Puts objects back to what they were: their fields, and who owns them.</summary>
internal sealed class ResourceRestorer(ResourceClient client, string context)
{
    private const string ConflictId = "Conflict";
    private const string Finalizers = "finalizers";

    internal async Task<PublishResult> UndoAsync(PublishResult published, bool dryRun, CancellationToken cancellation)
    {
        var (was, its) = (published.Previous, published.Resource);
        if (published.Outcome == PublishOutcome.Unchanged)
        {
            return published with { Previous = its, Changes = [] };
        }

        var type = await client.TypeOfAsync(its, cancellation).ConfigureAwait(false);
        if (was is null)
        {
            return await DeleteAsync(type, its, dryRun, cancellation).ConfigureAwait(false);
        }

        var isGone = published.Outcome == PublishOutcome.Deleted;
        var restored = isGone
            ? await client.CreateAsync(type, Anew(was), dryRun, cancellation).ConfigureAwait(false)
            : await ReplaceAsync(type, was, its, dryRun, cancellation).ConfigureAwait(false);
        if (!dryRun)
        {
            restored = await OwnedAsBeforeAsync(type, was, restored, cancellation).ConfigureAwait(false);
        }

        return Result(isGone ? PublishOutcome.Created : PublishOutcome.Restored, restored, isGone ? null : its);
    }

    private async Task<PublishResult> DeleteAsync(ResourceType type, KubernetesResource its, bool dryRun, CancellationToken cancellation)
    {
        bool isDone;
        try
        {
            isDone = await client.DeleteAsync(type, its, dryRun, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException fault) when (fault.ErrorId == ConflictId)
        {
            if (await NowAsync(type, its, cancellation).ConfigureAwait(false) is not { } now || !IsAsPublished(its, now))
            {
                throw;
            }

            isDone = await client.DeleteAsync(type, now, dryRun, cancellation).ConfigureAwait(false);
        }

        return isDone
            ? new PublishResult { Context = context, Outcome = PublishOutcome.Deleted, Resource = its, Previous = its, Changes = ResourceComparison.Compare(its, null) }
            : throw new ClusterException("NotFound", context, $"There is no {its}.", "It is gone already.");
    }

    private async Task<KubernetesResource> ReplaceAsync(ResourceType type, KubernetesResource was, KubernetesResource its, bool dryRun, CancellationToken cancellation)
    {
        try
        {
            return await client.ReplaceAsync(type, InPlaceOf(was, its, its), dryRun, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException fault) when (fault.ErrorId == ConflictId)
        {
            var now = await NowAsync(type, its, cancellation).ConfigureAwait(false);
            if (now is not null && now.Uid == its.Uid && ResourceComparison.Compare(was, now).Count == 0)
            {
                return now; // A second try whose first was heard, or somebody was faster.
            }

            if (now is null || !IsAsPublished(its, now))
            {
                throw;
            }

            return await client.ReplaceAsync(type, InPlaceOf(was, its, now), dryRun, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A write that is no apply makes this module a second owner, by update, and apply never takes away what it owns so: later applies
    /// would leave fields behind. A second write without changes hands the fields back to those who had them.
    /// </summary>
    private async Task<KubernetesResource> OwnedAsBeforeAsync(ResourceType type, KubernetesResource was, KubernetesResource restored, CancellationToken cancellation)
    {
        if (FieldOwners.Restored(was, restored) is not { } owners)
        {
            return restored;
        }

        try
        {
            return await client.ReplaceAsync(type, FieldOwners.With(restored, owners), dryRun: false, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException fault) when (fault.ErrorId == ConflictId)
        {
            return restored; // Somebody is at work on it; the fields are as they were.
        }
    }

    private Task<KubernetesResource?> NowAsync(ResourceType type, KubernetesResource its, CancellationToken cancellation) =>
        client.FindAsync(type, its.Namespace, its.Name, cancellation);

    /// <summary>Controllers write status and finalizers as soon as an object is there: that is no change of what was published.</summary>
    private static bool IsAsPublished(KubernetesResource its, KubernetesResource now) =>
        its.Uid == now.Uid && ResourceComparison.Compare(its, now).All(change => change.Path == $"metadata.{Finalizers}");

    /// <summary>What was, of the version that is there now and with the finalizers that controllers have set meanwhile.</summary>
    private static KubernetesResource InPlaceOf(KubernetesResource was, KubernetesResource its, KubernetesResource now)
    {
        var metadata = FieldOwners.Without(was.Metadata);
        if (now.ResourceVersion is { } version)
        {
            metadata = metadata.With("resourceVersion", YamlScalar.String(version));
        }

        if (now.Metadata.Find(Finalizers) is { } finalizers && !finalizers.SameAs(its.Metadata.Find(Finalizers)))
        {
            metadata = metadata.With(Finalizers, finalizers);
        }

        return new KubernetesResource(was.Body.With("metadata", metadata));
    }

    private static KubernetesResource Anew(KubernetesResource resource) => new(resource.Body.With("metadata", new YamlMap(
        resource.Metadata.Where(field => field.Key is "name" or "namespace" or "labels" or "annotations" or "finalizers"))));

    private PublishResult Result(PublishOutcome outcome, KubernetesResource resource, KubernetesResource? previous) => new()
    {
        Context = context,
        Outcome = outcome,
        Resource = resource,
        Previous = previous,
        Changes = ResourceComparison.Compare(previous, resource),
    };
}
