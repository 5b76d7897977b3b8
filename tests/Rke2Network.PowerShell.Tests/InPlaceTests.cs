using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Export-Rke2CniConfig -InPlace, and files that cannot be read.</summary>
public sealed class InPlaceTests : IDisposable
{
    private const string Canal = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n    # ours\n    flannel:\n      iface: \"eth1\" # uplink\n";

    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void One_value_changes_one_line_and_the_old_file_stays_as_backup()
    {
        var file = Write("server/manifests/canal.yaml", Canal);
        Write("config.yaml", "# ours\ncni: canal\n");
        using var session = new Session();
        var run = session.Succeed($"Import-Rke2CniConfig '{folder}' | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace -Backup -PassThru");
        Assert.Equal(file, run.Text);
        Assert.Equal(Canal.Replace("eth1", "eth2", StringComparison.Ordinal), File.ReadAllText(file));
        Assert.Equal(Canal, File.ReadAllText(file + ".bak"));
        Assert.Equal("# ours\ncni: canal\n", File.ReadAllText(Path.Combine(folder, "config.yaml")));
    }

    [Fact]
    public void WhatIf_writes_nothing_and_Confirmed_changes_are_told_line_by_line()
    {
        var file = Write("canal.yaml", Canal);
        using var session = new Session();
        session.Succeed($"Import-Rke2CniConfig '{file}' | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace -WhatIf");
        Assert.Equal(Canal, File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(folder));
        var told = Assert.Single(session.Succeed($"Import-Rke2CniConfig '{file}' | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace -Verbose").Verbose, line => line.StartsWith("Write file", StringComparison.Ordinal));
        Assert.Contains("\n-      iface: \"eth1\" # uplink\n+      iface: \"eth2\" # uplink", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_change_no_file_is_touched()
    {
        var file = Write("canal.yaml", Canal);
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var session = new Session();
        var run = session.Succeed($"Import-Rke2CniConfig '{file}' | Export-Rke2CniConfig -InPlace -Backup -PassThru");
        Assert.Empty(run.Output);
        Assert.Contains(run.Information, message => message.ToString()!.Contains("nothing has changed", StringComparison.Ordinal));
        Assert.Equal(2020, File.GetLastWriteTimeUtc(file).Year);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("New-Rke2CniConfig Canal | Export-Rke2CniConfig -InPlace", "NotImported")]
    [InlineData("$c = Import-Rke2CniConfig '{0}/canal.yaml'; [IO.File]::AppendAllText('{0}/canal.yaml', '# x'); $c | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace", "SourceChanged")]
    [InlineData("$c = Import-Rke2CniConfig '{0}/canal.yaml'; [IO.File]::Delete('{0}/canal.yaml'); $c | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace", "FileMissing")]
    [InlineData("Import-Rke2CniConfig '{0}/canal.yaml' | Set-Rke2DualStack | Export-Rke2CniConfig -InPlace", "NoFolderForFile")]
    [InlineData("Import-Rke2CniConfig '{0}/canal.yaml' | Set-Rke2ChartValue flannel.backend 5 -WarningAction Ignore | Export-Rke2CniConfig -InPlace", "ErrorFindings")]
    public void What_cannot_be_written_back_is_one_error(string script, string errorId)
    {
        var file = Write("canal.yaml", Canal);
        using var session = new Session();
        var error = Assert.Single(session.Invoke(script.Replace("{0}", folder, StringComparison.Ordinal)).Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.ExportRke2CniConfig", error.FullyQualifiedErrorId);
        Assert.True(!File.Exists(file) || File.ReadAllText(file).StartsWith(Canal, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Unreadable => new()
    {
        { Canal.Replace("      iface", "      iface: a\n      iface", StringComparison.Ordinal), "DuplicateKey", ":11:7" },
        { Canal.Replace("      iface", "\t  iface", StringComparison.Ordinal), "TabIndent", ":10:1" },
        { Canal.Replace("\"eth1\" # uplink", "{a: [", StringComparison.Ordinal), "InvalidYaml", ":10" },
        { Canal.Replace("\"eth1\" # uplink", "*none", StringComparison.Ordinal), "UnknownAlias", ":10:14" },
        { Canal + "      psk: " + new string('x', 1_600_000) + "\n", "ResourceTooLarge", ":7:18" },
        { "kind: ConfigMap\napiVersion: v1\n", "NoHelmChartConfig", "ConfigMap" },
        { Canal + "---\n" + Canal, "SameHelmChartConfig", ":12:1" },
        { "kind: HelmChartConfig\nspec:\n  valuesContent: {a: b}\n", "InvalidValuesContent", ":3:18" },
        { "- a\n- b\n", "NoServerFile", "bad.yaml" },
        { "cni: [weave]\n", "InvalidCni", ":1:6" },
        { "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n", "TooManyNodes", ":6:" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_bad_file_is_one_error_with_its_place_and_the_others_go_on(string text, string errorId, string place)
    {
        Write("a.yaml", Canal);
        Write("bad.yaml", text);
        Write("z.yaml", Canal);
        using var session = new Session();
        var run = session.Invoke($"Import-Rke2CniConfig '{folder}/*.yaml' -WarningAction Ignore");
        Assert.Equal(2, run.Output.Count);
        var error = Assert.Single(run.Errors);
        Assert.Equal($"{errorId},Rke2Network.PowerShell.Commands.ImportRke2CniConfig", error.FullyQualifiedErrorId);
        Assert.Contains("bad.yaml", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(place, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_with_their_place()
    {
        var file = Path.Combine(folder, "bad.yaml");
        File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes("cni: canal\n# caf"), 0xE9, 0x0A]);
        using var session = new Session();
        var error = Assert.Single(session.Invoke($"Import-Rke2CniConfig '{file}'").Errors);
        Assert.Equal("FileNotUtf8,Rke2Network.PowerShell.Commands.ImportRke2CniConfig", error.FullyQualifiedErrorId);
        Assert.Contains("bad.yaml:2:6", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "\n")]
    [InlineData("utf-8", "\r\n")]
    [InlineData("utf-16", "\r\n")]
    public void Marks_line_ends_and_encodings_of_Windows_are_read_and_kept(string encoding, string end)
    {
        var file = Path.Combine(folder, "canal.yaml");
        File.WriteAllText(file, Canal.Replace("\n", end, StringComparison.Ordinal), Encoding.GetEncoding(encoding));
        var before = File.ReadAllBytes(file);
        using var session = new Session();
        session.Succeed($"Import-Rke2CniConfig '{file}' | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace");
        Assert.Equal(Canal.Replace("\n", end, StringComparison.Ordinal).Replace("eth1", "eth2", StringComparison.Ordinal), File.ReadAllText(file));
        session.Succeed($"Import-Rke2CniConfig '{file}' | Set-Rke2ChartValue flannel.iface eth1 | Export-Rke2CniConfig -InPlace");
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_bad_file_of_a_folder_is_an_error_and_what_it_says_is_unknown()
    {
        Write("config.yaml", "cni: canal\n");
        Write("server/manifests/a.yaml", Canal);
        Write("server/manifests/b.yaml", "a: [\n");
        using var session = new Session();
        var run = session.Invoke($"$c = Import-Rke2CniConfig '{folder}'; $c.UnknownParts; $c.Sources.ServerPath");
        Assert.Single(run.Errors);
        Assert.Contains("FailurePolicy", run.Output[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["config.yaml", "server/manifests/a.yaml"], run.Output.Skip(1).Select(path => path.ToString()));
    }

    [Fact]
    public void What_no_file_says_can_be_told()
    {
        var file = Write("config.yaml", "cni: canal\ncluster-cidr: 10.1.0.0/20\n");
        using var session = new Session();
        var script = "(Import-Rke2CniConfig '{0}' {1} -WarningAction Ignore).Findings | ForEach-Object Id";
        Assert.Empty(session.Succeed(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, file, string.Empty)).Output);
        Assert.Equal("RKE2NET213\nRKE2NET401", session.Succeed(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, file, "-WindowsNodes -NodeCount 40")).Text);
        Assert.Equal("RKE2NET401", session.Succeed("'cni: canal' | ConvertFrom-Rke2Yaml -WindowsNodes -WarningAction Ignore | ForEach-Object { $_.Findings.Id }").Text);
        var manifest = Write("canal.yaml", Canal + "  failurePolicy: retry\n");
        Assert.Equal("RKE2NET401", session.Succeed($"(Test-Rke2CniConfig '{manifest}' -WindowsNodes).Id").Text);
    }

    [Fact]
    public void An_imported_configuration_is_tested_with_its_files()
    {
        var file = Write("canal.yaml", Canal.Replace("  namespace: kube-system\n", string.Empty, StringComparison.Ordinal) + "  failurePolicy: retry\n");
        using var session = new Session();
        Assert.Equal("RKE2NET331", session.Succeed($"(Import-Rke2CniConfig '{file}' -WarningAction Ignore | Test-Rke2CniConfig).Id").Text);
        Assert.Empty(session.Succeed($"Import-Rke2CniConfig '{file}' -WarningAction Ignore | Test-Rke2CniConfig -Exclude 33?").Output);
        Assert.Equal("False True True", session.Succeed($"$c = Import-Rke2CniConfig '{file}' -WarningAction Ignore; \"$($c | Test-Rke2CniConfig -Quiet -MinimumSeverity Warning) $($c | Test-Rke2CniConfig -Quiet -Severity Warning -Exclude RKE2NET331) $($c | Test-Rke2CniConfig -Quiet -Severity Warning -Include RKE2NET3?0)\"").Text);
    }

    [Fact]
    public void Several_servers_make_a_configuration_each()
    {
        foreach (var server in new[] { "one", "two" })
        {
            Write($"{server}/etc/rancher/rke2/config.yaml", "cni: canal\n");
            Write($"{server}/var/lib/rancher/rke2/server/manifests/a.yaml", Canal);
        }

        using var session = new Session();
        session.Succeed($"Import-Rke2CniConfig -RootPath '{folder}/*' | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace");
        Assert.All(new[] { "one", "two" }, server => Assert.Contains("eth2", File.ReadAllText(Path.Combine(folder, server, "var/lib/rancher/rke2/server/manifests/a.yaml")), StringComparison.Ordinal));
    }

    private string Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
