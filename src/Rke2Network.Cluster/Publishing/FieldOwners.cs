using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Publishing;

/// <summary>Who owns the fields of an object, as the object itself lists it.</summary>
internal static class FieldOwners
{
    private const string Key = "managedFields";

    /// <summary>Whether the same managers own the same fields of both, whenever they got them.</summary>
    internal static bool AreSame(KubernetesResource one, KubernetesResource other) =>
        new YamlList(Of(one).Select(WithoutTime)).SameAs(new YamlList(Of(other).Select(WithoutTime)));

    /// <summary>Metadata that leave the owners to the server.</summary>
    internal static YamlMap Without(YamlMap metadata) => new(metadata.Where(field => field.Key != Key));

    /// <summary>
    /// The owners as they were before, with those of the subresources as they are now: a controller may have written a status meanwhile.
    /// Null where the object bears none, as then the server keeps its own list.
    /// </summary>
    internal static YamlList? Restored(KubernetesResource was, KubernetesResource now) => Of(was).Any()
        ? new YamlList(Of(was).Where(entry => !IsOfSubresource(entry)).Concat(Of(now).Where(IsOfSubresource)))
        : null;

    /// <summary>The object with these owners.</summary>
    internal static KubernetesResource With(KubernetesResource resource, YamlList owners) =>
        new(resource.Body.With("metadata", resource.Metadata.With(Key, owners)));

    private static IEnumerable<YamlMap> Of(KubernetesResource resource) => (resource.Metadata.Find(Key) as YamlList ?? new YamlList([])).OfType<YamlMap>();

    private static bool IsOfSubresource(YamlMap entry) => KubernetesResource.Text(entry, "subresource") is not null;

    private static YamlMap WithoutTime(YamlMap entry) => new(entry.Where(field => field.Key != "time"));
}
