using System.Collections.Generic;
using System.Net;
using Rke2Network.Addressing;

namespace Rke2Network.Attachments;

/// <summary>A network that addresses are taken from, with what is told of it.</summary>
/// <param name="Subnet">The network.</param>
internal sealed record IpamRange(IpNetwork Subnet)
{
    internal IPAddress? Start { get; init; }

    internal IPAddress? End { get; init; }

    internal IPAddress? Gateway { get; init; }

    internal IReadOnlyList<IpNetwork> Exclude { get; init; } = [];

    /// <summary>Whether an address is one that may be given away, but for what is excluded.</summary>
    internal bool Gives(IPAddress address) => Subnet.Contains(address) && (Start is null || AddressOrder.Compare(Start, address) <= 0) && (End is null || AddressOrder.Compare(address, End) <= 0);
}
