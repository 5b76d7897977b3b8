using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace Rke2Network.Addressing;

/// <summary>Reads IP addresses as strictly as Go does, which reads what we write.</summary>
public static class IpAddresses
{
    /// <summary>Reads one IPv4 or IPv6 address.</summary>
    /// <param name="text">Four decimal numbers without leading zeros, or an IPv6 address without a zone.</param>
    /// <returns>The address.</returns>
    /// <exception cref="InputException">The text is no address, has a zone or is an IPv4-mapped IPv6 address.</exception>
    public static IPAddress Parse(string text) => Parse(text, text, "Write an address such as 10.43.0.10 or 2001:cafe:43::a.");

    /// <summary>Reads the addresses of a service or node that a user may have left out: one, or one of each family.</summary>
    /// <param name="texts">Addresses; one text may hold several with commas between them.</param>
    /// <param name="example">A right example, for messages.</param>
    /// <returns>The addresses, or null where nothing was given.</returns>
    /// <exception cref="InputException">A text is no address, there are more than two, or one family stands twice.</exception>
    public static IReadOnlyList<IPAddress>? ParseOptional(string[]? texts, string example = "10.43.0.10,fd00:43::a")
    {
        if (texts is null || texts.All(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        var addresses = texts.SelectMany(text => (text ?? string.Empty).Split(',')).Select(Parse).ToArray();
        return addresses.Select(Family).Distinct().Count() == addresses.Length
            ? addresses
            : throw new InputException(
                "FamilyTwice",
                string.Join(",", addresses.Select(address => address.ToString())),
                "there is one address for each family.",
                $"Write one address, or one of each family, such as {example}.");
    }

    /// <summary>The family of an address.</summary>
    /// <param name="address">The address.</param>
    /// <returns>IPv4 or IPv6.</returns>
    public static IpFamily Family(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? IpFamily.IPv6 : IpFamily.IPv4;

    /// <summary>Reads the address part of a larger text; faults quote the whole of it.</summary>
    internal static IPAddress Parse(string text, string whole, string advice)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            throw new InputException("MissingAddress", whole, "the address is missing.", advice);
        }

        if (trimmed.IndexOf('%') >= 0)
        {
            throw new InputException("ZonedAddress", whole, "an address with a zone (the part after %) holds on one machine only.", advice);
        }

        if (trimmed.IndexOf(':') < 0)
        {
            return ParseIPv4(trimmed, whole, advice);
        }

        // IPAddress takes brackets and a port, which are no part of an address.
        if (trimmed.IndexOf('[') >= 0 || !IPAddress.TryParse(trimmed, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            throw new InputException("InvalidAddress", whole, "this is not an IPv6 address.", advice);
        }

        return address.IsIPv4MappedToIPv6
            ? throw new InputException(
                "MappedAddress",
                whole,
                "this is an IPv4 address dressed as IPv6 (IPv4-mapped), which Go reads as IPv4.",
                $"Write it as IPv4: {address.MapToIPv4()}{MappedPrefix(whole)}.")
            : address;
    }

    /// <summary>The prefix length of a mapped network less the 96 bits that the mapping takes.</summary>
    private static string MappedPrefix(string whole)
    {
        var slash = whole.IndexOf('/');
        return slash < 0 ? string.Empty
            : int.TryParse(whole.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix is >= 96 and <= 128
                ? "/" + (prefix - 96).ToString(CultureInfo.InvariantCulture)
                : "/16";
    }

    /// <summary>.NET reads 10.1 and 010.0.0.1 as addresses of their own; Go refuses both.</summary>
    private static IPAddress ParseIPv4(string text, string whole, string advice)
    {
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            throw new InputException("InvalidAddress", whole, "an IPv4 address has four numbers with dots between them.", advice);
        }

        var bytes = new byte[4];
        for (var i = 0; i < 4; i++)
        {
            if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
            {
                throw new InputException("InvalidAddress", whole, $"'{parts[i]}' is not a number from 0 to 255.", advice);
            }

            if (parts[i].Length > 1 && parts[i][0] == '0')
            {
                throw new InputException("LeadingZero", whole, $"'{parts[i]}' has a leading zero, which some programs read as octal.", advice);
            }
        }

        return new IPAddress(bytes);
    }
}
