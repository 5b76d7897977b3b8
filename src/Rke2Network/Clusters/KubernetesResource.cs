using Rke2Network.Yaml;

namespace Rke2Network.Clusters;

/// <summary>An object of a Kubernetes API, as it is sent or as a cluster holds it: immutable.</summary>
public sealed class KubernetesResource
{
    private readonly YamlMap? metadata;

    /// <summary>Makes it of its tree.</summary>
    /// <param name="body">The object with apiVersion, kind and metadata.name.</param>
    /// <exception cref="InputException">One of these is missing.</exception>
    public KubernetesResource(YamlMap body)
    {
        Body = body;
        metadata = body.Find("metadata") as YamlMap;
        ApiVersion = Text(body, "apiVersion") ?? throw Missing("apiVersion");
        Kind = Text(body, "kind") ?? throw Missing("kind");
        Name = Text(metadata, "name") ?? throw Missing("metadata.name");
        Namespace = Text(metadata, "namespace");
    }

    /// <summary>The API group and version, such as <c>helm.cattle.io/v1</c>; <c>v1</c> for the core group.</summary>
    public string ApiVersion { get; }

    /// <summary>The kind, such as <c>HelmChartConfig</c>.</summary>
    public string Kind { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The namespace; null for what has none.</summary>
    public string? Namespace { get; }

    /// <summary>The whole tree.</summary>
    public YamlMap Body { get; }

    /// <summary>The whole as YAML, without a final newline.</summary>
    public string Yaml => YamlWriter.Write(Body);

    /// <summary>The version of the object in its cluster; null where it comes from none.</summary>
    public string? ResourceVersion => Text(metadata, "resourceVersion");

    /// <summary>The identity of the object in its cluster, which a new object of the name does not share.</summary>
    internal string? Uid => Text(metadata, "uid");

    /// <summary>The metadata.</summary>
    internal YamlMap Metadata => metadata ?? YamlMap.Empty;

    /// <summary>The specification; empty where the object has none.</summary>
    internal YamlMap Spec => Body.Find("spec") as YamlMap ?? YamlMap.Empty;

    /// <summary>The status; empty where the object has none.</summary>
    internal YamlMap Status => Body.Find("status") as YamlMap ?? YamlMap.Empty;

    /// <summary>An annotation.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its text; null where the object has none of the name.</returns>
    internal string? Annotation(string name) => Text(metadata?.Find("annotations") as YamlMap, name);

    /// <summary>A label.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its text; null where the object has none of the name.</returns>
    internal string? Label(string name) => Text(metadata?.Find("labels") as YamlMap, name);

    /// <summary>The object as kubectl names it.</summary>
    /// <returns>Such as <c>HelmChartConfig kube-system/rke2-canal</c>.</returns>
    public override string ToString() => $"{Kind} {(Namespace is null ? Name : $"{Namespace}/{Name}")}";

    /// <summary>The text of a key; null where it is missing or no scalar.</summary>
    internal static string? Text(YamlMap? map, string key) => map?.Find(key) is YamlScalar { Kind: not YamlScalarKind.Null, Text.Length: > 0 } scalar ? scalar.Text : null;

    private static InputException Missing(string field) =>
        new("NotAResource", null, $"this is no Kubernetes resource: it has no {field}.", "Give an object with apiVersion, kind and metadata.name.");
}
