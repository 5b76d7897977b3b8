using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Rke2Network.Benchmarks;

/// <summary>Starts this program anew: what is done first in a process costs more than the second time, and the domain must not be loaded twice in one.</summary>
internal static class OwnProcess
{
    /// <summary>Prints what was measured, for <see cref="Measure"/> to read.</summary>
    internal static void Print(params double[] figures) =>
        Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture))));

    /// <summary>Starts this program with other arguments.</summary>
    /// <returns>The figures that it printed.</returns>
    internal static double[] Measure(params string[] arguments)
    {
        using var process = Process.Start(Self(arguments))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The sample {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }

    /// <summary>How this program is started anew, with its output redirected.</summary>
    internal static ProcessStartInfo Self(params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] all = isHost ? [typeof(OwnProcess).Assembly.Location, .. arguments] : arguments;
        return new ProcessStartInfo(program, all) { RedirectStandardOutput = true };
    }
}
