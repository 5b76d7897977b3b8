using Rke2Network.Model;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Model;

/// <summary>Values found, set and taken away by path.</summary>
public sealed class ChartValuesTests
{
    [Theory]
    [InlineData("a.b", "a: {b: 1}", "1")]
    [InlineData("a[1]", "a: [x, z]", "z")]
    [InlineData("a[1].b", "a: [{}, {b: 2}]", "2")]
    [InlineData("a[2]", "a: [x, z]", null)]
    [InlineData("a.\"b.c\"", "a: {b.c: 3}", "3")]
    [InlineData("a.'b.c'.d", "a: {b.c: {d: 4}}", "4")]
    [InlineData("a.b.c", "a: {b: 1}", null)]
    public void A_value_is_found(string path, string values, string? found) =>
        Assert.Equal(found, ChartValues.Parse(values).Find(ValuePath.Parse(path))?.ToString());

    [Theory]
    [InlineData("a.b", "", "a: {b: 9}")]
    [InlineData("a.b", "a: {c: 1, b: 2}", "a: {c: 1, b: 9}")]
    [InlineData("a[0]", "", "a: [9]")]
    [InlineData("a[1]", "a: [1, 2, 3]", "a: [1, 9, 3]")]
    [InlineData("a[3]", "a: [1, 2, 3]", "a: [1, 2, 3, 9]")]
    [InlineData("a[0].b", "a: [{c: 1}]", "a: [{c: 1, b: 9}]")]
    [InlineData("a.b", "a: null", "a: {b: 9}")]
    public void A_value_is_set(string path, string before, string after) =>
        Assert.Equal(ChartValues.Parse(after).ToString(), ChartValues.Parse(before).With(ValuePath.Parse(path), YamlScalar.Integer(9)).ToString());

    [Theory]
    [InlineData("a.b", "a: 1")]
    [InlineData("a.b", "a: [1]")]
    [InlineData("a[0]", "a: {b: 1}")]
    [InlineData("a[2]", "a: [1]")]
    public void What_stands_in_the_way_is_not_lost(string path, string before) =>
        Assert.Throws<InputException>(() => ChartValues.Parse(before).With(ValuePath.Parse(path), YamlScalar.Integer(9)));

    [Theory]
    [InlineData("a.b", "a: {b: 1, c: 2}", "a: {c: 2}")]
    [InlineData("a.b", "a: {b: 1}\nd: 3", "d: 3")]
    [InlineData("a.b.c", "a: {b: {c: 1}}", "")]
    [InlineData("a[0]", "a: [1, 2]", "a: [2]")]
    [InlineData("a[0]", "a: [1]", "a: []")]
    [InlineData("a[1].b", "a: [1, {b: 2, c: 3}]", "a: [1, {c: 3}]")]
    [InlineData("x.y", "a: 1", "a: 1")]
    public void A_value_is_taken_away(string path, string before, string after) =>
        Assert.Equal(ChartValues.Parse(after).ToString(), ChartValues.Parse(before).Without(ValuePath.Parse(path)).ToString());

    [Theory]
    [InlineData("a")]
    [InlineData("a.b[0].c")]
    [InlineData("a.\"b.c\"[12]")]
    [InlineData("\"\"")]
    [InlineData("\"it's\"")]
    [InlineData("\"a\\\"b\\\\c\"")]
    [InlineData("[0].a")]
    [InlineData("a[]")]
    [InlineData("a.\"b\\x1B[31mc\"")]
    [InlineData("\"a.\\\\x1B\"")]
    [InlineData("\"a\\x9B\".b")]
    public void A_path_reads_and_writes_the_same(string path) => Assert.Equal(path, ValuePath.Format(ValuePath.Parse(path)));

    [Fact]
    public void Control_characters_of_a_path_are_written_as_in_YAML()
    {
        Assert.Equal("a.\"b\\x1B\\x0A\"", ValuePath.Format(["a", "b\u001b\n"]));
        Assert.Equal(["a", "b\u001b\n"], ValuePath.Parse("a.\"b\\x1B\\x0A\""));
        Assert.Equal(["\\x1", "\\xZZ", "\\x1B"], ValuePath.Parse("\"\\x1\".\"\\xZZ\".'\\x1B'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("a[x]")]
    [InlineData("a[1")]
    [InlineData("a.\"b")]
    [InlineData("a[1]b")]
    [InlineData("\"a\"b")]
    public void A_broken_path_is_told(string path) => Assert.Equal("InvalidPath", Assert.Throws<InputException>(() => ValuePath.Parse(path)).ErrorId);
}
