using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace Rke2Network.CatalogBuilder;

/// <summary>A clone, with or without a work tree. Only what is committed is read.</summary>
internal sealed class GitRepository(string path)
{
    /// <summary>The tags.</summary>
    internal IReadOnlyList<string> Tags() => Lines("tag", "--list");

    /// <summary>The paths below a folder at a commit.</summary>
    internal IReadOnlyList<string> Files(string commit, string folder) => Lines("ls-tree", "-r", "--name-only", commit, "--", folder);

    /// <summary>The commit that a name stands for.</summary>
    /// <exception cref="InvalidOperationException">There is no such clone, or no such name in it.</exception>
    internal string Resolve(string name) =>
        Lines("rev-parse", "--verify", "--quiet", name + "^{commit}") is [var commit] ? commit : throw new InvalidOperationException($"{path} is no clone that has {name}.");

    /// <summary>A text file; null where the commit has none of that path.</summary>
    internal string? Text(string commit, string file) => Bytes(commit, file) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>A file; null where the commit has none of that path.</summary>
    internal byte[]? Bytes(string commit, string file)
    {
        var (exitCode, output) = Run("show", commit + ":" + file);
        return exitCode == 0 ? output : null;
    }

    private string[] Lines(params string[] arguments)
    {
        var (exitCode, output) = Run(arguments);
        return exitCode == 0 ? Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    private (int ExitCode, byte[] Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", new[] { "-C", path, "-c", "core.quotePath=false" }.Concat(arguments)) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        git.ErrorDataReceived += (_, _) => { };
        git.BeginErrorReadLine();
        using var output = new MemoryStream();
        git.StandardOutput.BaseStream.CopyTo(output);
        git.WaitForExit();
        return (git.ExitCode, output.ToArray());
    }
}
