using System;
using Rke2Network.Model;
using Xunit;

namespace Rke2Network.Tests.Model;

public sealed class VersionGateTests
{
    [Theory]
    [InlineData("v1.30.99", false)]
    [InlineData("v1.31.13+rke2r9", false)]
    [InlineData("v1.31.14+rke2r1", true)]
    [InlineData("v1.32.9", false)]
    [InlineData("v1.32.10", true)]
    [InlineData("v1.34.1", false)]
    [InlineData("v1.34.2", true)]
    [InlineData("v1.34", true)]
    [InlineData("v1.35.0+rke2r1", true)]
    [InlineData("v2.0.0", true)]
    [InlineData("v0.40.0", false)]
    public void Opens_by_minor(string release, bool open) =>
        Assert.Equal(open, VersionGate.Parse("v1.31.14, v1.32.10, v1.33.6, v1.34.2").IsOpenFor(Rke2Version.Parse(release)));

    [Theory]
    [InlineData("v1.27.16+rke2r1", false)]
    [InlineData("v1.27.16+rke2r2", true)]
    [InlineData("v1.27.17+rke2r1", true)]
    [InlineData("v1.28.13+rke2r1", true)]
    public void Knows_revisions(string release, bool open) =>
        Assert.Equal(open, VersionGate.Parse("v1.27.16+rke2r2, v1.28.13").IsOpenFor(Rke2Version.Parse(release)));

    [Theory]
    [InlineData("v1.31.14, v1.33.6")]
    [InlineData("v1.31.14, v1.31.15")]
    [InlineData("v1.32.1, v1.31.2")]
    [InlineData("v1.31")]
    public void Refuses_gates_that_leave_a_minor_open(string text) => Assert.Throws<ArgumentException>(() => VersionGate.Parse(text));

    [Fact]
    public void Says_itself_in_words() =>
        Assert.Equal("v1.33.6, v1.34.2 and every later minor", VersionGate.Parse("v1.33.6,v1.34.2").ToString());
}
