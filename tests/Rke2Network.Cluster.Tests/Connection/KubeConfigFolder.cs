using System;
using System.IO;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.Cluster.Tests.Connection;

/// <summary>A folder with kubeconfigs, in place of all that a machine may have.</summary>
internal sealed class KubeConfigFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    internal KubeConfigFolder()
    {
        using var authority = new TestAuthority();
        Authority = authority.Pem;
        (Certificate, Key) = authority.User("somebody");
    }

    /// <summary>A certificate of an authority.</summary>
    internal string Authority { get; }

    /// <summary>A certificate of a user.</summary>
    internal string Certificate { get; }

    /// <summary>Its key.</summary>
    internal string Key { get; }

    /// <summary>A request that finds nothing but what is in the folder.</summary>
    internal ConnectionRequest Request => new()
    {
        Environment = _ => null,
        HomeFolder = Path("home"),
        ServiceAccountFolder = Path("pod"),
        ServerKubeConfig = Path("rke2.yaml"),
        Handlers = new HandlerPool(),
        Answers = new ExecCache(),
    };

    /// <summary>The environment of a pod.</summary>
    internal static string? InPod(string name) => name switch
    {
        "KUBERNETES_SERVICE_HOST" => "fd00::1",
        "KUBERNETES_SERVICE_PORT" => "443",
        _ => null,
    };

    internal string Path(string name) => System.IO.Path.Combine([folder, .. name.Split('/')]);

    /// <summary>Writes a file.</summary>
    internal string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    /// <summary>Writes a kubeconfig with one context of the file's name, which is the current one.</summary>
    internal string Context(string name, string cluster = "", string user = "token: secret-token") => Write(
        name,
        $"current-context: {name}\n"
        + $"contexts: [{{name: {name}, context: {{cluster: {name}, user: {name}}}}}]\n"
        + $"clusters: [{{name: {name}, cluster: {{server: 'https://server:6443'{(cluster.Length > 0 ? ", " + cluster : string.Empty)}}}}}]\n"
        + $"users: [{{name: {name}, user: {{{user}}}}}]\n");

    /// <summary>Writes what a pod is given.</summary>
    internal void Pod()
    {
        Directory.CreateDirectory(Path("pod"));
        Write("pod/token", "secret-token");
        Write("pod/namespace", "here\n");
        Write("pod/ca.crt", Authority);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
