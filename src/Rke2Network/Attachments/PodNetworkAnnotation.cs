using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>The annotation by which Multus attaches a pod to further networks, and the devices that the pod needs for them.</summary>
public sealed class PodNetworkAnnotation
{
    private readonly string container;

    internal PodNetworkAnnotation(string name, string value, IReadOnlyList<PodNetwork> networks, string container)
    {
        Name = name;
        Value = value;
        Networks = networks;
        this.container = container;
        ResourceRequests = networks.Select(network => network.Attachment?.ResourceName).OfType<string>()
            .GroupBy(resource => resource, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
    }

    /// <summary>The annotation: <c>k8s.v1.cni.cncf.io/networks</c>, or <c>v1.multus-cni.io/default-network</c>.</summary>
    public string Name { get; }

    /// <summary>Its value: the networks with commas between them, or JSON.</summary>
    public string Value { get; }

    /// <summary>The networks, in their order.</summary>
    public IReadOnlyList<PodNetwork> Networks { get; }

    /// <summary>The interfaces that the pod gets, in words: <c>net1 on apps/storage</c>.</summary>
    public IReadOnlyList<string> Interfaces => [.. Networks.Select(network => $"{network.InterfaceName} on {(network with { NamesInterface = false })}")];

    /// <summary>The devices that a container of the pod must ask for, and how many of each: by the name of the resource.</summary>
    public IReadOnlyDictionary<string, int> ResourceRequests { get; }

    /// <summary>The part of a pod's template with the annotation, and the devices of one container.</summary>
    public string Yaml => YamlWriter.Write(Fragment());

    /// <summary>The value.</summary>
    /// <returns>The text for the annotation.</returns>
    public override string ToString() => Value;

    private YamlMap Fragment()
    {
        var metadata = new ResourceFields().Add("annotations", new ResourceFields().Add(Name, Value).ToMap()).ToMap();
        var fields = new ResourceFields().Add("metadata", metadata);
        if (ResourceRequests.Count > 0)
        {
            var counts = new YamlMap(ResourceRequests.OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => new KeyValuePair<string, YamlValue>(each.Key, YamlScalar.String(each.Value.ToString(CultureInfo.InvariantCulture)))));
            fields.Add("spec", new ResourceFields().Add("containers", new YamlList([new ResourceFields()
                .Add("name", container)
                .Add("resources", new ResourceFields().Add("requests", counts).Add("limits", counts).ToMap())
                .ToMap()])).ToMap());
        }

        return fields.ToMap();
    }
}
