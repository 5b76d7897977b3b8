using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Test-Rke2NodeReadiness -NodeName: what a cluster tells of its nodes.</summary>
public sealed class NodeReadinessTests
{
    [Fact]
    public async Task What_a_cluster_tells_of_its_nodes_is_checked_and_the_rest_is_told_as_unknown()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        var run = session.Succeed("New-Rke2CniConfig Cilium -Rke2Version v1.36.3 | Test-Rke2NodeReadiness -NodeName linux-* | ForEach-Object { \"$($_.Severity) $($_.Id) $($_.Node)\" }");
        Assert.Equal(["Error RKE2NET823 linux-1", "Information RKE2NET893 linux-1", "Error RKE2NET871 linux-2", "Information RKE2NET893 linux-2"], run.Output.Select(line => line.ToString()));

        // One warning for both.
        var warning = Assert.Single(run.Warnings);
        Assert.StartsWith("linux-1, linux-2: not all was checked", warning, StringComparison.Ordinal);
        Assert.Contains("services", warning, StringComparison.Ordinal);
    }

    /// <summary>Windows nodes are warned of, and never more.</summary>
    [Fact]
    public async Task Windows_nodes_are_held_against_the_builds_that_were_tested()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        var run = session.Succeed("New-Rke2CniConfig Canal -Rke2Version v1.34.4 | Test-Rke2NodeReadiness -NodeName win-1 | ForEach-Object { \"$($_.Severity) $($_.Id) $($_.Value)\" }; New-Rke2CniConfig Canal -Rke2Version v1.34.4 | Test-Rke2NodeReadiness -NodeName win-1 -Quiet");
        Assert.Equal(["Warning RKE2NET891 10.0.17763.1879", "Warning RKE2NET892 canal", "True"], run.Output.Select(line => line.ToString()));
        Assert.All(run.Warnings, warning => Assert.Equal("win-1: not all was checked, as this is not known: features of Windows.", warning));
        Assert.Equal("False", session.Succeed("Test-Rke2NodeReadiness -NodeName nowhere -Quiet -ErrorAction Ignore").Text);
    }

    private static async Task<FakeCluster> StartAsync()
    {
        var clusters = await FakeCluster.StartAsync("dev");
        Put("linux-1", "linux", "5.4.0-42-generic", "10.1.1.1");
        Put("linux-2", "linux", "6.4.0-150600.23.25-default", "10.42.1.1");
        Put("win-1", "windows", "10.0.17763.1879", "10.1.1.3");
        return clusters;

        void Put(string name, string system, string kernel, string address) => clusters.Apis["dev"].Put(
            $"api/v1/nodes/{name}",
            $$"""{"kind": "Node", "metadata": {"name": "{{name}}", "labels": {"kubernetes.io/os": "{{system}}"} }, "status": {"addresses": [{"type": "InternalIP", "address": "{{address}}"}, {"type": "Hostname", "address": "{{name}}"}], "nodeInfo": {"operatingSystem": "{{system}}", "architecture": "amd64", "kernelVersion": "{{kernel}}", "osImage": "a system", "kubeletVersion": "v1.34.4+rke2r1"} } }""");
    }
}
