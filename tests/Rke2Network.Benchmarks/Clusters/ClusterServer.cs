using System;
using System.Diagnostics;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>A cluster's API server that is served by a process of its own, so that none of its work is in what is measured.</summary>
internal sealed class ClusterServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process process;

    private ClusterServer(Process process, string name, string kubeConfig)
    {
        this.process = process;
        Name = name;
        KubeConfig = kubeConfig;
    }

    /// <summary>What it is, for people.</summary>
    internal string Name { get; }

    /// <summary>The kubeconfig of an administrator.</summary>
    internal string KubeConfig { get; }

    /// <summary>Whether it is a real one, which kubectl needs.</summary>
    internal bool IsReal { get; private init; }

    /// <summary>Starts a server and waits until it answers.</summary>
    internal static ClusterServer Start(string kind)
    {
        var start = OwnProcess.Self(ServedCluster.Verb, kind);
        start.RedirectStandardInput = true;
        var process = Process.Start(start)!;
        return process.StandardOutput.ReadLine() is { } name && process.StandardOutput.ReadLine() is { } kubeConfig
            ? new ClusterServer(process, name, kubeConfig) { IsReal = kind == ServedCluster.Real }
            : throw new InvalidOperationException($"The server '{kind}' did not start.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
