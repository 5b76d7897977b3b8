using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Clusters;

/// <summary>Reads Kubernetes objects of any kind from manifests.</summary>
public static class ResourceReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML or JSON, of one document or several; a List gives its items.</param>
    /// <param name="file">The file it came from, for messages; null for none.</param>
    /// <returns>The objects in their order.</returns>
    /// <exception cref="InputException">The text is no YAML, or something in it is no Kubernetes object.</exception>
    public static IReadOnlyList<KubernetesResource> Read(string text, string? file = null) =>
        [.. YamlReader.ReadAll(text, file).SelectMany((tree, i) => Objects(tree, file, $"document {i + 1}"))];

    /// <summary>The objects of a tree.</summary>
    /// <param name="tree">An object, or a List of objects.</param>
    /// <returns>The objects.</returns>
    /// <exception cref="InputException">It is none.</exception>
    public static IReadOnlyList<KubernetesResource> Of(YamlMap tree) => [.. Objects(tree, null, null)];

    private static IEnumerable<KubernetesResource> Objects(YamlValue tree, string? file, string? place)
    {
        if (tree is YamlScalar { Kind: YamlScalarKind.Null })
        {
            return []; // an empty document
        }

        var map = tree as YamlMap ?? throw NoObject("it has no keys.", file, place);
        return KubernetesResource.Text(map, "kind") == "List" && map.Find("items") is YamlList items
            ? items.SelectMany((item, i) => Objects(item, file, $"item {i + 1}"))
            : [One(map, file, place)];
    }

    private static KubernetesResource One(YamlMap map, string? file, string? place)
    {
        try
        {
            return new KubernetesResource(map);
        }
        catch (InputException fault)
        {
            throw NoObject(fault.Reason, file, place);
        }
    }

    private static InputException NoObject(string reason, string? file, string? place) => new(
        "NotAResource",
        file ?? place,
        file is not null && place is not null ? $"{place}: {reason}" : reason,
        "Give Kubernetes objects with apiVersion, kind and metadata.name.");
}
