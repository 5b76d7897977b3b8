using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>The shortcuts of New-Rke2CniConfig, as they arrive through the module.</summary>
public sealed class ShortcutTests
{
    [Theory]
    [InlineData("Canal -Encryption WireGuard -UnderlayMtu 9000", "rke2-canal", "flannel:\n  backend: wireguard\n  mtu: 9000\ncalico:\n  vethuMTU: 8920")]
    [InlineData("Calico -UnderlayMtu 9000 -ClusterCidr 10.42.0.0/16,fd00:42::/56 -ServiceCidr 10.43.0.0/16,fd00:43::/112", "rke2-calico", "installation:\n  calicoNetwork:\n    mtu: 8930")]
    [InlineData("Cilium -Hubble -Rke2Version v1.23.4", "rke2-cilium", "cilium:\n  hubble:\n    enabled: true\n    relay:\n      enabled: true\n    ui:\n      enabled: true")]
    [InlineData("None -Multus -MultusIpam dhcp, Whereabouts -ThickPlugin", "rke2-multus", "manifests:\n  dhcpDaemonSet: true\nrke2-whereabouts:\n  enabled: true\nthickPlugin:\n  enabled: true")]
    [InlineData("Canal -Interface eth.*", "rke2-canal", "flannel:\n  regexIface: eth.*")]
    public void Write_values(string parameters, string chart, string values)
    {
        using var session = new Session();
        var yaml = session.Succeed($"New-Rke2CniConfig {parameters} | ConvertTo-Rke2Yaml").Text;
        Assert.Equal($"apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: {chart}\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    {values.Replace("\n", "\n    ")}", yaml);
    }

    [Fact]
    public void Write_options_and_failure_policies()
    {
        using var session = new Session();
        var run = session.Succeed("$c = New-Rke2CniConfig Calico -Nftables -FailurePolicy Abort -NodeIp 10.0.0.11 -NodeCount 200 -Verbose; $c | ConvertTo-Rke2CommandLine; $c | ConvertTo-Rke2Yaml");
        Assert.Equal("--cni=calico --node-ip=10.0.0.11 --kube-proxy-arg=proxy-mode=nftables", run.Output[0].ToString());
        Assert.Contains("spec:\n  failurePolicy: abort\n  valuesContent: |-\n    installation:\n      calicoNetwork:\n        linuxDataplane: Nftables", run.Output[1].ToString());
        Assert.Equal(
            [
                "-Nftables: rke2-calico value installation.calicoNetwork.linuxDataplane = Nftables",
                "-Nftables: kube-proxy-arg = proxy-mode=nftables",
                "-FailurePolicy: rke2-calico failurePolicy = abort",
                "-NodeIp: node-ip = 10.0.0.11",
                "-NodeCount: the networks are checked for 200 nodes",
            ],
            run.Verbose);
    }

