using System;
using System.IO;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Comments that accept findings: for which lines they hold, and what is said of those that accept nothing.</summary>
public sealed class SuppressionTests
{
    private const string Head = "apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: rke2-canal\n  namespace: kube-system\nspec:\n  valuesContent: |-\n";

    public static TheoryData<string, string, bool> Manifests => new()
    {
        // values, the rule, whether its finding is accepted
        { "    flanel: # rke2network:ignore RKE2NET301 a fork of the chart\n      iface: eth1\n", "RKE2NET301", true },
        { "    # rke2network:ignore RKE2NET301\n    flanel:\n      iface: eth1\n", "RKE2NET301", true },
        { "    # rke2network:ignore 301\n\n    # and a word beside it\n    flanel:\n      iface: eth1\n", "RKE2NET301", true },
        { "    # RKE2Network:Ignore rke2net305, rke2net301 both\n    flanel:\n      iface: eth1\n", "RKE2NET301", true },
        { "    flannel: # rke2network:ignore RKE2NET305 tried out\n\n      backend: vxlna\n", "RKE2NET305", true },
        { "    flannel:\n      # rke2network:ignore RKE2NET305\n      backend: vxlna\n", "RKE2NET305", true },
        { "    # rke2network:ignore-file RKE2NET305\n    calico:\n      vethuMTU: 1400\n    flannel:\n      backend: vxlna\n", "RKE2NET305", true },
        { "    calico: # rke2network:ignore RKE2NET305 another key\n      vethuMTU: 1400\n    flannel:\n      backend: vxlna\n", "RKE2NET305", false },
        { "    # rke2network:ignore RKE2NET305 the next key only\n    calico:\n      vethuMTU: 1400\n    flannel:\n      backend: vxlna\n", "RKE2NET305", false },
        { "    flannel: # rke2network:ignore RKE2NET301 another rule\n      backend: vxlna\n", "RKE2NET305", false },
        { "    flannel:\n      backend: 'vxlna#rke2network:ignore RKE2NET305'\n", "RKE2NET305", false },
        { "    flannel:\n      backend: vxlna # rke2network:ignored RKE2NET305\n", "RKE2NET305", false },
        { "    flanel: ## rke2network: ignore RKE2NET301: a fork\n      iface: eth1\n", "RKE2NET301", true },
        { "    flanel: # rke2network:ignore RKE2NET301, a fork\n      iface: eth1\n", "RKE2NET301", true },
        { "    flanel:\n      # rke2network:ignore RKE2NET305 the comment of a list's item\n      backend: vxlna\n      args:\n      - a # rke2network:ignore RKE2NET301\n", "RKE2NET301", false },
        { "    flannel:\n      backend: vxlna\n      cniConf: |\n        # rke2network:ignore-file RKE2NET305 a text's own\n        {}\n", "RKE2NET305", false },
        { "    flannel:\n      backend: vxlna\n      iface: \"eth1 # rke2network:ignore-file 305 no comment\"\n", "RKE2NET305", false },
        { "    flannel:\n      backend: vxlna\n      iface: 'eth1' # rke2network:ignore-file 305 behind a text\n", "RKE2NET305", true },
        { "    flannel:\n      backend: vxlna\n      cniConf: |\n        {}\n      # rke2network:ignore-file 305 behind a block\n", "RKE2NET305", true },
        { "    flannel:\n      backend: vxlna\n---\nkind: ConfigMap\ndata:\n  readme: |\n    Write\n    # rke2network:ignore-file RKE2NET305 why\n", "RKE2NET305", false },
        { "    flannel:\n      backend: vxlna\n---\nkind: ConfigMap # rke2network:ignore-file RKE2NET305 of all documents\n", "RKE2NET305", true },
    };

