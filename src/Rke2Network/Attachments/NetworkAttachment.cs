using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Clusters;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>What a NetworkAttachmentDefinition, or a SriovNetwork of which the operator makes one, says of a further network for pods.</summary>
public sealed class NetworkAttachment
{
    private readonly YamlMap main;
    private readonly YamlMap ipam;

    private NetworkAttachment(string name, string? place, string? resourceName, IReadOnlyList<YamlMap> plugins)
    {
        Name = name;
        Namespace = place;
        ResourceName = resourceName;
        main = plugins.Count == 0 ? YamlMap.Empty : plugins[0];
        ipam = main.Find("ipam") as YamlMap ?? YamlMap.Empty;
        Plugins = [.. plugins.Select(plugin => Text(plugin, "type")).OfType<string>()];
        Capabilities = [.. plugins.SelectMany(Attachments.Capabilities.OnIn).Distinct(StringComparer.Ordinal)];
        Subnets = [.. IpamMaps().SelectMany(map => new[] { Text(map, "subnet"), Text(map, "range") }).Select(Network).OfType<IpNetwork>()];
        Addresses = [.. (ipam.Find("addresses") as YamlList ?? new YamlList([])).OfType<YamlMap>().Select(each => Text(each, "address")).OfType<string>()];
        RouteTargets = [.. (ipam.Find("routes") as YamlList ?? new YamlList([])).OfType<YamlMap>().Select(each => Text(each, "dst")).OfType<string>()];
    }

    /// <summary>The name by which pods name it.</summary>
    public string Name { get; }

    /// <summary>Its namespace; null where the resource does not say it.</summary>
    public string? Namespace { get; }

    /// <summary>The resource of a device plugin that a pod must ask for; null for none.</summary>
    public string? ResourceName { get; }

    /// <summary>The plugins, the one that makes the interface first; empty where the configuration lies in a file of the nodes.</summary>
    public IReadOnlyList<string> Plugins { get; }

    /// <summary>The plugin that makes the interface; null where it is not known.</summary>
    public string? Type => Plugins.Count == 0 ? null : Plugins[0];

    /// <summary>The interface of the node that it stands on; null where none is named, or it is the pod's.</summary>
    public string? Master => YamlScalar.True.SameAs(main.Find("linkInContainer")) ? null : Text(main, "master");

    /// <summary>The interface of the node that is moved into the pod; null where none is named.</summary>
    public string? Device => Text(main, "device");

    /// <summary>The MTU; null where none is set.</summary>
    public int? Mtu => int.TryParse(Text(main, "mtu"), NumberStyles.None, CultureInfo.InvariantCulture, out var mtu) && mtu > 0 ? mtu : null;

    /// <summary>The plugin that gives addresses; null for none.</summary>
    public string? Ipam => Text(ipam, "type");

    /// <summary>The networks that addresses are taken from.</summary>
    public IReadOnlyList<IpNetwork> Subnets { get; }

    /// <summary>The addresses that every pod gets, with prefix lengths.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>The networks that the attachment brings routes to.</summary>
    public IReadOnlyList<string> RouteTargets { get; }

    /// <summary>What pods may ask for, such as <c>ips</c> and <c>mac</c>.</summary>
    public IReadOnlyCollection<string> Capabilities { get; }

    /// <summary>Whether the interface's bridge makes itself the gateway of the pods' default route.</summary>
    internal bool IsDefaultGateway => YamlScalar.True.SameAs(main.Find("isDefaultGateway"));

