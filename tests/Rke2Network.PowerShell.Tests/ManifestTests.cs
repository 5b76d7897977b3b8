using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Test-Rke2CniConfig on files and folders.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    private readonly Session session = new();

    public ManifestTests()
    {
        session.Runspace.SessionStateProxy.Path.SetLocation(folder);
        Write("good.yaml", Manifest("rke2-canal", "flannel:\n  iface: eth1"));
        Write("spelling.yaml", Manifest("rke2-canal", "flanel:\n  iface: eth1"));
        Write("kind.yml", Manifest("rke2-cilium", "hubble:\n  enabled: true\n  metrics:\n    enabled: dns"));
    }

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Test-Rke2CniConfig -Path good.yaml")]
    [InlineData("Test-Rke2CniConfig ./good.yaml")]
    [InlineData("Test-Rke2CniConfig spelling.yaml", "RKE2NET301 spelling.yaml:8:5")]
    [InlineData("Test-Rke2CniConfig -LiteralPath spelling.yaml", "RKE2NET301 spelling.yaml:8:5")]
    [InlineData("Test-Rke2CniConfig *.yaml, kind.yml", "RKE2NET301 spelling.yaml:8:5", "RKE2NET303 kind.yml:11:18")]
    [InlineData("Test-Rke2CniConfig [gs]*.yaml", "RKE2NET301 spelling.yaml:8:5")]
    [InlineData("[IO.DirectoryInfo]::new($pwd).GetFiles('*.y*') | Where-Object Name -NE good.yaml | Test-Rke2CniConfig -Rke2Version v1.34.4 -Severity Error", "RKE2NET303 kind.yml:11:18")]
    [InlineData("[IO.FileInfo]::new(\"$pwd/kind.yml\") | Test-Rke2CniConfig", "RKE2NET303 kind.yml:11:18")]
    [InlineData("[pscustomobject]@{ FullName = 'kind.yml' } | Test-Rke2CniConfig", "RKE2NET303 kind.yml:11:18")]
    [InlineData("Test-Rke2CniConfig . -Severity Error", "RKE2NET303 kind.yml:11:18")]
    [InlineData("Test-Rke2CniConfig spelling.yaml -Severity Error")]
    public void Files_are_checked(string script, params string[] expected)
    {
        var run = session.Succeed(script);
        Assert.Equal(expected, run.Output.Select(Told));
    }

    [Fact]
    public void A_folder_is_checked_as_a_whole()
    {
        var run = session.Succeed("Test-Rke2CniConfig . ; Test-Rke2CniConfig . -Quiet; Test-Rke2CniConfig *.y*ml -Quiet; [IO.Directory]::CreateDirectory(\"$pwd/sub\") | ForEach-Object { [IO.File]::Copy(\"$pwd/good.yaml\", \"$_/good.yaml\"); $_ } | Test-Rke2CniConfig -Quiet");
        Assert.Equal(
            ["RKE2NET303", "RKE2NET334", "RKE2NET333", "RKE2NET333", "RKE2NET333", "RKE2NET301", "False", "True", "False", "True", "True"],
            run.Output.Select(item => item.BaseObject is bool answer ? answer.ToString() : Property(item, "Id")));
        Assert.All(run.Output.Skip(2).Take(3), finding => Assert.Contains("rke2-canal and rke2-cilium", Property(finding, "Message")));
    }

    [Theory]
    [InlineData("-Plugin Cilium", "rke2-canal")]
    [InlineData("-Plugin canal", "rke2-cilium")]
    [InlineData("-Plugin None", "rke2-canal rke2-cilium")]
    public void The_plugin_tells_whose_values_count(string parameter, string idle)
    {
        File.Delete(Path.Combine(folder, "good.yaml"));
        var run = session.Succeed($"(Test-Rke2CniConfig . {parameter} | Where-Object Id -EQ RKE2NET333).Path");
        Assert.Equal(idle.Split(' '), run.Output.Select(path => path.ToString()).Order());
    }

    [Theory]
    [InlineData("apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-cillium\n  namespace: kube-system\n", "RKE2NET330 Warning 4:9 Write name: rke2-cilium.")]
    [InlineData("apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n", "RKE2NET331 Warning 1:1 Write namespace: kube-system.")]
    [InlineData("apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: canal\n", "RKE2NET331 Warning 5:14 Write namespace: kube-system.")]
    [InlineData("# head\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\n", "RKE2NET332 Error 2:1 Write apiVersion: helm.cattle.io/v1.")]
    [InlineData("kind: HelmChartConfig\napiVersion: v1\nmetadata: {name: rke2-canal, namespace: kube-system}\n", "RKE2NET332 Error 2:13 Write apiVersion: helm.cattle.io/v1.")]
    [InlineData("kind: HelmChartConfig\napiVersion: helm.cattle.io/v1\nmetadata: {name: rke2-coredns, namespace: kube-system}\nspec:\n  valuesContent: 'a: 1'\n", "")]
    public void A_manifest_that_misses_its_chart_is_found(string text, string expected)
    {
        Write("one.yaml", text);
        var run = session.Succeed("Test-Rke2CniConfig one.yaml | ForEach-Object { \"$($_.Id) $($_.Severity) $($_.Source.Line):$($_.Source.Column) $($_.Recommendation)\" }");
        Assert.Equal(expected, run.Text);
    }

    [Theory]
    [InlineData("missing.yaml", "FileMissing", "missing.yaml': there is no such file.")]
    [InlineData("broken.yaml", "InvalidYaml", "broken.yaml:1:")]
    [InlineData("twice.yaml", "DuplicateKey", "twice.yaml:9:5")]
    [InlineData("tab.yaml", "TabIndent", "tab.yaml:9:")]
    [InlineData("other.yaml", "NoHelmChartConfig", "other.yaml': the file holds no HelmChartConfig.")]
    [InlineData("keys.yaml", "InvalidValuesContent", "keys.yaml:7:3")]
    [InlineData("list.yaml", "NotAMap", "list.yaml:8:5")]
    [InlineData("two.yaml", "SeveralDocuments", "two.yaml:9:5")]
    [InlineData("*.nothing", "FileMissing", "-Path '*.nothing'")]
    [InlineData("env:/x", "NotAFilePath", "Environment")]
    public void A_bad_file_stops_no_other(string path, string errorId, string place)
    {
        Write("broken.yaml", "a: [\nb\n");
        Write("twice.yaml", Manifest("rke2-canal", "flannel: {}\nflannel: {}"));
        Write("tab.yaml", Manifest("rke2-canal", "flannel:\n\tiface: eth1"));
        Write("other.yaml", "kind: ConfigMap\n");
        Write("keys.yaml", "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent:\n    a: 1\n");
        Write("list.yaml", Manifest("rke2-canal", "- a"));
        Write("two.yaml", Manifest("rke2-canal", "a: 1\n---\nb: 1"));
        var run = session.Invoke($"Test-Rke2CniConfig '{path}', spelling.yaml");
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.TestRke2CniConfig", error.FullyQualifiedErrorId);
        Assert.Contains(place, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("RKE2NET301", Property(Assert.Single(run.Output), "Id"));
        Assert.Empty(session.Invoke($"Test-Rke2CniConfig '{path}' -Quiet").Output);
    }

    [Fact]
    public void A_bad_file_of_a_folder_stops_no_other_there_and_leaves_no_answer()
    {
        File.Delete(Path.Combine(folder, "kind.yml"));
        Write("broken.yaml", "a: [\n");
        var run = session.Invoke("Test-Rke2CniConfig . | Where-Object Id -EQ RKE2NET301");
        Assert.Contains("broken.yaml:2:1", Assert.Single(run.Errors).ToString());
        Assert.Equal("spelling.yaml:8:5", Told(Assert.Single(run.Output)).Split(' ')[1]);
        Assert.Empty(session.Invoke("Test-Rke2CniConfig . -Quiet -Severity Error").Output);
    }

    [Theory]
    [InlineData("-Path good.yaml -Rke2Version v1.24.0", "ReleaseNeverShipped,")]
    [InlineData("-Path good.yaml -TargetVersion latest", "ChannelIsNotVersion,")]
    [InlineData("-Path good.yaml -ChartPath ./none", "ChartNotFound,")]
    [InlineData("-Path good.yaml -Plugin multus", "ParameterArgumentTransformationError,")]
    [InlineData("-Path good.yaml -Severity worst", "CannotConvertArgumentNoMessage,")]
    [InlineData("-Path good.yaml -Rke2Version ''", "EmptyValue,")]
    [InlineData("-Path good.yaml -ChartPath $null", "EmptyValue,")]
    [InlineData("(New-Rke2CniConfig) -Rke2Version v1.34", "ParameterArgumentTransformationError,")]
    public void Bad_parameters_are_said_before_anything_is_read(string parameters, string errorId)
    {
        var run = session.Invoke($"Test-Rke2CniConfig {parameters}");
        Assert.Empty(run.Output);
        Assert.StartsWith(errorId, Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chart")]
    [InlineData("chart.tgz")]
    [InlineData("chart.yaml")]
    public void A_chart_of_ones_own_stands_in_for_the_releases(string path)
    {
        ChartSample.Write(folder);
        Write("own.yaml", Manifest("rke2-canal", "flannel:\n  iface: eth1\n  lane: 2\n  lanes: [1]\n  backend: vxlan\nfuse: true"));
        var run = session.Succeed($"Test-Rke2CniConfig own.yaml -ChartPath {path} | ForEach-Object {{ \"$($_.Id) $($_.Path) $($_.Source.Line)\" }}");
        Assert.Equal(
            ["RKE2NET301 rke2-canal: flannel.backend 12", "RKE2NET301 rke2-canal: flannel.lane 10", "RKE2NET303 rke2-canal: flannel.lanes 11"],
            run.Output.Select(item => item.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("rke2-canal 99.1.0 knows no value flannel.lane: helm ignores it in silence. Write flannel.lanes.", session.Succeed($"New-Rke2CniConfig Canal -Values @{{ flannel = @{{ lane = 1 }} }} -WarningAction Ignore | Test-Rke2CniConfig -ChartPath {path} | ForEach-Object {{ \"$($_.Message) $($_.Recommendation)\" }}").Text);
    }

    [Fact]
    public void An_upgrade_of_files_is_checked()
    {
        Write("strict.yaml", Manifest("rke2-cilium", "kubeProxyReplacement: strict"));
        var run = session.Succeed("Test-Rke2CniConfig strict.yaml -Rke2Version v1.29.2 -Quiet; Test-Rke2CniConfig strict.yaml -Rke2Version v1.29.2 -TargetVersion v1.31.0 -Severity Error | ForEach-Object { \"$($_.Id) $($_.Recommendation) $($_.Message)\" }; Test-Rke2CniConfig strict.yaml -Rke2Version v1.29.2 -TargetVersion v1.31.0 -Quiet");
        Assert.Equal("True", run.Output[0].ToString());
        Assert.StartsWith("RKE2NET305 Write true.", run.Output[1].ToString(), StringComparison.Ordinal);
        Assert.EndsWith("The change comes with v1.30.4+rke2r1.", run.Output[1].ToString(), StringComparison.Ordinal);
        Assert.Equal("False", run.Output[2].ToString());
    }

    [Theory]
    [InlineData("", "True")]
    [InlineData("-Severity Error", "True")]
    [InlineData("-Severity Warning", "False")]
    [InlineData("-Severity Information", "False")]
    public void Quiet_answers_for_a_severity(string parameter, string answer) =>
        Assert.Equal(answer, session.Succeed($"Test-Rke2CniConfig spelling.yaml -Quiet {parameter}").Text);

    [Fact]
    public void Strict_mode_and_jobs_are_no_obstacle()
    {
        var run = session.Succeed("""
            Set-StrictMode -Version Latest
            $found = Test-Rke2CniConfig spelling.yaml
            $bag = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($found, 1))
            "$($bag.Id) $($bag.Severity) $($bag.Source) $($found.Since)$($found.HelpUri)"
            [IO.FileInfo]"$pwd/spelling.yaml" | Test-Rke2CniConfig -Quiet
            """);
        Assert.Equal($"RKE2NET301 Warning {Path.Combine(folder, "spelling.yaml")}:8:5 https://docs.rke2.io/networking/basic_network_options\nTrue", run.Text);
    }

    [Theory]
    [InlineData("Test-Rke2CniConfig $bag", "RKE2NET301")]
    [InlineData("$bag | Test-Rke2CniConfig", "RKE2NET301")]
    [InlineData("Test-Rke2CniConfig $config", "RKE2NET301")]
    [InlineData("Test-Rke2CniConfig -InputObject $config -TargetVersion v1.36", "RKE2NET301")]
    public void Configurations_are_taken_as_before(string script, string id)
    {
        session.Succeed("$config = New-Rke2CniConfig Canal -Values @{ flanel = 1 } -Rke2Version v1.34 -WarningAction Ignore; $bag = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($config, 1))");
        Assert.Equal(id, session.Succeed($"({script}).Id").Text);
    }

    private static string Manifest(string chart, string values) =>
        $"apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: {chart}\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    {values.Replace("\n", "\n    ", StringComparison.Ordinal)}\n  failurePolicy: abort\n";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private string Told(PSObject finding) =>
        $"{Property(finding, "Id")} {Property(finding, "Source").Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)}";

    private static string Property(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? string.Empty;
}
