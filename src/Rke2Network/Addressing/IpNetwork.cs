using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace Rke2Network.Addressing;

/// <summary>
/// An IP network in CIDR notation: a network address and a prefix length. Its text is canonical (RFC 5952):
/// <c>2001:cafe:42:0::/56</c> is <c>2001:cafe:42::/56</c>.
/// </summary>
public sealed class IpNetwork : IEquatable<IpNetwork>, IScalarText
{
    private readonly IPNetwork2 network;
    private readonly string text;

    private IpNetwork(IPNetwork2 network)
    {
        this.network = network;
        text = string.Format(CultureInfo.InvariantCulture, "{0}/{1}", network.Network, network.Cidr);
    }

    /// <summary>The family.</summary>
    public IpFamily Family => network.AddressFamily == AddressFamily.InterNetworkV6 ? IpFamily.IPv6 : IpFamily.IPv4;

    /// <summary>The network address: the first of the range.</summary>
    public IPAddress Address => network.Network;

    /// <summary>The prefix length in bits.</summary>
    public int PrefixLength => network.Cidr;

    /// <summary>The host bits: 32 or 128 less the prefix length.</summary>
    public int HostBits => AddressBits(Family) - PrefixLength;

    /// <summary>Reads a network in CIDR notation.</summary>
    /// <param name="text">Such as <c>10.42.0.0/16</c> or <c>2001:cafe:42::/56</c>.</param>
    /// <returns>The network.</returns>
    /// <exception cref="InputException">
    /// The text is no network: prefix missing or too long, host bits set, a zone, an IPv4-mapped address. The message
    /// names the network that was meant where one can be told.
    /// </exception>
    public static IpNetwork Parse(string text)
    {
        var trimmed = (text ?? string.Empty).Trim();
        var slash = trimmed.IndexOf('/');
        var advice = Advice(trimmed);
        if (slash < 0)
        {
            var alone = IpAddresses.Parse(trimmed, trimmed, advice);
            throw new InputException("MissingPrefix", text, "the prefix length (the part after /) is missing.", SuggestPrefix(alone));
        }

        var address = IpAddresses.Parse(trimmed.Substring(0, slash), trimmed, advice);
        var family = IpAddresses.Family(address);
        var bits = AddressBits(family);
        var prefixText = trimmed.Substring(slash + 1);
        if (!int.TryParse(prefixText, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > bits
            || (prefixText.Length > 1 && prefixText[0] == '0'))
        {
            throw new InputException("InvalidPrefix", text, $"the prefix length of an {family} network is a number from 0 to {bits}.", advice);
        }

        if (!IPNetwork2.TryParse(address, ToNetmask(prefix, family), out var network))
        {
            throw new InputException("InvalidNetwork", text, "this is not a network.", advice);
        }

        var result = new IpNetwork(network);
        return result.Address.Equals(address)
            ? result
            : throw new InputException(
                "HostBitsSet",
                text,
                $"bits are set behind the first {prefix}, so this is an address in a network, not a network.",
                $"Write the network: {result}.");
    }

    /// <summary>The network of a prefix length that an address lies in.</summary>
    /// <param name="address">The address.</param>
    /// <param name="prefixLength">The prefix length, up to the family's bits.</param>
    /// <returns>The network.</returns>
    internal static IpNetwork Of(IPAddress address, int prefixLength) => new(IPNetwork2.Parse(address, ToNetmask(prefixLength, IpAddresses.Family(address))));

    /// <summary>Whether an address lies in the network.</summary>
    /// <param name="address">The address.</param>
    /// <returns>True if it does; false for the other family.</returns>
    public bool Contains(IPAddress address) => IpAddresses.Family(address) == Family && network.Contains(address);

    /// <summary>Whether the networks share an address.</summary>
    /// <param name="other">The other network.</param>
    /// <returns>True if one lies in the other.</returns>
    public bool Overlaps(IpNetwork other) => other.Family == Family && network.Overlap(other.network);

    /// <summary>The address that stands a number of steps behind the network address.</summary>
    /// <param name="offset">The steps, from 0.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The network has fewer addresses.</exception>
    public IPAddress AddressAt(int offset)
    {
        if (offset < 0 || new BigInteger(offset) >= network.Total)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"{this} has {network.Total} addresses.");
        }

        var bytes = Address.GetAddressBytes();
        var carry = offset;
        for (var i = bytes.Length - 1; i >= 0 && carry > 0; i--)
        {
            carry += bytes[i];
            bytes[i] = (byte)carry;
            carry >>= 8;
        }

        return new IPAddress(bytes);
    }

    /// <inheritdoc/>
    public bool Equals(IpNetwork? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IpNetwork);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);

    /// <summary>The network in canonical CIDR notation.</summary>
    /// <returns>Such as <c>10.42.0.0/16</c>.</returns>
    public override string ToString() => text;

    /// <summary>How many bits an address of the family has.</summary>
    /// <param name="family">The family.</param>
    /// <returns>32 or 128.</returns>
    public static int AddressBits(IpFamily family) => family == IpFamily.IPv6 ? 128 : 32;

    private static IPAddress ToNetmask(int prefix, IpFamily family) =>
        IPNetwork2.ToNetmask((byte)prefix, family == IpFamily.IPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork);

    private static string Advice(string text) => text.IndexOf(':') >= 0
        ? "Write a network such as 2001:cafe:42::/56."
        : "Write a network such as 10.42.0.0/16.";

    private static string SuggestPrefix(IPAddress address) => IpAddresses.Family(address) == IpFamily.IPv6
        ? $"Write a network such as {address}/56."
        : $"Write a network such as {address}/16.";
}
