using System.Linq;
using Rke2Network.Model;
using Rke2Network.Rules;
using Xunit;

namespace Rke2Network.Tests.Rules;

/// <summary>Rules in words.</summary>
public sealed class RuleDescriptionTests
{
    [Fact]
    public void Every_rule_is_described_in_an_area_that_there_is() =>
        Assert.Empty(RuleDescription.All.Where(rule => rule.Area is not ((>= RuleArea.Server and <= RuleArea.Multus) or RuleArea.Sriov or RuleArea.Node or RuleArea.Cluster) || rule.Title.Length == 0 || rule.Source.Length == 0).Select(rule => rule.Id)
            .Concat(RuleBook.Rules.Select(rule => rule.Id).Except(RuleDescription.All.Select(rule => rule.Id))));

    /// <summary>A part that is new has words of its own, not its name in the code.</summary>
    [Fact]
    public void Every_part_has_words() => Assert.Empty(
        Enumerable.Range(0, 31).Select(i => (ConfigPart)(1 << i)).Where(part => ConfigPart.All.HasFlag(part) && ConfigParts.Describe(part) == part.ToString()));

    [Theory]
    [InlineData(ConfigPart.None, "")]
    [InlineData(ConfigPart.Values | ConfigPart.Plugin, "cni, chart values")]
    [InlineData(ConfigPart.NodeCount, "number of nodes")]
    public void Parts_are_told_as_users_know_them(ConfigPart parts, string words) => Assert.Equal(words, ConfigParts.Describe(parts));

    [Theory]
    [InlineData("RKE2NET301")]
    [InlineData("rke2net301")]
    [InlineData("301")]
    [InlineData(" 301 ")]
    public void A_rule_is_found_by_its_identifier_or_digits(string id) => Assert.Equal("RKE2NET301", RuleDescription.Find(id).Id);

    [Theory]
    [InlineData("600", "The nearest is RKE2NET601 ")]
    [InlineData("RKE2NET1", "The nearest is RKE2NET101 ")]
    [InlineData("canal", "no rule has this identifier. Get-Rke2Rule")]
    [InlineData("-1", "no rule has this identifier. Get-Rke2Rule")]
    [InlineData("99999999999999999999", "no rule has this identifier. Get-Rke2Rule")]
    public void Another_text_is_an_error_with_a_near_one(string id, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => RuleDescription.Find(id)).Message);
}
