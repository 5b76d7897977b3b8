using System.Linq;
using Rke2Network.Addressing;

namespace Rke2Network.Rules;

/// <summary>Networks with a meaning of their own. They are made when a rule first asks: RKE2's own networks need none of them.</summary>
internal static class KnownNetworks
{
    /// <summary>Those that cannot carry cluster traffic, and why.</summary>
    internal static readonly (IpNetwork Network, string Reason)[] Unusable =
        new[]
        {
            ("169.254.0.0/16", "link-local addresses are not routed"),
            ("fe80::/10", "link-local addresses are not routed"),
            ("224.0.0.0/4", "multicast addresses belong to no host"),
            ("ff00::/8", "multicast addresses belong to no host"),
            ("127.0.0.0/8", "loopback addresses stay on their host"),
            ("::1/128", "the loopback address stays on its host"),
        }.Select(entry => (IpNetwork.Parse(entry.Item1), entry.Item2)).ToArray();

    /// <summary>The IPv4 networks that no host on the internet has. Source: RFC 1918, RFC 6598, RFC 2544, RFC 5737.</summary>
    internal static readonly IpNetwork[] Private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24" }.Select(IpNetwork.Parse)];

    /// <summary>Private networks to recommend for services; some of each family lie apart from any sensible pods' network.</summary>
    internal static readonly IpNetwork[] SuitableServices =
        [.. new[] { "10.43.0.0/16", "172.30.0.0/16", "192.168.128.0/17", "fd00:43::/112", "fd43:43::/112" }.Select(IpNetwork.Parse)];
}
