using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>The contexts of kubeconfigs.</summary>
public static class ContextList
{
    /// <summary>Reads the contexts, in the order of the files. Nothing is sent, and no plugin is run.</summary>
    /// <param name="request">Where kubeconfigs are looked for; its context does not matter.</param>
    /// <returns>The contexts; those that cannot be used say why.</returns>
    /// <exception cref="ClusterException">There is no kubeconfig, or one cannot be read.</exception>
    public static IReadOnlyList<ClusterContext> Read(ConnectionRequest request)
    {
        var config = KubeConfig.Read(request);
        return [.. config.Contexts.Select(name => Describe(request, config, name))];
    }

    private static ClusterContext Describe(ConnectionRequest request, KubeConfig config, string name)
    {
        ResolvedContext context;
        try
        {
            context = ResolvedContext.Of(config, name);
        }
        catch (ClusterException fault)
        {
            return ResolvedContext.Describe(config, name, fault.Reason);
        }

        try
        {
            var material = TransportMaterial.Of(context, request.Environment);
            Impersonation.Of(context);
            return context.Describe(ExecPlugin.Of(context, material, request.Environment)?.Problem()?.Reason);
        }
        catch (ClusterException fault)
        {
            return context.Describe(fault.Reason);
        }
    }
}
