using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Management.Automation;

namespace Rke2Network.Benchmarks;

/// <summary>One sample of the import, in a process of its own: a second import in one process has less to do.</summary>
internal static class ImportSample
{
    /// <summary>Makes this program print one sample: <c>--sample-import manifest</c>.</summary>
    internal const string Verb = "--sample-import";

    /// <summary>Imports a module into a bare engine and prints the milliseconds.</summary>
    internal static void Print(string manifest)
    {
        using var runspace = Engine.OpenBare();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop);
        var clock = Stopwatch.StartNew();
        shell.Invoke();
        Console.WriteLine(clock.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Starts this program anew for one sample.</summary>
    /// <returns>Milliseconds.</returns>
    internal static double Take(string manifest)
    {
        using var process = Process.Start(Self(Verb, manifest))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The sample of {manifest} ended with exit code {process.ExitCode}.");
    }

    private static ProcessStartInfo Self(params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] all = isHost ? [typeof(ImportSample).Assembly.Location, .. arguments] : arguments;
        return new ProcessStartInfo(program, all) { RedirectStandardOutput = true };
    }
}
