using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;

namespace Rke2Network.Cluster.Connection;

/// <summary>
/// Keeps the handlers of a process, so that the next cmdlet of a session finds its TLS connection open. Bounded: the one
/// that was used longest ago goes first, but none that is in use.
/// </summary>
internal sealed class HandlerPool(int most = 16) : IDisposable
{
    private readonly Dictionary<string, Pooled> pool = new(StringComparer.Ordinal);
    private readonly object gate = new();
    private long uses;

    /// <summary>The handlers of this process.</summary>
    internal static HandlerPool Shared { get; } = new();

    /// <summary>How many handlers are kept.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
            {
                return pool.Count;
            }
        }
    }

    /// <summary>Takes the handler of a way, which others may use as well.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A certificate is none, or its key another's.</exception>
    internal Lease Take(TransportMaterial material)
    {
        var key = material.Key;
        lock (gate)
        {
            if (!pool.TryGetValue(key, out var pooled))
            {
                pool[key] = pooled = new Pooled(ServerTrust.Handler(material));
            }

            pooled.Users++;
            pooled.LastUse = ++uses;
            Evict();
            return new Lease(this, pooled);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var each in pool.Values)
            {
                each.Handler.Dispose();
            }

            pool.Clear();
        }
    }

    private void GiveBack(Pooled pooled)
    {
        lock (gate)
        {
            pooled.Users--;
            Evict();
        }
    }

    private void Evict()
    {
        foreach (var (key, idle) in pool.Where(each => each.Value.Users == 0).OrderBy(each => each.Value.LastUse).Take(Math.Max(0, pool.Count - most)).ToArray())
        {
            pool.Remove(key);
            idle.Handler.Dispose();
        }
    }

    /// <summary>A handler, and how it is used.</summary>
    internal sealed class Pooled(SocketsHttpHandler handler)
    {
        internal SocketsHttpHandler Handler => handler;

        internal int Users { get; set; }

        internal long LastUse { get; set; }
    }

    /// <summary>The use of a handler; its end closes no connection.</summary>
    internal sealed class Lease(HandlerPool pool, Pooled pooled) : IDisposable
    {
        private int isBack;

        /// <summary>Sends by the handler.</summary>
        internal HttpMessageInvoker Invoker { get; } = new(pooled.Handler, disposeHandler: false);

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref isBack, 1) == 0)
            {
                pool.GiveBack(pooled);
            }
        }
    }
}
