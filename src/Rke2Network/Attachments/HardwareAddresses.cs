using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.Attachments;

/// <summary>Hardware addresses of Ethernet.</summary>
internal static class HardwareAddresses
{
    private static readonly Regex Form = new("^[0-9a-f]{2}([:-][0-9a-f]{2}){5}\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Reads an address of 48 bits.</summary>
    /// <exception cref="InputException">This is none, or one of a group, which no interface can have.</exception>
    internal static string Read(string text, string parameter)
    {
        var address = text.Trim().ToLowerInvariant().Replace('-', ':');
        if (!Form.IsMatch(address))
        {
            throw new InputException("InvalidHardwareAddress", text, "this is no hardware address: six pairs of hex digits with colons between them.", "Write such as 02:00:5e:10:00:01.", parameter);
        }

        if (address.All(c => c is '0' or ':'))
        {
            throw new InputException("InvalidHardwareAddress", text, "this is the address of nothing.", "Write such as 02:00:5e:10:00:01.", parameter);
        }

        return (int.Parse(address.Substring(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) & 1) == 0 ? address : throw new InputException(
            "InvalidHardwareAddress", text, "this is the address of a group (its first byte is odd), which no interface can have.", "Write one whose first byte is even, such as 02:00:5e:10:00:01.", parameter);
    }
}
