using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.Cluster.Tests.Rollouts;

/// <summary>A server with one chart, whose objects a test changes as the helm controller, helm and Kubernetes would.</summary>
internal sealed class RolloutCluster : IAsyncDisposable
{
    internal const string Helm = "/apis/helm.cattle.io/v1/namespaces/kube-system/";
    internal const string Core = "/api/v1/namespaces/kube-system/";
    internal const string Jobs = "/apis/batch/v1/namespaces/kube-system/jobs";
    internal const string DaemonSets = "/apis/apps/v1/namespaces/kube-system/daemonsets";
    internal const string Values = "flannel:\n  iface: eth1-secret\n";

    private readonly TestAuthority authority = new();
    private readonly ConcurrentDictionary<string, string> answers = new();
    private readonly ConcurrentDictionary<string, int> refusals = new();

    private RolloutCluster()
    {
    }

    internal ScriptedServer Server { get; private set; } = null!;

    internal string Authority => authority.Pem;

    /// <summary>The bodies of patches.</summary>
    internal ConcurrentQueue<string> Patches { get; } = new();

    /// <summary>The forms in which releases were asked for.</summary>
    internal ConcurrentQueue<string> Accepted { get; } = new();

    /// <summary>What happens in place of an answer; null for the ordinary.</summary>
    internal Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>A cluster where all is done: chart, values, job, release and pods.</summary>
    internal static async Task<RolloutCluster> StartAsync()
    {
        var cluster = new RolloutCluster();
        cluster.Server = await ScriptedServer.StartAsync(cluster.authority.Certificate("127.0.0.1"), cluster.AnswerAsync);
        cluster.Chart();
        cluster.Config(Values);
        cluster.Stored(Values);
        cluster.Job("NEW", """{"startTime":"2026-01-01T10:00:00Z","conditions":[{"type":"Complete","status":"True"}]}""");
        cluster.Release("deployed");
        cluster.DaemonSet(2, 2);
        cluster.List("/apis/apps/v1/namespaces/kube-system/deployments");
        cluster.Pods("2026-01-01T10:00:09Z");
        return cluster;
    }

    internal void Set(string path, string json) => answers[path] = json;

    internal void List(string path, params string[] items) => Set(path, $$$"""{"metadata":{},"items":[{{{string.Join(",", items)}}}]}""");

    internal void Refuse(string path, int status) => refusals[path] = status;

    internal void Chart(string status = "{}") => Set(Helm + "helmcharts/rke2-canal", $$$"""{"apiVersion":"helm.cattle.io/v1","kind":"HelmChart","metadata":{"name":"rke2-canal","namespace":"kube-system"},"spec":{"chartContent":"H4sI"},"status":{{{status}}}}""");

    internal void Config(string values) => List(Helm + "helmchartconfigs", $$$"""{"metadata":{"name":"rke2-canal","namespace":"kube-system","resourceVersion":"{{{values.Length}}}"},"spec":{"valuesContent":"{{{values.Replace("\n", "\\n", StringComparison.Ordinal)}}}"}}""");

    internal void Stored(string values) => Set(Core + "secrets/chart-values-rke2-canal", $$$"""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"chart-values-rke2-canal","namespace":"kube-system"},"data":{"HelmChartConfigValuesContent":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(values))}}}"}}""");

    internal void Job(string hash, string status) => List(Jobs, $$$"""{"metadata":{"name":"helm-install-rke2-canal","namespace":"kube-system","resourceVersion":"{{{hash}}}","labels":{"helmcharts.helm.cattle.io/chart":"rke2-canal"}},"spec":{"template":{"metadata":{"annotations":{"helmcharts.helm.cattle.io/configHash":"SHA256={{{hash}}}"} } } },"status":{{{status}}}}""");

    internal void Release(string status) => List(Core + "secrets", $$$"""{"metadata":{"name":"sh.helm.release.v1.rke2-canal.v2","labels":{"version":"2","status":"{{{status}}}"}},"data":{"release":"eA=="}}""");

    internal void DaemonSet(int updated, int available, int generation = 1) => List(DaemonSets, $$$"""{"metadata":{"name":"rke2-canal","namespace":"kube-system","generation":{{{generation}}},"annotations":{"meta.helm.sh/release-name":"rke2-canal"}},"spec":{"selector":{"matchLabels":{"k8s-app":"canal"} } },"status":{"observedGeneration":1,"desiredNumberScheduled":2,"updatedNumberScheduled":{{{updated}}},"numberAvailable":{{{available}}} } }""");

    /// <summary>The pods of the DaemonSet, and in their place those of the job.</summary>
    internal void Pods(string created, string container = "{}", bool isReady = true) => List(Core + "pods", $$$"""{"metadata":{"name":"p","namespace":"kube-system","creationTimestamp":"{{{created}}}","labels":{"k8s-app":"canal"}},"spec":{"nodeName":"node-a"},"status":{"conditions":[{"type":"Ready","status":"{{{isReady}}}"}],"containerStatuses":[{{{container}}}] }}""");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        authority.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == Core + "secrets")
        {
            Accepted.Enqueue(context.Request.Headers.Accept.ToString());
        }

        if (Instead is { } instead)
        {
            await instead(context);
        }
        else if (refusals.FirstOrDefault(refusal => path.StartsWith(refusal.Key, StringComparison.Ordinal)) is { Value: > 0 } refused)
        {
            await ScriptedServer.Json(context, "{}", refused.Value);
        }
        else if (context.Request.Method == "PATCH")
        {
            using var reader = new StreamReader(context.Request.Body);
            Patches.Enqueue($"{context.Request.ContentType} {await reader.ReadToEndAsync()}");
            await ScriptedServer.Json(context, """{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"rke2-canal","namespace":"kube-system","generation":2},"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"now"}}}}}""");
        }
        else if (path == DaemonSets + "/rke2-canal")
        {
            await ScriptedServer.Json(context, """{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"rke2-canal","namespace":"kube-system","generation":1},"spec":{"template":{"metadata":{}}}}""");
        }
        else if (answers.TryGetValue(path, out var json))
        {
            await ScriptedServer.Json(context, json);
        }
        else
        {
            await ScriptedServer.Json(context, $$$"""{"reason":"NotFound","details":{"name":"{{{path.Split('/')[^1]}}}"}}""", 404);
        }
    }
}
