using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Rke2Network.Cluster.Tests.Server;

namespace Rke2Network.PowerShell.Tests.Clusters;

/// <summary>Does at once what helm-controller and helm do when a HelmChartConfig changes.</summary>
/// <param name="api">The cluster.</param>
internal sealed class FakeHelm(FakeApi api)
{
    internal const string Space = "apis/helm.cattle.io/v1/namespaces/kube-system/";

    private const string Core = "api/v1/namespaces/kube-system/";
    private const string Chart = "rke2-canal";

    private int revision;

    /// <summary>Whether helm's job fails from now on.</summary>
    internal bool IsBroken { get; set; }

    /// <summary>The chart runs with RKE2's values.</summary>
    internal void Install()
    {
        api.Put($"{Space}helmcharts/{Chart}", $$$"""{"kind": "HelmChart", "spec": {"bootstrap": true}, "status": {"jobName": "helm-install-{{{Chart}}}"} }""");
        api.Put($"apis/apps/v1/namespaces/kube-system/daemonsets/{Chart}", $$$"""{"kind": "DaemonSet", "metadata": {"generation": 1, "annotations": {"meta.helm.sh/release-name": "{{{Chart}}}"}, "labels": {"app.kubernetes.io/managed-by": "Helm"}}, "spec": {"selector": {"matchLabels": {"k8s-app": "canal"} } }, "status": {"observedGeneration": 1, "desiredNumberScheduled": 1, "updatedNumberScheduled": 1, "numberAvailable": 1} }""");
        Run(string.Empty);
    }

    /// <summary>Looks at what was written; give it to <see cref="FakeApi.After"/>.</summary>
    internal Task<bool> After(HttpContext context)
    {
        if (context.Request.Method != "GET" && context.Request.Path.StartsWithSegments($"/{Space}helmchartconfigs/{Chart}") && context.Request.Query["dryRun"].Count == 0)
        {
            Run((string?)api.Find($"{Space}helmchartconfigs/{Chart}")?["spec"]?["valuesContent"] ?? string.Empty);
        }

        return Task.FromResult(false);
    }

    private void Run(string values)
    {
        var number = Interlocked.Increment(ref revision);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(values));
        api.Put($"{Core}secrets/chart-values-{Chart}", values.Length == 0 ? """{"kind": "Secret", "data": {}}""" : $$$"""{"kind": "Secret", "data": {"HelmChartConfigValuesContent": "{{{encoded}}}"}}""");
        var status = IsBroken
            ? """{"startTime": "2026-01-01T10:00:00Z", "failed": 4}"""
            : """{"startTime": "2026-01-01T10:00:00Z", "conditions": [{"type": "Complete", "status": "True"}]}""";
        api.Put($"apis/batch/v1/namespaces/kube-system/jobs/helm-install-{Chart}", $$$"""{"kind": "Job", "metadata": {"labels": {"helmcharts.helm.cattle.io/chart": "{{{Chart}}}"}}, "spec": {"template": {"metadata": {"annotations": {"helmcharts.helm.cattle.io/configHash": "SHA256={{{Hash(values)}}}"} } } }, "status": {{{status}}}}""");
        api.Put($"{Core}secrets/sh.helm.release.v1.{Chart}.v{number}", $$$"""{"kind": "Secret", "metadata": {"labels": {"owner": "helm", "name": "{{{Chart}}}", "version": "{{{number}}}", "status": "{{{(IsBroken ? "failed" : "deployed")}}}"} } }""");
    }

    private static string Hash(string text) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
