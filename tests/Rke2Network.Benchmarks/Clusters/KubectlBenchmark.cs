using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>Publishing many objects in an open session, against kubectl doing the same, with its discovery at hand.</summary>
internal static class KubectlBenchmark
{
    private const string Name = "kubectl 100";
    private const int RoundCount = 9;
    private const int WarmUpCount = 3;
    private const double BudgetRatio = 0.5;

    internal static Row Run(ClusterServer server)
    {
        if (RealClusterBinaries.Find("kubectl") is not { } kubectl)
        {
            return Row.Without(Name, "no kubectl here");
        }

        if (!server.IsReal)
        {
            return Row.Without(Name, "no real server");
        }

        var folder = Directory.CreateTempSubdirectory("rke2network-").FullName;
        try
        {
            return Run(server, kubectl, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Row Run(ClusterServer server, string kubectl, string folder)
    {
        var file = Path.Combine(folder, "objects.json");
        ClusterObject.WriteAll(file);
        using var runspace = Engine.OpenSession();
        var module = new ModuleClient(runspace, server.KubeConfig);
        string[] arguments = ["apply", "--server-side", "--field-manager=rke2network", $"--kubeconfig={server.KubeConfig}", $"--cache-dir={folder}", $"--filename={file}"];

        (double Module, double Floor) Sample(int count) =>
            Rounds.Alternate(count, () => Clock.Time(() => module.Publish(ClusterObject.All)), () => Clock.Time(() => Apply(kubectl, arguments)));
        Sample(WarmUpCount);
        var (own, others) = Sample(RoundCount);
        return Row.OfRatio(Name, own, others, BudgetRatio);
    }

    private static void Apply(string kubectl, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(kubectl, arguments) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0 || lines.Count(line => line.EndsWith(" serverside-applied", StringComparison.Ordinal)) != ClusterObject.All.Count)
        {
            throw new InvalidOperationException($"kubectl ended with exit code {process.ExitCode} and {lines.Length} lines.");
        }
    }
}
