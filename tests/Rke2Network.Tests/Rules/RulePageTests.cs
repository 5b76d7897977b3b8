using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Rke2Network.CatalogBuilder.RulePages;
using Rke2Network.Editing;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>The pages of the rules: their examples are right and wrong as they say, and the pages are those of the examples.</summary>
public sealed class RulePageTests
{
    /// <summary>What a rule speaks of where it stands in no file: the release, and the size of all values together.</summary>
    private static readonly string[] WithoutPlace = ["RKE2NET102", "RKE2NET104"];

    public static TheoryData<string> Ids => [.. RuleBook.Rules.Select(rule => rule.Id)];

    /// <summary>The rules that speak of files; those on running clusters and on nodes do not.</summary>
    public static TheoryData<string> OfFiles => [.. RuleBook.Rules.Select(rule => rule.Id).Where(id => Read(id).Wrong.IsOfServer)];

    public static TheoryData<string> Repairable =>
        [.. RuleBook.Rules.Select(rule => rule.Id).Where(id => Read(id).Wrong.Check().Any(finding => finding.Id == id && finding.Repair is not null))];

    private static string Folder { get; } = Path.Combine(
        typeof(RulePageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "docs", "rules");

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_is_found_with_its_place_and_a_way_out(string id)
    {
        var example = Read(id);
        var found = example.Wrong.Check().Where(finding => finding.Id == id).ToArray();
        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.True(finding.Severity == FindingSeverity.Information || finding.Recommendation.Length > 0, $"{id} has no way out."));
        Assert.All(found, finding => Assert.True(finding.Source is not null || WithoutPlace.Contains(id) || (!example.Wrong.IsOfServer && finding.Path is not null), $"{id} names no place."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_example_is_right(string id)
    {
        var example = Read(id);
        Assert.DoesNotContain(id, example.Also);
        var found = example.Right.Check();
        Assert.Empty(found.Where(finding => finding.Id == id).Select(finding => finding.ToString()));
        var grave = found.Where(finding => finding.Severity > FindingSeverity.Information).ToArray();
        Assert.Empty(grave.Where(finding => !example.Also.Contains(finding.Id)).Select(finding => finding.ToString()));
        Assert.Empty(example.Also.Except(grave.Select(finding => finding.Id)));
    }

    /// <summary>What is read from memory is what a server's folder would give.</summary>
    [Theory]
    [MemberData(nameof(OfFiles))]
    public void Files_on_a_disk_say_the_same(string id)
    {
        var example = Read(id);
        foreach (var side in new[] { example.Wrong, example.Right })
        {
            var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            try
            {
                Directory.CreateDirectory(Path.Combine(folder, "server", "manifests"));
                foreach (var file in side.Files)
                {
                    var path = Path.Combine(folder, file.Name.Replace('/', Path.DirectorySeparatorChar));
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, file.Content, new UTF8Encoding(false));
                }

                Assert.Equal(Told(side.Check(), string.Empty), Told(side.Check(ServerSource.ReadFolder(folder)), folder + Path.DirectorySeparatorChar));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>What the pages say of repairs holds: on the configuration, and for fields of a HelmChartConfig in its file.</summary>
    [Theory]
    [MemberData(nameof(Repairable))]
    public void What_is_repaired_is_found_no_more(string id)
    {
        var wrong = Read(id).Wrong;
        if (wrong.Check().First(finding => finding.Id == id).Repair!.Kind != RepairKind.SetField)
        {
            var (config, repaired) = ConfigRepair.Apply(wrong.Import(), finding => finding.Id == id);
            Assert.NotEmpty(repaired);
            Assert.DoesNotContain(config.Findings, finding => finding.Id == id);
            return;
        }

        var path = Path.GetTempFileName();
        try
        {
            var manifest = wrong.Files.Single(file => file.Name.StartsWith("server/", System.StringComparison.Ordinal));
            File.WriteAllText(path, manifest.Content);
            ExportPlan.Write([ManifestRepair.Plan(path, wrong.Release, finding => finding.Id == id).File]);
            var after = wrong with { Files = [.. wrong.Files.Select(file => file == manifest ? file with { Text = File.ReadAllText(path) } : file)] };
            Assert.DoesNotContain(after.Check(), finding => finding.Id == id);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Pages_are_as_the_builder_makes_them()
    {
        var made = RulePageFiles.Make(Folder);
        Assert.Empty(Directory.GetFiles(Folder, "*.md").Select(Path.GetFileName).Except(made.Select(page => page.Name)));
        Assert.All(made, page => Assert.Equal(page.Text, File.ReadAllText(Path.Combine(Folder, page.Name)).Replace("\r\n", "\n")));
    }

    [Fact]
    public void No_example_is_of_a_rule_that_is_not_there() =>
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, RulePageFiles.Examples)).Select(Path.GetFileNameWithoutExtension).Except(RuleBook.Rules.Select(rule => rule.Id)));

    [Theory]
    [InlineData("why: a\nwrong: {config.yaml: 'cni: canal'}\n", "'right' is missing")]
    [InlineData("why: a\nwrong: {release: v1.36.3}\nright: {config.yaml: 'cni: canal'}\n", "'wrong' has no file")]
    [InlineData("wrong: {config.yaml: 'cni: canal'}\nright: {config.yaml: 'cni: canal'}\n", "'why' is missing")]
    [InlineData("why: a\nwrogn: {}\n", "no 'wrogn'")]
    public void An_example_that_is_not_of_the_form_says_so(string text, string message)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.Contains(message, Assert.Throws<InputException>(() => RuleExample.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static RuleExample Read(string id) => RuleExample.Read(RulePageFiles.ExampleOf(Folder, id));

    private static string[] Told(IEnumerable<Finding> findings, string folder) =>
        [.. findings.Select(finding => $"{finding.Source} {finding}".Replace(folder.Length == 0 ? "\0" : folder, string.Empty).Replace('\\', '/'))];
}
