using Xunit;

namespace Rke2Network.Shell.Tests;

public class ShellOptionsTests
{
    [Fact]
    public void Without_a_script_it_is_the_prompt()
    {
        Assert.Equal(ShellMode.Prompt, ShellOptions.Parse([]).Mode);
        Assert.Equal(ShellMode.Prompt, ShellOptions.Parse(["-NoProfile", "-i"]).Mode);
        var options = ShellOptions.Parse(["-NoLogo", "--noexit", "-Command", "1", "+", "-NoLogo"]);
        Assert.Equal((ShellMode.Command, "1 + -NoLogo", true, true, false), (options.Mode, options.Text, options.NoExit, options.NoLogo, options.NonInteractive));
    }

    [Fact]
    public void What_follows_a_file_is_the_files()
    {
        var options = ShellOptions.Parse(["-NonInteractive", "-File", "a.ps1", "-NoExit", "b"]);
        Assert.Equal((ShellMode.File, "a.ps1", false, true), (options.Mode, options.Text, options.NoExit, options.NonInteractive));
        Assert.Equal(["-NoExit", "b"], options.Arguments);
    }

    [Fact]
    public void The_usage_fits_a_terminal() =>
        Assert.All(ShellOptions.Usage.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
}
