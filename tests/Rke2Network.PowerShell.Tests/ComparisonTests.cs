using System;
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

    [Fact]
    public void Either_the_release_or_the_other_configuration_is_given()
    {
        using var session = new Session();
        Assert.StartsWith("AmbiguousParameterSet", Assert.Single(session.Invoke("$c = New-Rke2CniConfig; $c | Compare-Rke2CniConfig -TargetVersion v1.36 -DifferenceObject $c").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
