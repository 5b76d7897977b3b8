using System.Linq;
using Rke2Network.Addressing;
using Xunit;

namespace Rke2Network.Tests.Addressing;

public sealed class DualStackTests
{
    [Fact]
    public void Reads_lists_and_comma_texts_alike()
    {
        var one = DualStack.Parse("10.42.0.0/16,2001:cafe:42:0::/56");
        var other = DualStack.Parse("10.42.0.0/16", " 2001:cafe:42::/56 ");
        Assert.Equal(one.ToString(), other.ToString());
        Assert.Equal("10.42.0.0/16,2001:cafe:42::/56", one.ToString());
        Assert.True(one.IsDualStack);
        Assert.Equal(IpFamily.IPv4, one.Primary.Family);
        Assert.Equal("2001:cafe:42::/56", one.Of(IpFamily.IPv6)!.ToString());
    }

    [Theory]
    [InlineData("10.1.0.0/16,10.2.0.0/16,fd00::/56", "TooManyNetworks")]
    [InlineData("10.1.0.0/16,10.2.0.0/16", "FamilyTwice")]
    [InlineData("fd00::/56,fd01::/56", "FamilyTwice")]
    [InlineData("", "MissingNetwork")]
    [InlineData("10.1.0.0/16,", "MissingAddress")]
    public void Refuses_what_RKE2_refuses(string text, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => DualStack.Parse(text)).ErrorId);

    [Theory]
    [InlineData("10.1.0.0/16", "10.2.0.0/16", true)]
    [InlineData("10.1.0.0/16", "fd00::/112", false)]
    [InlineData("10.1.0.0/16,fd00::/56", "10.2.0.0/16,fd01::/112", true)]
    [InlineData("10.1.0.0/16,fd00::/56", "fd01::/112,10.2.0.0/16", false)]
    [InlineData("10.1.0.0/16,fd00::/56", "10.2.0.0/16", false)]
    public void Compares_families_in_order(string pods, string services, bool match) =>
        Assert.Equal(match, DualStack.Parse(pods).MatchesFamiliesOf(DualStack.Parse(services)));

    [Fact]
    public void Nothing_given_is_nothing()
    {
        Assert.Null(DualStack.ParseOptional(null));
        Assert.Null(DualStack.ParseOptional([string.Empty]));
        Assert.Single(DualStack.ParseOptional(["10.1.0.0/16"])!);
    }

    [Theory]
    [InlineData("10.43.0.10", 1)]
    [InlineData("10.43.0.10,fd00:43::a", 2)]
    public void Reads_addresses_of_a_service(string text, int count) => Assert.Equal(count, IpAddresses.ParseOptional([text])!.Count);

    [Theory]
    [InlineData("10.43.0.10,10.43.0.11", "FamilyTwice")]
    [InlineData("10.43.0.10/16", "InvalidAddress")]
    [InlineData("::ffff:10.43.0.10", "MappedAddress")]
    public void Refuses_addresses_that_cannot_be(string text, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<InputException>(() => IpAddresses.ParseOptional(text.Split(';'))!.ToArray()).ErrorId);
}
