using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>Publishes by the module's cmdlet, in an open session.</summary>
internal sealed class ModuleClient(Runspace runspace, string kubeConfig)
{
    private const string Cmdlet = "Publish-Rke2Resource";

    /// <summary>Publishes objects out of a pipeline.</summary>
    internal void Publish(IReadOnlyCollection<ClusterObject> objects)
    {
        using var shell = PowerShell.Create(runspace);
        Check(shell, shell.AddCommand(Cmdlet).AddParameter("KubeConfig", kubeConfig).Invoke(objects.Select(each => each.Given)), objects.Count);
    }

    /// <summary>Publishes an object.</summary>
    internal void Publish(ClusterObject one)
    {
        using var shell = PowerShell.Create(runspace);
        Check(shell, shell.AddCommand(Cmdlet).AddParameter("InputObject", one.Given).AddParameter("KubeConfig", kubeConfig).Invoke(), 1);
    }

    private static void Check(PowerShell shell, IReadOnlyCollection<PSObject> results, int count)
    {
        if (shell.HadErrors || results.Count != count || shell.Streams.Warning.Count > 0)
        {
            throw new InvalidOperationException($"{results.Count} of {count} objects were published: {shell.Streams.Error.FirstOrDefault()} {shell.Streams.Warning.FirstOrDefault()}");
        }
    }
}
