using System;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>Ways to a scripted server, which itself stands on nothing but the framework.</summary>
internal static class ScriptedConnections
{
    /// <summary>A connection by a kubeconfig for this server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="authority">The authority that the kubeconfig names; null for none.</param>
    /// <param name="cluster">Further lines of the cluster.</param>
    /// <param name="user">The lines of the user.</param>
    internal static ClusterConnection Open(this ScriptedServer server, string? authority, string cluster = "", string user = "token: secret-token") => ClusterConnection.Open(new ConnectionRequest { KubeConfig = server.Write(authority, cluster, user), Timeout = TimeSpan.FromSeconds(5) });

    /// <summary>A request by a kubeconfig for this server, with a variable of the environment at most, and nothing kept of other tests.</summary>
    internal static ConnectionRequest Request(this ScriptedServer server, string? authority, string cluster = "", string user = "token: secret-token", Func<string, string?>? environment = null) => new()
    {
        KubeConfig = server.Write(authority, cluster, user),
        Timeout = TimeSpan.FromSeconds(5),
        Environment = environment ?? (name => name == "PATH" ? Environment.GetEnvironmentVariable(name) : null),
        Answers = new ExecCache(),
        Handlers = new HandlerPool(),
    };
}
