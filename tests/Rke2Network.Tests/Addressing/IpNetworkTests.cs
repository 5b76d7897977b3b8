using System;
using System.Net;
using Rke2Network.Addressing;
using Xunit;

namespace Rke2Network.Tests.Addressing;

public sealed class IpNetworkTests
{
    [Theory]
    [InlineData("10.42.0.0/16", "10.42.0.0/16")]
    [InlineData(" 10.42.0.0/16 ", "10.42.0.0/16")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("10.0.0.1/32", "10.0.0.1/32")]
    [InlineData("2001:cafe:42:0::/56", "2001:cafe:42::/56")]
    [InlineData("2001:CAFE:0042:0001::/112", "2001:cafe:42:1::/112")]
    [InlineData("fd00:0:0:1:0:0:0:0/64", "fd00:0:0:1::/64")]
    [InlineData("1:0:2:3:4:5:6:0/112", "1:0:2:3:4:5:6:0/112")]
    [InlineData("::/0", "::/0")]
    public void Writes_networks_canonically(string text, string canonical) => Assert.Equal(canonical, IpNetwork.Parse(text).ToString());

    [Theory]
    [InlineData("10.42.0.0/33", "InvalidPrefix", "0 to 32")]
    [InlineData("10.42.0.0/-1", "InvalidPrefix", "0 to 32")]
    [InlineData("10.42.0.0/016", "InvalidPrefix", "0 to 32")]
    [InlineData("10.42.0.0/255.255.0.0", "InvalidPrefix", "10.42.0.0/16")]
    [InlineData("fd00::/129", "InvalidPrefix", "0 to 128")]
    [InlineData("10.42.1.7/16", "HostBitsSet", "Write the network: 10.42.0.0/16.")]
    [InlineData("2001:cafe:42:1::1/56", "HostBitsSet", "Write the network: 2001:cafe:42::/56.")]
    [InlineData("fe80::1%eth0/64", "ZonedAddress", "zone")]
    [InlineData("::ffff:10.42.0.0/112", "MappedAddress", "10.42.0.0")]
    [InlineData("10.42.0.0", "MissingPrefix", "10.42.0.0/16")]
    [InlineData("fd00:42::", "MissingPrefix", "fd00:42::/56")]
    [InlineData("", "MissingAddress", "10.42.0.0/16")]
    [InlineData("/16", "MissingAddress", "10.42.0.0/16")]
    [InlineData("10.42/16", "InvalidAddress", "four numbers")]
    [InlineData("10.042.0.0/16", "LeadingZero", "leading zero")]
    [InlineData("10.256.0.0/16", "InvalidAddress", "0 to 255")]
    [InlineData("10.4x.0.0/16", "InvalidAddress", "0 to 255")]
    [InlineData("0x0a.42.0.0/16", "InvalidAddress", "0 to 255")]
    [InlineData("[fd00::]/64", "InvalidAddress", "IPv6")]
    [InlineData("fd00::g/64", "InvalidAddress", "IPv6")]
    [InlineData("web.example/16", "InvalidAddress", "four numbers")]
    public void Refuses_with_a_reason_and_an_example(string text, string errorId, string part)
    {
        var fault = Assert.Throws<InputException>(() => IpNetwork.Parse(text));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(part, fault.Message);
        Assert.Contains("Write", fault.Advice);
    }

    [Theory]
    [InlineData("10.42.0.0/16", "10.42.5.0/24", true)]
    [InlineData("10.42.5.0/24", "10.42.0.0/16", true)]
    [InlineData("10.42.0.0/16", "10.43.0.0/16", false)]
    [InlineData("2001:cafe:42::/56", "2001:cafe:42:1::/112", true)]
    [InlineData("2001:cafe:42::/56", "2001:cafe:43::/112", false)]
    [InlineData("::/0", "0.0.0.0/0", false)]
    public void Tells_overlap(string one, string other, bool overlap) =>
        Assert.Equal(overlap, IpNetwork.Parse(one).Overlaps(IpNetwork.Parse(other)));

    [Theory]
    [InlineData("10.43.0.0/16", 10, "10.43.0.10")]
    [InlineData("10.43.0.0/16", 300, "10.43.1.44")]
    [InlineData("fd00:43::/112", 10, "fd00:43::a")]
    [InlineData("fd00:43::/112", 65535, "fd00:43::ffff")]
    public void Counts_addresses(string network, int offset, string address) =>
        Assert.Equal(IPAddress.Parse(address), IpNetwork.Parse(network).AddressAt(offset));

    [Fact]
    public void Has_no_address_behind_its_end() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IpNetwork.Parse("10.43.0.0/30").AddressAt(4));

    [Theory]
    [InlineData("10.43.0.0/16", "10.43.255.255", true)]
    [InlineData("10.43.0.0/16", "10.44.0.0", false)]
    [InlineData("10.43.0.0/16", "fd00::1", false)]
    public void Contains_its_addresses(string network, string address, bool inside) =>
        Assert.Equal(inside, IpNetwork.Parse(network).Contains(IPAddress.Parse(address)));
}
