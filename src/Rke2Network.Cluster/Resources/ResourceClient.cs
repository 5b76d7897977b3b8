using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Resources;

/// <summary>Reads and writes objects of any kind, over the connection's handlers. Every failure comes as a <see cref="ClusterException"/>.</summary>
internal sealed class ResourceClient(ClusterConnection connection)
{
    /// <summary>How many objects a page of a list holds, as with kubectl.</summary>
    internal const int PageSize = 500;

    /// <summary>The most that API servers read. Source: kubernetes/apiserver pkg/server/config.go (MaxRequestBodyBytes).</summary>
    private const int LargestBody = 3 * 1024 * 1024;

    private static readonly MediaTypeHeaderValue ApplyPatch = new("application/apply-patch+yaml"); // JSON is YAML.
    private static readonly MediaTypeHeaderValue MergePatch = new("application/merge-patch+json");
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue MetadataList = MediaTypeWithQualityHeaderValue.Parse("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");

    private readonly ConcurrentDictionary<(string, string), ResourceType> discovered = [];

    /// <summary>How long the rest of an answer may take whose head is there: the limits of requests end with the head.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    private string Context => connection.Context.Name;

    /// <summary>An object; null where there is none.</summary>
    internal Task<KubernetesResource?> FindAsync(ResourceType type, string? @namespace, string name, CancellationToken cancellation) => FindAsync(type, @namespace, name, null, cancellation);

