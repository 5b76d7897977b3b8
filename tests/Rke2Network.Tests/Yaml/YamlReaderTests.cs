using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Values_know_their_place()
    {
        var values = ChartValues.Parse("a:\n  b:\n    - x\n    - z: 1\n", "values.yaml");
        var list = (YamlList)values.Find("a.b")!;
        Assert.Equal("values.yaml:4:10", ((YamlMap)list[1]).Find("z")!.Source!.ToString());
        Assert.Equal("values.yaml:3:7", list[0].Source!.ToString());
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", "DuplicateKey", "line 2, column 1")]
    [InlineData("a: 1\n\"a\": 2\n", "DuplicateKey", "first in line 1")]
    [InlineData("on: 1\ntrue: 2\n", "DuplicateKey", "'true'")]
    [InlineData("a:\n\tb: 1\n", "TabIndent", "line 2")]
    [InlineData("a: [1\n", "InvalidYaml", "line 2")]
    [InlineData("a: *x\n", "UnknownAlias", "*x")]
    [InlineData("a: 1\n---\nb: 2\n", "SeveralDocuments", "line 2")]
    [InlineData("- a\n", "NotAMap", "list")]
    [InlineData("just text\n", "NotAMap", "single value")]
    [InlineData("? [a, b]\n: 1\n", "UnusableKey", "single value")]
    [InlineData("~: 1\n", "UnusableKey", "single value")]
    [InlineData("a: !!int x\n", "UnusableTag", "line 1, column 4")]
    [InlineData("a: !custom x\n", "UnusableTag", "!custom")]
    [InlineData("<<: text\n", "UnusableMerge", "map")]
    public void Refuses_and_names_the_place(string yaml, string errorId, string part)
    {
        var fault = Assert.Throws<InputException>(() => ChartValues.Parse(yaml));
        Assert.Equal(errorId, fault.ErrorId);
        Assert.Contains(part, fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Nothing_is_no_values(string yaml) => Assert.True(ChartValues.Parse(yaml).IsEmpty);

    [Fact]
    public void Anchors_are_expanded()
    {
        var values = ChartValues.Parse("base: &b {x: 1, z: 2}\ncopy: *b\nmerged:\n  <<: *b\n  z: 3\nboth:\n  <<: [{x: 9}, *b]\n");
        Assert.True(values.Find("copy")!.SameAs(values.Find("base")));
        Assert.Equal("3", values.Find("merged.z")!.ToString());
        Assert.Equal("1", values.Find("merged.x")!.ToString());
        Assert.Equal("9", values.Find("both.x")!.ToString());
        Assert.Equal("2", values.Find("both.z")!.ToString());
        Assert.DoesNotContain("&", values.ToString());
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Equal("TooManyNodes", Assert.Throws<InputException>(() => ChartValues.Parse(bomb)).ErrorId);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("[", "]")]
    [InlineData("- ", "")]
    public void Nesting_without_end_is_refused_soon(string open, string close)
    {
        var text = "a:\n  " + string.Concat(Enumerable.Repeat(open, 200_000)) + string.Concat(Enumerable.Repeat(close, 200_000));
        Assert.Equal("TooDeep", Assert.Throws<InputException>(() => ChartValues.Parse(text)).ErrorId);
    }

    [Fact]
    public void Order_is_kept() => Assert.Equal("z: 1\na: 2\nm: 3", ChartValues.Parse("z: 1\na: 2\nm: 3\n").ToString());

    [Fact]
    public void Maps_are_the_same_in_any_order_and_lists_are_not()
    {
        Assert.True(YamlReader.Read("{a: 1, b: [x, y]}")!.SameAs(YamlReader.Read("{b: [x, y], a: 1}")));
        Assert.False(YamlReader.Read("{a: 1, b: [x, y]}")!.SameAs(YamlReader.Read("{b: [y, x], a: 1}")));
        Assert.False(YamlReader.Read("{a: 1}")!.SameAs(YamlReader.Read("{a: '1'}")));
        Assert.False(YamlReader.Read("{a: 1}")!.SameAs(YamlReader.Read("{a: 1, b: 2}")));
    }
}
