using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
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
        var config = KubeConfig.Read(request);
        var name = request.Context ?? config.CurrentContext ?? throw new ClusterException(
            "NoContext", null, "The kubeconfig names no current context.", $"Name one with -Context: {string.Join(", ", config.Contexts)}.");
        var context = config.Find("contexts", name) ?? throw new ClusterException(
            "ContextNotFound", name, "The kubeconfig has no context of this name; case counts.", config.Contexts.Count == 0 ? "It has none at all." : $"There are {string.Join(", ", config.Contexts)}.");
        var cluster = config.Find("clusters", context.Text("cluster")) ?? throw new ClusterException(
            "ContextIncomplete", name, $"The kubeconfig has no cluster '{context.Text("cluster")}', which the context names.", "Correct the context, or add the cluster.");
        var user = config.Find("users", context.Text("user"));
        var server = Uri.TryCreate(cluster.Text("server"), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : throw new ClusterException(
            "ContextIncomplete", name, $"The cluster '{context.Text("cluster")}' has no server with https://.", "Write server: https://<name>:6443.");
        try
        {
            return Open(request, name, context, cluster, user, server!, isCurrent: name == config.CurrentContext);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or CryptographicException)
        {
            throw new ClusterException(
                "CredentialsUnreadable",
                name,
                $"A certificate or key of the context cannot be read{(fault is IOException or UnauthorizedAccessException ? $": {fault.Message.TrimEnd('.')}" : ": it is no certificate or key in PEM form")}.",
                $"Look at the entries of '{context.Text("cluster")}' and '{context.Text("user")}' in {cluster.File}.",
                fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Sends a request, whose address is relative to the server's.</summary>
    /// <exception cref="ClusterException">The server cannot be reached, is not the one that is meant, or does not answer in time.</exception>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException)
        {
            throw ApiFaults.OfTransport(fault, Context);
        }
    }

    private static ClusterConnection Open(ConnectionRequest request, string name, KubeConfig.Entry context, KubeConfig.Entry cluster, KubeConfig.Entry? user, Uri server, bool isCurrent)
    {
        var warnings = new List<string>();
        var sockets = ServerTrust.Handler(cluster, user, server, warnings);
        var credentials = new CredentialHandler(user) { InnerHandler = sockets };
        var http = new HttpClient(new RetryHandler(request.Timeout) { InnerHandler = credentials })
        {
            BaseAddress = server.AbsolutePath.EndsWith('/') ? server : new Uri(server + "/"),
            Timeout = Timeout.InfiniteTimeSpan, // Each try has its own.
            DefaultRequestVersion = System.Net.HttpVersion.Version20,
        };

        // The runtime asks for, and checks, the name that the Host header has.
        http.DefaultRequestHeaders.Host = cluster.Text("tls-server-name");
        http.DefaultRequestHeaders.UserAgent.ParseAdd("rke2network");
        return new ClusterConnection(
            new ClusterContext
            {
                Name = name,
                IsCurrent = isCurrent,
                Cluster = context.Text("cluster"),
                Server = server,
                User = context.Text("user"),
                Namespace = context.Text("namespace"),
                Authentication = CredentialHandler.Kind(user),
                File = context.File,
            },
            http,
            warnings);
    }
}
