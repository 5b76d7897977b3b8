using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>A network that a pod is to be attached to, and what the pod asks of it; null leaves a thing to the attachment.</summary>
public sealed record PodNetworkRequest
{
    private static readonly string[] Keys = ["Name", "Namespace", "InterfaceName", "IPAddress", "MacAddress", "DefaultRoute", "PortMapping", "Bandwidth"];

    /// <summary>The name of the network.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace; null for that of the pod.</summary>
    public string? Namespace { get; init; }

    /// <summary>What is known of the network; null where only its name is.</summary>
    public NetworkAttachment? Attachment { get; init; }

    /// <summary>The name of the interface in the pod.</summary>
    public string? InterfaceName { get; init; }

    /// <summary>The addresses of the interface, with or without prefix lengths.</summary>
    public IReadOnlyList<string>? IPAddress { get; init; }

    /// <summary>The hardware address of the interface.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The gateways by which the pod's default routes go, one of each family.</summary>
    public IReadOnlyList<string>? DefaultRoute { get; init; }

    /// <summary>Ports of the node that lead to the pod, such as <c>8080:80/tcp</c>.</summary>
    public IReadOnlyList<string>? PortMapping { get; init; }

    /// <summary>Limits to the traffic: ingressRate, ingressBurst, egressRate, egressBurst.</summary>
    public YamlMap? Bandwidth { get; init; }

    /// <summary>A network of which a resource is at hand.</summary>
    /// <param name="attachment">What the resource says.</param>
    /// <returns>The request.</returns>
    public static PodNetworkRequest Of(NetworkAttachment attachment) => new() { Name = attachment.Name, Namespace = attachment.Namespace, Attachment = attachment };

    /// <summary>Reads a network as the annotation names it.</summary>
    /// <param name="text"><c>name</c>, <c>namespace/name</c>, and both with <c>@interface</c> behind.</param>
    /// <returns>The request.</returns>
    /// <exception cref="InputException">Multus would not read it.</exception>
    public static PodNetworkRequest Parse(string text)
    {
        var trimmed = (text ?? string.Empty).Trim();
        var at = trimmed.IndexOf('@');
        var path = (at < 0 ? trimmed : trimmed.Substring(0, at)).Split('/');
        if (path.Length > 2 || path.Any(part => !PodNetworkNames.IsLabel(part.Trim())))
        {
            throw new InputException(
                "InvalidNetwork", text, "this names no network: names and namespaces have lower case letters, digits and '-'.", "Write name, namespace/name, or namespace/name@interface.");
        }

        return new PodNetworkRequest
        {
            Name = path[path.Length - 1].Trim(),
            Namespace = path.Length == 2 ? path[0].Trim() : null,
            InterfaceName = at < 0 ? null : LinkNames.Read(trimmed.Substring(at + 1), "InputObject"),
        };
    }

    /// <summary>Reads a network from names with values, as a hashtable or a row of a table gives them.</summary>
    /// <param name="map">Name, and what else is asked for, by the names of this record.</param>
    /// <param name="attachment">What is known of the network; null where only its name is.</param>
    /// <returns>The request.</returns>
    /// <exception cref="InputException">A name is unknown, or a value is of the wrong kind.</exception>
    public static PodNetworkRequest Read(YamlMap map, NetworkAttachment? attachment = null)
    {
        if (map.FirstOrDefault(entry => !Keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)) is { Key: { } unknown })
        {
            throw new InputException("UnknownSetting", unknown, "a network of a pod has no such setting.", $"It has {string.Join(", ", Keys)}.");
        }

        var start = attachment is not null ? Of(attachment) : Text(map, "Name") is { } name
            ? name.IndexOfAny(['/', '@']) >= 0 ? Parse(name) : new PodNetworkRequest { Name = name }
            : throw new InputException("MissingName", null, "the name of the network is missing.", "Write such as @{ Name = 'apps/storage'; InterfaceName = 'eth1' }.");
        return start with
        {
            Namespace = Text(map, "Namespace") ?? start.Namespace,
            InterfaceName = Text(map, "InterfaceName") ?? start.InterfaceName,
            IPAddress = Texts(map, "IPAddress"),
            MacAddress = Text(map, "MacAddress"),
            DefaultRoute = Texts(map, "DefaultRoute"),
            PortMapping = Texts(map, "PortMapping"),
            Bandwidth = Value(map, "Bandwidth") switch
            {
                null => null,
                YamlMap limits => limits,
                _ => throw new InputException("InvalidSetting", "Bandwidth", "these are no names with values.", "Write such as @{ ingressRate = 100000000; ingressBurst = 10000000 }."),
            },
        };
    }

    private static string? Text(YamlMap map, string key) => Texts(map, key) switch
    {
        null => null,
        { Count: 1 } one => one[0],
        _ => throw new InputException("InvalidSetting", key, "there are several values, where one is due.", "Write one."),
    };

    private static IReadOnlyList<string>? Texts(YamlMap map, string key) => Value(map, key) switch
    {
        null => null,
        YamlList { Count: 0 } => null,
        YamlList list when list.All(item => item is YamlScalar) => [.. list.Cast<YamlScalar>().Select(item => item.Text)],
        YamlScalar scalar => [scalar.Text],
        _ => throw new InputException("InvalidSetting", key, "this is no text and no list of texts.", "Write a text."),
    };

    /// <summary>The value of a key; null where it is missing or empty, as a cell of a table may be.</summary>
    private static YamlValue? Value(YamlMap map, string key) =>
        map.FirstOrDefault(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value is { } value and not YamlScalar { Kind: YamlScalarKind.Null } and not YamlScalar { Text: "" } ? value : null;
}
