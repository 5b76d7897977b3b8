using System.Text;
using System.Text.Json;
using Rke2Network.Cluster.Resources;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Cluster.Tests.Resources;

/// <summary>JSON and trees, there and back.</summary>
public sealed class JsonTreesTests
{
    [Theory]
    [InlineData("""{"a":[1,-1,0,9223372036854775807,-9223372036854775808]}""")]
    [InlineData("""{"a":[0.5,-0.5,1.25,-3.75]}""")]
    [InlineData("""{"a":null,"b":true,"c":false,"d":{},"e":[],"":""}""")]
    [InlineData("""{"a":"yes","b":"1","c":"1e3","d":"null","e":"~"}""")]
    [InlineData("""{"a":"\n\t\"\\","b":"ä漢","c":"<&>'+"}""")]
    [InlineData("""{"z":1,"a":{"y":[{"x":[[1],[2]]}]}}""")]
    public void What_is_read_is_written_as_it_was(string json) => Assert.Equal(json, Written(Read(json)));

    [Theory]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("1e3", "1000")]
    [InlineData("1.0", "1")]
    [InlineData("1e300", "1E+300")]
    [InlineData("-1.5e-9", "-1.5E-09")]
    public void Numbers_keep_their_value(string json, string expected)
    {
        using var written = JsonDocument.Parse(Written(Read($"[{json}]")));
        Assert.Equal(double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), written.RootElement[0].GetDouble());
    }

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_holds() => Assert.Equal("""{"a":2}""", Written(Read("""{"a":1,"a":2}""")));

    [Fact]
    public void What_is_not_wanted_is_left_out_at_any_depth() =>
        Assert.Equal("""{"a":[{"b":1}]}""", Written(JsonTrees.Read(JsonDocument.Parse("""{"x":1,"a":[{"b":1,"x":{"b":2}}]}""").RootElement, key => key != "x")));

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\":1}")]
    public void Half_a_character_is_no_text(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static YamlValue Read(string json) => JsonTrees.Read(JsonDocument.Parse(json).RootElement);

    private static string Written(YamlValue tree) => Encoding.UTF8.GetString(JsonTrees.Write(tree).Span);
}
