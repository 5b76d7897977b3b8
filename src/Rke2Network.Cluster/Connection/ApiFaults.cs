using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Connection;

/// <summary>What a failure means to people: which kind it is, why it came, and what to do.</summary>
internal static class ApiFaults
{
    private const string HelmGroup = "helm.cattle.io";
    private static readonly Regex Refused = new("is forbidden: User \"([^\"]+)\" cannot [^:]*(?:: (.+))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex Manager = new("conflict with \"([^\"]*)\"", RegexOptions.CultureInvariant);

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

    /// <summary>A request that the server refused.</summary>
    internal static async Task<ClusterException> FromResponseAsync(
        HttpResponseMessage response, string context, string verb, string subject, string? @namespace, string? name, CancellationToken cancellation)
    {
        var status = await StatusAsync(response, cancellation).ConfigureAwait(false);
        var said = KubernetesResource.Text(status, "message");
        var target = $"{subject}{(name is null ? string.Empty : $" '{name}'")}{(@namespace is null ? string.Empty : $" in {@namespace}")}";
        var causes = ((status.Find("details") as YamlMap)?.Find("causes") as YamlList ?? new YamlList([])).OfType<YamlMap>().ToArray();
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new ClusterException(
                "Unauthorized", context, "The server does not know the user: the token or certificate is wrong or has run out.", "Get a new kubeconfig, or log in again where the context takes its token from elsewhere."),
            HttpStatusCode.Forbidden => new ClusterException(
                "Forbidden",
                context,
                $"The user{Denied(said)} may not {verb} {target}{Why(said)}.",
                $"Its role needs the verb {verb} for the resource {subject}{(@namespace is null ? " in all namespaces (a ClusterRole)" : $" in the namespace {@namespace}")}."),
            HttpStatusCode.NotFound when subject.EndsWith(HelmGroup, StringComparison.Ordinal) && name is null => new ClusterException(
                "NotRke2", context, $"The cluster has no {subject}: it is not one of RKE2.", "Choose the context of an RKE2 cluster: Get-Rke2Context lists them."),
            HttpStatusCode.NotFound => new ClusterException("NotFound", context, $"The cluster has no {target}{(said is null ? string.Empty : $" ({said})")}.", "Check its name and namespace, and that the namespace and the CRD of its kind are there."),
            HttpStatusCode.Conflict => Conflict(context, target, said, causes),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => Invalid(context, target, said),

            // Some servers hand out what strict validation found as a fault of their own.
            HttpStatusCode.InternalServerError when said?.Contains("strict decoding", StringComparison.Ordinal) == true => Invalid(context, target, said),
            HttpStatusCode.RequestEntityTooLarge => new ClusterException("TooLarge", context, $"The server takes no {target} of this size.", "Leave out what is at the chart's defaults."),
            _ => new ClusterException(
                "ServerError", context, $"The server answers {(int)response.StatusCode} to {verb} {target}{(said is null ? string.Empty : $": {said.TrimEnd('.')}")}.", "Try again later; the log of kube-apiserver says more."),
        };
    }

    /// <summary>Who it is that may not, where the server says it in its usual words.</summary>
    private static string Denied(string? said) => Refused.Match(said ?? string.Empty) is { Success: true } match ? $" {match.Groups[1].Value}" : string.Empty;

    /// <summary>What the server says beyond its usual words, such as an admission's reason.</summary>
    private static string Why(string? said) => (Refused.Match(said ?? string.Empty) is { Success: true } match ? match.Groups[2].Value : said) is { Length: > 0 } more ? $" ({more.TrimEnd('.')})" : string.Empty;

    private static ClusterException Conflict(string context, string target, string? said, YamlMap[] causes)
    {
        FieldConflict[] conflicts =
        [
            .. from cause in causes
               where KubernetesResource.Text(cause, "reason") == "FieldManagerConflict"
               select new FieldConflict(KubernetesResource.Text(cause, "field") ?? "a field", Manager.Match(KubernetesResource.Text(cause, "message") ?? string.Empty).Groups[1].Value),
        ];
        return conflicts.Length > 0
            ? new ClusterException("Conflict", context, $"Others own fields of {target}: {string.Join(", ", conflicts.Select(conflict => conflict.ToString()))}.", "Change it where they change it, or take the fields over with -TakeOwnership.") { Conflicts = conflicts }
            : new ClusterException("Conflict", context, $"{target} was changed meanwhile{(said is null ? string.Empty : $" ({said.TrimEnd('.')})")}.", "Look at it as it is now, and decide again.");
    }

    private static ClusterException Invalid(string context, string target, string? said) =>
        new("Invalid", context, $"The server refuses {target}: {said?.TrimEnd('.') ?? "it gives no reason"}.", "Correct what it names.");

    private static async Task<YamlMap> StatusAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            return JsonTrees.Read(document.RootElement) as YamlMap ?? YamlMap.Empty;
        }
        catch (JsonException)
        {
            return YamlMap.Empty; // A page of a proxy, say: never shown.
        }
    }
}
