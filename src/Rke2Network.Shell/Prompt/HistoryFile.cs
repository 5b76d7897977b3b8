using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.Shell.Prompt;

/// <summary>
/// The commands of earlier sessions, for this user only, in PSReadLine's form: a line for each, where a command's own
/// line ends have a backtick before them.
/// </summary>
/// <param name="path">The file's full path.</param>
internal sealed partial class HistoryFile(string path)
{
    /// <summary>How many commands are kept.</summary>
    internal const int MaximumCount = 4096;

    internal string Path { get; } = path;

    /// <summary>The user's file, in the folder for state that survives a restart; null for a user without folders.</summary>
    internal static HistoryFile? OfUser() => StateFolder(Environment.GetEnvironmentVariable) is { } folder
        ? new HistoryFile(System.IO.Path.Combine(folder, "rke2net", "history.txt"))
        : null;

    /// <summary>%LOCALAPPDATA% on Windows, else what the XDG Base Directory Specification says.</summary>
    internal static string? StateFolder(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows())
        {
            return Rooted(variable("LOCALAPPDATA"));
        }

        return Rooted(variable("XDG_STATE_HOME"))
            ?? (Rooted(variable("HOME")) is { } home ? System.IO.Path.Combine(home, ".local", "state") : null);
    }

    /// <summary>Whether the command may be saved: not where it looks as if it held a secret.</summary>
    internal static bool MaySave(string command) => !Secret().IsMatch(command);

    /// <summary>Makes the file if it is not there, closes it to other users, and drops all but the newest <see cref="MaximumCount"/> commands.</summary>
    /// <exception cref="IOException">The file cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    internal void Prepare()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (OperatingSystem.IsWindows())
        {
            // The profile's folders are the user's already.
            Directory.CreateDirectory(folder);
            File.Open(Path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
            using (var file = new FileStream(Path, options))
            {
                File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
            }
        }

        var commands = Split(File.ReadLines(Path));
        if (commands.Count > MaximumCount)
        {
            File.WriteAllLines(Path, commands.Skip(commands.Count - MaximumCount));
        }
    }

    /// <summary>Adds the command, if it may be saved. A file that cannot be written now is no reason to stop.</summary>
    internal void Add(string command)
    {
        if (string.IsNullOrWhiteSpace(command) || !MaySave(command))
        {
            return;
        }

        try
        {
            File.AppendAllText(Path, command.Replace("\n", "`\n", StringComparison.Ordinal) + Environment.NewLine);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static string? Rooted(string? folder) => System.IO.Path.IsPathFullyQualified(folder ?? string.Empty) ? folder : null;

    /// <summary>Joins the lines of each command as they stand in the file.</summary>
    private static List<string> Split(IEnumerable<string> lines)
    {
        var commands = new List<string>();
        var open = false;
        foreach (var line in lines)
        {
            if (open)
            {
                commands[^1] += Environment.NewLine + line;
            }
            else
            {
                commands.Add(line);
            }

            open = line.EndsWith('`');
        }

        return commands;
    }

    [GeneratedRegex("token|passw(or)?d|passphrase|secret|asplaintext|private key|\\bpsk\\b|key['\"]?\\s*[=:]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