    /// <summary>The wanted keys of an object; null where there is none.</summary>
    internal async Task<KubernetesResource?> FindAsync(ResourceType type, string? @namespace, string name, Func<string, bool>? keep, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, type.Path(@namespace, name));
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NotFound && await IsMissingAsync(response, cancellation).ConfigureAwait(false)
            ? null
            : Resource(await TreeAsync(response, "get", type.FullName, @namespace, name, keep, cancellation).ConfigureAwait(false));
    }

    /// <summary>Objects, page by page: one page at most is held. A list that expires on the way goes on where the server lets it.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="namespace">Their namespace; null for all.</param>
    /// <param name="selector">Label and field selectors as in a query; null for none.</param>
    /// <param name="keep">The keys that are wanted; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal IAsyncEnumerable<KubernetesResource> ListAsync(ResourceType type, string? @namespace, string? selector, Func<string, bool>? keep, CancellationToken cancellation) =>
        ListAsync(type, @namespace, selector, keep, null, cancellation);

    /// <summary>Objects without their data: where the server can, it sends the metadata alone.</summary>
    internal IAsyncEnumerable<KubernetesResource> ListMetadataAsync(ResourceType type, string? @namespace, string? selector, CancellationToken cancellation) =>
        ListAsync(type, @namespace, selector, key => key is not ("data" or "binaryData" or "managedFields"), MetadataList, cancellation);

    private async IAsyncEnumerable<KubernetesResource> ListAsync(
        ResourceType type, string? @namespace, string? selector, Func<string, bool>? keep, MediaTypeWithQualityHeaderValue? format, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        var expired = false;
        do
        {
            var (items, following, isExpired) = await PageAsync(type, @namespace, selector, next, keep, format, expired, cancellation).ConfigureAwait(false);
            (next, expired) = (following, isExpired);
            foreach (var item in items.Where(item => seen.Add($"{item.Namespace}/{item.Name}")))
            {
                yield return item;
            }
        }
        while (next is not null || expired);
    }

    /// <summary>Server-side apply as this module, with strict validation of fields.</summary>
    /// <exception cref="ClusterException"><c>Conflict</c> where others own fields and <paramref name="force"/> is not given.</exception>
    internal Task<KubernetesResource> ApplyAsync(ResourceType type, KubernetesResource resource, bool dryRun, bool force, CancellationToken cancellation) =>
        ApplyAsync(type, resource, dryRun, force, ManagedFields.Manager, cancellation);

    /// <summary>The same under another name: what one of its names does not repeat, this module would take away.</summary>
    internal Task<KubernetesResource> ApplyAsync(ResourceType type, KubernetesResource resource, bool dryRun, bool force, string manager, CancellationToken cancellation) => WriteAsync(
        HttpMethod.Patch,
        "patch",
        type,
        resource,
        $"?fieldManager={manager}&fieldValidation=Strict{(force ? "&force=true" : string.Empty)}{(dryRun ? "&dryRun=All" : string.Empty)}",
        ApplyPatch,
        cancellation);

    /// <summary>Puts an object in place of the one there, if that is still of the version that the object bears.</summary>
    internal Task<KubernetesResource> ReplaceAsync(ResourceType type, KubernetesResource resource, bool dryRun, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Put, "update", type, resource, $"?fieldManager={ManagedFields.Manager}{(dryRun ? "&dryRun=All" : string.Empty)}", Json, cancellation);

    /// <summary>Changes what a JSON merge patch names, and leaves all else.</summary>
    internal async Task<KubernetesResource> PatchAsync(ResourceType type, string? @namespace, string name, YamlMap patch, bool dryRun, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{type.Path(@namespace, name)}?fieldManager={ManagedFields.Manager}{(dryRun ? "&dryRun=All" : string.Empty)}") { Content = Body(patch, MergePatch) };
        request.Options.Set(RetryHandler.IsIdempotent, true);
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        return await ResourceAsync(response, "patch", type, @namespace, name, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes an object that is not there.</summary>
    internal async Task<KubernetesResource> CreateAsync(ResourceType type, KubernetesResource resource, bool dryRun, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{type.Path(resource.Namespace)}?fieldManager={ManagedFields.Manager}{(dryRun ? "&dryRun=All" : string.Empty)}") { Content = Body(resource.Body, Json) };
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        return await ResourceAsync(response, "create", type, resource.Namespace, resource.Name, cancellation).ConfigureAwait(false);
    }

    /// <summary>Deletes an object, if it is still the one and of the version that is given.</summary>
    /// <returns>False where it is gone already; that, too, is how a second try ends whose first was heard.</returns>
    internal async Task<bool> DeleteAsync(ResourceType type, KubernetesResource resource, bool dryRun, CancellationToken cancellation)
    {
        var options = new Dictionary<string, YamlValue>
        {
            ["apiVersion"] = YamlScalar.String("v1"),
            ["kind"] = YamlScalar.String("DeleteOptions"),
            ["preconditions"] = new YamlMap(new[] { ("uid", resource.Uid), ("resourceVersion", resource.ResourceVersion) }
                .Where(condition => condition.Item2 is not null).Select(condition => new KeyValuePair<string, YamlValue>(condition.Item1, YamlScalar.String(condition.Item2!)))),
        };
        if (dryRun)
        {
            options["dryRun"] = new YamlList([YamlScalar.String("All")]); // Where there is a body the server reads no options of the query, and would delete.
        }

        using var request = new HttpRequestMessage(HttpMethod.Delete, type.Path(resource.Namespace, resource.Name)) { Content = Body(new YamlMap(options), Json) };
        request.Options.Set(RetryHandler.IsIdempotent, true);
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound && await IsMissingAsync(response, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        return response.IsSuccessStatusCode ? true
            : throw await Refusals.OfAsync(response, Context, "delete", type.FullName, resource.Namespace, resource.Name, cancellation).ConfigureAwait(false);
    }

    /// <summary>The type of an object; the server is asked for kinds that are not known, once each.</summary>
    /// <exception cref="ClusterException"><c>NoSuchKind</c> where the server has none.</exception>
    internal async Task<ResourceType> TypeOfAsync(KubernetesResource resource, CancellationToken cancellation)
    {
        if (resource.Name is "." or ".." || resource.Namespace is "." or "..")
        {
            // As parts of an address they lead elsewhere: a list, say, instead of one of its objects.
            throw new ClusterException("Invalid", Context, $"The {resource} has a name or namespace that no object can have.", "Correct it.");
        }

        if ((ResourceTypes.Find(resource.ApiVersion, resource.Kind) ?? discovered.GetValueOrDefault((resource.ApiVersion, resource.Kind))) is { } known)
        {
            return known;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, (resource.ApiVersion.Contains('/', StringComparison.Ordinal) ? "apis/" : "api/") + resource.ApiVersion);
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        var list = response.StatusCode == HttpStatusCode.NotFound ? YamlMap.Empty : await TreeAsync(response, "get", resource.ApiVersion, null, null, null, cancellation).ConfigureAwait(false);
        var found = (list.Find("resources") as YamlList ?? new YamlList([])).OfType<YamlMap>()
            .Where(each => KubernetesResource.Text(each, "kind") == resource.Kind && KubernetesResource.Text(each, "name")?.Contains('/', StringComparison.Ordinal) == false)
            .Select(each => new ResourceType(resource.ApiVersion, resource.Kind, KubernetesResource.Text(each, "name")!, YamlScalar.True.SameAs(each.Find("namespaced"))))
            .FirstOrDefault() ?? throw new ClusterException(
                "NoSuchKind", Context, $"The cluster has no {resource.Kind} in {resource.ApiVersion}.", "Install what brings its CRD, or correct apiVersion and kind.");
        discovered[(resource.ApiVersion, resource.Kind)] = found;
        return found;
    }

    private async Task<KubernetesResource> WriteAsync(
        HttpMethod method, string verb, ResourceType type, KubernetesResource resource, string query, MediaTypeHeaderValue format, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, type.Path(resource.Namespace, resource.Name) + query) { Content = Body(resource.Body, format) };
        request.Options.Set(RetryHandler.IsIdempotent, true); // The same intent, or the same version, twice has one effect.
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        return await ResourceAsync(response, verb, type, resource.Namespace, resource.Name, cancellation).ConfigureAwait(false);
    }

    private async Task<(IReadOnlyList<KubernetesResource> Items, string? Next, bool IsExpired)> PageAsync(
        ResourceType type, string? @namespace, string? selector, string? next, Func<string, bool>? keep, MediaTypeWithQualityHeaderValue? format, bool wasExpired, CancellationToken cancellation)
    {
        var query = $"?limit={PageSize}{(selector is null ? string.Empty : "&" + selector)}{(next is null ? string.Empty : "&continue=" + Uri.EscapeDataString(next))}";
        using var request = new HttpRequestMessage(HttpMethod.Get, type.Path(@namespace) + query);
        if (format is not null)
        {
            request.Headers.Accept.Add(format);
        }

        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Gone && !wasExpired)
        {
            // The server says how to go on with the rest as it is now; where it does not, the list starts anew.
            var status = await Refusals.StatusAsync(response, cancellation).ConfigureAwait(false);
            return ([], KubernetesResource.Text(status.Find("metadata") as YamlMap, "continue"), true);
        }

        if (!response.IsSuccessStatusCode)
        {
            throw await Refusals.OfAsync(response, Context, "list", type.FullName, @namespace, null, cancellation).ConfigureAwait(false);
        }

        using var document = await DocumentAsync(response, cancellation).ConfigureAwait(false);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } list || !list.TryGetProperty("metadata", out var metadata))
        {
            throw NoObject(null);
        }

        var items = list.TryGetProperty("items", out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Select(item => Item(type, item, keep)).ToArray()
            : [];
        return (items, KubernetesResource.Text(Tree(metadata, null), "continue"), false);
    }

    /// <summary>Items of lists name neither their kind nor its version.</summary>
    private KubernetesResource Item(ResourceType type, JsonElement item, Func<string, bool>? keep)
    {
        var tree = Tree(item, keep);
        return Resource(new YamlMap(new Dictionary<string, YamlValue> { ["apiVersion"] = YamlScalar.String(type.ApiVersion), ["kind"] = YamlScalar.String(type.Kind) }
            .Concat(tree.Where(entry => entry.Key is not ("apiVersion" or "kind")))));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var response = await connection.SendAsync(request, cancellation).ConfigureAwait(false);
        try
        {
            // What a refusal says is read more than once.
            await (response.IsSuccessStatusCode ? Task.CompletedTask : response.Content.LoadIntoBufferAsync()).WaitAsync(Patience, cancellation).ConfigureAwait(false);
            return response;
        }
        catch (Exception fault) when (fault is HttpRequestException or System.IO.IOException or TimeoutException)
        {
            response.Dispose();
            throw ApiFaults.OfTransport(fault is TimeoutException ? Late(fault) : fault, connection.Context);
        }
    }

    private async Task<KubernetesResource> ResourceAsync(HttpResponseMessage response, string verb, ResourceType type, string? @namespace, string name, CancellationToken cancellation) =>
        Resource(await TreeAsync(response, verb, type.FullName, @namespace, name, null, cancellation).ConfigureAwait(false));

    private async Task<YamlMap> TreeAsync(
        HttpResponseMessage response, string verb, string subject, string? @namespace, string? name, Func<string, bool>? keep, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await Refusals.OfAsync(response, Context, verb, subject, @namespace, name, cancellation).ConfigureAwait(false);
        }

        using var document = await DocumentAsync(response, cancellation).ConfigureAwait(false);
        return Tree(document.RootElement, keep);
    }

    private YamlMap Tree(JsonElement element, Func<string, bool>? keep)
    {
        try
        {
            return JsonTrees.Read(element, keep) as YamlMap ?? throw NoObject(null);
        }
        catch (JsonException fault)
        {
            throw NoObject(fault);
        }
    }

    private KubernetesResource Resource(YamlMap tree)
    {
        try
        {
            return new KubernetesResource(tree);
        }
        catch (InputException fault)
        {
            throw NoObject(fault);
        }
    }

    private async Task<JsonDocument> DocumentAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            return await JsonDocument.ParseAsync(stream, default, limit.Token).ConfigureAwait(false);
        }
        catch (JsonException fault)
        {
            throw NoObject(fault);
        }
        catch (OperationCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            throw ApiFaults.OfTransport(Late(fault), connection.Context);
        }
        catch (Exception fault) when (fault is HttpRequestException or System.IO.IOException)
        {
            throw ApiFaults.OfTransport(fault, connection.Context); // The answer broke off in its middle.
        }
    }

    private TimeoutException Late(Exception fault) => new($"no whole answer within {Patience.TotalSeconds:0} s", fault);

    private ClusterException NoObject(Exception? fault) => new(
        "NotKubernetes", Context, $"{connection.Context.Server} answers with something that is no Kubernetes object.", "Check the address of the server, and proxies on the way to it.", fault);

    /// <summary>Whether the object is missing; where its kind is missing the answer is another.</summary>
    private static async Task<bool> IsMissingAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = await Refusals.StatusAsync(response, cancellation).ConfigureAwait(false);
        return (status.Find("details") as YamlMap)?.Find("name") is not null;
    }

    private ReadOnlyMemoryContent Body(YamlMap tree, MediaTypeHeaderValue format)
    {
        var json = JsonTrees.Write(tree);

        // Servers stop reading there, and over HTTP/2 the answer that says so may be lost with the stream.
        return json.Length <= LargestBody ? new ReadOnlyMemoryContent(json) { Headers = { ContentType = format } } : throw new ClusterException(
            "TooLarge",
            Context,
            $"No API server takes an object of {json.Length / 1024} kB: {LargestBody / 1024} kB is the most, and half of that is what etcd takes.",
            "Leave out what is at the chart's defaults.");
    }
}
