using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Clusters;

/// <summary>Who owns which field of an object. Source: kubernetes/website content/en/docs/reference/using-api/server-side-apply.md (FieldsV1).</summary>
public static class ManagedFields
{
    /// <summary>The name under which this module owns fields.</summary>
    public const string Manager = "rke2network";

    private const string FieldPrefix = "f:";
    private static readonly string[] OfTheServer = ["f:status", "f:metadata"];

    /// <summary>The managers that own a field, or something below it.</summary>
    /// <param name="resource">The object as its cluster holds it.</param>
    /// <param name="path">The field's path of keys, such as spec, valuesContent.</param>
    /// <returns>Their names, each once.</returns>
    public static IReadOnlyList<string> OwnersOf(KubernetesResource resource, IReadOnlyList<string> path) =>
        [.. Entries(resource).Where(entry => Owns(entry.Fields, path)).Select(entry => entry.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether this module applied the object, or a part of it.</summary>
    /// <param name="resource">The object as its cluster holds it.</param>
    /// <returns>True if it owns a field.</returns>
    public static bool IsOurs(KubernetesResource resource) => Entries(resource).Any(entry => entry.Name == Manager && entry.Fields.Count > 0);

    /// <summary>Others that own fields of the object, labels, annotations and status aside.</summary>
    /// <param name="resource">The object as its cluster holds it.</param>
    /// <returns>Their names, each once.</returns>
    public static IReadOnlyList<string> OtherOwners(KubernetesResource resource) =>
        [.. Entries(resource).Where(entry => entry.Name != Manager && entry.Fields.Any(field => !OfTheServer.Contains(field.Key))).Select(entry => entry.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>A list below which the path leads counts as one field: that is how most resources have it.</summary>
    private static bool Owns(YamlMap fields, IReadOnlyList<string> path)
    {
        var at = fields;
        foreach (var key in path)
        {
            if (at.Find(FieldPrefix + key) is not YamlMap below)
            {
                return false;
            }

            if (below.Count == 0)
            {
                return true; // a single value, or a map or list that is owned whole
            }

            at = below;
        }

        return true;
    }

    private static IEnumerable<(string Name, YamlMap Fields)> Entries(KubernetesResource resource) =>
        from entry in (resource.Metadata.Find("managedFields") as YamlList ?? new YamlList([])).OfType<YamlMap>()
        let name = KubernetesResource.Text(entry, "manager")
        where name is not null && KubernetesResource.Text(entry, "subresource") is null
        select (name, entry.Find("fieldsV1") as YamlMap ?? YamlMap.Empty);
}
