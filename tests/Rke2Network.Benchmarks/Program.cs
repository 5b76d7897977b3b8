using System;
using Rke2Network.Benchmarks;

// Before the engine is first used.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

switch (args)
{
    case [ImportSample.Verb, var manifest]:
        ImportSample.Print(manifest);
        return ExitCodes.WithinBudget;
    case [] or ["--check"]:
        var isWithin = Report.Print(ImportBenchmark.Run, ThroughputBenchmark.Run, MemoryBenchmark.Run);
        return isWithin || args.Length == 0 ? ExitCodes.WithinBudget : ExitCodes.OverBudget;
    default:
        Console.Error.WriteLine("usage: Rke2Network.Benchmarks [--check]");
        Console.Error.WriteLine("  --check  ends with exit code 1 if a measure is over its budget");
        return ExitCodes.Usage;
}
