using Rke2Network.Shell.Prompt;
using Xunit;

namespace Rke2Network.Shell.Tests.Prompt;

public class PlainInputTests
{
    [Theory]
    [InlineData("New-Rke2CniConfig Canal", false)]
    [InlineData("New-Rke2CniConfig Canal |", true)]
    [InlineData("New-Rke2CniConfig Canal `", true)]
    [InlineData("if (1) {", true)]
    [InlineData("if (1) {\n'x'\n}", false)]
    [InlineData("@{ a = 1", true)]
    [InlineData("'open", true)]
    [InlineData("@'\ntext", true)]
    [InlineData("@'\n\ntext\n'@", false)]
    [InlineData("1 +", true)]
    [InlineData(")", false)]
    [InlineData("} 1 +", false)]
    [InlineData("", false)]
    public void Incomplete_input_wants_more_lines(string text, bool incomplete) => Assert.Equal(incomplete, PlainInput.IsIncomplete(text));
}
