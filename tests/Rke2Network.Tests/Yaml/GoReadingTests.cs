using System.Globalization;
using Rke2Network.Model;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Yaml;

/// <summary>The table of what Go (sigs.k8s.io/yaml 1.6) makes of plain text, as golden values.</summary>
public sealed class GoReadingTests
{
    [Theory]
    [InlineData("y", "true")]
    [InlineData("Y", "true")]
    [InlineData("yes", "true")]
    [InlineData("YES", "true")]
    [InlineData("on", "true")]
    [InlineData("On", "true")]
    [InlineData("true", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("n", "false")]
    [InlineData("No", "false")]
    [InlineData("OFF", "false")]
    [InlineData("false", "false")]
    public void Booleans(string plain, string value) => Reads(plain, YamlScalarKind.Boolean, value);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("8086", "8086")]
    [InlineData("-5", "-5")]
    [InlineData("+1", "1")]
    [InlineData("012", "10")]
    [InlineData("-012", "-10")]
    [InlineData("08", "8")]
    [InlineData("0o7", "7")]
    [InlineData("0b101", "5")]
    [InlineData("0x1F", "31")]
    [InlineData("1_000", "1000")]
    [InlineData("0b-101", "-5")]
    [InlineData("0b+1", "1")]
    [InlineData("1e3", "1000")]
    [InlineData(".5e1", "5")]
    [InlineData("1.5e+3", "1500")]
    [InlineData("1.", "1")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    public void Whole_numbers(string plain, string value) => Reads(plain, YamlScalarKind.Integer, value);

    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData(".5", "0.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("2e-3", "0.002")]
    [InlineData("18446744073709551616", "18446744073709552000")]
    [InlineData("+18446744073709551615", "18446744073709552000")]
    [InlineData("1e22", "10000000000000000000000")]
    [InlineData(".5_0", "0.5")]
    public void Other_numbers(string plain, string value) => Reads(plain, YamlScalarKind.Float, value);

    [Theory]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("")]
    public void Nulls(string plain) => Reads(plain, YamlScalarKind.Null, "null");

    [Theory]
    [InlineData("10:20")]
    [InlineData("2024-01-01")]
    [InlineData("tRue")]
    [InlineData("NaN")]
    [InlineData("00:1b:21:0a:0b:0c")]
    [InlineData("eth1")]
    [InlineData("10.42.0.0/16")]
    [InlineData("1.2.3")]
    [InlineData("0x")]
    [InlineData("1e999")]
    [InlineData("1e99999999999999999999")]
    [InlineData("yEs")]
    [InlineData(".iNf")]
    [InlineData("+0xFFFFFFFFFFFFFFFF")]
    [InlineData("0b-")]
    public void Strings(string plain) => Reads(plain, YamlScalarKind.String, plain);

    [Theory]
    [InlineData("!!str 012", YamlScalarKind.String, "012")]
    [InlineData("!!int 012", YamlScalarKind.Integer, "10")]
    [InlineData("!!float 1", YamlScalarKind.Integer, "1")]
    [InlineData("!!bool yes", YamlScalarKind.Boolean, "true")]
    [InlineData("'true'", YamlScalarKind.String, "true")]
    [InlineData("\"1\"", YamlScalarKind.String, "1")]
    [InlineData("! 1", YamlScalarKind.String, "1")]
    public void Tags_and_quotes(string text, YamlScalarKind kind, string value) => Reads(text, kind, value);

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData("+.INF")]
    [InlineData(".nan")]
    public void Go_cannot_decode_these(string plain)
    {
        var fault = Assert.Throws<InputException>(() => ChartValues.Parse("a:\n  b: " + plain));
        Assert.Equal("NotFiniteNumber", fault.ErrorId);
        Assert.Contains("line 2, column 6", fault.Message);
    }

    [Fact]
    public void Keys_are_what_Go_makes_of_them()
    {
        var values = ChartValues.Parse("on: 1\n012: 2\n1.10: 3\n");
        Assert.Equal("1", values.Find("true")!.ToString());
        Assert.Equal("2", values.Find("10")!.ToString());
        Assert.Equal("3", values.Find(["1.1"])!.ToString());
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_machines_culture_does_not_matter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Reads("1.5", YamlScalarKind.Float, "1.5");
            Reads("-1500", YamlScalarKind.Integer, "-1500");
            Assert.Equal("-1234.5", YamlScalar.Float(-1234.5).ToString());
            Assert.Equal("-1234", YamlScalar.Integer(-1234).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Reads(string text, YamlScalarKind kind, string value)
    {
        var scalar = Assert.IsType<YamlScalar>(ChartValues.Parse("key: " + text + "\n").Find("key"));
        Assert.Equal((kind, value), (scalar.Kind, scalar.Text));
    }
}
