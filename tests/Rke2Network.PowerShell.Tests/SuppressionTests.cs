using System;
using System.IO;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Comments in files that accept findings, as Test-, Import- and Repair-Rke2CniConfig heed them.</summary>
public sealed class SuppressionTests : IDisposable
{
    private const string Head = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n";
    private const string Policy = "  failurePolicy: retry\n";

    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Test_leaves_out_what_a_comment_accepts_and_shows_it_when_asked()
    {
        var file = Write("    flanel: # rke2network:ignore RKE2NET301 a fork reads it\n      iface: eth1\n");
        using var session = new Session();
        Assert.Equal(string.Empty, session.Succeed($"Test-Rke2CniConfig '{file}' | ForEach-Object Id").Text);
        Assert.Equal("True", session.Succeed($"Test-Rke2CniConfig '{file}' -Quiet -Severity Information").Text);
        Assert.EndsWith("1 finding, 1 of them accepted by comments.", session.Succeed($"(Test-Rke2CniConfig '{file}' -Verbose 4>&1)[-1].Message").Text, StringComparison.Ordinal);
        Assert.Equal("RKE2NET301 RKE2NET301: a fork reads it", session.Succeed($"Test-Rke2CniConfig '{file}' -IncludeSuppressed | ForEach-Object {{ \"$($_.Id) $($_.Suppression)\" }}").Text);
        Assert.Contains("Accepted by a comment: RKE2NET301: a fork reads it", string.Join("\n", Screen.Show(80, $"Test-Rke2CniConfig '{file}' -IncludeSuppressed")), StringComparison.Ordinal);
        Assert.Equal("True", session.Succeed($"Test-Rke2CniConfig '{file}' -IncludeSuppressed -Quiet -Severity Information").Text);
    }

    [Fact]
    public void A_comment_that_accepts_nothing_is_returned_with_its_place()
    {
        var file = Write("    flannel: # rke2network:ignore RKE2NET301 no more\n      iface: eth1\n");
        using var session = new Session();
        Assert.Equal($"RKE2NET140 {file}:8:14", session.Succeed($"Test-Rke2CniConfig '{file}' | ForEach-Object {{ \"$($_.Id) $($_.Source)\" }}").Text);
    }

    [Fact]
    public void Import_warns_of_nothing_that_is_accepted_and_Repair_leaves_it()
    {
        var text = Head + "    flanel: # rke2network:ignore RKE2NET301 a fork reads it\n      iface: eth1\n" + Policy;
        var file = Write("    flanel: # rke2network:ignore RKE2NET301 a fork reads it\n      iface: eth1\n");
        using var session = new Session();
        Assert.Equal("0", session.Succeed($"@(Import-Rke2CniConfig '{file}' 3>&1 | ForEach-Object Findings).Count").Text);
        Assert.Equal(string.Empty, session.Succeed($"Repair-Rke2CniConfig '{file}'").Text);
        Assert.Equal(text, File.ReadAllText(file));
    }

    private string Write(string values)
    {
        var file = Path.Combine(folder, "rke2-canal-config.yaml");
        File.WriteAllText(file, Head + values + Policy);
        return file;
    }
}