    [Theory]
    [InlineData("Canal -Hubble", "ShortcutUnavailable", "-Hubble: not with Canal: Hubble is Cilium's. Use Cilium.")]
    [InlineData("Canal -Encryption IPsec", "ShortcutUnavailable", "-Encryption: not with Canal: it encrypts with WireGuard only. Use -Encryption WireGuard or Cilium.")]
    [InlineData("Canal -Multus -ThickPlugin -Rke2Version v1.30.13", "ShortcutUnavailable", "from v1.30.14+rke2r2, v1.31.11, v1.32.7, v1.33.3 and every later minor, not in v1.30.13+rke2r1. Take one of these releases.")]
    [InlineData("Canal -MultusIpam Dhcp", "ShortcutWithoutMultus", "-MultusIpam: this is for Multus, and there is no Multus. Add -Multus.")]
    [InlineData("Canal -FailurePolicy Retry -Rke2Version v1.34.9", "ShortcutUnavailable", "or -FailurePolicy Abort.")]
    [InlineData("Canal -NodeIp fe80::1", "UnusableNodeIp", "-NodeIp 'fe80::1': link-local")]
    [InlineData("Canal -NodeIp 10.0.0.1,10.0.0.2", "FamilyTwice", "-NodeIp '10.0.0.1,10.0.0.2'")]
    [InlineData("Canal -UnderlayMtu 1500 -Mtu 1400", "ShortcutsContradict", "-UnderlayMtu: -Mtu")]
    [InlineData("Canal -Encryption ''", "EmptyValue", "-Encryption: ")]
    [InlineData("Canal -FailurePolicy $null", "EmptyValue", "-FailurePolicy: ")]
    [InlineData("Canal -Multus -MultusIpam @()", "EmptyValue", "-MultusIpam: ")]
    [InlineData("Canal -Encryption WireGard", "ParameterArgumentTransformationError", "'WireGard': there is no such choice. Write WireGuard or IPsec.")]
    [InlineData("Canal -FailurePolicy 1", "ParameterArgumentTransformationError", "Write one of Reinstall, Abort, Retry.")]
    public void Say_what_is_wrong(string parameters, string errorId, string message)
    {
        using var session = new Session();
        var run = session.Invoke($"New-Rke2CniConfig {parameters}");
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, error.ToString());
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("Encryption", "ipsec", "encryption:\n  enabled: true\n  type: ipsec")]
    [InlineData("UnderlayMtu", "9000", "MTU: 9000")]
    [InlineData("Hubble", "True", "hubble:\n  enabled: true\n  relay:\n    enabled: true\n  ui:\n    enabled: true")]
    [InlineData("Hubble", "False", "")]
    [InlineData("Encryption", "", "")]
    [InlineData("UnderlayMtu", "", "")]
    [InlineData("FailurePolicy", "", "")]
    [InlineData("MultusIpam", "", "")]
    [InlineData("NodeIp", "", "")]
    [InlineData("NodeCount", "", "")]
    [InlineData("Nftables", "", "")]
    [InlineData("ThickPlugin", "", "")]
    [InlineData("DynamicNetworksController", "", "")]
    public void Come_from_rows_of_a_table(string column, string cell, string values)
    {
        using var session = new Session();
        var run = session.Succeed($"[pscustomobject]@{{ Plugin = 'Cilium'; {column} = '{cell}' }} | New-Rke2CniConfig | ForEach-Object {{ $_.Values.ToString() }}");
        Assert.Equal(values, run.Text);
    }

    [Fact]
    public void Come_several_from_one_row()
    {
        using var session = new Session();
        var run = session.Succeed("[pscustomobject]@{ Plugin = 'Canal'; Multus = 'True'; MultusIpam = 'Whereabouts, Dhcp'; FailurePolicy = 'abort'; NodeIp = '10.0.0.11'; NodeCount = '20' } | New-Rke2CniConfig | ForEach-Object { \"$($_.Multus)|$($_.MultusFailurePolicy)|$($_.NodeIp)|$($_.NodeCount)\" }");
        Assert.Equal("rke2-whereabouts:\n  enabled: true\nmanifests:\n  dhcpDaemonSet: true|Abort|10.0.0.11|20", run.Text);
    }

    [Theory]
    [InlineData("FailurePolicy", "never")]
    [InlineData("Encryption", "yes")]
    [InlineData("MultusIpam", "Whereabouts,host-local")]
    [InlineData("NodeCount", "many")]
    [InlineData("Hubble", "perhaps")]
    public void Bad_cells_are_not_ignored(string column, string cell)
    {
        using var session = new Session();
        var run = session.Invoke($"[pscustomobject]@{{ Plugin = 'Cilium'; Multus = $true; {column} = '{cell}' }} | New-Rke2CniConfig");
        Assert.Contains(column, Assert.Single(run.Errors).ToString());
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("New-Rke2CniConfig -Encryption ", "IPsec WireGuard")]
    [InlineData("New-Rke2CniConfig -FailurePolicy ", "Abort Reinstall Retry")]
    [InlineData("New-Rke2CniConfig -MultusIpam ", "Dhcp Whereabouts")]
    [InlineData("New-Rke2CniConfig -MultusIpam Dhcp,W", "Whereabouts")]
    [InlineData("New-Rke2CniConfig -Und", "-UnderlayMtu")]
    public void Tab_completes(string input, string offers)
    {
        using var session = new Session();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        Assert.Equal(offers, string.Join(" ", CommandCompletion.CompleteInput(input, input.Length, null, shell).CompletionMatches.Select(match => match.CompletionText).Order()));
    }

    [Fact]
    public void Follow_a_second_family_through_jobs()
    {
        using var session = new Session();
        var run = session.Succeed("""
            $c = New-Rke2CniConfig Canal -Multus -UnderlayMtu 9000 -FailurePolicy Retry -NodeCount 100 -Nftables
            $bag = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($c, 1))
            foreach ($one in $c, $bag) {
                $both = $one | Set-Rke2DualStack -NodeCidrMaskSizeIPv4 25
                "$($both.Values)|$($both.NodeCount)|$($both.UnderlayMtu)|$($both.FailurePolicy)|$($both.MultusFailurePolicy)|$($both.KubeProxyArguments)|$($both.SetParts)"
            }
            """);
        Assert.Equal(run.Output[0].ToString(), run.Output[1].ToString());
        Assert.Contains("vethuMTU: 8930", run.Output[0].ToString());
        Assert.Contains("|100|9000|Retry|Retry|proxy-mode=nftables|", run.Output[0].ToString());
    }

    [Fact]
    public void Come_back_from_files()
    {
        var folder = Directory.CreateTempSubdirectory("rke2network").FullName;
        try
        {
            using var session = new Session();
            var run = session.Succeed($"""
                New-Rke2CniConfig Canal -Multus -DynamicNetworksController -FailurePolicy Abort -Nftables -NodeIp 10.0.0.11 | Export-Rke2CniConfig '{folder}' -Force
                $c = Import-Rke2CniConfig '{folder}'
                "$($c.FailurePolicy) $($c.MultusFailurePolicy) $($c.KubeProxyMode) $($c.NodeIp)"
                ($c | Test-Rke2CniConfig -Severity Warning).Count
                """);
            Assert.Equal("Abort Abort nftables 10.0.0.11\n0", run.Text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
