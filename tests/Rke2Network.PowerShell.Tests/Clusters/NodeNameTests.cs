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

    [Fact]
    public async Task Who_may_not_ask_the_operator_is_told_what_is_unknown()
    {
        await using var clusters = await StartAsync();
        clusters.Apis["dev"].Forbidden.Add("list sriovnetworknodestates");
        using var session = clusters.Session();
        var run = session.Succeed("Test-Rke2SriovCapability -NodeName worker-1");
        Assert.Empty(run.Output);
        Assert.StartsWith("RKE2NET713", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    /// <summary>The operator lists the NICs that it supports: of others a cluster says nothing.</summary>
    [Fact]
    public async Task An_interface_that_the_operator_does_not_list_may_be_there()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        var error = Assert.Single(session.Invoke("Test-Rke2SriovCapability -NodeName worker-1 -Interface ens1f0, eno1 -WarningAction Ignore").Errors);
        Assert.Equal("-Interface 'eno1': worker-1 has no such NIC among those that the SR-IOV operator supports, and a cluster tells of no others. Its NICs are ens1f0.", error.ToString());
    }

    /// <summary>A name may be an address; one that is missing stops no other, and is one error of each cluster.</summary>
    [Fact]
    public async Task Nodes_are_found_by_address_and_in_several_clusters()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        var run = session.Invoke("Test-Rke2SriovCapability -NodeName 10.1.1.1, nowhere -WarningAction Ignore | ForEach-Object Node");
        Assert.Equal("worker-1", run.Text);
        Assert.StartsWith("NotFound,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        var both = session.Invoke("Test-Rke2SriovCapability -NodeName worker-1 -Context dev, dead -WarningAction Ignore | ForEach-Object Node");
        Assert.Equal("worker-1", both.Text);
        Assert.StartsWith("Unreachable,", Assert.Single(both.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("False", session.Invoke("Test-Rke2SriovCapability -NodeName worker-1 -Context dev, dead -Quiet -ErrorAction Ignore").Text);
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
