using System.Linq;
using CsCheck;
using Rke2Network.Nodes;
using Xunit;

namespace Rke2Network.Tests.Nodes;

/// <summary>Arguments as one text, as programs get them.</summary>
public sealed class CommandLineProperties
{
    [UnixFact]
    public void Whatever_an_argument_is_the_program_gets_it() => Gen.OneOf(Gen.Const(' '), Gen.Const('"'), Gen.Const('\\'), Gen.Const('\''), Gen.Const('$'), Gen.Char['a', 'c']).Array[0, 12].Select(letters => new string(letters)).Array[1, 4].Sample(
        arguments =>
        {
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", CommandLineText.Join(["-c", "for a; do printf '%s\\n' \"$a\"; done", "sh", .. arguments])) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var read = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(string.Concat(arguments.Select(each => each + "\n")), read);
        },
        iter: 60,
        threads: 1);
}
