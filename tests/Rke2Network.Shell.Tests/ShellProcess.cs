using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

namespace Rke2Network.Shell.Tests;

/// <summary>The shell as a process, with its streams redirected as in a build agent.</summary>
internal static class ShellProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    internal static string Shell { get; } = Metadata("Shell");

    internal static Result Run(string[] arguments, string input = "", string? folder = null)
    {
        using var process = Start(arguments, folder);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return Finish(process);
    }

    internal static Process Start(string[] arguments, string? folder = null, string? launcher = null)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(launcher?.Split(' ')[0] ?? dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? RepositoryRoot,
        };
        foreach (var argument in (launcher is null ? [] : launcher.Split(' ').Skip(1).Append(dotnet)).Append(Shell).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    internal static Result Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new TimeoutException("The shell did not end.");
        }

        return new Result(process.ExitCode, Lf(output), Lf(error.Result));
    }

    private static string Lf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Metadata(string key) =>
        typeof(ShellProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    internal sealed record Result(int ExitCode, string Output, string Error);
}
