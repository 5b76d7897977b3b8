using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using Rke2Network.Addressing;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>The addresses that a node has itself: those of the loopback, of plugins, and those of one link do not count.</summary>
internal static class NodeAddresses
{
    /// <summary>Its own interfaces.</summary>
    internal static IEnumerable<NodeInterface> Interfaces(NodeFacts facts) =>
        (facts.Interfaces ?? []).Where(each => each.Kind != NodeInterfaceKind.Loopback && each.Name != "lo" && !PluginDevices.Has(each.Name));

    /// <summary>Its own networks, with the interface; of a node of which only addresses are known, these alone. Null where none are known.</summary>
    internal static IReadOnlyList<(string? Interface, IPAddress Address, IpNetwork Network)>? Networks(NodeFacts facts)
    {
        if (facts.Interfaces?.Any(each => each.Addresses is not null) == true)
        {
            return [.. Interfaces(facts).SelectMany(each => (each.Addresses ?? []).Select(own => ((string?)each.Name, Text: own))).Select(each => Read(each.Item1, each.Text)).Where(each => each.Address is not null && IsOwn(each.Address)).Select(each => (each.Name, each.Address!, each.Network!))];
        }

        return facts.Addresses.Count == 0 ? null
            : [.. facts.Addresses.Select(text => Read(null, text)).Where(each => each.Address is not null && IsOwn(each.Address)).Select(each => (each.Name, each.Address!, each.Network!))];
    }

    /// <summary>The families of which an interface has an address that others reach; null where its addresses are not known.</summary>
    internal static IReadOnlyCollection<IpFamily>? Families(NodeInterface each) =>
        each.Addresses is null ? null : [.. each.Addresses.Select(Address).OfType<IPAddress>().Where(IsOwn).Select(IpAddresses.Family).Distinct()];

    /// <summary>The address of a text with a prefix length; null where it is none.</summary>
    internal static IPAddress? Address(string text)
    {
        var slash = text.IndexOf('/');
        return IPAddress.TryParse(slash < 0 ? text : text.Substring(0, slash), out var address) ? address : null;
    }

    private static bool IsOwn(IPAddress address) => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !(address.GetAddressBytes() is { Length: 4 } bytes && bytes[0] == 169 && bytes[1] == 254);

    private static (string? Name, IPAddress? Address, IpNetwork? Network) Read(string? name, string text)
    {
        if (Address(text) is not { } address)
        {
            return (name, null, null);
        }

        var bits = IpNetwork.AddressBits(IpAddresses.Family(address));
        var slash = text.IndexOf('/');
        var prefix = slash > 0 && int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bits ? length : bits;
        return (name, address, IpNetwork.Of(address, prefix));
    }
}