    public static TheoryData<string, string, string?, string?> Comments => new()
    {
        // a whole folder's config.yaml, the rule, its value, and the place of the finding; null for none
        { "cni: canal # rke2network:ignore RKE2NET103 policies are not needed\n", "RKE2NET140", "RKE2NET103", "1:12" },
        { "cni: flannel # rke2network:ignore RKE2NET103 policies are not needed\n", "RKE2NET140", null, null },
        { "cni: flannel # rke2network:ignore RKE2NET103,RKE2NET101\n", "RKE2NET140", "RKE2NET101", "1:14" },
        { "# rke2network:ignore-file RKE2NET103\ncni: canal\n", "RKE2NET140", "RKE2NET103", "1:1" },
        { "# rke2network:ignore-file RKE2NET103 RKE2NET140\ncni: canal\n", "RKE2NET141", null, null },
        { "# rke2network:ignore-file RKE2NET103, RKE2NET140\ncni: canal\n", "RKE2NET140", null, null },
        { "# rke2network:ignore-file RKE2NET421 no file tells of Windows nodes\ncni: calico\n", "RKE2NET140", null, null },
        { "cni: canal # rke2network:ignore RKE2NET999 what\n", "RKE2NET141", "RKE2NET999", "1:12" },
        { "cni: canal # rke2network:ignore because\n", "RKE2NET141", null, "1:12" },
        { "cni: canal # rke2network:ignore\n", "RKE2NET141", null, "1:12" },
        { "cni: canal # rke2network is great\n", "RKE2NET141", null, null },
        { "cni: canal\ncluster-cidr: 10.42.0.0/16\nservice-cidr: # rke2network:ignore RKE2NET201 as it was\n- 10.42.0.0/24\n", "RKE2NET201", null, null },
    };

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_comment_accepts_what_its_lines_have(string values, string id, bool isAccepted)
    {
        var documents = ManifestReader.Read(Head + values, "a.yaml");
        var finding = Assert.Single(ManifestCheck.Run(documents, ReleaseCatalog.Default.Newest), finding => finding.Id == id);
        Assert.Equal(isAccepted, finding.Suppression is not null);
        Assert.Equal(!isAccepted, RuleBook.WithFindings(Assert.Single(ManifestCheck.Configurations(documents, ReleaseCatalog.Default.Newest))).Findings.Any(found => found.Id == id));
    }

    [Theory]
    [MemberData(nameof(Comments))]
    public void A_comment_that_accepts_nothing_is_found(string text, string id, string? value, string? place)
    {
        var config = ManifestCheck.Import(ReleaseCatalog.Default.Newest, ServerSource.Parse(text, "config.yaml"));
        var finding = config.Findings.SingleOrDefault(finding => finding.Id == id);
        Assert.Equal(place is null ? null : "config.yaml:" + place, finding?.Source?.ToString());
        Assert.Equal(value, finding?.Value);
    }

    [Fact]
    public void The_list_below_its_key_and_the_comments_words_are_kept()
    {
        var suppression = Assert.Single(SuppressionReader.Read("a: 1\nb: # rke2network:ignore 301,RKE2NET302 two words # more\n- x\n- y:\n    z\nc: 1\n", null));
        Assert.Equal(["RKE2NET301", "RKE2NET302"], suppression.Ids);
        Assert.Equal(("two words # more", 2, 5), (suppression.Reason, suppression.FirstLine, suppression.LastLine));
        var item = Assert.Single(SuppressionReader.Read("b:\n- x # rke2network:ignore 301\n- y\n", null));
        Assert.Equal((2, 2), (item.FirstLine, item.LastLine));
    }

    [Theory]
    [InlineData("\"flanel: # rke2network:ignore 301 a fork\\n  iface: eth1\\n\"")]
    [InlineData("\"# rke2network:ignore 301 a fork\\nflanel:\\n  iface: eth1\\n\"")]
    [InlineData("\"flanel: {iface: eth1}\" # rke2network:ignore 301 a fork")]
    [InlineData("|- # rke2network:ignore 301 a fork\n    flanel:\n      iface: eth1")]
    [InlineData("|-\n\n    # rke2network:ignore 301 a fork\n    flanel:\n      iface: eth1")]
    public void Values_may_be_written_in_other_ways(string content)
    {
        var documents = ManifestReader.Read(Head.Replace("|-\n", content + "\n"), "a.yaml");
        var finding = Assert.Single(ManifestCheck.Run(documents, ReleaseCatalog.Default.Newest), finding => finding.Id == "RKE2NET301");
        Assert.Equal("RKE2NET301: a fork", finding.Suppression?.ToString());
    }

