using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Test-Rke2CniConfig -SameCluster: servers of one cluster against each other.</summary>
public sealed class SameClusterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    private readonly Session session = new();

    public SameClusterTests()
    {
        session.Runspace.SessionStateProxy.Path.SetLocation(folder);
        Write("a", "cni: canal\ncluster-cidr: 10.44.0.0/16\n");
        Write("b", "cni: canal\ncluster-cidr: 10.45.0.0/16\n");
        Write("c", "cluster-cidr: 10.44.0.0/16\ntls-san: c\n");
    }

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Import-Rke2CniConfig -RootPath ./servers/* | Test-Rke2CniConfig -SameCluster | ForEach-Object { \"$($_.Id) $($_.Path) $($_.Value)\" }", "RKE2NET130 cluster-cidr 10.45.0.0/16")]
    [InlineData("Import-Rke2CniConfig -RootPath ./servers/[ac] | Test-Rke2CniConfig -SameCluster")]
    [InlineData("Import-Rke2CniConfig -RootPath ./servers/b | Test-Rke2CniConfig -SameCluster")]
    [InlineData("Import-Rke2CniConfig -RootPath ./servers/* | Test-Rke2CniConfig -SameCluster -Quiet", "False")]
    [InlineData("Import-Rke2CniConfig -RootPath ./servers/[ac] | Test-Rke2CniConfig -SameCluster -Quiet", "True")]
    [InlineData("Import-Rke2CniConfig -RootPath ./servers/* | Test-Rke2CniConfig -SameCluster -Exclude RKE2NET130 -Quiet", "True")]
    [InlineData("Import-Rke2CniConfig -RootPath ./servers/* | Test-Rke2CniConfig -Quiet", "True", "True", "True")]
    public void Finds_in_what_they_differ(string script, params string[] expected) =>
        Assert.Equal(expected, session.Succeed(script).Output.Select(item => item.ToString()));

    [Fact]
    public void Names_every_place()
    {
        var message = session.Succeed("(Import-Rke2CniConfig -RootPath ./servers/* | Test-Rke2CniConfig -SameCluster).Message").Text;
        Assert.All(["a", "b", "c"], server => Assert.Contains(Path.Combine("servers", server, "etc", "rancher", "rke2", "config.yaml") + ":", message));
    }

    private void Write(string server, string text)
    {
        var config = Directory.CreateDirectory(Path.Combine(folder, "servers", server, "etc", "rancher", "rke2")).FullName;
        File.WriteAllText(Path.Combine(config, "config.yaml"), text);
    }
}
