using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>An object of the fake API server, with the managers of its fields.</summary>
internal sealed class FakeObject
{
    private const string ByApply = "Apply";
    private const string ByUpdate = "Update";

    private readonly Dictionary<(string Manager, string Operation), HashSet<string>> owners = [];
    private Dictionary<string, string> fields = [];
    private string? kind;

    internal long Version { get; private set; }

    internal string Uid { get; private init; } = Guid.NewGuid().ToString();

    /// <summary>Server-side apply: the fields that stand against it, with their managers; the object changes where there are none.</summary>
    internal IReadOnlyList<(string Field, string Manager)> Apply(JsonObject intent, string manager, bool force, long nextVersion)
    {
        var wanted = FakeFields.Of(intent);
        kind ??= (string?)intent["kind"];
        var others = owners.Where(owner => owner.Key != (manager, ByApply)).ToArray();
        (string Field, string Manager)[] conflicts =
        [
            .. from owner in others
               from field in owner.Value
               where wanted.TryGetValue(field, out var value) && fields.GetValueOrDefault(field) != value
               select (field, owner.Key.Manager),
        ];
        if (conflicts.Length > 0 && !force)
        {
            return conflicts;
        }

        var before = Text();
        foreach (var owner in others)
        {
            owner.Value.ExceptWith(conflicts.Select(conflict => conflict.Field));
        }

        foreach (var field in owners.GetValueOrDefault((manager, ByApply), []).Where(field => !wanted.ContainsKey(field) && !others.Any(owner => owner.Value.Contains(field))))
        {
            fields.Remove(field);
        }

        fields = fields.Where(field => !wanted.ContainsKey(field.Key)).Concat(wanted).ToDictionary(field => field.Key, field => field.Value);
        owners[(manager, ByApply)] = [.. wanted.Keys];
        Raise(before, nextVersion);
        return [];
    }

    /// <summary>Puts content in place, with the owners that it names.</summary>
    internal void Replace(JsonObject content, string manager, long nextVersion)
    {
        var (before, wanted) = (Text(), FakeFields.Of(content));
        kind ??= (string?)content["kind"];
        if (content["metadata"]?["managedFields"] is JsonArray { Count: > 0 } given)
        {
            owners.Clear();
            foreach (var entry in given)
            {
                owners[((string)entry!["manager"]!, (string)entry["operation"]!)] = FakeFields.FromFieldsV1(entry["fieldsV1"]!.AsObject());
            }
        }

        var changed = wanted.Where(field => fields.GetValueOrDefault(field.Key) != field.Value).Select(field => field.Key).ToArray();
        fields = wanted;
        foreach (var owner in owners.Values)
        {
            owner.IntersectWith(wanted.Keys);
        }

        if (changed.Length > 0)
        {
            (owners.TryGetValue((manager, ByUpdate), out var mine) ? mine : owners[(manager, ByUpdate)] = []).UnionWith(changed);
        }

        Raise(before, nextVersion);
    }

    /// <summary>Changes the fields that a JSON merge patch names; those that are null there go.</summary>
    internal void Merge(JsonObject patch, string manager, long nextVersion)
    {
        var content = Shown(string.Empty, null, string.Empty);
        Merge(content, patch);
        content["metadata"]!.AsObject().Remove("managedFields");
        Replace(content, manager, nextVersion);
    }

    private static void Merge(JsonObject at, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
            {
                at.Remove(key);
            }
            else if (value is JsonObject below)
            {
                Merge((at[key] ??= new JsonObject()).AsObject(), below);
            }
            else
            {
                at[key] = value.DeepClone();
            }
        }
    }

    /// <summary>A copy on which a dry run works.</summary>
    internal FakeObject Copy()
    {
        var copy = new FakeObject { Uid = Uid, Version = Version, fields = new(fields), kind = kind };
        foreach (var (key, owned) in owners)
        {
            copy.owners[key] = [.. owned];
        }

        return copy;
    }

    /// <summary>The object as the server shows it.</summary>
    internal JsonObject Shown(string apiVersion, string? @namespace, string name)
    {
        var shown = FakeFields.Tree(fields);
        (shown["apiVersion"], shown["kind"]) = (apiVersion, kind);
        var metadata = (shown["metadata"] ??= new JsonObject()).AsObject();
        (metadata["name"], metadata["uid"], metadata["resourceVersion"]) = (name, Uid, $"{Version}");
        if (@namespace is not null)
        {
            metadata["namespace"] = @namespace;
        }

        metadata["managedFields"] = new JsonArray([.. Entries()]);
        return shown;
    }

    private IEnumerable<JsonObject> Entries() =>
        from owner in owners
        where owner.Value.Count > 0
        orderby owner.Key
        select new JsonObject { ["manager"] = owner.Key.Manager, ["operation"] = owner.Key.Operation, ["fieldsV1"] = FakeFields.ToFieldsV1(owner.Value.Order(StringComparer.Ordinal)) };

    private string Text() => FakeFields.Tree(fields.OrderBy(field => field.Key, StringComparer.Ordinal)).ToJsonString() + string.Concat(Entries().Select(entry => entry.ToJsonString()));

    private void Raise(string before, long nextVersion) => Version = Version == 0 || before != Text() ? nextVersion : Version;
}
