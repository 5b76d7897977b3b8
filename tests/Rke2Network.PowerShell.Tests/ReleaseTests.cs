using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Get-Rke2Release.</summary>
public sealed class ReleaseTests
{
    [Theory]
    [InlineData("v1.34.4+rke2r1", "v1.34.4+rke2r1")]
    [InlineData("1.34.4", "v1.34.4+rke2r1")]
    [InlineData("v1.30.14", "v1.30.14+rke2r1", "v1.30.14+rke2r2", "v1.30.14+rke2r4")]
    [InlineData("v1.3?.1+*", "v1.30.1+rke2r1", "v1.31.1+rke2r1", "v1.31.1+rke2r2", "v1.32.1+rke2r1", "v1.33.1+rke2r1", "v1.34.1+rke2r1", "v1.35.1+rke2r1", "v1.36.1+rke2r1", "v1.36.1+rke2r2")]
    [InlineData("1.36.*", "v1.36.0+rke2r1", "v1.36.1+rke2r1", "v1.36.1+rke2r2", "v1.36.2+rke2r1", "v1.36.3+rke2r1")]
    [InlineData("V1.36.3*", "v1.36.3+rke2r1")]
    [InlineData("v1.34 -Latest", "v1.34.10+rke2r1")]
    [InlineData("-Latest", "v1.36.3+rke2r1")]
    [InlineData("-Latest -Minor v1.33, v1.34", "v1.33.13+rke2r2", "v1.34.10+rke2r1")]
    [InlineData("v1.3*.1* -Latest -Minor v1.35", "v1.35.1+rke2r1")]
    [InlineData("v1.34.4, v1.34.4*", "v1.34.4+rke2r1")]
    public void Releases_are_named_in_full_or_in_part(string parameters, params string[] expected)
    {
        using var session = new Session();
        Assert.Equal(expected, session.Succeed($"Get-Rke2Release {parameters}").Output.Select(release => release.ToString()));
    }

    [Fact]
    public void All_come_oldest_first_with_their_charts()
    {
        using var session = new Session();
        var run = session.Succeed("$all = Get-Rke2Release; $all.Count; $all[0].Version; $all[-1].Version; @($all | Where-Object { -not ($_.Canal -and $_.Calico -and $_.Multus) }).Count");
        Assert.Equal(["270", "v1.21.2+rke2r1", "v1.36.3+rke2r1", "0"], run.Output.Select(item => item.ToString()));
        Assert.Equal("v3.31.3-build2026020600 1.19.001", session.Succeed("Get-Rke2Release v1.34.4 | ForEach-Object { \"$($_.Canal) $($_.Cilium)\" }").Text);
        Assert.Equal("[]", session.Succeed("\"[$((Get-Rke2Release v1.25.3).Flannel)]\"").Text);
    }

    [Fact]
    public void Releases_come_down_the_pipeline_and_one_that_never_shipped_stops_no_other()
    {
        using var session = new Session();
        var run = session.Invoke("'v1.24.0', 'v1.24.4' | Get-Rke2Release");
        Assert.Equal("v1.24.4+rke2r1", run.Text);
        Assert.Contains("v1.24.1+rke2r1", Assert.Single(run.Errors).ToString());
    }

    [Theory]
    [InlineData("v1.24.0", "ReleaseNeverShipped", ErrorCategory.ObjectNotFound, "-Version 'v1.24.0': RKE2 never released this version. The nearest known: v1.24.1+rke2r1.")]
    [InlineData("v1.40", "NoSuchRelease", ErrorCategory.ObjectNotFound, "-Version 'v1.40': this release is newer than the catalog. The newest known is v1.36.3+rke2r1.")]
    [InlineData("v9.*", "NoSuchRelease", ErrorCategory.ObjectNotFound, "No release fits. The catalog goes from v1.21.2+rke2r1 to v1.36.3+rke2r1.")]
    [InlineData("-Minor v1.20", "NoSuchRelease", ErrorCategory.ObjectNotFound, "No release fits.")]
    [InlineData("latest", "ChannelIsNotVersion", ErrorCategory.InvalidArgument, "Get-Rke2Release -Latest tells the newest known.")]
    [InlineData("-Minor one", "InvalidVersion", ErrorCategory.InvalidArgument, "-Minor 'one'")]
    [InlineData("''", "EmptyValue", ErrorCategory.InvalidArgument, "-Version")]
    [InlineData("'v1.3['", "InvalidPattern", ErrorCategory.InvalidArgument, "-Version 'v1.3['")]
    public void What_is_no_release_is_said(string parameters, string errorId, ErrorCategory category, string message)
    {
        using var session = new Session();
        var run = session.Invoke($"Get-Rke2Release {parameters}");
        Assert.Empty(run.Output);
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.GetRke2Release", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }
}
