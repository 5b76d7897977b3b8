using System;
using System.Linq;
using System.Net;
using Rke2Network.Addressing;

namespace Rke2Network.Shortcuts;

/// <summary>The nodes: their addresses, and how many there will be.</summary>
internal static class NodeShortcuts
{
    internal static Shortcut Ip { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.NodeIp),
        IsGiven = request => request.NodeIp is not null,
        Plugins = Shortcut.Everywhere(context =>
        {
            var addresses = context.Request.NodeIp!;
            foreach (var address in addresses)
            {
                CheckAddress(address);
            }

            return [new ConfigEffect($"node-ip = {string.Join(",", addresses.Select(address => address.ToString()))}", config => config.WithNodeIp(addresses))];
        }),
    };

    internal static Shortcut Count { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.NodeCount),
        IsGiven = request => request.NodeCount is not null,
        Plugins = Shortcut.Everywhere(context =>
        {
            var count = context.Request.NodeCount!.Value;
            return count >= 1
                ? [new ConfigEffect(FormattableString.Invariant($"the networks are checked for {count} nodes"), config => config.WithNodeCount(count))]
                : throw new InputException("InvalidNodeCount", FormattableString.Invariant($"{count}"), "a cluster has at least one node.", "Write for example 300.", nameof(CniConfigRequest.NodeCount));
        }),
    };

    private static void CheckAddress(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var isIPv4 = IpAddresses.Family(address) == IpFamily.IPv4;
        var fault = IPAddress.IsLoopback(address) ? "this is the machine's own loopback address, by which no other node reaches it."
            : address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? "this stands for any address."
            : address.IsIPv6LinkLocal || (isIPv4 && bytes[0] == 169 && bytes[1] == 254) ? "link-local addresses are not routed between nodes."
            : address.IsIPv6Multicast || (isIPv4 && bytes[0] is >= 224 and < 240) ? "multicast addresses belong to no host."
            : address.Equals(IPAddress.Broadcast) ? "this is the broadcast address."
            : null;
        if (fault is not null)
        {
            throw new InputException("UnusableNodeIp", address.ToString(), fault, "Write the address by which the other nodes reach this one, such as 10.0.0.11.", nameof(CniConfigRequest.NodeIp));
        }
    }
}
