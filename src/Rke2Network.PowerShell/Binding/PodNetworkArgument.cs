using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Attachments;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Networks of a pod as users give them: resources, names, hashtables and rows of tables.</summary>
internal static class PodNetworkArgument
{
    private const string Network = "Network";
    private const string OutOfJob = "Deserialized.Rke2Network.Clusters.KubernetesResource";

    /// <summary>Reads the networks of one argument: a text may name several with commas between them.</summary>
    /// <exception cref="InputException">It names no network.</exception>
    internal static IEnumerable<PodNetworkRequest> Read(object? given, string? resourcePrefix)
    {
        if (given is null)
        {
            return [];
        }

        var item = PSObject.AsPSObject(given);
        return item.BaseObject switch
        {
            KubernetesResource resource => [PodNetworkRequest.Of(NetworkAttachment.Of(resource, resourcePrefix))],
            string text => [.. text.Split(',').Select(PodNetworkRequest.Parse)],
            IDictionary table => [Row(table.Cast<DictionaryEntry>().Select(entry => new KeyValuePair<string, object?>(entry.Key.ToString()!, entry.Value)), resourcePrefix)],
            IEnumerable list => [.. list.Cast<object?>().SelectMany(each => Read(each, resourcePrefix))],
            _ when item.TypeNames.Contains(OutOfJob) => [OfBag(item)],
            PSCustomObject => [Row(item.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value)), resourcePrefix)],
            _ => throw new InputException(
                "NotAnAttachment", item.ToString(), "this is no network that pods can be attached to.", "Give a NetworkAttachmentDefinition, a SriovNetwork, or a name such as apps/storage."),
        };
    }

    private static PodNetworkRequest Row(IEnumerable<KeyValuePair<string, object?>> entries, string? resourcePrefix)
    {
        var values = entries.ToArray();
        var network = values.FirstOrDefault(IsNetwork).Value;
        var attachment = network is null ? null : PSObject.AsPSObject(network).BaseObject as KubernetesResource ?? throw new InputException(
            "NotAnAttachment", network.ToString(), "under Network a resource is due.", "Give one there, or write the name under Name.");
        var map = new YamlMap(values.Where(entry => !IsNetwork(entry)).Select(entry => new KeyValuePair<string, YamlValue>(entry.Key, ObjectReader.Read(entry.Value, ObjectShapes.Unwrap))));
        return PodNetworkRequest.Read(map, attachment is null ? null : NetworkAttachment.Of(attachment, resourcePrefix));
    }

    private static bool IsNetwork(KeyValuePair<string, object?> entry) => Network.Equals(entry.Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Out of a job comes a bag of properties, of which the names are enough.</summary>
    private static PodNetworkRequest OfBag(PSObject item) => new()
    {
        Name = item.Properties["Name"].Value.ToString()!,
        Namespace = item.Properties["Namespace"]?.Value?.ToString(),
    };
}
