using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Add-, Remove-Rke2SriovNodeLabel and Get-Rke2SriovNetworkNodeState.</summary>
public sealed class NodeLabelTests
{
    private const string States = "apis/sriovnetwork.openshift.io/v1/namespaces/cattle-sriov-system/sriovnetworknodestates/";

    [Fact]
    public async Task Nodes_are_labelled_once_and_the_label_goes_again()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        Assert.Equal(
            "Node worker-1: Configured (dev)\nNode worker-2: Configured (dev)\nNode worker-1: Unchanged (dev)",
            session.Succeed("Add-Rke2SriovNodeLabel worker-*; Add-Rke2SriovNodeLabel worker-1").Text);
        Assert.Contains("network-sriov.capable\":\"true\"", clusters.Apis["dev"].Find("api/v1/nodes/worker-2")!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Configured\nUnchanged", session.Succeed("(Remove-Rke2SriovNodeLabel 10.1.1.2).Outcome; ('worker-2' | Remove-Rke2SriovNodeLabel).Outcome").Text);
        Assert.Equal("Restored", session.Succeed("(Remove-Rke2SriovNodeLabel worker-1 | Undo-Rke2Resource).Outcome").Text);
        Assert.Contains("network-sriov.capable\":\"true\"", clusters.Apis["dev"].Find("api/v1/nodes/worker-1")!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("network-sriov.capable\":\"true\"", clusters.Apis["dev"].Find("api/v1/nodes/worker-2")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_labelled_is_taken_back_from_any_folder()
    {
        await using var clusters = await StartAsync();
        using var session = new Session();
        session.Runspace.SessionStateProxy.Path.SetLocation(System.IO.Path.GetDirectoryName(clusters.KubeConfig)!);
        session.Succeed("$done = Add-Rke2SriovNodeLabel worker-1 -KubeConfig ./config");
        session.Runspace.SessionStateProxy.Path.SetLocation("/");
        Assert.Equal("Restored", session.Succeed("($done | Undo-Rke2Resource).Outcome").Text);
    }

    [Fact]
    public async Task WhatIf_shows_the_label_and_changes_nothing()
    {
        await using var clusters = await StartAsync();
        var shown = Screen.Show(80, $"$PSDefaultParameterValues['*:KubeConfig'] = '{clusters.KubeConfig}'; Add-Rke2SriovNodeLabel worker-1 -WhatIf");
        Assert.Equal(["What if: Change Node worker-1 in dev.", "+ metadata.labels.\"feature.node.kubernetes.io/network-sriov.capable\": true"], shown.Where(line => line.Length > 0));
        Assert.DoesNotContain("network-sriov", clusters.Apis["dev"].Find("api/v1/nodes/worker-1")!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Node = 'worker-1'; Capable = $false } | Add-Rke2SriovNodeLabel", "NotCapable", "none of its NICs")]
    [InlineData("[pscustomobject]@{ Node = 'worker-1'; Capable = $false }, [pscustomobject]@{ Node = 'worker-1'; Capable = $false } | Add-Rke2SriovNodeLabel", "NotCapable", "none of its NICs")]
    [InlineData("Add-Rke2SriovNodeLabel guest", "NotCapable", "found no NIC there")]
    [InlineData("Add-Rke2SriovNodeLabel win", "NotCapable", "Windows")]
    [InlineData("Add-Rke2SriovNodeLabel worker-9", "NotFound", "no node worker-9")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Add-Rke2SriovNodeLabel", "NotANode", "names no node")]
    [InlineData("Add-Rke2SriovNodeLabel 'worker-['", "InvalidPattern", "not closed")]
    public async Task What_speaks_against_a_node_is_told(string script, string errorId, string text)
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        var run = session.Invoke(script);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(text, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.DoesNotContain(clusters.Servers["dev"].Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Node = 'worker-1'; Capable = $false }, [pscustomobject]@{ Node = 'worker-1'; Capable = $true } | Add-Rke2SriovNodeLabel")]
    [InlineData("[pscustomobject]@{ Node = 'worker-1'; Capable = $null } | Add-Rke2SriovNodeLabel")]
    [InlineData("[pscustomobject]@{ Node = 'guest'; Capable = $true } | Add-Rke2SriovNodeLabel")] // Newer than what the operator says.
    [InlineData("Add-Rke2SriovNodeLabel guest -Force")]
    [InlineData("Add-Rke2SriovNodeLabel capable")]
    public async Task What_is_unknown_or_forced_is_labelled(string script)
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        Assert.Equal("Configured", session.Succeed($"({script}).Outcome").Text);
    }

    [Fact]
    public async Task A_cluster_without_the_operator_or_the_right_to_ask_it_is_labelled_all_the_same()
    {
        await using var clusters = await StartAsync();
        clusters.Apis["dev"].Forbidden.Add("list sriovnetworknodestates");
        using var session = clusters.Session();
        Assert.Contains(session.Succeed("Add-Rke2SriovNodeLabel guest -Verbose").Verbose, text => text.Contains("not asked", StringComparison.Ordinal));
        clusters.Apis["dev"].MissingKinds.Add("sriovnetworknodestates");
        Assert.Equal("Configured", session.Succeed("(Add-Rke2SriovNodeLabel worker-1).Outcome").Text);
        var missing = Assert.Single(session.Invoke("Get-Rke2SriovNetworkNodeState").Errors);
        Assert.StartsWith("NoSriovOperator,", missing.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("New-Rke2SriovOperator", missing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task States_are_shown_and_waited_for()
    {
        await using var clusters = await StartAsync();
        using var session = clusters.Session();
        Assert.Equal("capable True Succeeded\nguest False Succeeded", session.Succeed("Get-Rke2SriovNetworkNodeState | ForEach-Object { \"$($_.Node) $($_.Capable) $($_.SyncStatus)\" }").Text);
        var missing = session.Invoke("Get-Rke2SriovNetworkNodeState capable, worker-1");
        Assert.Single(missing.Output);
        Assert.StartsWith("NotFound,", Assert.Single(missing.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-TimeoutSec", Assert.Single(session.Invoke("Get-Rke2SriovNetworkNodeState worker-1 -Wait -TimeoutSec 1").Errors.Where(error => error.FullyQualifiedErrorId.StartsWith("SriovTimeout", StringComparison.Ordinal)).Select(error => error.ToString() + "-TimeoutSec")), StringComparison.Ordinal);

        clusters.Apis["dev"].Put(States + "capable", """{"kind": "SriovNetworkNodeState", "status": {"syncStatus": "Failed", "lastSyncError": "cannot set VFs", "interfaces": [{"name": "ens1", "pciAddress": "0000:3b:00.0", "totalvfs": 8}]}}""");
        var failed = session.Invoke("Get-Rke2SriovNetworkNodeState capable -Wait -TimeoutSec 1");
        Assert.StartsWith("SriovFailed,", Assert.Single(failed.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("cannot set VFs", failed.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task States_at_80_columns()
    {
        await using var clusters = await StartAsync();
        var shown = Screen.Show(80, $"$PSDefaultParameterValues['*:KubeConfig'] = '{clusters.KubeConfig}'; Get-Rke2SriovNetworkNodeState");
        Assert.Equal(
            """
            Node                 Capable Sync       Drain           VFs on/wanted/possible
            ----                 ------- ----       -----           ----------------------
            capable              True    Succeeded  Idle            ens1f0 2/2/64
                                                                    ens1f1 0/-/64
            guest                False   Succeeded
            """.Split('\n'),
            shown.Select(line => line.TrimEnd()).Where(line => line.Length > 0));
    }

    private static async Task<FakeCluster> StartAsync()
    {
        var clusters = await FakeCluster.StartAsync("dev");
        var api = clusters.Apis["dev"];
        foreach (var (name, address, system) in new[] { ("worker-1", "10.1.1.1", "linux"), ("worker-2", "10.1.1.2", "linux"), ("guest", "10.1.1.3", "linux"), ("capable", "10.1.1.4", "linux"), ("win", "10.1.1.5", "windows") })
        {
            api.Put($"api/v1/nodes/{name}", $$"""{"kind": "Node", "metadata": {"name": "{{name}}", "labels": {"kubernetes.io/os": "{{system}}"} }, "status": {"addresses": [{"type": "InternalIP", "address": "{{address}}"}], "nodeInfo": {"operatingSystem": "{{system}}"} } }""");
        }

        api.Put(States + "guest", """{"kind": "SriovNetworkNodeState", "status": {"syncStatus": "Succeeded"}}""");
        api.Put(States + "capable", """
            {"kind": "SriovNetworkNodeState", "metadata": {"annotations": {"sriovnetwork.openshift.io/current-state": "Idle"}},
             "spec": {"interfaces": [{"pciAddress": "0000:3b:00.0", "numVfs": 2}]},
             "status": {"syncStatus": "Succeeded", "interfaces": [{"name": "ens1f0", "pciAddress": "0000:3b:00.0", "totalvfs": 64, "numVfs": 2}, {"name": "ens1f1", "pciAddress": "0000:3b:00.1", "totalvfs": 64}, {"name": "ens9", "pciAddress": "0000:5e:00.0"}]}}
            """);
        return clusters;
    }
}
