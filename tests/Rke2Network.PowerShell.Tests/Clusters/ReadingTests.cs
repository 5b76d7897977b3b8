using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Get-Rke2Context, Get-Rke2CniConfig and Compare-Rke2CniConfig.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task Contexts_are_listed_found_and_completed()
    {
        await using var clusters = await FakeCluster.StartAsync("dev", "prod-1", "prod@2");
        using var session = clusters.Session();
        Assert.Equal("dev\nprod-1\nprod@2\ndead", session.Succeed("Get-Rke2Context").Text);
        Assert.Equal("dev", session.Succeed("Get-Rke2Context | Where-Object IsCurrent").Text);
        Assert.Equal("prod-1\nprod@2", session.Succeed("Get-Rke2Context prod*").Text);
        Assert.Empty(session.Succeed("Get-Rke2Context nothing*").Output);
        var missing = session.Invoke("Get-Rke2Context Dev, prod-1");
        Assert.Equal("prod-1", missing.Text);
        Assert.StartsWith("ContextNotFound,", Assert.Single(missing.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        var line = $"Get-Rke2CniConfig -KubeConfig '{clusters.KubeConfig}' -Context p";
        Assert.Equal("prod-1\n'prod@2'", session.Succeed($"(TabExpansion2 \"{line}\" {line.Length}).CompletionMatches.CompletionText").Text);
    }

    [Fact]
    public async Task A_cluster_becomes_a_configuration_with_findings()
    {
        await using var clusters = await FakeCluster.StartAsync("dev", "prod");
        clusters.Apis["prod"].Put("api/v1/nodes/server-2", FakeCluster.Server("server-2", "server", "--cni", "cilium"));
        clusters.Apis["prod"].Put(FakeCluster.Config, """{"kind": "HelmChartConfig", "metadata": {"annotations": {"objectset.rio.cattle.io/owner-name": "my-canal", "objectset.rio.cattle.io/owner-gvk": "k3s.cattle.io/v1, Kind=Addon"}}, "spec": {"valuesContent": "flannel:\n  iface: eth1\n"}}""");
        using var session = clusters.Session();
        var run = session.Succeed("$config = Get-Rke2CniConfig -Context prod; \"$($config.Cluster) $($config.Plugin) $($config.Rke2Version)\"; $config | Get-Rke2ChartValue flannel.iface | ForEach-Object Value; $config.Findings.Id");
        Assert.Equal("prod Canal v1.34.4+rke2r1\neth1\nRKE2NET901\nRKE2NET902", run.Text);
        Assert.Contains(run.Warnings, warning => warning.StartsWith("RKE2NET901", StringComparison.Ordinal));
        Assert.Contains(run.Warnings, warning => warning.Contains("my-canal.yaml", StringComparison.Ordinal));
        Assert.Empty(clusters.Servers["dev"].Requests);
    }

    [Fact]
    public async Task One_cluster_that_fails_does_not_stop_the_others()
    {
        await using var clusters = await FakeCluster.StartAsync("dev", "forbidden", "other");
        clusters.Apis["forbidden"].Forbidden.Add("list nodes");
        clusters.Apis["other"].MissingKinds.UnionWith(["helmcharts", "helmchartconfigs"]);
        using var session = clusters.Session();
        var run = session.Invoke("(Get-Rke2CniConfig -Context dev, forbidden, other, dead, nope -ThrottleLimit 2).Cluster.Context");
        Assert.Equal("dev", run.Text);
        Assert.Equal(["ContextNotFound", "Forbidden", "NotRke2", "Unreachable"], run.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        var forbidden = run.Errors.Single(error => error.FullyQualifiedErrorId.StartsWith("Forbidden", StringComparison.Ordinal));
        Assert.Equal("forbidden", forbidden.TargetObject);
        Assert.Contains("needs the verb list for the resource nodes", forbidden.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Errors, error => error.Exception.ToString().Contains("secret-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contexts_are_piped_and_meant_by_patterns()
    {
        await using var clusters = await FakeCluster.StartAsync("dev", "prod-1", "prod-2");
        using var session = clusters.Session();
        Assert.Equal("prod-1\nprod-2", session.Succeed("(Get-Rke2CniConfig Prod-* -ThrottleLimit 1).Cluster.Context").Text);
        Assert.Equal("prod-1\nprod-2", session.Succeed("(Get-Rke2Context prod* | Get-Rke2CniConfig -ThrottleLimit 1).Cluster.Context").Text);
        Assert.Equal("dev", session.Succeed("('dev' | Get-Rke2CniConfig).Cluster.Context").Text);
        Assert.Empty(session.Succeed("Get-Rke2Context nothing* | Get-Rke2CniConfig").Output);
        var none = session.Invoke("Get-Rke2CniConfig test-*");
        Assert.Empty(none.Output);
        Assert.Contains("There are dev, prod-1, prod-2, dead.", Assert.Single(none.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_fails_is_an_error_as_of_any_cmdlet()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        using var session = clusters.Session();
        Assert.Equal("goes on", session.Succeed("Get-Rke2CniConfig dead -ErrorAction Ignore; 'goes on'").Text);
        Assert.StartsWith("Unreachable,", session.Succeed("try { Get-Rke2CniConfig dead -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_is_told_with_place_and_manager()
    {
        await using var clusters = await FakeCluster.StartAsync("dev");
        clusters.Apis["dev"].Put(FakeCluster.Config, """{"kind": "HelmChartConfig", "spec": {"valuesContent": "flannel:\n  iface: eth1\n", "failurePolicy": "abort"}}""", manager: "kubectl-edit");
        using var session = clusters.Session();
        const string Wanted = "$wanted = New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Interface eth2 -Mtu 1400 -ServiceCidr 10.50.0.0/16 -WarningAction Ignore; ";
        var run = session.Succeed(Wanted + "$wanted | Compare-Rke2CniConfig -Context dev | ForEach-Object { \"$_ [$($_.Resource); $($_.Manager); $($_.IsBreaking)]\" }");
        Assert.Equal(
            """
            service-cidr: 10.43.0.0/16 becomes 10.50.0.0/16 [config.yaml of the servers; ; True]
            cluster-dns: 10.43.0.10 becomes 10.50.0.10 [config.yaml of the servers; ; False]
            rke2-canal: flannel.iface: eth1 becomes eth2 [HelmChartConfig kube-system/rke2-canal; kubectl-edit; False]
            rke2-canal: calico.vethuMTU: 1400 is added [HelmChartConfig kube-system/rke2-canal; kubectl-edit; False]
            rke2-canal: failurePolicy: abort is removed [HelmChartConfig kube-system/rke2-canal; kubectl-edit; False]
            """.ReplaceLineEndings("\n"),
            run.Text);
        Assert.Equal("False\nTrue", session.Succeed(Wanted + "$wanted | Compare-Rke2CniConfig -Context dev -Quiet; Get-Rke2CniConfig | Compare-Rke2CniConfig -Context dev -Quiet").Text);
        Assert.Equal("False\nTrue", session.Succeed(Wanted + "New-Rke2CniConfig Canal | Compare-Rke2CniConfig $wanted -Quiet; $wanted | Compare-Rke2CniConfig $wanted -Quiet").Text);
    }
}
