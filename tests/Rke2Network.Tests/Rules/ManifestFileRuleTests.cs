using System;
using System.IO;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>The names of files in server/manifests, of which RKE2 makes those of AddOns.</summary>
public sealed class ManifestFileRuleTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "rke2network-" + Guid.NewGuid().ToString("N"));

    public static TheoryData<string, string, string?> Cases => new()
    {
        // files with commas between, the first of rke2-canal, the second of rke2-multus; findings; the remedy of the first
        { "server/manifests/rke2-canal-config.yaml", "", null },
        { "server/manifests/canal.v2.yaml", "", null },
        { "server/manifests/rke2-canal.yaml", "RKE2NET122 rke2-canal.yaml", "Rename it to rke2-canal-config.yaml." },
        { "server/manifests/rke2-canal.config.yaml", "RKE2NET122 rke2-canal.config.yaml", "Rename it to rke2-canal-config.yaml." },
        { "server/manifests/rke2-coredns.yml", "RKE2NET122 rke2-coredns.yml", "Rename it to rke2-coredns-config.yaml." },
        { "server/manifests/rke2_canal.yaml", "RKE2NET120 rke2_canal.yaml", "Rename it to rke2-canal-config.yaml." },
        { "server/manifests/My Network.yml", "RKE2NET120 My Network.yml", "Rename it to my-network.yml." },
        { "server/manifests/___.yaml", "RKE2NET120 ___.yaml", "Rename it to network-config.yaml." },
        { "server/manifests/a.yaml,server/manifests/b.yaml", "", null },
        { "server/manifests/a.yaml,server/manifests/b/a.yaml", "RKE2NET121 a.yaml", "Rename one of them, such as to a-2.yaml." },
        { "server/manifests/a.yaml,server/manifests/a.yml", "RKE2NET121 a.yml", "Rename one of them, such as to a-2.yaml." },
        { "server/manifests/a.yaml,server/manifests/a.more.yaml", "RKE2NET121 a.yaml", "Rename one of them, such as to a-2.yaml." },
        { "rke2-canal.yaml", "", null },
        { "My_Network.yaml", "", null },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_held_against_those_of_AddOns(string files, string expected, string? remedy)
    {
        var names = files.Split(',');
        for (var i = 0; i < names.Length; i++)
        {
            var path = Path.Combine(folder, names[i].Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: {(i == 0 ? "rke2-canal" : "rke2-multus")}\n  namespace: kube-system\n");
        }

        var found = ManifestCheck.Import(TestConfigs.Release(null), ServerSource.ReadFolder(folder)).Findings.Where(finding => finding.Path == "file").ToArray();
        Assert.Equal(expected, string.Join(",", found.Select(finding => $"{finding.Id} {Path.GetFileName(finding.Source!.File)}")));
        Assert.Equal(remedy, found.FirstOrDefault()?.Recommendation);
        Assert.All(found, finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
    }
}
