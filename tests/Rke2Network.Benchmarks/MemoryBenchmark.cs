using System;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Benchmarks.Commands;

namespace Rke2Network.Benchmarks;

/// <summary>The managed heap late in one long pipeline, against the heap early in it: what is done must be let go.</summary>
internal static class MemoryBenchmark
{
    private const int Early = 10_000;
    private const int Late = 100_000;
    private const double Megabyte = 1024 * 1024;
    private const double AllowedPart = 0.10;
    private const double AllowedMegabytes = 2;

    internal static Row Run()
    {
        using var runspace = Engine.OpenWithModule();
        using var shell = PowerShell.Create(runspace);
        var heaps = shell
            .AddCommand(NewRow.Name).AddParameter(nameof(NewRow.Count), Late)
            .AddModulePipeline()
            .AddCommand(MeasureHeap.Name).AddParameter(nameof(MeasureHeap.At), new[] { Early, Late })
            .Invoke<long>()
            .Select(bytes => bytes / Megabyte)
            .ToArray();
        if (heaps.Length != 2 || shell.HadErrors)
        {
            throw new InvalidOperationException($"The pipeline did not come to its end: {shell.Streams.Error.FirstOrDefault()}");
        }

        var growth = heaps[1] - heaps[0];
        var allowed = (heaps[0] * AllowedPart) + AllowedMegabytes;
        return new Row(
            "memory",
            FormattableString.Invariant($"{heaps[1]:F2} MB"),
            FormattableString.Invariant($"{heaps[0]:F2} MB"),
            FormattableString.Invariant($"{growth:+0.00;-0.00} MB"),
            FormattableString.Invariant($"+{allowed:F2} MB"),
            growth < allowed);
    }
}
