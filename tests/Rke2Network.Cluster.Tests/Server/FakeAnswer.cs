using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>What the fake API server answers.</summary>
internal sealed record FakeAnswer(int Code, string Body)
{
    internal static FakeAnswer Failure(int code, string reason, string message, FakeTarget target, string? name) =>
        new(code, Status(code, reason, message, target, name).ToJsonString());

    internal static FakeAnswer Conflict(IEnumerable<(string Field, string Manager)> conflicts, FakeTarget target, string? name)
    {
        var status = Status(409, "Conflict", "Apply failed with conflicts", target, name);
        status["details"]!["causes"] = new JsonArray([.. conflicts.Select(conflict => new JsonObject
        {
            ["reason"] = "FieldManagerConflict",
            ["message"] = $"conflict with \"{conflict.Manager}\" using {target.ApiVersion}",
            ["field"] = FakeFields.Shown(conflict.Field),
        })]);
        return new FakeAnswer(409, status.ToJsonString());
    }

    internal static FakeAnswer Expired(string? next)
    {
        var status = new JsonObject { ["kind"] = "Status", ["reason"] = "Expired", ["code"] = 410, ["message"] = "The provided continue parameter is too old" };
        if (next is not null)
        {
            status["metadata"] = new JsonObject { ["continue"] = next };
        }

        return new FakeAnswer(410, status.ToJsonString());
    }

    internal static FakeAnswer List(IEnumerable<JsonObject> items, string? next)
    {
        var list = new JsonObject { ["kind"] = "List", ["metadata"] = new JsonObject { ["continue"] = next ?? string.Empty }, ["items"] = new JsonArray([.. items]) };
        return new FakeAnswer(200, list.ToJsonString());
    }

    private static JsonObject Status(int code, string reason, string message, FakeTarget target, string? name) => new()
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["status"] = "Failure",
        ["reason"] = reason,
        ["message"] = message,
        ["code"] = code,
        ["details"] = new JsonObject { ["name"] = name, ["group"] = target.Group, ["kind"] = target.Plural },
    };
}
