using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Rke2Network.Benchmarks.Commands;

namespace Rke2Network.Benchmarks;

/// <summary>
/// Making documents by the module, against what nobody can leave out: three cmdlets in a pipeline, and a YAML library
/// writing and reading the same documents.
/// </summary>
internal static class ThroughputBenchmark
{
    private const int Documents = 10_000;
    private const int RoundCount = 5;
    private const double BudgetRatio = 2.0;

    internal static Row Run()
    {
        using var runspace = Engine.OpenWithModule();
        var rows = Enumerable.Range(0, Documents).Select(NewRow.Make).ToArray();
        WarmUp(runspace, rows);
        var (module, floor) = Rounds.Alternate(
            RoundCount, () => Clock.Time(() => RunModule(runspace, rows)), () => Clock.Time(() => RunFloor(runspace, rows)));
        var ratio = module / floor;
        return new Row(
            "throughput",
            FormattableString.Invariant($"{module:F0} ms"),
            FormattableString.Invariant($"{floor:F0} ms"),
            FormattableString.Invariant($"x {ratio:F2}"),
            FormattableString.Invariant($"x {BudgetRatio:F2}"),
            ratio <= BudgetRatio);
    }

    /// <summary>A round of both, whose documents must say the same: else the floor would be that of other work.</summary>
    private static void WarmUp(Runspace runspace, PSObject[] rows)
    {
        var made = RunModule(runspace, rows);
        var floor = RunFloor(runspace, rows);
        for (var i = 0; i < Documents; i++)
        {
            if (!YamlFloor.SaySame((string)made[i].BaseObject, floor[i]))
            {
                throw new InvalidOperationException($"The floor's document\n{floor[i]}\nis not the module's:\n{made[i]}");
            }
        }
    }

    private static IReadOnlyList<PSObject> RunModule(Runspace runspace, PSObject[] rows)
    {
        using var shell = PowerShell.Create(runspace);
        return Invoke(shell.AddModulePipeline(), rows);
    }

    private static List<string> RunFloor(Runspace runspace, PSObject[] rows)
    {
        using var shell = PowerShell.Create(runspace);
        var copies = Invoke(shell.AddCommand(CopyRow.Name).AddCommand(CopyRow.Name).AddCommand(CopyRow.Name), rows);
        var documents = new List<string>(copies.Count);
        foreach (var row in copies)
        {
            documents.Add(YamlFloor.WriteAndRead(NewRow.MtuOf(row)));
        }

        return documents;
    }

    private static IReadOnlyList<PSObject> Invoke(PowerShell shell, PSObject[] rows)
    {
        var output = shell.Invoke(rows);
        return output.Count == rows.Length && !shell.HadErrors && shell.Streams.Warning.Count == 0
            ? output
            : throw new InvalidOperationException($"{rows.Length} rows made {output.Count} objects: {shell.Streams.Error.FirstOrDefault()} {shell.Streams.Warning.FirstOrDefault()}");
    }
}
