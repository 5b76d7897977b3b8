using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Get-, Set- and Remove-Rke2ChartValue, Import-Rke2CniConfig and ConvertFrom-Rke2Yaml.</summary>
public sealed class EditingTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "rke2network-" + Guid.NewGuid().ToString("N"));

    public EditingTests()
    {
        Directory.CreateDirectory(folder);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Set-Rke2ChartValue flannel.iface eth1", "rke2-canal: flannel.iface = eth1")]
    [InlineData("Set-Rke2ChartValue flannel.mtu 1400", "rke2-canal: flannel.mtu = 1400")]
    [InlineData("Set-Rke2ChartValue flannel.args[0] --v=5 -WarningAction Ignore", "rke2-canal: flannel.args = - \"--v=5\"")]
    [InlineData("Set-Rke2ChartValue calico.masquerade $false", "rke2-canal: calico.masquerade = false")]
    [InlineData("Set-Rke2ChartValue flannel @{ iface = 'eth1'; mtu = 1400 }", "rke2-canal: flannel.iface = eth1\nrke2-canal: flannel.mtu = 1400")]
    [InlineData("Set-Rke2ChartValue thickPlugin.enabled $true -Chart multus", "rke2-multus: thickPlugin.enabled = true")]
    [InlineData("Set-Rke2ChartValue flannel.iface eth1 | Set-Rke2ChartValue flannel.mtu 1400 | Remove-Rke2ChartValue flannel.iface", "rke2-canal: flannel.mtu = 1400")]
    [InlineData("Set-Rke2ChartValue flannel.iface eth1 | Remove-Rke2ChartValue flannel.iface, nothing.there", "")]
    public void Values_are_set_and_taken_away(string edit, string expected)
    {
        using var session = new Session();
        Assert.Equal(expected, session.Succeed($"New-Rke2CniConfig Canal -Multus | {edit} | Get-Rke2ChartValue").Text);
    }

    [Theory]
    [InlineData("'8'", "8 String")]
    [InlineData("8", "8 Int32")]
    [InlineData("$true", "True Boolean")]
    [InlineData("'true'", "true String")]
    [InlineData("1.5", "1.5 Double")]
    [InlineData("''", " String")]
    public void A_value_stays_what_it_is_given_as(string given, string expected)
    {
        using var session = new Session();
        Assert.Equal(expected, session.Succeed($"$v = (New-Rke2CniConfig Canal | Set-Rke2ChartValue flannel.psk {given} | Get-Rke2ChartValue flannel.psk).Value; \"$v $($v.GetType().Name)\"").Text);
    }

    [Fact]
    public void The_configuration_before_stays_as_it_is()
    {
        using var session = new Session();
        Assert.Equal("0", session.Succeed("$c = New-Rke2CniConfig Canal; $null = $c | Set-Rke2ChartValue flannel.iface eth1; @($c | Get-Rke2ChartValue).Count").Text);
    }

    [Theory]
    [InlineData("New-Rke2CniConfig Canal -Interface eth1 | Set-Rke2ChartValue flannel.iface.name x", "ValueInTheWay")]
    [InlineData("New-Rke2CniConfig Canal | Set-Rke2ChartValue 'a..b' x", "InvalidPath")]
    [InlineData("New-Rke2CniConfig Canal | Set-Rke2ChartValue a.b x -Chart nothing", "UnknownChart")]
    [InlineData("New-Rke2CniConfig Canal | Set-Rke2ChartValue a.b x -Chart multus", "ChartNotDeployed")]
    [InlineData("New-Rke2CniConfig None | Set-Rke2ChartValue a.b x", "ChartNotDeployed")]
    [InlineData("'cni: weave' | ConvertFrom-Rke2Yaml", "InvalidCni")]
    [InlineData("'- a' | ConvertFrom-Rke2Yaml", "NoServerFile")]
    public void What_cannot_be_is_told(string script, string errorId)
    {
        using var session = new Session();
        Assert.StartsWith(errorId, Assert.Single(session.Invoke(script).Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void A_misspelling_warns_at_once_and_once()
    {
        using var session = new Session();
        var run = session.Succeed("New-Rke2CniConfig Canal | Set-Rke2ChartValue flannel.ifaec eth1 | Set-Rke2ChartValue flannel.mtu 9000");
        Assert.Contains("Write flannel.iface.", Assert.Single(run.Warnings));
    }

    [Fact]
    public void What_Export_writes_Import_reads()
    {
        using var session = new Session();
        var run = session.Succeed($"""
            $c = New-Rke2CniConfig Calico -Mtu 9000 -Multus -ClusterCidr 10.1.0.0/16 -Rke2Version v1.34.4
            $c | Export-Rke2CniConfig '{folder}'
            $back = Import-Rke2CniConfig '{folder}' -Rke2Version v1.34.4
            ($c | ConvertTo-Rke2Yaml) -ceq ($back | ConvertTo-Rke2Yaml)
            ($c | ConvertTo-Rke2CommandLine) -ceq ($back | ConvertTo-Rke2CommandLine)
            ($back | Get-Rke2ChartValue).Source.ToString()
            """);
        Assert.Equal($"True\nTrue\n{Path.Combine(folder, "server", "manifests", "rke2-calico-config.yaml")}:10:14", run.Text);
    }

    [Fact]
    public void One_bad_file_among_several_leaves_the_others()
    {
        File.WriteAllText(Path.Combine(folder, "a.yaml"), "cni: canal\n");
        File.WriteAllText(Path.Combine(folder, "b.yaml"), "cni: [canal\n");
        File.WriteAllText(Path.Combine(folder, "c.yaml"), "cni: calico\n");
        using var session = new Session();
        var run = session.Invoke($"Import-Rke2CniConfig '{folder}/*.yaml' | ForEach-Object {{ \"$($_.Plugin)\" }}");
        Assert.Equal("Canal\nCalico", run.Text);
        Assert.Contains("b.yaml:", Assert.Single(run.Errors).ToString());
    }

    [Fact]
    public void Lines_make_one_text()
    {
        using var session = new Session();
        Assert.Equal("Cilium True Unknown", session.Succeed("$c = 'cni: cilium', 'disable-kube-proxy: true' | ConvertFrom-Rke2Yaml -WarningAction Ignore; \"$($c.Plugin) $($c.DisableKubeProxy) $($c.StateOf('Values'))\"").Text);
    }

    [Theory]
    [InlineData("Set-Rke2ChartValue kubeProxyReplacement ", "$false,$true")]
    [InlineData("Set-Rke2ChartValue installation.calicoNetwork.bgp ", "Disabled,Enabled")]
    [InlineData("Set-Rke2ChartValue flannel.backend wire", "wireguard")]
    [InlineData("Set-Rke2ChartValue hubble.enabled ", "$true,$false")]
    public void The_values_that_a_chart_takes_are_completed(string line, string expected)
    {
        using var session = new Session();
        var found = session.Succeed($"(TabExpansion2 '{line}' {line.Length}).CompletionMatches.CompletionText").Output.Select(match => match.ToString());
        Assert.Equal(expected, string.Join(",", found));
    }
}
