using System;
using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Compare-Rke2CniConfig, and Test-Rke2CniConfig with -TargetVersion.</summary>
public sealed class UpgradeTests
{
    [Theory]
    [InlineData("Cilium", "v1.29.2", "@{ kubeProxyReplacement = 'strict' }", "v1.31.0", "kubeProxyReplacement Allowed True v1.30.4+rke2r1 Write true.")]
    [InlineData("Cilium", "v1.23.1", "@{ cilium = @{ tunnel = 'geneve' } }", "v1.24.4", "cilium.tunnel Renamed True v1.23.5+rke2r1 Take the values out of 'cilium:' and write them at the top level.")]
    [InlineData("Cilium", "v1.26.8", "@{ tunnel = 'vxlan' }", "v1.27.11", "tunnel Renamed True v1.27.11+rke2r1 Write tunnelProtocol instead: vxlan or geneve as before; disabled becomes routingMode: native.")]
    [InlineData("Cilium", "v1.29.2", "@{ hubble = @{ metrics = @{ enabled = 'dns' } } }", "v1.36.3", "hubble.metrics.enabled Kind True v1.30.4+rke2r1 Write it as a list: enabled: [dns].")]
    [InlineData("Cilium", "v1.36.3", "@{ kubeProxyReplacement = 'true' }", "v1.23.17", "kubeProxyReplacement Allowed True v1.23.17+rke2r1 Write strict.")]
    [InlineData("Flannel", "v1.27.11", "@{ flannel = @{ backend = 'host-gw' } }", "v1.24.4", "flannel.backend Removed True v1.26.13+rke2r1 RKE2 v1.26.13+rke2r1 does not ship rke2-flannel: choose another plugin.")]
    [InlineData("Canal", "v1.30.1", "@{ flannel = @{ iface = 'eth1' } }", "v1.36.3", "")]
    [InlineData("Canal", "v1.30.1", "@{ flanel = @{ iface = 'eth1' } }", "v1.36.3", "")]
    [InlineData("Cilium", "v1.34.4", "@{ MTU = 1400 }", "v1.34.4", "")]
    public void What_another_release_makes_of_a_value_is_told(string plugin, string release, string values, string target, string expected)
    {
        using var session = new Session();
        var run = session.Succeed($"New-Rke2CniConfig {plugin} -Rke2Version {release} -Values {values} -WarningAction Ignore | Compare-Rke2CniConfig {target} | ForEach-Object {{ \"$($_.Path) $($_.Change) $($_.IsBreaking) $($_.Release) $($_.Recommendation)\" }}");
        Assert.Equal(expected, run.Text);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Before_and_after_are_told()
    {
        using var session = new Session();
        var run = session.Succeed("""
            $c = New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict'; tunnel = 'geneve' } -WarningAction Ignore
            Compare-Rke2CniConfig -InputObject $c -TargetVersion v1.36.3 | ForEach-Object { "$($_.Value): $($_.Before) > $($_.After)" }
            """);
        Assert.Equal("strict: disabled, false, partial, strict, true > false, true\ngeneve:  > tunnelProtocol", run.Text);
    }

    [Fact]
    public void Nothing_set_is_nothing_to_say()
    {
        using var session = new Session();
        Assert.Empty(session.Succeed("New-Rke2CniConfig None -Multus -Rke2Version v1.30 | Compare-Rke2CniConfig v1.36; New-Rke2CniConfig | Compare-Rke2CniConfig v1.21.2").Output);
    }

    [Fact]
    public void A_target_newer_than_the_catalog_is_one_warning()
    {
        using var session = new Session();
        var run = session.Succeed("'Canal', 'Calico' | ForEach-Object { New-Rke2CniConfig $_ } | Compare-Rke2CniConfig v9.9");
        Assert.Contains("v9.9", Assert.Single(run.Warnings));
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("v1.24.0", "ReleaseNeverShipped,")]
    [InlineData("stable", "ChannelIsNotVersion,")]
    public void What_is_no_release_is_said(string target, string errorId)
    {
        using var session = new Session();
        var error = Assert.Single(session.Invoke($"New-Rke2CniConfig | Compare-Rke2CniConfig {target}").Errors);
        Assert.StartsWith(errorId, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith($"-TargetVersion '{target}'", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Configurations_out_of_jobs_are_compared_and_changes_survive_them()
    {
        using var session = new Session();
        var run = session.Succeed("""
            Set-StrictMode -Version Latest
            function Move-Through($Item) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Item, 1)) }
            $c = Move-Through (New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict' } -WarningAction Ignore)
            $change = Move-Through ($c | Compare-Rke2CniConfig v1.31.0)
            "$($change.PSTypeNames[0]) $($change.Path) $($change.Release)"
            """);
        Assert.Equal("Deserialized.Rke2Network.Upgrades.ChartValueChange kubeProxyReplacement v1.30.4+rke2r1", run.Text);
    }

    [Theory]
    [InlineData("v1.23.17", null)]
    [InlineData("v1.29.2", null)]
    [InlineData("v1.31.0", "RKE2NET305 Write true.")]
    [InlineData("v1.36.3", "RKE2NET305 Write true.")]
    public void Strict_is_an_error_from_the_release_on_that_refuses_it(string release, string? expected)
    {
        using var session = new Session();
        session.Succeed("$c = New-Rke2CniConfig Cilium -Rke2Version v1.23.17 -Values @{ kubeProxyReplacement = 'strict' } -WarningAction Ignore");
        var run = session.Succeed($"$c | Test-Rke2CniConfig -TargetVersion {release} -Severity Error | ForEach-Object {{ \"$($_.Id) $($_.Recommendation)\" }}");
        Assert.Equal(expected is null ? [] : [expected], run.Output.Select(item => item.ToString()));
        Assert.Equal(expected is null ? "True" : "False", session.Succeed($"$c | Test-Rke2CniConfig -TargetVersion {release} -Quiet").Text);
    }
}