    [Fact]
    public void Comments_in_blocks_keep_their_places()
    {
        var suppression = Assert.Single(SuppressionReader.Read("spec:\r\n  valuesContent: |-\r\n    a: 1\r\n    b: 'x # y' # rke2network:ignore 301 c\r\n    d: 1\r\n", "a.yaml"));
        Assert.Equal(("a.yaml:4:16", 4, 4, "c"), (suppression.Source.ToString(), suppression.FirstLine, suppression.LastLine, suppression.Reason));
    }

    [Theory]
    [InlineData("    flanel: 1\n    flannel: # rke2network:ignore 301 misplaced\n      iface: eth1\n", "Put it at the end of line 8, which has one, or on a line above that; or take it out.")]
    [InlineData("    flanel: 1 # rke2network:ignore 301 right\n    flannel: # rke2network:ignore 301 too many\n      iface: eth1\n", "Take the comment out.")]
    public void A_comment_at_the_wrong_place_is_told_the_right_one(string values, string remedy) => Assert.Equal(
        remedy, Assert.Single(ManifestCheck.Run(ManifestReader.Read(Head + values, "a.yaml"), ReleaseCatalog.Default.Newest), finding => finding.Id == "RKE2NET140").Recommendation);

    [Fact]
    public void What_comments_accept_stays_accepted_in_a_folder_and_after_a_change()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "config.yaml"), "# rke2network:ignore-file RKE2NET103 no policies here\r\ncni: flannel\r\n");
            var config = ManifestCheck.Import(ReleaseCatalog.Default.Newest, ServerSource.ReadFolder(folder.FullName));
            Assert.DoesNotContain(config.Findings, finding => finding.Id is "RKE2NET103" or "RKE2NET140");
            var changed = RuleBook.WithFindings(config.WithValues(ChartValues.Parse("flannel: {mtu: 1400}")));
            Assert.DoesNotContain(changed.Findings, finding => finding.Id == "RKE2NET103");
            Assert.Equal("RKE2NET103: no policies here", Assert.Single(ManifestCheck.Run(changed, ChartReleases.Default), finding => finding.Id == "RKE2NET103").Suppression?.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_upgrade_heeds_comments()
    {
        var documents = ManifestReader.Read(Head.Replace("canal", "cilium") + "    kubeProxyReplacement: strict # rke2network:ignore RKE2NET305 mended with the upgrade\n", "a.yaml");
        var found = ManifestCheck.Run(documents, Rke2Version.Parse("v1.29.2+rke2r1"), target: Rke2Version.Parse("v1.31.0+rke2r1"));
        Assert.NotNull(Assert.Single(found, finding => finding.Id == "RKE2NET305").Suppression);
        Assert.DoesNotContain(found, finding => finding.Id.StartsWith("RKE2NET14", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_needed_before_an_upgrade_is_not_called_needless()
    {
        var documents = ManifestReader.Read(Head.Replace("canal", "cilium") + "    tunnelProtocol: vxlan # rke2network:ignore RKE2NET302 for the release to come\n    # rke2network:ignore what\n", "a.yaml");
        var (now, target) = (Rke2Version.Parse("v1.26.5+rke2r1"), Rke2Version.Parse("v1.31.0+rke2r1"));
        Assert.NotNull(Assert.Single(ManifestCheck.Run(documents, now), finding => finding.Id == "RKE2NET302").Suppression);
        Assert.Equal(["RKE2NET141"], ManifestCheck.Run(documents, now, target: target).Where(finding => finding.Id.StartsWith("RKE2NET14", StringComparison.Ordinal)).Select(finding => finding.Id));
        Assert.Contains(ManifestCheck.Run(documents, target), finding => finding.Id == "RKE2NET140");
    }
}
