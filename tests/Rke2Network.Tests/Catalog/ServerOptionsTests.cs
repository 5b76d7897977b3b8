using System.Linq;
using Rke2Network.Catalog;
using Xunit;

namespace Rke2Network.Tests.Catalog;

/// <summary>The options of the server by release, each side of what changed.</summary>
public sealed class ServerOptionsTests
{
    [Theory]
    [InlineData("cni", "v1.21.2", true)]
    [InlineData("cni", "v1.28.12", true)]
    [InlineData("kube-proxy-arg", "v1.21.2", false)]
    [InlineData("kube-proxy-arg", "v1.21.3", true)]
    [InlineData("kube-apiserver-image", "v1.21.2", true)]
    [InlineData("etcd-extra-mount", "v1.30.0", true)]
    [InlineData("multi-cluster-cidr", "v1.26.2", false)]
    [InlineData("multi-cluster-cidr", "v1.28.15", true)]
    [InlineData("multi-cluster-cidr", "v1.29.0", false)]
    [InlineData("flannel-backend", "v1.30.0", false)]
    public void Are_those_of_the_release(string name, string release, bool expected) =>
        Assert.Equal(expected, ServerOptions.Has(TestConfigs.Release(release), name));

    [Fact]
    public void A_release_newer_than_the_catalog_has_those_of_the_newest_known() =>
        Assert.True(ServerOptions.Has(Rke2Network.Model.Rke2Version.Parse("v1.99.0+rke2r1"), "helm-controller-arg"));

    [Fact]
    public void What_some_release_takes_is_not_left_out() =>
        Assert.Empty(ServerOptions.Names.Where(ServerOptions.IsDropped));

    [Fact]
    public void The_first_and_the_last_releases_are_told()
    {
        Assert.Equal("v1.22.10, v1.23.7 and every later minor", ServerOptions.Since("egress-selector-mode"));
        Assert.Null(ServerOptions.Since("cni"));
        Assert.Equal("v1.28.15", ServerOptions.Until("multi-cluster-cidr"));
        Assert.Null(ServerOptions.Until("cni"));
    }
}
