using System.Linq;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Yaml;

public sealed class JsonTests
{
    [Fact]
    public void Maps_take_lines_and_lists_of_single_values_one_line() => Assert.Equal(
        """
        {
          "a": [1, "b", null],
          "c": {
            "d": [
              {
                "e": true
              }
            ]
          },
          "f": {},
          "g": []
        }
        """.Replace("\r\n", "\n"),
        JsonWriter.Write(YamlReader.ReadMap("{a: [1, b, null], c: {d: [{e: true}]}, f: {}, g: []}")));

    [Fact]
    public void One_line_is_one_line() => Assert.Equal(
        """{"a": [1, {"b": "c"}], "d": {}}""", JsonWriter.WriteCompact(YamlReader.ReadMap("{a: [1, {b: c}], d: {}}")));

    [Theory]
    [InlineData("a\"b\\c/d", "\"a\\\"b\\\\c/d\"")]
    [InlineData("\u0000\u001b\u007f\t\r\n", "\"\\u0000\\u001b\\u007f\\t\\r\\n\"")]
    [InlineData("é\u2028", "\"\\u00e9\\u2028\"")]
    [InlineData("\ud83d\ude00", "\"\\ud83d\\ude00\"")]
    public void Texts_are_ASCII(string text, string json)
    {
        Assert.Equal(json, JsonWriter.Write(YamlScalar.String(text)));
        Assert.Equal(text, ((YamlScalar)JsonReader.Read(json)).Text);
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Equal("InvalidUnicode", Assert.Throws<InputException>(() => JsonWriter.Write(YamlScalar.String("\ud83d"))).ErrorId);

    [Theory]
    [InlineData(".5", "0.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("1.5e3", "1500")]
    public void Numbers_are_those_of_JSON(string yaml, string json) => Assert.Equal(json, JsonWriter.Write(YamlReader.Read(yaml)!));

    [Theory]
    [InlineData("", "line 1, column 1", "ends where a value is due")]
    [InlineData("{\n  \"a\": 1,\n}", "line 3, column 1", "one too many")]
    [InlineData("{'a': 1}", "line 1, column 2", "double quotes is due")]
    [InlineData("{a: 1}", "line 1, column 2", "double quotes is due")]
    [InlineData("{\"a\" 1}", "line 1, column 6", "colon is due")]
    [InlineData("{\"a\": 1 \"b\": 2}", "line 1, column 9", "comma or } is due")]
    [InlineData("{\"a\": 1, \"a\": 2}", "line 1, column 10", "the key 'a' stands twice")]
    [InlineData("{\"a\": 1", "line 1, column 8", "ends before }")]
    [InlineData("[1 2]", "line 1, column 4", "comma or ] is due")]
    [InlineData("\"a", "line 1, column 1", "not closed")]
    [InlineData("\"a\nb\"", "line 1, column 3", "line end or control character")]
    [InlineData("\"\\x41\"", "line 1, column 2", "no such escape")]
    [InlineData("\"\\u12\"", "line 1, column 2", "no such escape")]
    [InlineData("\"\\ud83d\"", "line 1, column 1", "half a surrogate pair")]
    [InlineData("01", "line 1, column 2", "behind the end")]
    [InlineData("1e999", "line 1, column 1", "too large")]
    [InlineData("// a\n1", "line 1, column 1", "this is no value")]
    [InlineData("NaN", "line 1, column 1", "this is no value")]
    [InlineData("nul", "line 1, column 1", "this is no value")]
    [InlineData("{} {}", "line 1, column 4", "behind the end")]
    public void What_is_no_JSON_is_refused_with_its_place(string text, string place, string reason)
    {
        var fault = Assert.Throws<InputException>(() => JsonReader.Read(text));
        Assert.Equal(("InvalidJson", place), (fault.ErrorId, fault.Value));
        Assert.Contains(reason, fault.Reason);
    }

    [Fact]
    public void Keys_keep_their_order_and_numbers_their_digits() => Assert.Equal(
        "{\"b\": 1, \"a\": [1500, 0.5, 18446744073709551615, 0], \"\": true}",
        JsonWriter.WriteCompact(JsonReader.Read(" {\"b\" :1,\r\n\t\"a\":[1.5e3, 0.5 ,18446744073709551615,-0], \"\":true } ")));

    [Fact]
    public void What_is_nested_too_deeply_is_refused()
    {
        Assert.Equal("TooDeep", Assert.Throws<InputException>(() => JsonReader.Read(new string('[', 1_000_000))).ErrorId);
        var tree = Enumerable.Range(0, 200_000).Aggregate((YamlValue)YamlScalar.Null, (inner, _) => new YamlList([inner]));
        Assert.Equal("TooDeep", Assert.Throws<InputException>(() => JsonWriter.Write(tree)).ErrorId);
    }
}
