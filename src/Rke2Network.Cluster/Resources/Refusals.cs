using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Resources;

/// <summary>Refusals of requests for objects. Some codes of API servers say less than the text behind them, or something else.</summary>
internal static class Refusals
{
    private static readonly Regex Denial = new("is forbidden: User \"([^\"]+)\" cannot (?:([a-z]+) resource )?[^:]*(?:: (.+))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex Manager = new("conflict with \"([^\"]*)\"", RegexOptions.CultureInvariant);

    /// <summary>What a refusal means.</summary>
    internal static async Task<ClusterException> OfAsync(
        HttpResponseMessage response, string context, string verb, string subject, string? @namespace, string? name, CancellationToken cancellation)
    {
        var status = await StatusAsync(response, cancellation).ConfigureAwait(false);
        var details = status.Find("details") as YamlMap;
        var said = KubernetesResource.Text(status, "message")?.TrimEnd('.');
        var place = @namespace is null ? string.Empty : $" in {@namespace}";
        var target = $"{subject}{(name is null ? string.Empty : $" '{name}'")}{place}";
        var isOfHelm = subject.EndsWith(ResourceTypes.HelmChart.Group, StringComparison.Ordinal);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new ClusterException(
                "Unauthorized", context, "The server does not know the user: the token or certificate is wrong or has run out.", "Get a new kubeconfig, or log in again where the context takes its token from elsewhere."),
            HttpStatusCode.Forbidden when Says(said, "is being terminated") => new ClusterException(
                "Conflict", context, $"The namespace {@namespace} is being deleted, so that nothing can be made in it.", "Wait until it is gone, and create it anew."),
            HttpStatusCode.Forbidden => Forbidden(context, verb, subject, @namespace, target, said),
            HttpStatusCode.NotFound when KubernetesResource.Text(details, "kind") == "namespaces" && subject != "namespaces" => new ClusterException(
                "NotFound", context, $"There is no namespace {@namespace}, in which {subject} '{name}' shall be.", "Create the namespace, or correct the one that the object names."),

            // Without details no path of the kind is there, so that it is not the object that is missing.
            HttpStatusCode.NotFound when isOfHelm && (details is null || name is null) => new ClusterException(
                "NotRke2", context, $"The cluster has no {subject}: it is not one of RKE2.", "Choose the context of an RKE2 cluster: Get-Rke2Context lists them."),
            HttpStatusCode.NotFound when details is null && subject.Contains('.', StringComparison.Ordinal) => new ClusterException(
                "NoSuchKind", context, $"The cluster has no {subject}.", "Install what brings its CRD."),
            HttpStatusCode.NotFound => new ClusterException(
                "NotFound", context, $"The cluster has no {(details is null ? subject + place : target)}{InBrackets(said)}.", "Check its name and namespace, and that the namespace and the CRD of its kind are there."),
            HttpStatusCode.Conflict => Conflict(context, target, said, details),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => Invalid(context, target, said),

            // Some servers hand out what strict validation found as a fault of their own.
            HttpStatusCode.InternalServerError when Says(said, "field not declared in schema") || Says(said, "failed to create typed patch object") || Says(said, "strict decoding") =>
                Invalid(context, target, said),
            HttpStatusCode.InternalServerError when Says(said, "request is too large") => TooLarge(context, target), // It is etcd that refuses.
            HttpStatusCode.RequestEntityTooLarge => TooLarge(context, target),
            _ => new ClusterException(
                "ServerError", context, $"The server answers {(int)response.StatusCode} to {verb} {target}{(said is null ? string.Empty : $": {said}")}.", "Try again later; the log of kube-apiserver says more."),
        };
    }

    /// <summary>The Status object of a refusal; empty where the answer is something else, such as a page of a proxy, which is never shown.</summary>
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

    /// <summary>Who may not, and what, where the server says it in its usual words: an apply needs the right to create, too, where there is nothing yet.</summary>
    private static ClusterException Forbidden(string context, string verb, string subject, string? @namespace, string target, string? said)
    {
        var denial = Denial.Match(said ?? string.Empty);
        var user = denial.Success ? $" {denial.Groups[1].Value}" : string.Empty;
        var lacking = denial.Groups[2].Success ? denial.Groups[2].Value : verb;
        var more = !denial.Success ? said : denial.Groups[3].Success ? denial.Groups[3].Value : null;
        return new ClusterException(
            "Forbidden",
            context,
            $"The user{user} may not {lacking} {target}{InBrackets(more)}.",
            $"Its role needs the verb {lacking} for the resource {subject}{(@namespace is null ? " in all namespaces (a ClusterRole)" : $" in the namespace {@namespace}")}.");
    }

    private static ClusterException Conflict(string context, string target, string? said, YamlMap? details)
    {
        FieldConflict[] conflicts =
        [
            .. from cause in (details?.Find("causes") as YamlList ?? new YamlList([])).OfType<YamlMap>()
               where KubernetesResource.Text(cause, "reason") == "FieldManagerConflict"
               select new FieldConflict(KubernetesResource.Text(cause, "field") ?? "a field", Manager.Match(KubernetesResource.Text(cause, "message") ?? string.Empty).Groups[1].Value),
        ];
        return conflicts.Length > 0
            ? new ClusterException("Conflict", context, $"Others own fields of {target}: {string.Join(", ", conflicts.Select(conflict => conflict.ToString()))}.", "Change it where they change it, or take the fields over with -TakeOwnership.") { Conflicts = conflicts }
            : new ClusterException("Conflict", context, $"{target} was changed meanwhile{InBrackets(said)}.", "Look at it as it is now, and decide again.");
    }

    private static ClusterException Invalid(string context, string target, string? said) =>
        new("Invalid", context, $"The server refuses {target}: {said ?? "it gives no reason"}.", "Correct what it names.");

    private static ClusterException TooLarge(string context, string target) =>
        new("TooLarge", context, $"The server takes no {target} of this size.", "Leave out what is at the chart's defaults.");

    private static bool Says(string? said, string words) => said?.Contains(words, StringComparison.Ordinal) == true;

    private static string InBrackets(string? said) => said is null ? string.Empty : $" ({said})";
}
