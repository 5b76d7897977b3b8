using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;

namespace Rke2Network.Nodes;

/// <summary>The lines of <c>ip -o addr</c> and of the kernel's tables of routes.</summary>
internal sealed class AddressLines
{
    private const int Up = 0x1;
    private const int Reject = 0x200;

    /// <summary>RTF_ADDRCONF of the kernel's include/uapi/linux/ipv6_route.h: the kernel made the route of an advertisement.</summary>
    private const int Advertised = 0x40000;
    private static readonly char[] Blanks = [' '];

    private readonly Dictionary<string, List<string>> addresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> defaults = new(StringComparer.Ordinal);
    private readonly HashSet<string> advertised = new(StringComparer.Ordinal);

    /// <summary>Whether the tables of routes were there.</summary>
    internal bool HasRoutes { get; set; }

    /// <summary>Whether there is an address at all; each running system has one.</summary>
    internal bool HasAddresses => addresses.Count > 0;

    /// <summary>The addresses of an interface.</summary>
    internal IReadOnlyList<string> Of(string name) => addresses.TryGetValue(name, out var found) ? found : [];

    /// <summary>Whether a default route goes by an interface; null where no table was there.</summary>
    internal bool? HasDefaultRoute(string name) => HasRoutes ? defaults.Contains(name) : null;

    /// <summary>Whether the kernel has a default route by an interface of a router's advertisement; null where no table was there.</summary>
    internal bool? HasAdvertisedRoute(string name) => HasRoutes ? advertised.Contains(name) : null;

    /// <summary>Such as <c>4: eth0    inet 192.0.2.2/24 brd 192.0.2.255 scope global eth0</c>.</summary>
    internal void AddAddress(string line)
    {
        var words = Words(line);
        if (words.Length < 4 || words[2] is not ("inet" or "inet6"))
        {
            return;
        }

        // Of a tunnel the peer stands third, with the length of the prefix.
        var length = words.Skip(3).Take(3).Select(word => word.IndexOf('/') is > 0 and var slash ? word.Substring(slash + 1) : null).FirstOrDefault(text => text is not null);
        var cut = words[3].IndexOf('/');
        var address = cut < 0 ? words[3] : words[3].Substring(0, cut);
        var at = words[1].IndexOf('@');
        var name = at < 0 ? words[1] : words[1].Substring(0, at);
        if (IPAddress.TryParse(address, out var parsed) && ProbeText.Number(length, parsed.GetAddressBytes().Length * 8) is { } prefix)
        {
            if (!addresses.TryGetValue(name, out var found))
            {
                addresses.Add(name, found = []);
            }

            found.Add(string.Format(CultureInfo.InvariantCulture, "{0}/{1}", parsed, prefix));
        }
    }

    /// <summary>A line of /proc/net/route: interface, destination, gateway, flags, three counts, mask.</summary>
    internal void AddRoute4(string line)
    {
        var words = Words(line);
        if (words.Length >= 8 && IsZero(words[1]) && IsZero(words[7]) && Flags(words[3]) is { } flags && (flags & Up) != 0 && (flags & Reject) == 0)
        {
            defaults.Add(words[0]);
        }
    }

    /// <summary>A line of /proc/net/ipv6_route: destination, its length, source, its length, next hop, metric, two counts, flags, interface.</summary>
    internal void AddRoute6(string line)
    {
        var words = Words(line);
        if (words.Length >= 10 && IsZero(words[0]) && words[1] == "00" && words[9] != "lo" && Flags(words[8]) is { } flags && (flags & Up) != 0 && (flags & Reject) == 0)
        {
            defaults.Add(words[9]);
            if ((flags & Advertised) != 0)
            {
                advertised.Add(words[9]);
            }
        }
    }

    private static string[] Words(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsZero(string hex) => hex.Length > 0 && hex.All(c => c == '0');

    private static int? Flags(string hex) => int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var flags) ? flags : null;
}
