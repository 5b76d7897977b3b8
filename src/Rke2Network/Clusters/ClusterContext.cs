using System;

namespace Rke2Network.Clusters;

/// <summary>A context of a kubeconfig: a cluster, and who speaks to it. Holds no token, key or password.</summary>
public sealed record ClusterContext
{
    /// <summary>The context's name; case counts.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the current context of its kubeconfig.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>The name of its cluster entry.</summary>
    public string? Cluster { get; init; }

    /// <summary>The address of the API server; null where the entry is missing or no address.</summary>
    public Uri? Server { get; init; }

    /// <summary>The name of its user entry.</summary>
    public string? User { get; init; }

    /// <summary>The namespace that the context names; null for <c>default</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>How the user proves who it is: <c>client certificate</c>, <c>token</c>, <c>exec</c> with the command's name, <c>basic</c>, or <c>none</c>.</summary>
    public string Authentication { get; init; } = "none";

    /// <summary>The kubeconfig file that has the context.</summary>
    public string? File { get; init; }

    /// <summary>Why the context cannot be used; null where nothing is known against it.</summary>
    public string? Problem { get; init; }

    /// <summary>The context.</summary>
    /// <returns>Its name.</returns>
    public override string ToString() => Name;
}
