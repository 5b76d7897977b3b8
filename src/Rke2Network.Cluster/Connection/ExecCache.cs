using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>Keeps what plugins gave until it runs out, for all connections of the process: people who log in are asked once.</summary>
internal sealed class ExecCache(TimeProvider? clock = null)
{
    private const int Most = 32;

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly Dictionary<string, Slot> slots = new(StringComparer.Ordinal);

    /// <summary>The answers of this process.</summary>
    internal static ExecCache Shared { get; } = new();

    /// <summary>What a plugin gave; it runs where that has run out, or is what a server refused. Who asks meanwhile waits for that run.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="refused">What the server did not take; null for nothing.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ClusterException">The plugin fails.</exception>
    internal async Task<ExecCredential> GetAsync(ExecPlugin plugin, ExecCredential? refused, CancellationToken cancellation)
    {
        var slot = SlotOf(plugin.Key);
        var runsBefore = Volatile.Read(ref slot.Runs);
        await slot.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (slot.Answer is { } known && known != refused && !(known.Until <= clock.GetUtcNow()))
            {
                return known;
            }

            // The run that this one waited for has failed: a second would fail alike.
            if (slot.Runs != runsBefore && slot.Fault is { } fault)
            {
                throw new ClusterException(fault.ErrorId, fault.Context, fault.Reason, fault.Advice, fault);
            }

            return await RunAsync(slot, plugin, cancellation).ConfigureAwait(false);
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    private static async Task<ExecCredential> RunAsync(Slot slot, ExecPlugin plugin, CancellationToken cancellation)
    {
        (slot.Answer, slot.Fault) = (null, null);
        try
        {
            var answer = await plugin.RunAsync(cancellation).ConfigureAwait(false);
            slot.Answer = answer;
            return answer;
        }
        catch (ClusterException fault)
        {
            slot.Fault = fault;
            throw;
        }
        finally
        {
            Interlocked.Increment(ref slot.Runs);
        }
    }

    private Slot SlotOf(string key)
    {
        lock (slots)
        {
            if (!slots.TryGetValue(key, out var slot))
            {
                if (slots.Count >= Most)
                {
                    slots.Remove(slots.First().Key); // Who waits for it still has it.
                }

                slots[key] = slot = new Slot();
            }

            return slot;
        }
    }

    private sealed class Slot
    {
        internal int Runs; // A field, as it is counted across threads.

        /// <summary>Never disposed: it holds no handle, as nobody asks for one.</summary>
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        internal ExecCredential? Answer { get; set; }

        internal ClusterException? Fault { get; set; }
    }
}
