using System.Collections.Generic;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>The fields of a specification as they are gathered: what is not given is left out.</summary>
internal sealed class ResourceFields
{
    private readonly List<KeyValuePair<string, YamlValue>> fields = [];

    internal int Count => fields.Count;

    internal ResourceFields Add(string key, YamlValue? value)
    {
        if (value is not null)
        {
            fields.Add(new(key, value));
        }

        return this;
    }

    internal ResourceFields Add(string key, string? value) => Add(key, value is null ? null : YamlScalar.String(value));

    internal ResourceFields Add(string key, int? value) => Add(key, value is { } number ? YamlScalar.Integer(number) : null);

    /// <summary>A flag that is off by itself.</summary>
    internal ResourceFields AddIf(string key, bool isOn) => Add(key, isOn ? YamlScalar.True : null);

    internal YamlMap ToMap() => new(fields);

    internal KubernetesResource ToResource(string apiVersion, string kind, string name, string? @namespace) => new(new ResourceFields()
        .Add("apiVersion", apiVersion)
        .Add("kind", kind)
        .Add("metadata", new ResourceFields().Add("name", name).Add("namespace", @namespace).ToMap())
        .Add("spec", fields.Count == 0 ? null : ToMap())
        .ToMap());
}
