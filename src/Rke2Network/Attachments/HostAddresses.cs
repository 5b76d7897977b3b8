using System.Globalization;
using System.Net;
using Rke2Network.Addressing;

namespace Rke2Network.Attachments;

/// <summary>Addresses of hosts, with or without the prefix length of their network.</summary>
internal static class HostAddresses
{
    private const int PointToPointBits = 1;
    private const int FirstHost = 2;

    /// <summary>Reads an address.</summary>
    /// <returns>The address, and the prefix length; null where there is none.</returns>
    /// <exception cref="InputException">This is no address, or that of a network itself.</exception>
    internal static (IPAddress Address, int? PrefixLength) Read(string text, string parameter)
    {
        var trimmed = text.Trim();
        var slash = trimmed.IndexOf('/');
        var address = IpamRanges.Of(parameter, () => IpAddresses.Parse(slash < 0 ? trimmed : trimmed.Substring(0, slash), text, "Write such as 192.168.10.5/24."));
        if (slash < 0)
        {
            return (address, null);
        }

        var bits = IpNetwork.AddressBits(IpAddresses.Family(address));
        var prefixText = trimmed.Substring(slash + 1);
        if (!int.TryParse(prefixText, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > bits || prefix == 0 || (prefixText.Length > 1 && prefixText[0] == '0'))
        {
            throw new InputException("InvalidPrefix", text, $"the prefix length is a number from 1 to {bits}.", $"Write such as {address}/{(bits == 32 ? 24 : 64)}.", parameter);
        }

        var network = IpNetwork.Of(address, prefix);
        return bits - prefix > PointToPointBits && network.Address.Equals(address)
            ? throw new InputException("NetworkAddress", text, "this is a network, not the address of a host in it.", $"Write such as {network.AddressAt(FirstHost)}/{prefix}.", parameter)
            : (address, prefix);
    }
}
