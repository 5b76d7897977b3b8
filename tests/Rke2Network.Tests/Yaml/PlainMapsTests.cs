using System.Linq;
using CsCheck;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Yaml;

/// <summary>The quick reader of plain values makes the parser's tree, or none.</summary>
public sealed class PlainMapsTests
{
    private static readonly string[] Pieces =
    [
        "a", "b", "c:", "a: ", "b: ", "key.of/more-parts_1:", ":", " ", "  ", "    ", "\n", "\n", "\n  ", "\n    ", "\n a: 1", "\n  b:\n    c: x", "#", "# c", "\"", "'", "'q'", "\"q\"", "- ", "1", "0x1F", "1.50", "true", "no", "null", "~", "<<: ", "*a", "&a ", "|", ">-", "---", "...", "{}", "[]", ",", "?", "%", "\t", "\r", "\u0085", "\u2028", "\ufeff", "10.0.0.1:80", "yes:", "\\n", ".inf",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Array[1, 14].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

    /// <summary>Keys and values on their lines, most of them well indented.</summary>
    private static readonly Gen<string> Lines = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 3])
        .Select((indent, key, value, kind) => new string(' ', 2 * indent) + "abcdef"[key] + (kind == 0 ? ":" : ": " + Pieces[value]))
        .Array[1, 8].Select(lines => string.Join("\n", lines));

    [Fact]
    public void Text_of_any_form_is_read_as_the_parser_reads_it_or_left_to_it() => Text.Sample(IsParsersOrNone, iter: 100_000);

    [Fact]
    public void Lines_are_read_as_the_parser_reads_them_or_left_to_it() => Lines.Sample(IsParsersOrNone, iter: 100_000);

    [Theory]
    [InlineData("a: 1")]
    [InlineData("# first\na:\n  b: text\n\n  # second\n  c:\n    d: 'x y'\n    e: \"z\"\nf: 10.0.0.1:80\n")]
    [InlineData("example.com/a-b: v1.2\nn1: no")]
    public void Keys_with_single_values_are_read(string text) => Assert.NotNull(PlainMaps.TryRead(text, new TextOrigin("f", 3, 4)));

    [Theory]
    [InlineData("")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a:")]
    [InlineData("a: 1\n  b: 2")]
    [InlineData("a: - 1")]
    [InlineData("a: b # c")]
    [InlineData("a: x\r\n")]
    [InlineData("# c\u2028b: 1\na: 1")]
    [InlineData("  a: 1")]
    public void Anything_else_is_left_to_the_parser(string text) => Assert.Null(PlainMaps.TryRead(text, new TextOrigin(null)));

    private static bool IsParsersOrNone(string text)
    {
        var origin = new TextOrigin("f");
        return PlainMaps.TryRead(text, origin) is not { } quick || IsSame(quick, YamlReader.ReadAll(text, "f").Single());
    }

    private static bool IsSame(YamlValue left, YamlValue right) => left.Source == right.Source && (left, right) switch
    {
        (YamlMap one, YamlMap other) => one.Count == other.Count && one.Zip(other, (a, b) => a.Key == b.Key && IsSame(a.Value, b.Value)).All(same => same),
        (YamlScalar one, YamlScalar other) => one.Equals(other),
        _ => false,
    };
}
