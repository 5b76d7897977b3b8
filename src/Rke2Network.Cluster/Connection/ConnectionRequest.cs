using System;

namespace Rke2Network.Cluster.Connection;

/// <summary>Which cluster is meant, and where kubeconfigs are looked for.</summary>
public sealed record ConnectionRequest
{
    /// <summary>A kubeconfig, or several as KUBECONFIG lists them; null for those that kubectl would take.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>The context; null for the current one.</summary>
    public string? Context { get; init; }

    /// <summary>How long one try of a request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The variables of the environment.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The user's folder, which holds .kube/config.</summary>
    public string HomeFolder { get; init; } = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);

    /// <summary>The folder where a pod finds its token, its namespace and the cluster's authority.</summary>
    public string ServiceAccountFolder { get; init; } = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>The kubeconfig that RKE2 writes on its servers, for where there is no other.</summary>
    public string ServerKubeConfig { get; init; } = "/etc/rancher/rke2/rke2.yaml";

    /// <summary>The answers of plugins.</summary>
    internal ExecCache Answers { get; init; } = ExecCache.Shared;

    /// <summary>The open connections.</summary>
    internal HandlerPool Handlers { get; init; } = HandlerPool.Shared;
}
