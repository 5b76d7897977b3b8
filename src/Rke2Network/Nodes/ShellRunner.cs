using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Rke2Network.Nodes;

/// <summary>Runs a script with this machine's sh: bounded in time and output, and gone when it is no longer wanted.</summary>
internal static class ShellRunner
{
    private const int BufferBytes = 64 * 1024;
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
        cancellation.ThrowIfCancellationRequested();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(limit ?? Limit);
        using var process = Start(shell ?? Find() ?? throw NoShell(null), arguments);
        var killed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = ending.Token.Register(() =>
        {
            ProcessTree.Kill(process);
            killed.TrySetResult(true);
        });

        var reading = ReadAsync(process, script, subject);
        await Task.WhenAny(reading, killed.Task).ConfigureAwait(false);
        if (ending.IsCancellationRequested)
        {
            // What still reads ends with the process; nobody waits for it.
            _ = reading.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            cancellation.ThrowIfCancellationRequested();
            throw new InputException("NodeTimeout", subject, "the facts were not gathered in time.", "See what holds it up: a file system that does not answer, or a machine under load.");
        }

        try
        {
            return await reading.ConfigureAwait(false);
        }
        finally
        {
            ProcessTree.Kill(process);
        }
    }

    /// <summary>Pipes of processes are read by threads: .NET reads them no other way on Windows.</summary>
    private static async Task<byte[]> ReadAsync(Process process, string script, string subject)
    {
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        var writing = Task.Run(() => Write(process, script));
        var output = await Task.Run(() => Read(process, subject)).ConfigureAwait(false);
        await writing.ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        return output;
    }

    private static byte[] Read(Process process, string subject)
    {
        using var output = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = process.StandardOutput.BaseStream.Read(buffer, 0, buffer.Length)) > 0)
        {
            output.Write(buffer, 0, count);
            if (output.Length > NodeFactsReader.MaxAnswerBytes)
            {
                throw NodeFactsReader.TooLong(subject);
            }
        }

        return output.ToArray();
    }

    private static void Write(Process process, string script)
    {
        var bytes = new UTF8Encoding(false).GetBytes(script);
        try
        {
            process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its answer tells.
        }
    }

    private static Process Start(string shell, string arguments)
    {
        var start = new ProcessStartInfo(shell, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
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
            return File.Exists("/bin/sh") ? "/bin/sh" : OnPath("sh");
        }

        return OnPath("sh.exe") ?? new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
            .Select(Environment.GetFolderPath)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { Path.Combine(folder, "Git", "bin", "sh.exe"), Path.Combine(folder, "Programs", "Git", "bin", "sh.exe") })
            .FirstOrDefault(File.Exists);
    }

    /// <summary>A program of PATH; folders that are not full paths are passed over, as one may lie in the current folder.</summary>
    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
        .Where(folder => folder.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(folder))
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
