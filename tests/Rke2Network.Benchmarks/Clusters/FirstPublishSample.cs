using System.Diagnostics;
using System.Management.Automation;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>One sample of the first object that is published, in a process of its own.</summary>
internal static class FirstPublishSample
{
    /// <summary>Makes this program print one sample of the module: <c>--sample-first-publish kubeconfig</c>.</summary>
    internal const string ModuleVerb = "--sample-first-publish";

    /// <summary>The same without module and engine: <c>--sample-first-request kubeconfig</c>.</summary>
    internal const string FloorVerb = "--sample-first-request";

    /// <summary>Starts this program anew for one sample.</summary>
    /// <returns>Milliseconds.</returns>
    internal static double Take(string verb, ClusterServer server) => OwnProcess.Measure(verb, server.KubeConfig)[0];

    /// <summary>Imports the module, then publishes an object and prints the milliseconds of this.</summary>
    internal static void PrintModule(string kubeConfig)
    {
        var one = ClusterObject.All[0];
        using var runspace = Engine.OpenBare();
        using var import = PowerShell.Create(runspace);
        import.AddImport(Manifests.Module).Invoke();
        var module = new ModuleClient(runspace, kubeConfig);
        var clock = Stopwatch.StartNew();
        module.Publish(one);
        OwnProcess.Print(clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>Sends the same requests and prints the milliseconds.</summary>
    internal static void PrintFloor(string kubeConfig)
    {
        var one = ClusterObject.All[0];
        var clock = Stopwatch.StartNew();
        using var bare = new BareClient(kubeConfig);
        bare.Publish(one);
        OwnProcess.Print(clock.Elapsed.TotalMilliseconds);
    }
}
