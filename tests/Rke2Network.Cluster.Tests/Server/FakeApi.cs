using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>A small API server in memory for faults that a real one does not have on demand. Give <see cref="AnswerAsync"/> to a <see cref="ScriptedServer"/>.</summary>
internal sealed partial class FakeApi
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, FakeObject> objects = new(StringComparer.Ordinal); // by path
    private long version;
    private int expired;

    /// <summary>The kinds that have no definition, by their plural.</summary>
    internal HashSet<string> MissingKinds { get; } = [];

    /// <summary>What the user may not do: verb and plural, such as <c>list nodes</c>.</summary>
    internal HashSet<string> Forbidden { get; } = [];

    /// <summary>How many continued lists expire, and whether the server then says how to go on.</summary>
    internal (int Times, bool GoesOn) Expiring { get; set; }

    /// <summary>What happens before a request is heard; true where that is the whole answer.</summary>
    internal Func<HttpContext, Task<bool>> Before { get; set; } = _ => Task.FromResult(false);

    /// <summary>What happens after a request had its effect, before it is answered; true where that is the whole answer.</summary>
    internal Func<HttpContext, Task<bool>> After { get; set; } = _ => Task.FromResult(false);

    /// <summary>The objects that are there, by path.</summary>
    internal IReadOnlyList<string> Paths => [.. objects.Keys];

    /// <summary>The version of an object.</summary>
    internal long VersionOf(string path) => objects[path].Version;

    /// <summary>Puts an object there, as others do.</summary>
    internal void Put(string path, string json, string manager = "other")
    {
        lock (gate)
        {
            (objects.TryGetValue(path, out var there) ? there : objects[path] = new FakeObject()).Replace(JsonNode.Parse(json)!.AsObject(), manager, ++version);
        }
    }

    /// <summary>An object as it is answered; null where there is none.</summary>
    internal JsonObject? Find(string path)
    {
        lock (gate)
        {
            var target = FakeTarget.Of("/" + path);
            return objects.TryGetValue(path, out var there) ? there.Shown(target.ApiVersion, target.Namespace, target.Name!) : null;
        }
    }

    /// <summary>Answers a request.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        if (await Before(context))
        {
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        FakeAnswer answer;
        lock (gate)
        {
            answer = Answer(FakeTarget.Of(context.Request.Path), context.Request, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
        }

        if (!await After(context))
        {
            await ScriptedServer.Json(context, answer.Body, answer.Code);
        }
    }

    private FakeAnswer Answer(FakeTarget target, HttpRequest request, JsonObject body)
    {
        var verb = request.Method switch { "GET" => target.Name is null ? "list" : "get", "PATCH" => "patch", "PUT" => "update", "POST" => "create", _ => "delete" };
        var isDry = request.Query["dryRun"] == "All";
        var name = target.Name ?? (string?)body["metadata"]?["name"];
        var path = target.Name is null ? $"{target.List}/{name}" : $"{target.List}/{target.Name}";
        var there = objects.GetValueOrDefault(path);
        return (verb, there) switch
        {
            _ when MissingKinds.Contains(target.Plural) => new FakeAnswer(404, "404 page not found"),
            _ when Forbidden.Contains($"{verb} {target.Plural}") => FakeAnswer.Failure(403, "Forbidden", $"{target.FullName} is forbidden: User \"test\" cannot {verb} resource \"{target.Plural}\"", target, name),
            ("list", _) => List(target, request),
            ("get" or "update" or "delete", null) => FakeAnswer.Failure(404, "NotFound", $"{target.FullName} \"{name}\" not found", target, name),
            ("get", _) => Shown(there!),
            ("create", not null) => FakeAnswer.Failure(409, "AlreadyExists", $"{target.FullName} \"{name}\" already exists", target, name),
            ("update", _) when (string?)body["metadata"]?["resourceVersion"] is { } given && given != $"{there!.Version}" => Changed(),
            ("delete", _) when body["preconditions"] is JsonObject conditions && (((string?)conditions["uid"] ?? there!.Uid) != there!.Uid || ((string?)conditions["resourceVersion"] ?? $"{there.Version}") != $"{there.Version}") => Changed(),
            ("delete", _) => Delete(),
            _ => Write(),
        };

        FakeAnswer Changed() => FakeAnswer.Failure(409, "Conflict", $"Operation cannot be fulfilled on {target.FullName} \"{name}\": the object has been modified", target, name);

        FakeAnswer Shown(FakeObject each) => new(200, each.Shown(target.ApiVersion, target.Namespace, name!).ToJsonString());

        FakeAnswer Delete()
        {
            if (body["dryRun"] is null)
            {
                objects.Remove(path);
            }

            return new FakeAnswer(200, """{"kind": "Status", "status": "Success"}""");
        }

        FakeAnswer Write()
        {
            var written = there?.Copy() ?? new FakeObject();
            if (request.ContentType?.StartsWith("application/merge-patch+json", StringComparison.Ordinal) == true)
            {
                written.Merge(body, request.Query["fieldManager"]!, version + 1);
            }
            else if (verb != "patch")
            {
                written.Replace(body, request.Query["fieldManager"]!, version + 1);
            }
            else if (written.Apply(body, request.Query["fieldManager"]!, request.Query["force"] == "true", version + 1) is { Count: > 0 } conflicts)
            {
                return FakeAnswer.Conflict(conflicts, target, name);
            }

            if (!isDry)
            {
                (objects[path], version) = (written, version + 1);
            }

            return Shown(written);
        }
    }

    private FakeAnswer List(FakeTarget target, HttpRequest request)
    {
        var from = request.Query["continue"].ToString();
        if (from.Length > 0 && expired < Expiring.Times)
        {
            expired++;
            return FakeAnswer.Expired(Expiring.GoesOn ? from : null);
        }

        var all = objects.Where(each => FakeTarget.Of("/" + each.Key) is var its && its.Plural == target.Plural && (target.Namespace is null || its.Namespace == target.Namespace) && Fits(each.Value.Shown(its.ApiVersion, its.Namespace, its.Name!), request.Query["labelSelector"])).ToArray();
        var limit = int.TryParse(request.Query["limit"], out var given) ? given : int.MaxValue;
        var page = all.Where(each => string.CompareOrdinal(each.Key, from) > 0).Take(limit).ToArray();
        return FakeAnswer.List(page.Select(each => each.Value.Shown(target.ApiVersion, FakeTarget.Of("/" + each.Key).Namespace, FakeTarget.Of("/" + each.Key).Name!)), page.Length > 0 && page[^1].Key != all[^1].Key ? page[^1].Key : null);
    }

    /// <summary>Selectors of labels that are there, are equal to a value or are among values, joined by commas.</summary>
    private static bool Fits(JsonObject each, string? selector) =>
        string.IsNullOrEmpty(selector) || LabelTerms().Matches(selector).All(term => Labels(each, term.Groups["key"].Value) is { } value
            && (term.Groups["one"].Success ? value == term.Groups["one"].Value : !term.Groups["any"].Success || term.Groups["any"].Value.Split(',', StringSplitOptions.TrimEntries).Contains(value)));

    private static string? Labels(JsonObject each, string key) => (string?)each["metadata"]?["labels"]?[key];

    [GeneratedRegex(@"(?<key>[^,=\s]+)(?:==?(?<one>[^,]*)|\s+in\s+\((?<any>[^)]*)\))?(?:,|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelTerms();
}
