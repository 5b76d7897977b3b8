using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Clusters of RKE2 with Canal in memory, and the kubeconfig that names them.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    internal const string Config = "apis/helm.cattle.io/v1/namespaces/kube-system/helmchartconfigs/rke2-canal";

    private readonly TestAuthority authority = new();
    private readonly List<ScriptedServer> servers = [];
    private readonly string folder = Directory.CreateTempSubdirectory("rke2network").FullName;

    private FakeCluster()
    {
    }

    /// <summary>The clusters, by context.</summary>
    internal Dictionary<string, FakeApi> Apis { get; } = [];

    /// <summary>What they are asked, by context.</summary>
    internal Dictionary<string, ScriptedServer> Servers { get; } = [];

    /// <summary>Their helm, by context.</summary>
    internal Dictionary<string, FakeHelm> Helms { get; } = [];

    internal string KubeConfig => Path.Combine(folder, "config");

    /// <summary>Starts clusters; the first is the current one.</summary>
    internal static async Task<FakeCluster> StartAsync(params string[] contexts)
    {
        var all = new FakeCluster();
        foreach (var context in contexts)
        {
            var api = new FakeApi();
            api.Put("api/v1/nodes/server-1", Server("server-1", "server", "--cni", "canal"));
            var helm = new FakeHelm(api);
            helm.Install();
            api.After = helm.After;
            (all.Apis[context], all.Helms[context]) = (api, helm);
            all.Servers[context] = await ScriptedServer.StartAsync(all.authority.Certificate("127.0.0.1"), api.AnswerAsync);
            all.servers.Add(all.Servers[context]);
        }

        all.WriteKubeConfig();
        return all;
    }

    /// <summary>A server as its Node tells of it.</summary>
    internal static string Server(string name, params string[] arguments) => $$$"""
        {"kind": "Node", "metadata": {"name": "{{{name}}}", "labels": {"node-role.kubernetes.io/control-plane": "true", "kubernetes.io/os": "linux"},
         "annotations": {"rke2.io/node-args": {{{JsonSerializer.Serialize(JsonSerializer.Serialize(arguments))}}} } },
         "spec": {"podCIDRs": ["10.42.0.0/24"]}, "status": {"nodeInfo": {"kubeletVersion": "v1.34.4+rke2r1", "operatingSystem": "linux"} } }
        """;

    /// <summary>A session in which the cmdlets take this kubeconfig.</summary>
    internal Session Session()
    {
        var session = new Session();
        session.Succeed($"$PSDefaultParameterValues['*:KubeConfig'] = '{KubeConfig}'");
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void WriteKubeConfig()
    {
        var names = Servers.Keys.Append("dead").ToArray();
        string Address(string name) => Servers.TryGetValue(name, out var server) ? server.Address : "https://127.0.0.1:1";
        File.WriteAllText(KubeConfig, $"""
            apiVersion: v1
            kind: Config
            current-context: {names[0]}
            contexts: [{string.Join(", ", names.Select(name => $"{{name: {name}, context: {{cluster: {name}, user: user}}}}"))}]
            clusters: [{string.Join(", ", names.Select(name => $"{{name: {name}, cluster: {{server: '{Address(name)}', certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(authority.Pem))}}}}}"))}]
            users: [{"{name: user, user: {token: secret-token}}"}]
            """);
    }
}
