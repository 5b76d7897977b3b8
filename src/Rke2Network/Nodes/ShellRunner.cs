using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Nodes;

/// <summary>Runs a script with this machine's sh: bounded in time and output, and gone when it is no longer wanted.</summary>
internal static class ShellRunner
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The script's standard output.</summary>
    /// <param name="script">The script.</param>
    /// <param name="subject">Whose facts it gathers, for errors.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="limit">The time it has; 2 minutes by itself.</param>
    /// <param name="shell">The shell; null for this machine's sh.</param>
    /// <param name="arguments">What the shell is given, so that it reads the script from its standard input.</param>
    internal static async Task<byte[]> RunAsync(string script, string subject, CancellationToken cancellation, TimeSpan? limit = null, string? shell = null, string arguments = "-s")
    {
        try
        {
            var program = new ProcessStartInfo(shell ?? Find() ?? throw NoShell(null), arguments);
            return (await ScriptProcess.RunAsync(program, script, subject, limit ?? Limit, cancellation).ConfigureAwait(false)).Output;
        }
        catch (ExternalException exception)
        {
            throw NoShell(exception);
        }
    }

    private static InputException NoShell(Exception? exception) => new(
        "NoShell",
        null,
        "there is no sh on this machine to run the script that gathers facts.",
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? "Install Git for Windows, which has one, or run the command on a Linux machine; with -HostName or -NodeName none is needed here."
            : "Install a POSIX shell as /bin/sh.",
        innerException: exception);

    private static string? Find()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return File.Exists("/bin/sh") ? "/bin/sh" : Programs.OnPath("sh");
        }

        return Programs.OnPath("sh.exe") ?? new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
            .Select(Environment.GetFolderPath)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { Path.Combine(folder, "Git", "bin", "sh.exe"), Path.Combine(folder, "Programs", "Git", "bin", "sh.exe") })
            .FirstOrDefault(File.Exists);
    }
}
