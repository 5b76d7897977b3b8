using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Publishing;

/// <summary>Publishes objects to a cluster, puts them back, and takes them away: one read and one write for each.</summary>
public sealed class ResourcePublisher
{
    private static readonly string[] Identity = ["apiVersion", "kind", "metadata"];

    private readonly ClusterConnection connection;
    private readonly ResourceClient client;

    /// <summary>Makes a publisher.</summary>
    /// <param name="connection">The cluster.</param>
    public ResourcePublisher(ClusterConnection connection)
    {
        this.connection = connection;
        client = new ResourceClient(connection);
    }

    private string Context => connection.Context.Name;

    /// <summary>Publishes an object by server-side apply.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends it; an object that is under way is then either published or not.</param>
    /// <returns>What became of it, or would become of it.</returns>
    /// <exception cref="ClusterException">The cluster refuses it, cannot be reached, or others own it.</exception>
    public async Task<PublishResult> PublishAsync(KubernetesResource resource, PublishOptions options, CancellationToken cancellation)
    {
        var type = await client.TypeOfAsync(resource, cancellation).ConfigureAwait(false);
        resource = Placed(resource, type);
        var previous = await client.FindAsync(type, resource.Namespace, resource.Name, cancellation).ConfigureAwait(false);
        CheckOwner(previous, options);
        var current = await ApplyAsync(type, resource, options, cancellation).ConfigureAwait(false);
        var changes = ResourceComparison.Compare(previous, current);
        return new PublishResult
        {
            Context = Context,
            Outcome = previous is null ? PublishOutcome.Created
                : (options.DryRun ? changes.Count == 0 && FieldOwners.AreSame(previous, current) : previous.ResourceVersion == current.ResourceVersion) ? PublishOutcome.Unchanged
                : PublishOutcome.Configured,
            Resource = current,
            Previous = previous,
            Changes = changes,
        };
    }

    /// <summary>Puts an object back to what it was before it was published, if nobody has changed it since.</summary>
    /// <param name="published">What publishing returned.</param>
    /// <param name="dryRun">Whether the server only tells what would become of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ClusterException"><c>Conflict</c> where it was changed since; others where the cluster refuses it.</exception>
    public Task<PublishResult> UndoAsync(PublishResult published, bool dryRun, CancellationToken cancellation) =>
        new ResourceRestorer(client, Context).UndoAsync(published, dryRun, cancellation);

    /// <summary>Takes an object away that this module published; of one that others own too, only what this module set.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="dryRun">Whether the server only tells what would become of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ClusterException"><c>NotManaged</c> where this module did not publish it, <c>NotFound</c> where it is not there.</exception>
    public async Task<PublishResult> UnpublishAsync(KubernetesResource resource, bool dryRun, CancellationToken cancellation)
    {
        var type = await client.TypeOfAsync(resource, cancellation).ConfigureAwait(false);
        resource = Placed(resource, type);
        var there = await client.FindAsync(type, resource.Namespace, resource.Name, cancellation).ConfigureAwait(false)
            ?? throw new ClusterException("NotFound", Context, $"There is no {resource}.", "It was not published here, or is gone already.");
        if (!ManagedFields.IsOurs(there))
        {
            throw new ClusterException(
                "NotManaged",
                Context,
                $"The {there} was not published by this module ({string.Join(", ", ManagedFields.OtherOwners(there).DefaultIfEmpty("nobody"))} owns it), so it stays.",
                $"Delete it with kubectl if it shall go: kubectl delete {type.FullName} {there.Name}{(there.Namespace is null ? string.Empty : $" -n {there.Namespace}")}");
        }

        if (ManagedFields.OtherOwners(there).Count == 0)
        {
            await client.DeleteAsync(type, there, dryRun, cancellation).ConfigureAwait(false);
            return Result(PublishOutcome.Deleted, there, there, ResourceComparison.Compare(there, null));
        }

        // An intent without fields gives up all that this module owns alone.
        var released = await client.ApplyAsync(type, Empty(there), dryRun, force: false, cancellation).ConfigureAwait(false);
        return Result(PublishOutcome.Released, released, there, ResourceComparison.Compare(there, released));
    }

    private PublishResult Result(PublishOutcome outcome, KubernetesResource resource, KubernetesResource? previous, IReadOnlyList<FieldDifference> changes) =>
        new() { Context = Context, Outcome = outcome, Resource = resource, Previous = previous, Changes = changes };

    /// <summary>What this module put back is its own, too, though by another operation: it does not stand in its own way.</summary>
    private async Task<KubernetesResource> ApplyAsync(ResourceType type, KubernetesResource resource, PublishOptions options, CancellationToken cancellation)
    {
        try
        {
            return await client.ApplyAsync(type, resource, options.DryRun, options.TakeOwnership, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException fault) when (fault.Conflicts.Count > 0 && fault.Conflicts.All(conflict => conflict.Manager == ManagedFields.Manager))
        {
            return await client.ApplyAsync(type, resource, options.DryRun, force: true, cancellation).ConfigureAwait(false);
        }
    }

    private void CheckOwner(KubernetesResource? there, PublishOptions options)
    {
        if (there is not null && !options.Force && ObjectOwner.Of(there) is { } owner)
        {
            throw new ClusterException(
                "OwnedElsewhere",
                Context,
                $"The {there} is made by {(owner.IsRancher ? "Rancher" : $"the file {owner.Name}.yaml of the servers")}, which puts back what is changed here.",
                $"{owner.Instead(there.Name)} With -Force it is changed here all the same.");
        }
    }

    /// <summary>An object without a namespace is in that of the context, as with kubectl. Who owned the fields of one that comes from a cluster is not for us to say.</summary>
    private KubernetesResource Placed(KubernetesResource resource, ResourceType type)
    {
        var metadata = FieldOwners.Without(resource.Metadata);
        return new KubernetesResource(resource.Body.With("metadata", type.IsNamespaced && resource.Namespace is null
            ? metadata.With("namespace", YamlScalar.String(connection.Context.Namespace ?? "default"))
            : metadata));
    }

    private static KubernetesResource Empty(KubernetesResource resource) => new(new YamlMap(
        from entry in resource.Body
        where Identity.Contains(entry.Key)
        select entry.Key == "metadata" ? new KeyValuePair<string, YamlValue>(entry.Key, new YamlMap(resource.Metadata.Where(field => field.Key is "name" or "namespace"))) : entry));
}
