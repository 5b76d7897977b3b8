using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Rke2Network.Model;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Yaml;

public sealed class YamlWriterTests
{
    [Theory]
    [InlineData("eth1")]
    [InlineData("eth.*")]
    [InlineData("^en[p0-9]+$", true)]
    [InlineData("10.42.0.0/16,2001:cafe:42::/56")]
    [InlineData("10.0.0.5")]
    [InlineData("v1.34.4+rke2r1")]
    [InlineData("/var/lib/rancher")]
    [InlineData("a=b c;d")]
    [InlineData("strict")]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData("OFF", true)]
    [InlineData("tRue", true)]
    [InlineData("null", true)]
    [InlineData("~", true)]
    [InlineData("", true)]
    [InlineData("1e3", true)]
    [InlineData(".5e1", true)]
    [InlineData("012", true)]
    [InlineData("08", true)]
    [InlineData("0o7", true)]
    [InlineData("0b101", true)]
    [InlineData("0x1F", true)]
    [InlineData("1_000", true)]
    [InlineData("+1", true)]
    [InlineData("-1", true)]
    [InlineData("1.10", true)]
    [InlineData("0e4500_", true)]
    [InlineData("11E_1", true)]
    [InlineData("0b-101", true)]
    [InlineData("0_b+1", true)]
    [InlineData("... b", true)]
    [InlineData("---", true)]
    [InlineData(".E-7", true)]
    [InlineData("a *b", true)]
    [InlineData("a - b", true)]
    [InlineData("8086", true)]
    [InlineData(".inf", true)]
    [InlineData("NaN", true)]
    [InlineData("10:20", true)]
    [InlineData("2024-01-01", true)]
    [InlineData("2024-01-01T10:00:00Z", true)]
    [InlineData("00:11:22:33:44:55", true)]
    [InlineData("-", true)]
    [InlineData("--iface=eth1", true)]
    [InlineData("a: b", true)]
    [InlineData("a:", true)]
    [InlineData("a #b", true)]
    [InlineData(" a", true)]
    [InlineData("a ", true)]
    [InlineData("[a]", true)]
    [InlineData("{a}", true)]
    [InlineData("*a", true)]
    [InlineData("&a", true)]
    [InlineData("!a", true)]
    [InlineData("<<", true)]
    [InlineData("=", true)]
    [InlineData("@a", true)]
    [InlineData("%a", true)]
    [InlineData("a\"b", true)]
    [InlineData("it's", true)]
    [InlineData("Zürich", true)]
    public void Quotes_what_some_reader_would_take_for_something_else(string text, bool quoted = false)
    {
        var yaml = YamlScalar.String(text).ToString();
        Assert.Equal(quoted, yaml[0] == '"');
        Assert.Equal(text, Assert.IsType<YamlScalar>(ChartValues.Parse("k: " + yaml).Find("k")).Text);
        Assert.Equal("v", Assert.IsType<YamlScalar>(YamlReader.ReadMap(new YamlMap([new(text, YamlScalar.String("v"))]).ToString()).Find(text)).Text);
    }

    [Theory]
    [InlineData("tab\there", "\"tab\\there\"")]
    [InlineData("back\\slash\"quote", "\"back\\\\slash\\\"quote\"")]
    [InlineData("\u0000\u0007\u001b", "\"\\x00\\x07\\x1B\"")]
    [InlineData("\u0085\u00a0\u2028\u2029\ufeff", "\"\\x85\u00a0\\u2028\\u2029\\uFEFF\"")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("\ud83d\ude00", "\"\ud83d\ude00\"")]
    public void Escapes_what_must_not_stand_raw(string text, string yaml) => Assert.Equal(yaml, YamlScalar.String(text).ToString());

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Assert.Equal("InvalidUnicode", Assert.Throws<InputException>(() => YamlScalar.String("a\ud83d").ToString()).ErrorId);

    [Fact]
    public void Lays_out_blocks_with_two_spaces()
    {
        var values = ChartValues.Parse("""
            {z: {list: [1, {b: 2, c: [x, [], {}]}, [d, e]], x: {}}, text: "line one\nline two\n", last: "one\ntwo", nothing: null}
            """);
        Assert.Equal(
            """
            z:
              list:
                - 1
                - b: 2
                  c:
                    - x
                    - []
                    - {}
                - - d
                  - e
              x: {}
            text: |
              line one
              line two
            last: |-
              one
              two
            nothing: null
            """.Replace("\r", string.Empty),
            values.ToString());
    }

    [Theory]
    [InlineData("one\ntwo\n")]
    [InlineData("one\n\n")]
    [InlineData(" one\ntwo")]
    [InlineData("\none")]
    [InlineData("one \ntwo")]
    [InlineData("one\n\ttwo")]
    [InlineData("one\r\ntwo")]
    [InlineData("\n")]
    public void Texts_that_a_block_would_change_are_quoted(string text)
    {
        var yaml = new YamlMap([new("k", YamlScalar.String(text))]).ToString();
        Assert.Contains("k: \"", yaml);
        Assert.DoesNotContain("\t", yaml);
        Assert.Equal(text, ((YamlScalar)YamlReader.ReadMap(yaml).Find("k")!).Text);
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1500, "1500")]
    [InlineData(1.5e300, null)]
    [InlineData(1e-7, "0.0000001")]
    [InlineData(-0.0, "0")]
    [InlineData(123456789012345680, "123456789012345680")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(5e-324, null)]
    [InlineData(double.MaxValue, null)]
    public void Numbers_have_no_exponent_and_read_back(double number, string? text)
    {
        var yaml = YamlScalar.Float(number).ToString();
        Assert.Matches("^-?[0-9]+([.][0-9]+)?$", yaml);
        Assert.Equal(number, double.Parse(yaml, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(text ?? yaml, yaml);
        Assert.Equal(YamlScalar.Float(number), YamlReader.Read(yaml));
    }

    [Fact]
    public void Decimals_and_large_integers_are_exact()
    {
        Assert.Equal("18446744073709551615", YamlScalar.Integer(ulong.MaxValue).ToString());
        Assert.Equal("-9223372036854775808", YamlScalar.Integer(long.MinValue).ToString());
        Assert.Equal("1.1", YamlScalar.Decimal(1.10m).ToString());
        Assert.Equal("81107.35436213415", YamlScalar.Decimal(81107.354362134151m).ToString());
        Assert.Equal("9007199254740993", YamlScalar.Decimal(9007199254740993.0m).ToString());
    }

    [Fact]
    public void Keys_too_long_for_YAML_are_refused()
    {
        var map = new YamlMap([new(new string('k', 1001), YamlScalar.True)]);
        Assert.Equal("KeyTooLong", Assert.Throws<InputException>(() => map.ToString()).ErrorId);
    }

    [Fact]
    public void Depth_is_bounded_by_size_alone_and_never_ends_the_process()
    {
        var deep = Nest(800);
        Assert.True(YamlReader.ReadMap(deep.ToString()).SameAs(deep));

        InputException? fault = null;
        var thread = new Thread(() => fault = Record.Exception(() => Nest(200_000).ToString()) as InputException, 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal("TooLarge", fault?.ErrorId);
    }

    private static YamlMap Nest(int depth) =>
        Enumerable.Range(0, depth).Aggregate(new YamlMap([new("leaf", YamlScalar.True)]), (inner, _) => new YamlMap([new KeyValuePair<string, YamlValue>("k", inner)]));
}
