using System;
using System.Linq;
using Rke2Network.Model;
using Xunit;

namespace Rke2Network.Tests.Model;

public sealed class Rke2VersionTests
{
    [Theory]
    [InlineData("v1.34.4+rke2r1", "v1.34.4+rke2r1", true)]
    [InlineData("1.34.4+rke2r12", "v1.34.4+rke2r12", true)]
    [InlineData("V1.34.4", "v1.34.4", false)]
    [InlineData(" 1.34 ", "v1.34", false)]
    public void Parses_what_users_write(string text, string canonical, bool complete)
    {
        var version = Rke2Version.Parse(text);
        Assert.Equal(canonical, version.ToString());
        Assert.Equal(complete, version.IsComplete);
    }

    [Theory]
    [InlineData("latest", "ChannelIsNotVersion")]
    [InlineData("stable", "ChannelIsNotVersion")]
    [InlineData("v1.34.4-rc1+rke2r1", "PreReleaseVersion")]
    [InlineData("", "InvalidVersion")]
    [InlineData("1", "InvalidVersion")]
    [InlineData("v1.34.04", "InvalidVersion")]
    [InlineData("v1.34.4+rke2r0", "InvalidVersion")]
    [InlineData("v1.34.4+k3s1", "InvalidVersion")]
    [InlineData("v1.34+rke2r1", "InvalidVersion")]
    [InlineData("v1.99999999999.1", "InvalidVersion")]
    public void Refuses_the_rest_and_says_what_to_write(string text, string errorId)
    {
        var fault = Assert.Throws<InputException>(() => Rke2Version.Parse(text));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains("v1.34.4+rke2r1", fault.Message);
    }

    [Fact]
    public void Orders_by_number_not_by_text()
    {
        var ordered = new[] { "v1.9.0+rke2r1", "v1.21", "v1.21.2+rke2r1", "v1.21.2+rke2r2", "v1.21.10+rke2r1", "v1.21.10+rke2r10", "v1.22.1+rke2r1" }
            .Select(text => Rke2Version.Parse(text)).ToArray();
        Assert.Equal(ordered, ordered.Reverse().OrderBy(version => version));
        for (var i = 1; i < ordered.Length; i++)
        {
            Assert.True(ordered[i - 1] < ordered[i] && ordered[i] > ordered[i - 1] && ordered[i - 1] <= ordered[i] && ordered[i] >= ordered[i - 1]);
            Assert.True(ordered[i - 1] != ordered[i] && ordered[i - 1].GetHashCode() != ordered[i].GetHashCode());
        }
    }

    [Fact]
    public void Compares_with_text_as_PowerShell_does()
    {
        IComparable version = Rke2Version.Parse("v1.34.4+rke2r1");
        Assert.True(version.CompareTo("v1.30") > 0);
        Assert.Throws<ArgumentException>(() => version.CompareTo("newest"));
    }

    [Fact]
    public void A_revision_needs_a_patch() => Assert.Throws<ArgumentException>(() => new Rke2Version(1, 34, null, 1));
}
