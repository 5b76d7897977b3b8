using System;
using Rke2Network.Benchmarks;

// Before the engine is first used.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

switch (args)
{
    case [ImportSample.Verb, var manifest]:
        ImportSample.Print(manifest);
        return ExitCodes.WithinBudget;
    case [FirstCheckSample.Verb, var maker, var taker]:
        FirstCheckSample.Print(maker, taker);
        return ExitCodes.WithinBudget;
    case [ManifestWriter.Verb, var folder]:
        StagedDomain.Use();
        ManifestWriter.Write(folder);
        return ExitCodes.WithinBudget;
    case [FilesSample.Verb, var folder]:
        StagedDomain.Use();
        FilesSample.Print(folder);
        return ExitCodes.WithinBudget;
    case [CatalogMemorySample.Verb, var chart]:
        StagedDomain.Use();
        CatalogMemorySample.Print(chart);
        return ExitCodes.WithinBudget;
    case [] or ["--check"]:
        var isWithin = Report.Print(
            ImportBenchmark.Run,
            FirstCheckBenchmark.Run,
            ThroughputBenchmark.Run,
            FilesBenchmark.Run,
            FilesBenchmark.RunCmdlet,
            MemoryBenchmark.Run,
            CatalogMemoryBenchmark.RunCilium,
            CatalogMemoryBenchmark.RunCalico);
        return isWithin || args.Length == 0 ? ExitCodes.WithinBudget : ExitCodes.OverBudget;
    default:
        Console.Error.WriteLine("usage: Rke2Network.Benchmarks [--check]");
        Console.Error.WriteLine("  --check  ends with exit code 1 if a measure is over its budget");
        return ExitCodes.Usage;
}
