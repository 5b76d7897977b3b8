using System;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Xunit;

namespace Rke2Network.Tests.Catalog;

public sealed class ReleaseCatalogTests
{
    private static readonly ReleaseCatalog Catalog = ReleaseCatalog.Default;

    [Fact]
    public void Holds_every_stable_release_from_v1_21()
    {
        Assert.Equal(270, Catalog.Releases.Count);
        Assert.Equal("v1.21.2+rke2r1", Catalog.Releases[0].ToString());
        Assert.Equal("v1.36.3+rke2r1", Catalog.Newest.ToString());
        Assert.Equal(Enumerable.Range(21, 16), Catalog.Releases.Select(release => release.Minor).Distinct());
        Assert.Equal(270, Catalog.Releases.Distinct().Count());
    }

    [Theory]
    [InlineData(null, "v1.36.3+rke2r1")]
    [InlineData("", "v1.36.3+rke2r1")]
    [InlineData("v1.36", "v1.36.3+rke2r1")]
    [InlineData("v1.30.14", "v1.30.14+rke2r4")]
    [InlineData("1.23.4", "v1.23.4+rke2r2")]
    [InlineData("v1.23.4+rke2r1", "v1.23.4+rke2r1")]
    [InlineData("v9.9", "v9.9")]
    [InlineData("v1.37.0", "v1.37.0")]
    [InlineData("v1.36.9", "v1.36.9")]
    [InlineData("v1.33.99+rke2r1", "v1.33.99+rke2r1")]
    public void Resolves_what_users_mean(string? text, string release) => Assert.Equal(release, Catalog.ResolveOrNewest(text).ToString());

    [Theory]
    [InlineData("v1.24.0", "ReleaseNeverShipped", "v1.24.1+rke2r1")]
    [InlineData("v1.23.17+rke2r9", "ReleaseNeverShipped", "v1.23.17+rke2r1")]
    [InlineData("v1.23.99", "ReleaseNeverShipped", "v1.23.17+rke2r1")]
    [InlineData("v1.31.12+rke2r7", "ReleaseNeverShipped", "v1.31.13+rke2r1")]
    [InlineData("v1.20.5", "ReleaseTooOld", "v1.21.2+rke2r1")]
    [InlineData("v0.1", "ReleaseTooOld", "v1.21.2+rke2r1")]
    [InlineData("latest", "ChannelIsNotVersion", "v1.34")]
    public void Refuses_what_never_shipped_and_names_the_nearest(string text, string errorId, string near)
    {
        var fault = Assert.Throws<InputException>(() => Catalog.ResolveOrNewest(text));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(near, fault.Message);
    }

    [Fact]
    public void Later_patches_are_newer_only_where_the_minor_still_gets_them()
    {
        Assert.True(Catalog.IsNewer(Rke2Version.Parse("v1.33.99")));
        Assert.False(Catalog.IsNewer(Rke2Version.Parse("v1.32.99")));
        Assert.False(Catalog.IsNewer(Rke2Version.Parse("v1.34.2+rke2r1")));
        Assert.False(Catalog.IsNewer(Rke2Version.Parse("v1.36")));
    }

    [Fact]
    public void A_catalog_holds_complete_releases_only()
    {
        Assert.Throws<ArgumentException>(() => new ReleaseCatalog([]));
        Assert.Throws<ArgumentException>(() => new ReleaseCatalog([Rke2Version.Parse("v1.34")]));
        Assert.Throws<InputException>(() => new ReleaseCatalog([Rke2Version.Parse("v1.34.1+rke2r1")]).Resolve(Rke2Version.Parse("v1.33")));
    }
}
