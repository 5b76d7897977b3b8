using System;
using System.Net.Http;
using System.Security.Authentication;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>What a failure means to people: which kind it is, why it came, and what to do.</summary>
internal static class ApiFaults
{
    /// <summary>A server that was not reached, or is not the one that is meant.</summary>
    internal static ClusterException OfTransport(Exception failure, ClusterContext context)
    {
        var place = $"{context.Server?.Host}:{context.Server?.Port}";
        return failure switch
        {
            TimeoutException => new ClusterException("Timeout", context.Name, $"{place} gives {failure.Message}.", "Try again; look at the load of the servers, and at the network on the way.", failure),
            { InnerException: TrustFault trust } => trust.For(context, place, failure),
            { InnerException: AuthenticationException tls } => new ClusterException(
                "TlsFailed",
                context.Name,
                $"There is no TLS with {place}: {tls.GetBaseException().Message.TrimEnd('.')}.",
                "Check that the address is the one of an API server, port 6443 with RKE2, and that no proxy on the way breaks the connection.",
                failure),
            _ => new ClusterException(
                "Unreachable",
                context.Name,
                $"{place} cannot be reached: {(failure.GetBaseException().Message is var text ? text : string.Empty).TrimEnd('.')}.",
                "Check that the server runs, and that name, port 6443, firewall, VPN and proxy are right.",
                failure),
        };
    }

    /// <summary>What no API server answers: a page for people, or the way to one, as proxies show it to who has not logged in. Its text is never shown.</summary>
    internal static ClusterException? OfForeign(HttpResponseMessage response, ClusterContext context)
    {
        var said = (int)response.StatusCode is >= 300 and < 400 and not 304 ? $"sends on to {(response.Headers.Location is { IsAbsoluteUri: true } other ? other.Host : "another page")}"
            : response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/html" ? "answers with a page for people"
            : null;
        if (said is null)
        {
            return null;
        }

        response.Dispose();
        return new ClusterException(
            "NotKubernetes", context.Name, $"{context.Server} {said}, which no API server of Kubernetes does.", "Check the address of the server, and log in to proxies on the way to it.");
    }
}
