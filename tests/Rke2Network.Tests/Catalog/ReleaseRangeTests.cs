using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Xunit;

namespace Rke2Network.Tests.Catalog;

/// <summary>Runs of releases in words, over made-up minors with backports.</summary>
public sealed class ReleaseRangeTests
{
    private static readonly ReleaseCatalog Releases = new(
        new[] { "v1.30.1+rke2r1", "v1.30.2+rke2r1", "v1.30.2+rke2r2", "v1.31.1+rke2r1", "v1.31.2+rke2r1", "v1.32.1+rke2r1", "v1.32.2+rke2r1" }.Select(text => Rke2Version.Parse(text)));

    [Theory]
    [InlineData("v1.30.2+rke2r1 v1.30.2+rke2r2 v1.31.2+rke2r1 v1.32.1+rke2r1 v1.32.2+rke2r1", "v1.30.2, v1.31.2 and every later minor")]
    [InlineData("v1.30.2+rke2r2 v1.31.1+rke2r1 v1.31.2+rke2r1 v1.32.1+rke2r1 v1.32.2+rke2r1", "v1.30.2+rke2r2 and every later minor")]
    [InlineData("v1.32.2+rke2r1", "v1.32.2 and every later minor")]
    [InlineData("v1.31.1+rke2r1 v1.31.2+rke2r1 v1.32.1+rke2r1 v1.32.2+rke2r1", "v1.31.1 and every later minor")]
    [InlineData("", null)]
    public void Since_names_the_first_of_each_minor(string having, string? words) => Assert.Equal(words, ReleaseRange.Since(Releases, Has(having)));

    [Theory]
    [InlineData("v1.30.1+rke2r1 v1.31.1+rke2r1", "v1.30.1, v1.31.1")]
    [InlineData("v1.30.1+rke2r1 v1.30.2+rke2r1", "v1.30.2+rke2r1")]
    [InlineData("v1.30.1+rke2r1 v1.30.2+rke2r1 v1.30.2+rke2r2", "v1.30.2")]
    [InlineData("v1.30.1+rke2r1 v1.30.2+rke2r1 v1.30.2+rke2r2 v1.31.1+rke2r1", "v1.31.1")]
    [InlineData("v1.32.2+rke2r1", null)]
    [InlineData("", null)]
    public void Until_names_the_last_of_each_minor_that_lost_it(string having, string? words) => Assert.Equal(words, ReleaseRange.Until(Releases, Has(having)));

    [Fact]
    public void What_every_release_has_needs_no_words()
    {
        Assert.Null(ReleaseRange.Since(Releases, _ => true));
        Assert.Null(ReleaseRange.Until(Releases, _ => true));
    }

    [Fact]
    public void Every_release_ships_charts_that_the_catalog_knows()
    {
        foreach (var release in ReleaseCatalog.Default.Shipped)
        {
            Assert.All(ChartCatalog.Names.Where(chart => chart != "rke2-flannel"), chart => Assert.NotNull(ChartCatalog.Find(chart)!.Schema(release)));
            Assert.Equal(release.Flannel is not null, ChartCatalog.Find("rke2-flannel")!.Schema(release) is not null);
        }
    }

    [Fact]
    public void Every_version_of_a_chart_is_shipped_by_a_release() =>
        Assert.All(ChartCatalog.Names, chart => Assert.Empty(
            ChartCatalog.Find(chart)!.Versions.Except(ReleaseCatalog.Default.Shipped.Select(release => release.ChartVersion(chart)).OfType<string>())));

    private static System.Func<Rke2Release, bool> Has(string having)
    {
        var names = new HashSet<string>(having.Split(' '));
        return release => names.Contains(release.ToString());
    }
}
