using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>A way to a cluster: its address, its certificates, and who speaks.</summary>
public sealed class ClusterConnection : IDisposable
{
    private readonly HttpClient http;

    private ClusterConnection(ClusterContext context, HttpClient http, IReadOnlyList<string> warnings)
    {
        Context = context;
        this.http = http;
        Warnings = warnings;
    }

    /// <summary>The context.</summary>
    public ClusterContext Context { get; }

    /// <summary>What is unsafe about the way, in whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Makes the way of a kubeconfig's context. Nothing is sent yet.</summary>
    /// <param name="request">Which cluster is meant.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ClusterException">The kubeconfig is missing, broken, or lacks what the context needs.</exception>
    public static ClusterConnection Open(ConnectionRequest request)
    {
        var context = ResolvedContext.Of(KubeConfig.Read(request), request.Context);
        var material = TransportMaterial.Of(context, request.Environment);
        var plugin = ExecPlugin.Of(context, material, request.Environment);

        // A plugin may take longer than a try of a request, so it is asked above the tries.
        var credentials = new CredentialHandler(context, plugin, request.Answers);
        credentials.InnerHandler = new RetryHandler(request.Timeout) { InnerHandler = new PooledHandler(context, material, request.Handlers) };
        var http = new HttpClient(credentials)
        {
            BaseAddress = context.Server.AbsolutePath.EndsWith('/') ? context.Server : new Uri(context.Server + "/"),
            Timeout = Timeout.InfiniteTimeSpan, // Each try has its own.
        };

        // The runtime asks for, and checks, the name that the Host header has.
        http.DefaultRequestHeaders.Host = material.ServerName;
        http.DefaultRequestHeaders.UserAgent.ParseAdd("rke2network");
        return new ClusterConnection(context.Describe(), http, ServerTrust.Warnings(material));
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Sends a request, whose address is relative to the server's.</summary>
    /// <exception cref="ClusterException">The server cannot be reached, is not the one that is meant, or does not answer in time.</exception>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Version = HttpVersion.Version20; // Or lower, as the server speaks it: one connection for all.
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            return ApiFaults.OfForeign(response, Context) is { } foreign ? throw foreign : response;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException)
        {
            throw ApiFaults.OfTransport(fault, Context);
        }
    }
}
