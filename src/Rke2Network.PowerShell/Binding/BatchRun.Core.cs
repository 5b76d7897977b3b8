using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Commands;
using Rke2Network.Publishing;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Works on many objects of one cluster; whoever is asked first, or asks with -WhatIf, sees what the server would make of each.</summary>
/// <param name="cmdlet">The cmdlet that writes and asks.</param>
/// <param name="pump">The way to its thread.</param>
/// <param name="throttle">How many objects are worked on at once.</param>
internal sealed class BatchRun(Rke2Cmdlet cmdlet, Pump pump, int throttle)
{
    /// <summary>Whether objects are taken away, so that what others need comes last.</summary>
    internal bool IsReversed { get; init; }

    /// <summary>What is done, as the start of a sentence of which the object is the rest: <c>Publish</c>.</summary>
    internal string Verb { get; init; } = string.Empty;

    /// <summary>What is added to each result.</summary>
    internal Func<PublishResult, PublishResult> Complete { get; init; } = result => result;

    /// <summary>Runs.</summary>
    /// <param name="context">The cluster, for messages.</param>
    /// <param name="resources">The objects.</param>
    /// <param name="act">The work on one, or with true the question to the server what it would make of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What came of the objects; nothing with -WhatIf.</returns>
    internal async Task<IReadOnlyList<PublishResult>> RunAsync(
        ClusterContext context, IReadOnlyList<KubernetesResource> resources, Func<int, bool, CancellationToken, Task<PublishResult>> act, CancellationToken cancellation)
    {
        var wanted = await pump.AskAsync(() => cmdlet.AsksFirst ? null : resources.Where(resource => cmdlet.ShouldProcess($"{resource} in {context}", Verb)).ToArray()).ConfigureAwait(false)
            ?? await ConfirmedAsync(context, resources, act, cancellation).ConfigureAwait(false);
        var places = resources.Select((resource, i) => (resource, i)).Where(each => wanted.Contains(each.resource)).Select(each => each.i).ToArray();
        var results = new List<PublishResult>();
        var unsent = 0;
        var batch = ResourceBatch.RunAsync([.. places.Select(i => resources[i])], (i, token) => act(places[i], false, token), throttle, IsReversed, cancellation);
        await foreach (var item in batch.ConfigureAwait(false))
        {
            if (item.Result is { } result)
            {
                result = Complete(result);
                results.Add(result);
                pump.Post(() => cmdlet.WriteObject(result));
            }
            else if (item.Fault!.ErrorId == ResourceBatch.NotSent)
            {
                unsent++;
            }
            else
            {
                pump.Post(() => cmdlet.OrError(() => throw item.Fault));
            }
        }

        if (unsent > 0)
        {
            pump.Post(() => cmdlet.OrError(() => throw new ClusterException(
                ResourceBatch.NotSent,
                context.Name,
                $"The cluster was lost: {results.Count} of {places.Length} objects are done, {unsent} {(unsent == 1 ? "was" : "were")} not sent.",
                "Run the command again when the cluster is back: what is done already stays unchanged.")));
        }

        return results;
    }

    private async Task<IReadOnlyCollection<KubernetesResource>> ConfirmedAsync(
        ClusterContext context, IReadOnlyList<KubernetesResource> resources, Func<int, bool, CancellationToken, Task<PublishResult>> act, CancellationToken cancellation)
    {
        var confirmed = new HashSet<KubernetesResource>();
        var spaces = resources.Where(resource => resource.Kind == "Namespace").Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
        await foreach (var item in ResourceBatch.RunAsync(resources, (i, token) => act(i, true, token), throttle, IsReversed, cancellation).ConfigureAwait(false))
        {
            var resource = resources[item.Index];
            var change = item switch
            {
                { Result: { } result } => $"{Word(result.Outcome)} {resource} in {context}.{(result.Changes.Count == 0 ? string.Empty : "\n" + DifferenceText.Write(result.Changes))}",

                // The server knows nothing of what it was only asked about.
                { Fault.ErrorId: "NotFound" } when resource.Namespace is { } space && spaces.Contains(space) => $"Create {resource} in {context}, after its namespace, which is not there yet.",
                _ => null,
            };
            if (change is null)
            {
                pump.Post(() => cmdlet.OrError(() => throw item.Fault!));
            }
            else if (await pump.AskAsync(() => cmdlet.ShouldProcess(change, change, cmdlet.MyInvocation.MyCommand.Name)).ConfigureAwait(false))
            {
                confirmed.Add(resource);
            }
        }

        return confirmed;
    }

    private static string Word(PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.Created => "Create",
        PublishOutcome.Configured => "Change",
        PublishOutcome.Deleted => "Delete",
        PublishOutcome.Released => "Give up the fields of this module in",
        PublishOutcome.Restored => "Put back",
        _ => "Leave as it is:",
    };
}
