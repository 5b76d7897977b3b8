using System;
using Rke2Network.Benchmarks;
using Rke2Network.Benchmarks.Clusters;
using Rke2Network.Benchmarks.Nodes;

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
    case [ServedCluster.Verb, var kind]:
        await ServedCluster.RunAsync(kind);
        return ExitCodes.WithinBudget;
    case [FirstPublishSample.ModuleVerb, var kubeConfig]:
        FirstPublishSample.PrintModule(kubeConfig);
        return ExitCodes.WithinBudget;
    case [FirstPublishSample.FloorVerb, var kubeConfig]:
        FirstPublishSample.PrintFloor(kubeConfig);
        return ExitCodes.WithinBudget;
    case [NodesMemorySample.Verb, var kubeConfig]:
        NodesMemorySample.Print(kubeConfig);
        return ExitCodes.WithinBudget;
    case [SshMemorySample.Verb]:
        SshMemorySample.Print();
        return ExitCodes.WithinBudget;
    case [NodeBenchmarks.Command] or [NodeBenchmarks.Command, "--check"]:
        return Report.Print([.. NodeBenchmarks.All]) || args is not [.., "--check"] ? ExitCodes.WithinBudget : ExitCodes.OverBudget;
    case [] or ["--check"] or [ClusterBenchmarks.Command] or [ClusterBenchmarks.Command, "--check"]:
        using (var clusters = new ClusterBenchmarks())
        {
            Func<Row>[] others = args is [ClusterBenchmarks.Command, ..] ? [] :
            [
                ImportBenchmark.Run,
                FirstCheckBenchmark.Run,
                ThroughputBenchmark.Run,
                FilesBenchmark.Run,
                FilesBenchmark.RunCmdlet,
                MemoryBenchmark.Run,
                CatalogMemoryBenchmark.RunCilium,
                CatalogMemoryBenchmark.RunCalico,
                .. NodeBenchmarks.All,
            ];
            var isWithin = Report.Print([.. others, .. clusters.All]);
            Console.WriteLine();
            Console.WriteLine($"Published to {clusters.ServerName}; nodes were read from a scripted server.");
            return isWithin || args is not [.., "--check"] ? ExitCodes.WithinBudget : ExitCodes.OverBudget;
        }

    default:
        Console.Error.WriteLine($"usage: Rke2Network.Benchmarks [{ClusterBenchmarks.Command} | {NodeBenchmarks.Command}] [--check]");
        Console.Error.WriteLine($"  {ClusterBenchmarks.Command}  takes the measures of clusters alone");
        Console.Error.WriteLine($"  {NodeBenchmarks.Command}    takes the measures of nodes over ssh alone");
        Console.Error.WriteLine("  --check  ends with exit code 1 if a measure is over its budget");
        return ExitCodes.Usage;
}
