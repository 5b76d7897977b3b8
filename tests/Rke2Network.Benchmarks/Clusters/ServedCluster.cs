using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Rke2Network.Cluster.Tests.Reading;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.Benchmarks.Clusters;

/// <summary>Serves a cluster until the standard input ends; says its name and its kubeconfig.</summary>
internal static class ServedCluster
{
    /// <summary>Makes this program a server: <c>--serve-cluster kind</c>.</summary>
    internal const string Verb = "--serve-cluster";

    /// <summary>kube-apiserver over etcd.</summary>
    internal const string Real = "real";

    /// <summary>A server in memory.</summary>
    internal const string Scripted = "scripted";

    /// <summary>A server in memory that has a cluster's nodes.</summary>
    internal const string Nodes = "nodes";

    internal static Task RunAsync(string kind) => kind == Real ? RunRealAsync() : RunScriptedAsync(kind == Nodes ? NodesMemoryBenchmark.NodeCount : 0);

    private static async Task RunRealAsync()
    {
        using var cluster = new RealCluster();
        await cluster.InitializeAsync();
        await cluster.NamespaceAsync(ClusterObject.Namespace);
        using var version = JsonDocument.Parse(await cluster.SendAsync(HttpMethod.Get, "version"));
        await ServeAsync($"kube-apiserver {version.RootElement.GetProperty("gitVersion").GetString()} and etcd", cluster.KubeConfig());
    }

    private static async Task RunScriptedAsync(int nodes)
    {
        var api = new FakeApi();
        for (var i = 0; i < nodes; i++)
        {
            api.Put(string.Create(CultureInfo.InvariantCulture, $"api/v1/nodes/node-{i:0000}"), i == 0 ? NodeSamples.Server("node-0000", "server", "--cni", "calico") : NodeSamples.LargeAgent(i));
        }

        using var authority = new TestAuthority();
        using var certificate = authority.Certificate("127.0.0.1");
        await using var server = await ScriptedServer.StartAsync(certificate, api.AnswerAsync);
        api.Before = context => CountsAsync(server, context);
        await ServeAsync("a scripted server, which is no real one", server.Write(authority.Pem));
    }

    /// <summary>Says as a real server does how often it was asked: for anything but what it has.</summary>
    private static async Task<bool> CountsAsync(ScriptedServer server, HttpContext context)
    {
        if (context.Request.Path != "/metrics")
        {
            return false;
        }

        var count = server.Requests.Count(request => request.Split(' ')[1] is not ("/metrics" or "/" + ClusterObject.Discovery));
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"apiserver_request_total{{resource=\"{ClusterObject.Plural}\"}} {count}\n"));
        return true;
    }

    private static async Task ServeAsync(string name, string kubeConfig)
    {
        Console.WriteLine(name);
        Console.WriteLine(kubeConfig);
        await Console.In.ReadToEndAsync();
    }
}
