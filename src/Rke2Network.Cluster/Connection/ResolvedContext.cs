using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Checking;
using Rke2Network.Clusters;

namespace Rke2Network.Cluster.Connection;

/// <summary>A context with the entries that it names. No record: what they hold is never printed.</summary>
internal sealed class ResolvedContext
{
    private const int MostNames = 10;

    private ResolvedContext(string name, bool isCurrent, KubeConfig.Entry context, KubeConfig.Entry cluster, KubeConfig.Entry? user, Uri server)
    {
        (Name, IsCurrent, Context, Cluster, User, Server) = (name, isCurrent, context, cluster, user, server);
    }

    internal string Name { get; }

    internal bool IsCurrent { get; }

    internal KubeConfig.Entry Context { get; }

    internal KubeConfig.Entry Cluster { get; }

    /// <summary>Who speaks; null for nobody.</summary>
    internal KubeConfig.Entry? User { get; }

    internal Uri Server { get; }

    /// <summary>Finds the context that is meant.</summary>
    /// <exception cref="ClusterException">It is not there, or what it names is not.</exception>
    internal static ResolvedContext Of(KubeConfig config, string? named)
    {
        var name = named ?? config.CurrentContext ?? throw new ClusterException(
            "NoContext", null, "The kubeconfig names no current context.", $"Name one with -Context: {Some(config.Contexts)}.");
        var context = config.Find("contexts", name) ?? throw new ClusterException(
            "ContextNotFound", name, "The kubeconfig has no context of this name; case counts.", config.Contexts.Count == 0 ? "It has none at all." : $"There are {Some(NearestFirst(name, config.Contexts))}.");
        var cluster = config.Find("clusters", context.Text("cluster")) ?? throw Incomplete(
            name, context.Text("cluster") is { } missing ? $"The kubeconfig has no cluster '{missing}', which the context names." : "The context names no cluster.", "Correct the context, or add the cluster.");
        var user = config.Find("users", context.Text("user")) ?? (context.Text("user") is { } absent ? throw Incomplete(
            name, $"The kubeconfig has no user '{absent}', which the context names.", "Correct the context, or add the user.") : null);
        if (new[] { context, cluster, user }.FirstOrDefault(entry => entry?.IsTwice == true) is { } twice)
        {
            throw Incomplete(name, $"The name of its {(twice == context ? "context" : twice == cluster ? "cluster" : "user")} stands twice in {twice.File}.", "Take one of the two away: kubectl refuses them as well.");
        }

        return AddressOf(cluster) is { } server
            ? new ResolvedContext(name, name == config.CurrentContext, context, cluster, user, server)
            : throw Incomplete(name, $"The cluster '{context.Text("cluster")}' has no server with https://.", "Write server: https://<name>:6443.");
    }

    /// <summary>The context as people are shown it.</summary>
    internal ClusterContext Describe(string? problem = null) => Describe(Name, IsCurrent, Context, Cluster, User, problem);

    /// <summary>What is known of a context whose entries are not whole.</summary>
    internal static ClusterContext Describe(KubeConfig config, string name, string problem)
    {
        var context = config.Find("contexts", name)!;
        return Describe(name, name == config.CurrentContext, context, config.Find("clusters", context.Text("cluster")), config.Find("users", context.Text("user")), problem);
    }

    private static ClusterContext Describe(string name, bool isCurrent, KubeConfig.Entry context, KubeConfig.Entry? cluster, KubeConfig.Entry? user, string? problem) => new()
    {
        Name = name,
        IsCurrent = isCurrent,
        Cluster = context.Text("cluster"),
        Server = AddressOf(cluster),
        Authentication = CredentialHandler.Kind(user),
        User = context.Text("user"),
        Namespace = context.Text("namespace"),
        File = context.IsOfFile ? context.File : null,
        Problem = problem,
    };

    private static ClusterException Incomplete(string name, string reason, string advice) => new("ContextIncomplete", name, reason, advice);

    private static IEnumerable<string> NearestFirst(string name, IReadOnlyList<string> all) =>
        all.OrderBy(each => each.Contains(name, StringComparison.OrdinalIgnoreCase) ? 0 : Spelling.Distance(name, each));

    private static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(MostNames)) + (all.Length > MostNames ? $" and {all.Length - MostNames} others (Get-Rke2Context lists them)" : string.Empty);
    }

    /// <summary>The address of a cluster; null where it has none. A name with a password in it is nothing that kubectl takes, and nothing to be shown.</summary>
    private static Uri? AddressOf(KubeConfig.Entry? cluster) => !Uri.TryCreate(cluster?.Text("server"), UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0 ? null
        : address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;
}
