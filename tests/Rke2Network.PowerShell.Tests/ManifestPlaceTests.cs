using System;
using System.IO;
using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>A finding names the line and column that its value has in the file, wherever valuesContent puts it.</summary>
public sealed class ManifestPlaceTests : IDisposable
{
    private const string Head = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n";

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("rke2network").FullName, "net.yaml");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Theory]
    [InlineData("  valuesContent: |-\n    flanel: eth1\n", 8, 13)]
    [InlineData("  valuesContent: |\n    flanel:\n      iface: eth1\n", 8, 5)]
    [InlineData("  valuesContent: |\n    calico:\n      vethuMTU: 1400\n    flanel:\n      - a\n", 10, 5)]
    [InlineData("  valuesContent: |+\n   flanel: eth1\n\n", 8, 12)]
    [InlineData("  valuesContent: |-\n          flanel: eth1\n", 8, 19)]
    [InlineData("  valuesContent: |2-\n    flanel: eth1\n", 8, 13)]
    [InlineData("  valuesContent: |1\n     flanel: eth1\n", 8, 14)]
    [InlineData("  valuesContent: |- # a remark\n\n\n    flanel: eth1\n", 10, 13)]
    [InlineData("  valuesContent: |-\n    # a remark\n\n    # another\n    flanel: eth1\n", 11, 13)]
    [InlineData("  # before\n\n  valuesContent: |-\n    flannel:\n      # inside\n      ifcae: eth1 # behind\n", 12, 14)]
    [InlineData("  valuesContent: &text |-\n    flanel: eth1\n", 8, 13)]
    [InlineData("  valuesContent: !!str |-\n    flanel: eth1\n", 8, 13)]
    [InlineData("  failurePolicy: abort\n  valuesContent: |-\n    { flanel: eth1 }\n", 9, 15)]
    [InlineData("  valuesContent: |-\n    flannel: {ifcae: eth1}\n", 8, 22)]
    [InlineData("  valuesContent: |-\n    ---\n    flanel: eth1\n", 9, 13)]
    [InlineData("  valuesContent: \"flanel: eth1\\ncalico: {}\"\n", 7, 18)]
    [InlineData("  valuesContent: >-\n    flanel: eth1\n", 7, 18)]
    [InlineData("  valuesContent: 'flanel: eth1'\n", 7, 18)]
    [InlineData("  values:\n    flanel:\n      iface: eth1\n", 8, 5)]
    [InlineData("  values:\n    flanel: eth1\n  valuesContent: |-\n    calico: {}\n", 8, 13)]
    public void Places(string spec, int line, int column)
    {
        foreach (var (text, more) in new[]
        {
            (Head + spec, 0),
            ((Head + spec).Replace("\n", "\r\n", StringComparison.Ordinal), 0),
            ("# a remark\n---\nkind: ConfigMap\ndata:\n  x: |\n    flanel: 1\n---\n" + Head + spec, 7),
            ("---\n" + Head.Replace("rke2-canal", "rke2-coredns", StringComparison.Ordinal) + "  valuesContent: |-\n    a: 1\n---\n" + Head + spec + "---\n# end\n", 10),
        })
        {
            File.WriteAllText(file, text);
            using var session = new Session();
            var found = session.Succeed($"Test-Rke2CniConfig '{file}' -Severity Warning | ForEach-Object {{ \"$($_.Id) $($_.Source)\" }}").Text;
            Assert.Equal($"RKE2NET301 {file}:{line + more}:{column}", found);
        }
    }

    [Theory]
    [InlineData("  valuesContent: |-\n    a: 1\n    a: 2\n", 9, 5)]
    [InlineData("  valuesContent: |\n      a: [\n", 9, 0)]
    [InlineData("  valuesContent: |\n      a:\n      \tb: 1\n", 9, 0)]
    [InlineData("  valuesContent: \"a: 1\\na: 2\"\n", 7, 18)]
    public void Places_of_errors(string spec, int line, int column)
    {
        File.WriteAllText(file, Head + spec);
        using var session = new Session();
        var error = Assert.Single(session.Invoke($"Test-Rke2CniConfig '{file}'").Errors).ToString();
        Assert.StartsWith(column == 0 ? $"'{file}:{line}:" : $"'{file}:{line}:{column}'", error, StringComparison.Ordinal);
    }
}
