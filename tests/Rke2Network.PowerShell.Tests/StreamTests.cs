using System;
using System.IO;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Decisions on the verbose stream; on the information stream what matters to those who do not ask for it.</summary>
public sealed class StreamTests : IDisposable
{
    private const string Newest = "-Rke2Version: none is given, so it is the newest known, v1.36.3+rke2r1.";

    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(
        "New-Rke2CniConfig Canal -Interface eth1 -Mtu 1400",
        Newest,
        "-Interface: rke2-canal value flannel.iface = eth1",
        "-Mtu: rke2-canal value calico.vethuMTU = 1400",
        "canal for v1.36.3+rke2r1: values held against rke2-canal v3.32.1-build2026072200: no findings.")]
    [InlineData(
        "New-Rke2CniConfig Cilium -Rke2Version v1.34 -Values 'eni: {enabled: true}' -Multus -MultusValues @{ a = 1 }",
        "-Rke2Version: v1.34 means v1.34.10+rke2r1.",
        "-Values: the text is YAML.",
        "multus,cilium for v1.34.10+rke2r1: values held against rke2-cilium 1.19.601 and rke2-multus v4.3.008: 1 finding.")]
    [InlineData("New-Rke2CniConfig -Rke2Version v1.34.4+rke2r1", "canal for v1.34.4+rke2r1: checked: no findings.")]
    [InlineData(
        "New-Rke2CniConfig -Interface eth1 -Rke2Version v9.9",
        "-Interface: rke2-canal value flannel.iface = eth1",
        "canal for v9.9: values held against rke2-canal v3.32.1-build2026072200, as v1.36.3+rke2r1 ships it, because v9.9 is not known: 1 finding.")]
    [InlineData(
        "$few | Set-Rke2ChartValue flannel.iface eth2",
        "rke2-canal: flannel.iface = eth2, where it was eth1",
        "canal for v1.34.4+rke2r1: values held against rke2-canal v3.31.3-build2026020600: no findings.")]
    [InlineData(
        "$few | Set-Rke2ChartValue flannel.mtu 9000",
        "rke2-canal: flannel.mtu = 9000",
        "canal for v1.34.4+rke2r1: values held against rke2-canal v3.31.3-build2026020600: no findings.")]
    [InlineData(
        "$few | Remove-Rke2ChartValue flannel.iface, a.b",
        "rke2-canal: flannel.iface = eth1 is taken out.",
        "a.b is not set.",
        "canal for v1.34.4+rke2r1: checked: no findings.")]
    [InlineData("$few | Get-Rke2ChartValue a.*, flannel.iface", "rke2-canal: a.* is not set.")]
    [InlineData(
        "$few | Set-Rke2DualStack",
        "cluster-cidr = 10.42.0.0/16,fd00:42::/56",
        "service-cidr = 10.43.0.0/16,fd00:43::/112",
        "canal for v1.34.4+rke2r1: values held against rke2-canal v3.31.3-build2026020600: no findings.")]
    [InlineData(
        "$few | Test-Rke2CniConfig -TargetVersion v1.36",
        "-TargetVersion: v1.36 means v1.36.3+rke2r1.",
        "canal for v1.36.3+rke2r1: values held against rke2-canal v3.32.1-build2026072200: no findings.")]
    [InlineData(
        "$few | Compare-Rke2CniConfig v1.36",
        "-TargetVersion: v1.36 means v1.36.3+rke2r1.",
        "canal for v1.34.4+rke2r1: 1 value on the way to v1.36.3+rke2r1.")]
    [InlineData("Find-Rke2ChartValue canal flannel.iface -Rke2Version v1.34", "-Rke2Version: v1.34 means v1.34.10+rke2r1.", "rke2-canal v3.32.1-build2026072200, RKE2 v1.34.10+rke2r1")]
    [InlineData("$few | ConvertTo-Rke2Yaml", "canal for v1.34.4+rke2r1: HelmChartConfig rke2-canal.")]
    [InlineData("'cni: cilium', 'disable-kube-proxy: true' | ConvertFrom-Rke2Yaml -WarningAction Ignore", Newest, "The text: options of the server: cni, disable-kube-proxy.", "cilium for v1.36.3+rke2r1: checked: no findings.")]
    public void Verbose_tells_the_decisions(string command, params string[] expected)
    {
        using var session = new Session();
        session.Succeed("$few = New-Rke2CniConfig Canal -Interface eth1 -Rke2Version v1.34.4+rke2r1");
        Assert.Equal(expected, session.Succeed($"$null = {command} -Verbose").Verbose);
        Assert.Equal(expected, session.Succeed($"$VerbosePreference = 'Continue'; $null = {command}").Verbose);
        Assert.Empty(session.Succeed($"$VerbosePreference = 'SilentlyContinue'; $null = {command}").Verbose);
    }

    [Fact]
    public void Verbose_tells_which_files_were_read_as_what()
    {
        using var session = new Session();
        session.Succeed($"New-Rke2CniConfig Canal -Multus -Interface eth1 | Export-Rke2CniConfig '{folder}' -Force");
        var config = Path.Combine(folder, "config.yaml.d", "50-network.yaml");
        var manifest = Path.Combine(folder, "server", "manifests", "rke2-canal-config.yaml");
        Assert.Equal(
            [Newest, $"{config}: options of the server: cni.", $"{manifest}: HelmChartConfig rke2-canal.", "multus,canal for v1.36.3+rke2r1: values held against rke2-canal v3.32.1-build2026072200: 1 finding."],
            session.Succeed($"$null = Import-Rke2CniConfig '{folder}' -Verbose").Verbose);
        Assert.Equal(
            [Newest, $"{manifest}: HelmChartConfig rke2-canal.", $"{Path.GetDirectoryName(manifest)}: values held against rke2-canal v3.32.1-build2026072200: 1 finding."],
            session.Succeed($"$null = Test-Rke2CniConfig '{Path.GetDirectoryName(manifest)}' -Verbose").Verbose);
        var values = Path.Combine(folder, "values.yaml");
        File.WriteAllText(values, "flannel: {iface: eth1}");
        Assert.Contains($"-Values: the file {values} is read.", session.Succeed($"$null = New-Rke2CniConfig -Values '{values}' -Verbose").Verbose);
    }

    [Theory]
    [InlineData("New-Rke2CniConfig Canal -Interface eth1 | ConvertTo-Rke2CommandLine", "rke2-canal has values, for which there are no flags. ConvertTo-Rke2Yaml makes its HelmChartConfig.")]
    [InlineData("New-Rke2CniConfig | ConvertTo-Rke2CommandLine", "every option of the server is at RKE2's default, so there are no flags.")]
    [InlineData("New-Rke2CniConfig Canal -Interface eth1 -Rke2Version v1.34.4 | Compare-Rke2CniConfig v1.34.5", "nothing that is set changes on the way to v1.34.5+rke2r1.")]
    [InlineData("New-Rke2CniConfig | ConvertTo-Rke2Yaml", "no chart values are set")]
    public void Information_tells_why_less_comes_than_one_may_wait_for(string command, string expected)
    {
        using var session = new Session();
        Assert.Contains(expected, Assert.Single(session.Succeed(command).Information).ToString());
    }

    [Fact]
    public void Flags_that_say_it_all_say_no_more()
    {
        using var session = new Session();
        Assert.Empty(session.Succeed("New-Rke2CniConfig Canal -Multus | ConvertTo-Rke2CommandLine").Information);
    }
}
