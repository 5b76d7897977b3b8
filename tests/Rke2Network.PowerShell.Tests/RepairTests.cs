using System;
using System.IO;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Repair-Rke2CniConfig, on configurations and on files.</summary>
public sealed class RepairTests : IDisposable
{
    private const string Misspelt = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    flanel: # between nodes\n      iface: eth1\n";

    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Canal", "@{ flanel = @{ iface = 'eth1' } }", "rke2-canal: flannel.iface = eth1")]
    [InlineData("Canal", "@{ 'flannel.iface' = 'eth1' }", "rke2-canal: flannel.iface = eth1")]
    [InlineData("Cilium", "@{ kubeProxyReplacement = 'strict' }", "rke2-cilium: kubeProxyReplacement = true")]
    [InlineData("Cilium", "@{ cilium = @{ MTU = 1400 } }", "rke2-cilium: MTU = 1400")]
    [InlineData("Cilium", "@{ hubble = @{ metrics = @{ enabled = 'dns' } } }", "rke2-cilium: hubble.metrics.enabled = - dns")]
    [InlineData("Cilium", "@{ kubeProxyReplacement = 'partial' }", "rke2-cilium: kubeProxyReplacement = partial")]
    [InlineData("Canal", "@{ flanel = @{ iface = 'eth1' }; flannel = @{ mtu = 1400 } }", "rke2-canal: flanel.iface = eth1\nrke2-canal: flannel.mtu = 1400")]
    [InlineData("Canal", "@{ nothing = @{ like = 'it' } }", "rke2-canal: nothing.like = it")]
    public void What_is_certain_is_repaired_and_nothing_else(string plugin, string values, string expected)
    {
        using var session = new Session();
        Assert.Equal(expected, session.Succeed($"New-Rke2CniConfig {plugin} -Values {values} | Repair-Rke2CniConfig | Get-Rke2ChartValue").Text);
    }

    [Fact]
    public void Room_for_Multus_is_made_in_releases_that_need_it()
    {
        using var session = new Session();
        var script = "New-Rke2CniConfig Cilium -Multus -Rke2Version {0} | Set-Rke2ChartValue cni.exclusive $true | Repair-Rke2CniConfig | Get-Rke2ChartValue";
        Assert.Equal("rke2-cilium: cni.exclusive = false", session.Succeed(script.Replace("{0}", "v1.34.1", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void Files_are_repaired_in_place_and_the_findings_returned()
    {
        var file = Write("server/canal.yaml", Misspelt);
        Write("server/other.yaml", "kind: ConfigMap\n");
        using var session = new Session();
        session.Succeed($"Repair-Rke2CniConfig '{folder}/server' -WhatIf");
        Assert.Equal(Misspelt, File.ReadAllText(file));
        var run = session.Succeed($"(Repair-Rke2CniConfig '{folder}/server' -Backup).Id");
        Assert.Equal("RKE2NET301", run.Text);
        Assert.Equal(Misspelt.Replace("flanel", "flannel", StringComparison.Ordinal), File.ReadAllText(file));
        Assert.Equal(Misspelt, File.ReadAllText(file + ".bak"));
        Assert.Empty(session.Succeed($"Repair-Rke2CniConfig '{folder}/server'").Output);
    }

    [Theory]
    [InlineData("-Exclude RKE2NET3*", true)]
    [InlineData("-Include 330", true)]
    [InlineData("-Include 301", false)]
    [InlineData("-Include rke2net30?", false)]
    public void Findings_are_chosen_by_identifier(string selection, bool stays)
    {
        var file = Write("canal.yaml", Misspelt);
        using var session = new Session();
        session.Succeed($"Repair-Rke2CniConfig '{file}' {selection}");
        Assert.Equal(stays, File.ReadAllText(file) == Misspelt);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_error_and_the_others_go_on()
    {
        Write("a.yaml", "a: [\n");
        var file = Write("b.yaml", Misspelt);
        using var session = new Session();
        var run = session.Invoke($"Repair-Rke2CniConfig '{folder}'");
        Assert.StartsWith("InvalidYaml", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("flanel", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private string Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
