using System;
using System.Collections;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>The working set of a process with an engine that reads a cluster of many nodes.</summary>
internal static class NodesMemorySample
{
    /// <summary>Makes this program print the highest working set in bytes, and that before: <c>--sample-nodes kubeconfig</c>.</summary>
    internal const string Verb = "--sample-nodes";

    internal static void Print(string kubeConfig)
    {
        using var runspace = Engine.OpenWithModule();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Get-Rke2CniConfig").AddParameter("KubeConfig", kubeConfig);
        GC.Collect();
        var idle = Environment.WorkingSet;
        var output = new Collection<PSObject>();
        var peak = PeakMemory.Of(() => output = shell.Invoke());
        if (shell.HadErrors || output.Count != 1 || CountNodes(output[0]) != NodesMemoryBenchmark.NodeCount)
        {
            throw new InvalidOperationException($"The nodes were not read: {shell.Streams.Error.FirstOrDefault()}");
        }

        OwnProcess.Print(peak, idle);
    }

    /// <summary>The type of the output is the module's own, of which this program has no copy.</summary>
    private static int CountNodes(PSObject config) =>
        ((ICollection)PSObject.AsPSObject(config.Properties["Cluster"].Value).Properties["Nodes"].Value).Count;
}
