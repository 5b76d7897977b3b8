using System.Diagnostics;
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
        shell.AddImport(manifest);
        var clock = Stopwatch.StartNew();
        shell.Invoke();
        OwnProcess.Print(clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>Starts this program anew for one sample.</summary>
    /// <returns>Milliseconds.</returns>
    internal static double Take(string manifest) => OwnProcess.Measure(Verb, manifest)[0];
}
