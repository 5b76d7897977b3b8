using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Rke2Network.Addressing;

namespace Rke2Network.Attachments;

/// <summary>
/// Reads the networks that addresses are taken from. Sources: containernetworking/plugins
/// plugins/ipam/host-local/backend/allocator (Canonicalize, LoadIPAMConfig); k8snetworkplumbingwg/whereabouts pkg/config/config.go.
/// </summary>
internal static class IpamRanges
{
    /// <summary>What two addresses and a host need: network, broadcast.</summary>
    private const int LeastHostBits = 2;

    internal static IReadOnlyList<IpamRange> Read(NetworkAttachmentRequest request, string ipam)
    {
        var ranges = new List<IpamRange>();
        foreach (var text in Parts(request.Subnet))
        {
            var subnet = Of("Subnet", () => IpNetwork.Parse(text));
            if (subnet.HostBits < LeastHostBits)
            {
                throw new InputException("NetworkTooSmall", text, $"a /{subnet.PrefixLength} has no room for addresses to be given away.", $"Write a network of /{IpNetwork.AddressBits(subnet.Family) - LeastHostBits} or larger.", "Subnet");
            }

            if (ranges.FirstOrDefault(other => other.Subnet.Overlaps(subnet)) is { } earlier)
            {
                throw new InputException("NetworksOverlap", text, earlier.Subnet.Equals(subnet) ? "the network stands twice." : $"it overlaps {earlier.Subnet}.", "A pod gets an address of each: write networks apart from each other.", "Subnet");
            }

            ranges.Add(new IpamRange(subnet));
        }

        if (ranges.Count == 0)
        {
            throw new InputException("MissingSubnet", null, $"{ipam} needs a network to take addresses from.", "Give it, such as 192.168.10.0/24.", "Subnet");
        }

        Place(ranges, "RangeStart", request.RangeStart, range => range.Start, (range, address) => range with { Start = address });
        Place(ranges, "RangeEnd", request.RangeEnd, range => range.End, (range, address) => range with { End = address });
        Place(ranges, "Gateway", request.Gateway, range => range.Gateway, (range, address) => range with { Gateway = address });
        if (ranges.FirstOrDefault(range => range is { Start: { } start, End: { } end } && AddressOrder.Compare(start, end) > 0) is { } wrong)
        {
            throw new InputException("RangeReversed", wrong.End!.ToString(), $"the last address stands before the first, {wrong.Start}.", "Write the lower one with -RangeStart.", "RangeEnd");
        }

        Exclude(ranges, request.Exclude);
        return ranges;
    }

    /// <summary>One text may hold several with commas between them.</summary>
    internal static IEnumerable<string> Parts(IReadOnlyList<string>? texts) => (texts ?? []).SelectMany(text => (text ?? string.Empty).Split(',')).Select(text => text.Trim());

    internal static T Of<T>(string parameter, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InputException exception)
        {
            throw exception.Of(parameter);
        }
    }

    /// <summary>Puts addresses where they belong: each lies in one network.</summary>
    private static void Place(List<IpamRange> ranges, string parameter, IReadOnlyList<string>? texts, Func<IpamRange, IPAddress?> get, Func<IpamRange, IPAddress, IpamRange> set)
    {
        foreach (var text in Parts(texts))
        {
            var address = Of(parameter, () => IpAddresses.Parse(text));
            var at = ranges.FindIndex(range => range.Subnet.Contains(address));
            if (at < 0)
            {
                throw Outside(text, parameter, ranges, address);
            }

            if (get(ranges[at]) is { } other)
            {
                throw new InputException("AddressTwice", text, $"{ranges[at].Subnet} has {other} already.", "Give one for each network.", parameter);
            }

            if (ranges[at].Subnet.Address.Equals(address) && (parameter != "RangeStart" || ranges[at].Subnet.Family == IpFamily.IPv4))
            {
                throw new InputException("NetworkAddress", text, $"this is the address of the network {ranges[at].Subnet} itself, which no host has.", $"Write such as {ranges[at].Subnet.AddressAt(1)}.", parameter);
            }

            ranges[at] = set(ranges[at], address);
        }
    }

    private static InputException Outside(string text, string parameter, List<IpamRange> ranges, IPAddress address) => new(
        "AddressOutside",
        text,
        ranges.All(range => range.Subnet.Family != IpAddresses.Family(address))
            ? $"this is an address of {IpAddresses.Family(address)}, and -Subnet has no network of that family."
            : $"this lies outside of {AttachmentChoices.Or([.. ranges.Select(range => range.Subnet.ToString())])}.",
        "Write an address inside of -Subnet.",
        parameter);

    private static void Exclude(List<IpamRange> ranges, IReadOnlyList<string>? texts)
    {
        foreach (var text in Parts(texts))
        {
            var network = Of("Exclude", () => text.IndexOf('/') >= 0 ? IpNetwork.Parse(text) : Single(IpAddresses.Parse(text)));
            var at = ranges.FindIndex(range => range.Subnet.Contains(network.Address) && range.Subnet.PrefixLength <= network.PrefixLength);
            if (at < 0)
            {
                throw Outside(text, "Exclude", ranges, network.Address);
            }

            if (ranges[at].Subnet.Equals(network))
            {
                throw new InputException("NothingLeft", text, "this is the whole network: no address is left.", "Write a part of it.", "Exclude");
            }

            ranges[at] = ranges[at] with { Exclude = [.. ranges[at].Exclude, network] };
        }
    }

    internal static IpNetwork Single(IPAddress address) => IpNetwork.Of(address, IpNetwork.AddressBits(IpAddresses.Family(address)));
}
