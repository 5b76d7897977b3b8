using System;
using System.IO;
using System.Linq;
using Rke2Network.Shell.Prompt;
using Xunit;

namespace Rke2Network.Shell.Tests.Prompt;

public sealed class HistoryFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("New-Rke2CniConfig Canal", true)]
    [InlineData("Get-Help New-Rke2CniConfig -Full", true)]
    [InlineData("Set-Rke2ChartValue rke2-cilium hubble.enabled true", true)]
    [InlineData("$keys.Count", true)]
    [InlineData("$token = 'K10abc::server:def'", false)]
    [InlineData("curl -H 'Authorization: Bearer x' --token-file t", false)]
    [InlineData("$env:DB_PASSWORD", false)]
    [InlineData("mysql -u root --passwd=x", false)]
    [InlineData("@{ 'kubernetes-SECRET' = 1 }", false)]
    [InlineData("@{ apiKey = 'x' }", false)]
    [InlineData("upload --key=abc", false)]
    [InlineData("'key: abc'", false)]
    [InlineData("'-----BEGIN RSA PRIVATE KEY-----'", false)]
    public void Lines_that_look_like_secrets_are_not_saved(string line, bool saved)
    {
        Assert.Equal(saved, HistoryFile.MaySave(line));
        var file = new HistoryFile(Path.Combine(folder, "history.txt"));
        file.Add(line);
        Assert.Equal(saved, File.Exists(file.Path));
    }

    [Fact]
    public void The_file_is_for_its_user_only()
    {
        var file = new HistoryFile(Path.Combine(folder, "a", "b", "history.txt"));
        file.Prepare();
        Assert.Empty(File.ReadAllBytes(file.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file.Path)!));
            File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            file.Prepare();
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
        }
    }

    [Fact]
    public void The_newest_commands_are_kept_whole()
    {
        var file = new HistoryFile(Path.Combine(folder, "history.txt"));
        file.Prepare();
        file.Add("'the oldest\nof two lines'");
        file.Add("'the second\nof two lines'");
        for (var i = 0; i < HistoryFile.MaximumCount - 1; i++)
        {
            file.Add($"{i}");
        }

        file.Prepare();
        var lines = File.ReadAllLines(file.Path);
        Assert.Equal(["'the second`", "of two lines'", "0"], lines.Take(3));
        Assert.Equal(HistoryFile.MaximumCount + 1, lines.Length);

        var before = File.ReadAllBytes(file.Path);
        file.Prepare();
        Assert.Equal(before, File.ReadAllBytes(file.Path));
    }

    [Fact]
    public void A_folder_in_the_way_is_told()
    {
        Directory.CreateDirectory(Path.Combine(folder, "history.txt"));
        var error = Record.Exception(new HistoryFile(Path.Combine(folder, "history.txt")).Prepare);
        Assert.True(error is IOException or UnauthorizedAccessException, $"{error}");
    }

    [Theory]
    [InlineData("/state", "/home/me", "/state")]
    [InlineData(null, "/home/me", "/home/me/.local/state")]
    [InlineData("relative/is/ignored", "/home/me", "/home/me/.local/state")]
    [InlineData(null, null, null)]
    public void The_state_folder(string? state, string? home, string? expected)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Equal("C:\\Users\\me", HistoryFile.StateFolder(name => name == "LOCALAPPDATA" ? "C:\\Users\\me" : null));
            return;
        }

        Assert.Equal(expected, HistoryFile.StateFolder(name => name switch { "XDG_STATE_HOME" => state, "HOME" => home, _ => null }));
    }
}
