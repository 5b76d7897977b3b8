using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>Fields of objects by their paths. Lists count as one field.</summary>
internal static class FakeFields
{
    private const char Separator = '\n'; // Keys of annotations have dots and slashes.
    private const string Prefix = "f:";
    private static readonly HashSet<string> OfTheServer = [.. new[] { "apiVersion", "kind", "metadata\nname", "metadata\nnamespace", "metadata\nuid", "metadata\nresourceVersion", "metadata\ncreationTimestamp", "metadata\nmanagedFields" }];

    /// <summary>The fields of an object with their values as JSON, without what the server keeps for itself.</summary>
    internal static Dictionary<string, string> Of(JsonObject tree)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(tree, [], (path, value) =>
        {
            if (!OfTheServer.Any(own => path == own || path.StartsWith(own + Separator, StringComparison.Ordinal)))
            {
                fields[path] = value?.ToJsonString() ?? "null";
            }
        });
        return fields;
    }

    /// <summary>The object that has these fields.</summary>
    internal static JsonObject Tree(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var tree = new JsonObject();
        foreach (var (path, value) in fields)
        {
            Set(tree, path.Split(Separator), JsonNode.Parse(value));
        }

        return tree;
    }

    /// <summary>A path as messages show it.</summary>
    internal static string Shown(string path) => "." + path.Replace(Separator, '.');

    /// <summary>Paths in the form of managedFields.</summary>
    internal static JsonObject ToFieldsV1(IEnumerable<string> paths)
    {
        var tree = new JsonObject();
        foreach (var path in paths)
        {
            Set(tree, [.. path.Split(Separator).Select(key => Prefix + key)], new JsonObject());
        }

        return tree;
    }

    /// <summary>Paths out of the form of managedFields.</summary>
    internal static HashSet<string> FromFieldsV1(JsonObject tree)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Walk(tree, [], (path, _) => paths.Add(string.Join(Separator, path.Split(Separator).Select(key => key[Prefix.Length..]))));
        return paths;
    }

    private static void Walk(JsonObject at, string[] path, Action<string, JsonNode?> found)
    {
        foreach (var (key, value) in at)
        {
            string[] below = [.. path, key];
            if (value is JsonObject { Count: > 0 } map)
            {
                Walk(map, below, found);
            }
            else
            {
                found(string.Join(Separator, below), value);
            }
        }
    }

    private static void Set(JsonObject tree, string[] keys, JsonNode? value)
    {
        var at = tree;
        foreach (var key in keys[..^1])
        {
            at = (at[key] ??= new JsonObject()).AsObject();
        }

        at[keys[^1]] = value;
    }
}
