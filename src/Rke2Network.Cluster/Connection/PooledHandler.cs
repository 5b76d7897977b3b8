using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>Sends by the process's handler of the way; another one where a plugin gives the user another certificate.</summary>
internal sealed class PooledHandler : HttpMessageHandler
{
    /// <summary>The certificate that a request is sent with, where it is not the context's own.</summary>
    internal static readonly HttpRequestOptionsKey<PemPair?> Certificate = new("Rke2Network.Certificate");

    private readonly ResolvedContext context;
    private readonly TransportMaterial material;
    private readonly HandlerPool pool;
    private readonly Dictionary<PemPair, HandlerPool.Lease> others = [];
    private readonly HandlerPool.Lease own;

    /// <summary>Makes the handler.</summary>
    /// <exception cref="ClusterException">A certificate of the context cannot be used.</exception>
    internal PooledHandler(ResolvedContext context, TransportMaterial material, HandlerPool pool)
    {
        (this.context, this.material, this.pool) = (context, material, pool);
        own = Take(material);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Of(request).Invoker.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (others)
            {
                own.Dispose();
                foreach (var each in others.Values)
                {
                    each.Dispose();
                }
            }
        }

        base.Dispose(disposing);
    }

    private HandlerPool.Lease Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Certificate, out var pair) || pair is null)
        {
            return own;
        }

        lock (others)
        {
            return others.TryGetValue(pair, out var lease) ? lease : others[pair] = Take(material.With(pair));
        }
    }

    private HandlerPool.Lease Take(TransportMaterial way)
    {
        try
        {
            return pool.Take(way);
        }
        catch (CryptographicException fault)
        {
            throw new ClusterException("CredentialsUnreadable", context.Name, "The user's certificate and key are no pair that can be used.", $"Look at the entry of '{context.Context.Text("user")}' in {(context.User ?? context.Context).File}.", fault);
        }
    }
}
