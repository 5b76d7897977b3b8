using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Arguments as the C runtime of Windows parses them.</summary>
public sealed class CommandLineTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("a\tb", "\"a\tb\"")]
    [InlineData(@"C:\keys\id", @"C:\keys\id")]
    [InlineData(@"C:\my keys\", @"""C:\my keys\\""")]
    [InlineData("say \"hi\"", @"""say \""hi\""""")]
    [InlineData(@"\""", @"""\\\""""")]
    [InlineData(@"a\\b c", @"""a\\b c""")]
    [InlineData("sh -s", "\"sh -s\"")]
    public void Each_argument_is_one_word(string argument, string text) => Assert.Equal(text, CommandLineText.Join([argument]));

    [Fact]
    public void Several_have_blanks_between_them() => Assert.Equal("-o \"a b\" -- host", CommandLineText.Join(["-o", "a b", "--", "host"]));
}
