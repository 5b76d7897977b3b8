using System;
using System.IO;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Compare-Rke2CniConfig with another configuration.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public void What_a_running_cluster_does_not_survive_comes_first()
    {
        using var session = new Session();
        Assert.Equal(
            "cluster-cidr: 10.42.0.0/16 becomes 10.50.0.0/16 True RKE2NET151\nrke2-canal: calico.vethuMTU: 1400 is added False ",
            session.Succeed("New-Rke2CniConfig Canal | Compare-Rke2CniConfig -DifferenceObject (New-Rke2CniConfig Canal -Mtu 1400 -ClusterCidr 10.50.0.0/16) | ForEach-Object { \"$_ $($_.IsBreaking) $($_.Finding.Id)\" }").Text);
    }

    [Fact]
    public void Equal_configurations_give_nothing_and_verbose_tells_it()
    {
        using var session = new Session();
        var run = session.Succeed("$c = New-Rke2CniConfig Canal; Compare-Rke2CniConfig -ReferenceObject $c -DifferenceObject $c -Verbose");
        Assert.Empty(run.Output);
        Assert.Contains(run.Verbose, line => line.EndsWith(": 0 differences.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$c | Compare-Rke2CniConfig $d")]
    [InlineData("Compare-Rke2CniConfig $d -InputObject $c")]
    [InlineData("$c | Compare-Rke2CniConfig ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($d)))")]
    public void The_other_configuration_needs_no_name(string script)
    {
        using var session = new Session();
        Assert.Equal("cni: canal becomes cilium", session.Succeed("$c = New-Rke2CniConfig Canal; $d = New-Rke2CniConfig Cilium; " + script + " | ForEach-Object { \"$_\" }").Text);
    }

    [Fact]
    public void A_comment_in_the_new_file_accepts_a_change()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("rke2network").FullName, "config.yaml");
        File.WriteAllText(file, "cluster-cidr: 10.50.0.0/16 # rke2network:ignore 151 all nodes are new\ntoken: a\n");
        try
        {
            Assert.Contains(
                "Accepted     : by a comment: RKE2NET151: all nodes are new",
                Screen.Show(80, $"New-Rke2CniConfig Canal | Compare-Rke2CniConfig (Import-Rke2CniConfig '{file}')"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public void Either_the_release_or_the_other_configuration_is_given()
    {
        using var session = new Session();
        Assert.StartsWith("AmbiguousParameterSet", Assert.Single(session.Invoke("$c = New-Rke2CniConfig; $c | Compare-Rke2CniConfig -TargetVersion v1.36 -DifferenceObject $c").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
