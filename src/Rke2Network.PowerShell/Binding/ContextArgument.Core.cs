using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Contexts by their names, or by patterns of them.</summary>
internal static class ContextArgument
{
    /// <summary>One request for each cluster that is meant; the current one where no context is given.</summary>
    internal static IReadOnlyCollection<(string Context, ConnectionRequest Request)> Requests(IEnumerable<string>? contexts, ConnectionRequest request) =>
        [.. (contexts?.SelectMany(context => Names(context, request)) ?? [null!]).Distinct(StringComparer.Ordinal).Select(context => (context, request with { Context = context }))];

    private static string[] Names(string context, ConnectionRequest request)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(context))
        {
            return [context];
        }

        var all = ContextList.Read(request);
        var pattern = new WildcardPattern(context, WildcardOptions.IgnoreCase);
        var found = all.Select(each => each.Name).Where(name => name == context || pattern.IsMatch(name)).ToArray();
        return found.Contains(context) ? [context] : found.Length > 0 ? found : throw new ClusterException(
            "ContextNotFound", context, "The kubeconfig has no context that is like this.", Others(all));
    }

    /// <summary>Which contexts there are instead.</summary>
    internal static string Others(IReadOnlyList<ClusterContext> contexts) => contexts.Count == 0 ? "It has none at all." : $"There are {string.Join(", ", contexts)}.";
}
