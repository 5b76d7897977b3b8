using System;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Facts of nodes out of their cluster: -NodeName.</summary>
public sealed class NodeNameTests
{
    private const string States = "apis/sriovnetwork.openshift.io/v1/namespaces/cattle-sriov-system/sriovnetworknodestates/";

    [Fact]
    public async Task What_the_operator_found_is_judged()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        var run = session.Succeed("Test-Rke2SriovCapability -NodeName worker-* -WarningAction Ignore | ForEach-Object { \"$($_.Node) $($_.Interface) $($_.Vendor) $($_.DeviceId) $($_.TotalVfs) $($_.NumVfs) [$($_.Capable)]\" }");
        Assert.Equal("worker-1 ens1f0 8086 1572 64 2 []", run.Text); // Whether its IOMMU is on, a cluster does not tell.
    }

    [Fact]
    public async Task What_is_not_there_or_not_told_is_said()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        string Error(string script) => Assert.Single(session.Invoke(script).Errors).FullyQualifiedErrorId.Split(',')[0];
        Assert.Equal("NotFound", Error("Test-Rke2SriovCapability -NodeName nowhere"));
        Assert.Equal("NotFound", Error("Test-Rke2SriovCapability -NodeName nowhere-*"));
        Assert.Equal("Unreachable", Error("Test-Rke2SriovCapability -NodeName worker-1 -Context dead"));
        Assert.Equal("False", session.Succeed("Test-Rke2SriovCapability -NodeName worker-2 -Quiet").Text);
        clusters.Apis["dev"].MissingKinds.Add("sriovnetworknodestates");
        Assert.Contains(session.Succeed("Test-Rke2SriovCapability -NodeName worker-1").Warnings, text => text.Contains("worker-1", StringComparison.Ordinal));
        Assert.Equal("False", session.Succeed("Test-Rke2SriovCapability -NodeName worker-1 -Quiet").Text);
    }

    [Theory]
    [InlineData("Test-Rke2SriovCapability -KubeConfig {0} -NodeName ", "server-1\nworker-1\nworker-2")]
    [InlineData("Test-Rke2SriovCapability -KubeConfig {0} -NodeName WORKER", "worker-1\nworker-2")]
    [InlineData("Test-Rke2SriovCapability -KubeConfig {0} -Context dev -NodeName worker-1, w", "worker-1\nworker-2")]
    [InlineData("Add-Rke2SriovNodeLabel -KubeConfig {0} wor", "worker-1\nworker-2")]
    [InlineData("Get-Rke2SriovNetworkNodeState -KubeConfig {0} s", "server-1")]
    [InlineData("Test-Rke2SriovCapability -KubeConfig {0} -Context dead -NodeName w", "")]
    [InlineData("Test-Rke2SriovCapability -KubeConfig /nowhere -NodeName w", "")]
    public async Task Names_are_completed(string line, string names)
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        var input = line.Replace("{0}", clusters.KubeConfig, StringComparison.Ordinal);
        Assert.Equal(names, session.Succeed($"(TabExpansion2 \"{input}\" {input.Length}).CompletionMatches.CompletionText | Where-Object {{ $_ -notlike '*/*' }}").Text);
    }

    private static async Task<FakeCluster> StartAsync()
    {
        var clusters = await FakeCluster.StartAsync("dev");
        var api = clusters.Apis["dev"];
        foreach (var name in new[] { "worker-1", "worker-2" })
        {
            api.Put($"api/v1/nodes/{name}", $$"""{"kind": "Node", "metadata": {"name": "{{name}}", "labels": {"kubernetes.io/os": "linux"} }, "status": {"addresses": [{"type": "InternalIP", "address": "10.1.1.1"}], "nodeInfo": {"operatingSystem": "linux", "architecture": "amd64", "kernelVersion": "6.4.0", "osImage": "SLES", "kubeletVersion": "v1.34.4+rke2r1"} } }""");
        }

        api.Put(States + "worker-1", """{"kind": "SriovNetworkNodeState", "status": {"syncStatus": "Succeeded", "interfaces": [{"name": "ens1f0", "pciAddress": "0000:3b:00.0", "driver": "i40e", "vendor": "8086", "deviceID": "1572", "totalvfs": 64, "numVfs": 2, "linkSpeed": "25000 Mb/s", "linkType": "ETH", "mtu": 9000}]}}""");
        api.Put(States + "worker-2", """{"kind": "SriovNetworkNodeState", "status": {"syncStatus": "Succeeded"}}""");
        return clusters;
    }
}