    /// <summary>Reads a resource.</summary>
    /// <param name="resource">A NetworkAttachmentDefinition or a SriovNetwork.</param>
    /// <param name="resourcePrefix">What stands before the name of a SriovNetwork's resource; null for the default of the operator's chart.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InputException">It is of another kind, or its configuration is no JSON.</exception>
    public static NetworkAttachment Of(KubernetesResource resource, string? resourcePrefix = null) => resource.Kind switch
    {
        NetworkAttachmentFactory.Kind => new NetworkAttachment(
            resource.Name, resource.Namespace, resource.Annotation(NetworkAttachmentFactory.ResourceNameAnnotation), [.. PluginsOf(resource)]),
        "SriovNetwork" => new NetworkAttachment(
            resource.Name,
            Text(resource.Spec, "networkNamespace") ?? resource.Namespace,
            Text(resource.Spec, "resourceName") is { } name ? $"{resourcePrefix ?? SriovDefaults.ResourcePrefix}/{name}" : null,
            [.. PluginsOfSriov(resource)]),
        _ => throw new InputException(
            "NotAnAttachment", resource.ToString(), "this is no network that pods can be attached to.", "Give a NetworkAttachmentDefinition, as New-Rke2NetworkAttachmentDefinition makes it, or a SriovNetwork."),
    };

    /// <summary>The attachment as pods name it.</summary>
    /// <returns>Such as <c>apps/storage</c>.</returns>
    public override string ToString() => Namespace is null ? Name : $"{Namespace}/{Name}";

    private static IEnumerable<YamlMap> PluginsOf(KubernetesResource resource)
    {
        if (Text(resource.Spec, "config") is not { } json)
        {
            return [];
        }

        try
        {
            return JsonReader.Read(json) switch
            {
                YamlMap map when map.Find("plugins") is YamlList list => list.OfType<YamlMap>(),
                YamlMap map => [map],
                _ => throw new InputException("InvalidJson", null, "this is no object of JSON.", "Write { and } around it."),
            };
        }
        catch (InputException fault)
        {
            throw new InputException("InvalidCniConfig", resource.ToString(), $"its spec.config cannot be read{(fault.Value is null ? string.Empty : $" ({fault.Value})")}: {fault.Reason}", fault.Advice, null, fault);
        }
    }

    /// <summary>The operator makes one plugin of it, and others behind. Source: k8snetworkplumbingwg/sriov-network-operator api/v1/helper.go (RenderNetAttDef).</summary>
    private static IEnumerable<YamlMap> PluginsOfSriov(KubernetesResource resource)
    {
        yield return new ResourceFields()
            .Add("type", "sriov")
            .Add("ipam", Inner(resource, "ipam"))
            .Add("capabilities", Inner(resource, "capabilities"))
            .ToMap();
        foreach (var plugin in (Inner(resource, "metaPlugins", "[{0}]") as YamlList ?? new YamlList([])).OfType<YamlMap>())
        {
            yield return plugin;
        }
    }

    private static YamlValue? Inner(KubernetesResource resource, string field, string form = "{0}")
    {
        try
        {
            return Text(resource.Spec, field) is { } json ? JsonReader.Read(string.Format(CultureInfo.InvariantCulture, form, json)) : null;
        }
        catch (InputException)
        {
            return null; // The operator will say it; here it is only unknown.
        }
    }

    private IEnumerable<YamlMap> IpamMaps()
    {
        yield return ipam;
        foreach (var range in ipam.Find("ipRanges") as YamlList ?? new YamlList([]))
        {
            if (range is YamlMap map)
            {
                yield return map;
            }
        }

        foreach (var map in (ipam.Find("ranges") as YamlList ?? new YamlList([])).OfType<YamlList>().SelectMany(set => set.OfType<YamlMap>()))
        {
            yield return map;
        }
    }

    /// <summary>A network as plugins read it: host bits do not count, and whereabouts takes a first address in front. Null for what is none.</summary>
    private static IpNetwork? Network(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            var (address, prefix) = HostBits(text.Substring(text.IndexOf('-') + 1).Trim());
            return prefix is { } length ? IpNetwork.Of(address, length) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static (System.Net.IPAddress Address, int? PrefixLength) HostBits(string text)
    {
        var slash = text.IndexOf('/');
        var address = IpAddresses.Parse(slash < 0 ? text : text.Substring(0, slash));
        return (address, slash >= 0 && int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= IpNetwork.AddressBits(IpAddresses.Family(address)) ? prefix : null);
    }

    private static string? Text(YamlMap map, string key) => KubernetesResource.Text(map, key);
}
