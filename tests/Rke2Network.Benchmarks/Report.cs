using System;
using System.Runtime.InteropServices;

namespace Rke2Network.Benchmarks;

/// <summary>Prints the measures as a table of at most 80 columns.</summary>
internal static class Report
{
    /// <summary>Measures and prints row by row.</summary>
    /// <returns>Whether every row is within its budget.</returns>
    internal static bool Print(params Func<Row>[] benchmarks)
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors");
        Console.WriteLine();
        Print("measure", "module", "floor", "result", "budget", "verdict");
        var isWithin = true;
        foreach (var benchmark in benchmarks)
        {
            var row = benchmark();
            Print(row.Name, row.Module, row.Floor, row.Result, row.Budget, row.LeftOut ?? Verdict(row.IsWithinBudget));
            isWithin &= row.IsWithinBudget ?? true;
        }

        if (!StagedBuild.IsOptimized)
        {
            Console.WriteLine();
            Console.WriteLine("The staged module is a Debug build: build Release and measure again.");
        }

        return isWithin;
    }

    private static string Verdict(bool? isWithinBudget) => isWithinBudget switch
    {
        true => "within budget",
        false => "OVER BUDGET",
        null => "no budget",
    };

    private static void Print(string name, string module, string floor, string result, string budget, string verdict) =>
        Console.WriteLine($"{name,-11}{module,12}{floor,12}{result,13}{budget,13}  {verdict}");
}
