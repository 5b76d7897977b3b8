using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace Rke2Network.Shell.Tests;

public sealed class ShellTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Runs_a_command()
    {
        var result = ShellProcess.Run(["-Command", "New-Rke2CniConfig Canal -Interface eth1 | ConvertTo-Rke2Yaml"]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.EndsWith("  valuesContent: |-\n    flannel:\n      iface: eth1\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("-")]
    [InlineData("-Command", "-")]
    [InlineData("-NoProfile", "-NonInteractive", "-c", "-")]
    public void Runs_standard_input(params string[] arguments)
    {
        var result = ShellProcess.Run(arguments, "$c = New-Rke2CniConfig Canal -Multus\n$c | ConvertTo-Rke2CommandLine\n");
        Assert.Equal((0, "--cni=multus,canal\n", string.Empty), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Runs_a_file_with_arguments()
    {
        var script = Path.Combine(folder, "it's a script.ps1");
        File.WriteAllText(script, "param([string] $Name, [switch] $Flag, [bool] $Set, [Parameter(ValueFromRemainingArguments)] $Rest)\n\"$Name|$Flag|$Set|$Rest|$PSScriptRoot\"\nexit 3\n");
        var result = ShellProcess.Run(["-File", script, "-Name", "a b", "-Flag", "-Set:$true", "x", "y z"]);
        Assert.Equal((3, $"a b|True|True|x y z|{folder}\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public void Objects_are_shown_in_the_modules_views()
    {
        var result = ShellProcess.Run(["-Command", "$c = New-Rke2CniConfig Canal -WindowsNodes; $c; $c.Findings"]);
        Assert.Contains("Plugin       : Canal\n", result.Output);
        Assert.Contains("ClusterCidr  : 10.42.0.0/16 (default)\n", result.Output);
        Assert.Contains("   Severity: Warning\n\nRKE2NET401 cni\n    Canal does not run on Windows nodes", result.Output);
        Assert.Contains("    Remedy: Plugins that run on Windows nodes there: Calico", result.Output);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public void Configurations_out_of_jobs_are_shown_like_others()
    {
        var result = ShellProcess.Run(["-Command", """
            $c = New-Rke2CniConfig Canal -Multus -MultusValues @{ config = @{ cni_conf = @{ logLevel = 'debug' } } } -Interface eth1 -ClusterDns 10.43.0.11 -WarningAction Ignore
            $bag = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($c, 1))
            $c
            '===='
            $bag
            """]);
        var shown = result.Output.Split("====");
        Assert.Contains("ClusterCidr  : 10.42.0.0/16 (default)\n", shown[0]);
        Assert.Contains("ClusterDns   : 10.43.0.11\n", shown[0]);
        Assert.Equal(shown[0].Trim(), shown[1].Trim());
    }

    [Fact]
    public void Warnings_and_errors_go_to_standard_error_without_colour()
    {
        var result = ShellProcess.Run(["-Command", "New-Rke2CniConfig Canal -WindowsNodes | ConvertTo-Rke2CommandLine; New-Rke2CniConfig Canal -ClusterCidr 10.42.1.7/16"]);
        Assert.Equal((1, "--cni=canal\n"), (result.ExitCode, result.Output));
        Assert.Contains("WARNING: RKE2NET401: Canal does not run on Windows nodes", result.Error);
        Assert.Contains("Write the network: 10.42.0.0/16.", result.Error);
        Assert.DoesNotContain("\u001b[", result.Error);
    }

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'it'", 1)]
    [InlineData("New-Rke2CniConfig Canal -Mtu 1", 1)]
    [InlineData("New-Rke2CniConfig Canal | Export-Rke2CniConfig ./no/such", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; [pscustomobject]@{ Mtu = 1 } | New-Rke2CniConfig; exit 0", 1)]
    [InlineData("[pscustomobject]@{ Mtu = 1 } | New-Rke2CniConfig -ErrorAction SilentlyContinue", 1)]
    [InlineData("New-Rke2CniConfig |", 1)]
    public void Exit_codes(string command, int code)
    {
        var result = ShellProcess.Run(["-Command", command], folder: folder);
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(code is 1 && !command.Contains("SilentlyContinue", StringComparison.Ordinal), result.Error.Length > 0);
    }

    [Fact]
    public void A_script_that_throws_fails_and_names_the_place()
    {
        File.WriteAllText(Path.Combine(folder, "bad.ps1"), "'before'\nNew-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/33 -ErrorAction Stop\n'after'\n");
        var result = ShellProcess.Run(["-File", "bad.ps1"], folder: folder);
        Assert.Equal((0, 1), (result.Output.IndexOf("before", StringComparison.Ordinal), result.Error.Contains("10.42.0.0/33", StringComparison.Ordinal) ? 1 : 0));
        Assert.Contains("bad.ps1:2", result.Error);
    }

    [Theory]
    [InlineData("-nonsense", "not an option")]
    [InlineData("-File", "needs a script")]
    [InlineData("-Command", "needs script text")]
    [InlineData("-NoExit", "needs a terminal")]
    public void Wrong_calls_are_explained(string argument, string part)
    {
        var result = ShellProcess.Run([argument]);
        Assert.Equal((64, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(part, result.Error);
        Assert.Contains("rke2net -Command", result.Error);
    }

    [Theory]
    [InlineData("New-Rke2CniConfig Canal |")]
    [InlineData("param([int] $N)", "-N", "abc")]
    [InlineData("param([Parameter(Mandatory)] $N) $N")]
    [InlineData("#requires -Version 9\n'x'")]
    [InlineData("throw 'it'")]
    public void A_script_that_cannot_run_fails(string script, params string[] arguments)
    {
        var path = Path.Combine(folder, "it\u2019s.ps1");
        File.WriteAllText(path, script);
        var result = ShellProcess.Run(["-File", path, .. arguments], folder: folder);
        Assert.Equal((1, string.Empty), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public void A_missing_script_is_named()
    {
        var result = ShellProcess.Run(["-File", "none.ps1"], folder: folder);
        Assert.Equal(64, result.ExitCode);
        Assert.Contains("'none.ps1'", result.Error);
    }

    [Fact]
    public void Help_and_version_are_told()
    {
        Assert.Contains("rke2net -File", ShellProcess.Run(["--help"]).Output);
        Assert.Matches(@"^rke2net \d+\.\d+\.\d+\S*, PowerShell engine 7\.", ShellProcess.Run(["-Version"]).Output);
        Assert.Contains("New-Rke2CniConfig Canal -Interface eth1", ShellProcess.Run(["-Command", "Get-Help New-Rke2CniConfig -Examples"]).Output);
    }

    [Fact]
    public void Ctrl_C_stops_the_pipeline()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no signal to send to one process.
        }

        // Test runners may have the signal ignored, which processes inherit.
        using var process = ShellProcess.Start(["-Command", "'started'; while ($true) { [Threading.Thread]::Sleep(20) }"], folder, "env --default-signal=INT");
        Assert.Equal("started", process.StandardOutput.ReadLine());
        var clock = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.Equal(130, ShellProcess.Finish(process).ExitCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"it took {clock.Elapsed}");
    }

    [Fact]
    public void The_quickstart_makes_what_the_readme_says()
    {
        var script = Path.Combine(ShellProcess.RepositoryRoot, "examples", "quickstart.ps1");
        for (var round = 0; round < 2; round++)
        {
            var result = ShellProcess.Run(["-File", script], folder: folder);
            Assert.Equal(0, result.ExitCode);
            Assert.Contains("WARNING: RKE2NET402", result.Error);
            Assert.Contains("RKE2NET402 cluster-cidr", result.Output);
        }

        var output = Path.Combine(folder, "quickstart-output");
        Assert.Equal(
            "cni: calico\ncluster-cidr: 10.42.0.0/16,2001:cafe:42::/56\nservice-cidr: 10.43.0.0/16,2001:cafe:43::/112\n",
            File.ReadAllText(Path.Combine(output, "config.yaml.d", "50-network.yaml")));
        Assert.StartsWith("apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\n", File.ReadAllText(Path.Combine(output, "server", "manifests", "rke2-calico-config.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_SRIOV_goes_from_NICs_to_a_pod()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It looks at the NICs of this machine, which must run Linux.
        }

        for (var round = 0; round < 2; round++)
        {
            var result = ShellProcess.Run(["-File", Path.Combine(ShellProcess.RepositoryRoot, "examples", "sriov.ps1")], folder: folder);
            Assert.Equal(0, result.ExitCode);
            Assert.Contains("k8s.v1.cni.cncf.io/networks: default/fast", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("InvalidOperation", result.Error, StringComparison.Ordinal);
        }

        var manifests = Path.Combine(folder, "sriov-output", "server", "manifests");
        Assert.Equal(
            ["helmchart-kube-system-sriov-crd.yaml", "helmchart-kube-system-sriov-network-operator.yaml", "namespace-cattle-sriov-system.yaml", "pod-default-with-vf.yaml", "rke2-multus-config.yaml", "sriovnetwork-cattle-sriov-system-fast.yaml"],
            Directory.GetFiles(manifests).Select(file => Path.GetFileName(file)).Where(file => !file.StartsWith("sriovnetworknodepolicy", StringComparison.Ordinal) && !file.StartsWith("sriovoperatorconfig", StringComparison.Ordinal)).Order());
        Assert.Contains("rancher.io/fast: \"1\"", File.ReadAllText(Path.Combine(manifests, "pod-default-with-vf.yaml")), StringComparison.Ordinal);
    }
}
