using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Find-Rke2ChartValue.</summary>
public sealed class ChartValueTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("rke2-canal flannel.iface", "rke2-canal: flannel.iface")]
    [InlineData("canal flannel.iface", "rke2-canal: flannel.iface")]
    [InlineData("CANAL Flannel.IFACE", "rke2-canal: flannel.iface")]
    [InlineData("canal, flannel flannel.mtu", "rke2-canal: flannel.mtu", "rke2-flannel: flannel.mtu")]
    [InlineData("-Path flannel.mtu", "rke2-canal: flannel.mtu", "rke2-flannel: flannel.mtu")]
    [InlineData("canal flannel.iface, calico.vethuMTU", "rke2-canal: flannel.iface", "rke2-canal: calico.vethuMTU")]
    [InlineData("multus thickPlugin.en*", "rke2-multus: thickPlugin.enabled")]
    [InlineData("cilium ?TU", "rke2-cilium: MTU")]
    [InlineData("cilium resources.limits", "rke2-cilium: resources.limits")]
    [InlineData("cilium resources.limits.cpu", "rke2-cilium: resources.limits.cpu")]
    [InlineData("cilium resources.*", "rke2-cilium: resources.claims", "rke2-cilium: resources.limits", "rke2-cilium: resources.requests")]
    [InlineData("cilium hubble.relay.extraEnv[0].name", "rke2-cilium: hubble.relay.extraEnv[0].name")]
    [InlineData("cilium 'hubble.relay.extraEnv[].n*'", "rke2-cilium: hubble.relay.extraEnv[].name")]
    [InlineData("cilium hubble.annotations[]", "rke2-cilium: hubble.annotations[]")]
    [InlineData("cilium hubble.relay.nodeSelector.mine", "rke2-cilium: hubble.relay.nodeSelector.mine")]
    [InlineData("cilium 'hubble.relay.nodeSelector.\"kubernetes.io/os\"'", "rke2-cilium: hubble.relay.nodeSelector.\"kubernetes.io/os\"")]
    [InlineData("multus -Keyword THICK, enabled", "rke2-multus: thickPlugin.enabled")]
    [InlineData("cilium -Keyword strict -Rke2Version v1.29.2 -Path kube*", "rke2-cilium: kubeProxyReplacement")]
    [InlineData("cilium no*such*path")]
    public void Values_are_found_by_path_pattern_and_word(string parameters, params string[] expected)
    {
        using var session = new Session();
        Assert.Equal(expected, session.Succeed($"Find-Rke2ChartValue {parameters}").Output.Select(value => value.ToString()));
    }

    [Fact]
    public void A_pattern_finds_all_levels_of_one_release()
    {
        using var session = new Session();
        var run = session.Succeed("$v = Find-Rke2ChartValue rke2-cilium 'hubble.*' -Rke2Version v1.34.4; $v.Count -gt 200; @($v | Where-Object Path -NotLike 'hubble.*').Count; ($v | Where-Object Path -EQ hubble.metrics.enabled).Kind; $v[0].ChartVersion; $v[0].Rke2Version");
        Assert.Equal(["True", "0", "list|null", "1.19.001", "v1.34.4+rke2r1"], run.Output.Select(item => item.ToString()));
    }

    [Theory]
    [InlineData("kubeProxyReplacement", "v1.29.2", "disabled partial strict true false", "scalar")]
    [InlineData("kubeProxyReplacement", "v1.36.3", "false true", "string|bool")]
    public void What_is_taken_is_the_releases(string path, string release, string allowed, string kind)
    {
        using var session = new Session();
        var run = session.Succeed($"$v = Find-Rke2ChartValue cilium {path} -Rke2Version {release}; $v.Allowed -ne ''; \"kind $($v.Kind)\"");
        Assert.Equal(allowed.Split(' ').Order(), run.Output.SkipLast(1).Select(item => item.ToString()!).Order());
        Assert.Equal("kind " + kind, run.Output[^1].ToString());
    }

    [Fact]
    public void Since_and_until_name_releases()
    {
        using var session = new Session();
        Assert.Equal(
            "v1.24.12, v1.25.8, v1.26.3 and every later minor|",
            session.Succeed("Find-Rke2ChartValue cilium MTU | ForEach-Object { \"$($_.Since)|$($_.Until)\" }").Text);
        Assert.Equal("v1.26.13, v1.27.10, v1.28.6, v1.29.1", session.Succeed("(Find-Rke2ChartValue cilium tunnel -Rke2Version v1.27.10).Until").Text);
    }

    [Theory]
    [InlineData("weave", "UnknownChart", "-Chart 'weave'", "rke2-calico, rke2-canal, rke2-cilium, rke2-flannel, rke2-multus")]
    [InlineData("flannel -Rke2Version v1.25", "ChartNotShipped", "RKE2 v1.25.16+rke2r2 does not ship this chart.", "v1.26.14, v1.27.11, v1.28.7, v1.29.2 and every later minor")]
    [InlineData("canal flanel.iface", "NoSuchChartValue", "-Path 'flanel.iface'", "Write flannel.")]
    [InlineData("cilium flannel.iface", "NoSuchChartValue", "rke2-cilium", "flannel.iface is a value of rke2-canal")]
    [InlineData("cilium MTU -Rke2Version v1.24.4", "NoSuchChartValue", "does not take MTU yet", "v1.24.12, v1.25.8, v1.26.3")]
    [InlineData("-Path no.such.path", "NoSuchChartValue", "no chart of RKE2 v1.36.3+rke2r1 takes this value", "-Keyword path")]
    [InlineData("cilium hubble.relay.extraEnv.name", "NoSuchChartValue", "hubble.relay.extraEnv", "a list")]
    [InlineData("canal 'hubble['", "InvalidPattern", "-Path 'hubble['", "backtick")]
    [InlineData("canal .", "InvalidPath", "-Path '.'", "a key is missing")]
    [InlineData("canal -Path ''", "EmptyValue", "-Path", "empty")]
    [InlineData("canal -Keyword @()", "EmptyValue", "-Keyword", "empty")]
    [InlineData("canal -Rke2Version v1.24.0", "ReleaseNeverShipped", "-Rke2Version 'v1.24.0'", "v1.24.1+rke2r1")]
    [InlineData("canal -Rke2Version ''", "EmptyValue", "-Rke2Version", "empty")]
    [InlineData("canal -ChartPath /no/such/chart", "ChartNotFound", "-ChartPath", "/no/such/chart")]
    public void What_there_is_not_is_said(string parameters, string errorId, string part, string advice)
    {
        using var session = new Session();
        var run = session.Invoke($"Find-Rke2ChartValue {parameters}");
        Assert.Empty(run.Output);
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.FindRke2ChartValue", error.FullyQualifiedErrorId);
        Assert.Contains(part, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_there_is_not_stops_no_other()
    {
        using var session = new Session();
        var run = session.Invoke("'flannel.ifcae', 'flannel.iface' | Find-Rke2ChartValue canal");
        Assert.Equal("rke2-canal: flannel.iface", run.Text);
        Assert.Equal(ErrorCategory.ObjectNotFound, Assert.Single(run.Errors).CategoryInfo.Category);
        Assert.Empty(session.Succeed("Find-Rke2ChartValue canal, flannel flannel.iface").Errors);
    }

    [Fact]
    public void A_release_newer_than_the_catalog_is_one_warning()
    {
        using var session = new Session();
        var run = session.Succeed("'flannel.iface', 'flannel.mtu' | Find-Rke2ChartValue canal -Rke2Version v9.9 | ForEach-Object { $_.Rke2Version }");
        Assert.Equal("v1.36.3+rke2r1\nv1.36.3+rke2r1", run.Text);
        Assert.Contains("RKE2 v9.9 is newer", Assert.Single(run.Warnings));
    }

    [Theory]
    [InlineData("chart")]
    [InlineData("chart.tgz")]
    [InlineData("chart.yaml")]
    public void A_chart_of_ones_own_is_read(string path)
    {
        ChartSample.Write(folder);
        using var session = new Session();
        session.Runspace.SessionStateProxy.Path.SetLocation(folder);
        var run = session.Succeed($"Find-Rke2ChartValue -ChartPath ./{path} | ForEach-Object {{ \"$($_.Chart) $($_.ChartVersion) $($_.Path) $($_.Default)$($_.Rke2Version)$($_.Since)\" }}");
        Assert.Equal(
            ["rke2-canal 99.1.0 flannel ", "rke2-canal 99.1.0 flannel.iface \"\"", "rke2-canal 99.1.0 flannel.lanes 4", "rke2-canal 99.1.0 fuse ", "rke2-canal 99.1.0 global "],
            run.Output.Select(item => item.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("rke2-canal: flannel.lanes", session.Succeed($"Find-Rke2ChartValue canal -Path *lanes -ChartPath {path}").Text);
    }

    [Fact]
    public void What_is_no_chart_is_said()
    {
        File.WriteAllText(Path.Combine(folder, "none.yaml"), "kind: ConfigMap\n");
        File.WriteAllText(Path.Combine(folder, "none.tgz"), "text");
        using var session = new Session();
        session.Runspace.SessionStateProxy.Path.SetLocation(folder);
        foreach (var (path, id) in new[] { ("none.yaml", "NotAChart"), ("none.tgz", "UnusableArchive"), (".", "NotAChart") })
        {
            var error = Assert.Single(session.Invoke($"Find-Rke2ChartValue -ChartPath {path}").Errors);
            Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith("-ChartPath", error.ToString(), StringComparison.Ordinal);
        }
    }
}
