using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Resources;

/// <summary>Refusals of requests for objects. Some codes of API servers say less than the text behind them, or something else.</summary>
internal static class Refusals
{
    private static readonly Regex Lacking = new("cannot ([a-z]+) resource ", RegexOptions.CultureInvariant);

    /// <summary>What a refusal means.</summary>
    internal static async Task<ClusterException> OfAsync(
        HttpResponseMessage response, string context, string verb, string subject, string? @namespace, string? name, CancellationToken cancellation)
    {
        var status = await StatusAsync(response, cancellation).ConfigureAwait(false);
        var details = status.Find("details") as YamlMap;
        var said = KubernetesResource.Text(status, "message") ?? string.Empty;
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound when details is null && subject.Contains('.', StringComparison.Ordinal) && !subject.EndsWith(ResourceTypes.HelmChart.Group, StringComparison.Ordinal):
                return new ClusterException("NoSuchKind", context, $"The cluster has no {subject}.", "Install what brings its CRD.");
            case HttpStatusCode.NotFound when details is null:
                name = null; // No path of the kind is there, so that it is not the object that is missing.
                break;
            case HttpStatusCode.NotFound when KubernetesResource.Text(details, "kind") == "namespaces" && subject != "namespaces":
                return new ClusterException("NotFound", context, $"There is no namespace {@namespace}, in which {subject} '{name}' shall be.", "Create the namespace, or correct the one that the object names.");
            case HttpStatusCode.Forbidden when said.Contains("is being terminated", StringComparison.Ordinal):
                return new ClusterException("Conflict", context, $"The namespace {@namespace} is being deleted, so that nothing can be made in it.", "Wait until it is gone, and create it anew.");
            case HttpStatusCode.Forbidden when Lacking.Match(said) is { Success: true } match:
                verb = match.Groups[1].Value; // An apply needs the right to create, too, where there is nothing yet.
                break;
            case HttpStatusCode.InternalServerError when said.Contains("field not declared in schema", StringComparison.Ordinal) || said.Contains("failed to create typed patch object", StringComparison.Ordinal):
                return new ClusterException("Invalid", context, $"The server refuses {subject} '{name}'{(@namespace is null ? string.Empty : $" in {@namespace}")}: {said.TrimEnd('.')}.", "Correct what it names.");
            case HttpStatusCode.InternalServerError when said.Contains("request is too large", StringComparison.Ordinal):
                response.StatusCode = HttpStatusCode.RequestEntityTooLarge; // It is etcd that refuses.
                break;
        }

        return await ApiFaults.FromResponseAsync(response, context, verb, subject, @namespace, name, cancellation).ConfigureAwait(false);
    }

    /// <summary>The Status object of a refusal; empty where the answer is something else, such as a page of a proxy.</summary>
    internal static async Task<YamlMap> StatusAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            return JsonTrees.Read(document.RootElement) as YamlMap ?? YamlMap.Empty;
        }
        catch (JsonException)
        {
            return YamlMap.Empty;
        }
    }
}
