using System;
using System.Linq;
using System.Text;
using Rke2Network.Clusters;
using Rke2Network.Rollouts;
using Rke2Network.Yaml;

namespace Rke2Network.Tests.Rollouts;

/// <summary>A cluster with canal where all is done; tests change what they are about.</summary>
internal static class Snapshots
{
    internal const string Values = "flannel: {iface: eth1}\n";

    internal static RolloutSnapshot Done { get; } = new()
    {
        Context = "test",
        Chart = "rke2-canal",
        HelmChart = Of("HelmChart", "rke2-canal", "status: {jobName: helm-install-rke2-canal, conditions: [{type: JobCreated, status: 'True'}, {type: Failed, status: 'False'}]}"),
        HelmChartConfig = Of("HelmChartConfig", "rke2-canal", $"spec: {{valuesContent: {Quoted(Values)}}}"),
        StoredValues = Stored(("HelmChartConfigValuesContent", Values)),
        Job = Job("status: {startTime: '2026-01-01T10:00:00Z', conditions: [{type: Complete, status: 'True'}]}"),
        Releases = [Release(9, "superseded"), Release(10, "deployed")],
        Workloads = [DaemonSet(3, 3, 3)],
        Pods = [Pod("a", "node-a"), Pod("b", "node-b"), Pod("c", "node-c")],
    };

    internal static KubernetesResource Of(string kind, string name, string body = "", string metadata = "") =>
        new(YamlReader.ReadMap($"apiVersion: v1\nkind: {kind}\nmetadata: {{name: {name}, namespace: kube-system{(metadata.Length == 0 ? "" : ", ")}{metadata}}}\n{body}"));

    internal static KubernetesResource Stored(params (string Key, string Text)[] data) =>
        Of("Secret", "chart-values-rke2-canal", $"data: {{{string.Join(", ", data.Select(each => $"{each.Key}: {Convert.ToBase64String(Encoding.UTF8.GetBytes(each.Text))}"))}}}");

    internal static KubernetesResource Job(string status, string hash = "SHA256=NEW") =>
        Of("Job", "helm-install-rke2-canal", $"spec: {{template: {{metadata: {{annotations: {{helmcharts.helm.cattle.io/configHash: '{hash}'}}}}}}}}\n{status}", "uid: job-1");

    internal static KubernetesResource JobPod(string container, string owner = "job-1") =>
        Of("Pod", "helm-install-rke2-canal-x", $"status: {{containerStatuses: [{{name: helm, {container}}}]}}", $"ownerReferences: [{{kind: Job, uid: {owner}}}]");

    internal static KubernetesResource Release(int version, string status, string labels = "") =>
        Of("Secret", $"sh.helm.release.v1.rke2-canal.v{version}", "", $"labels: {{owner: helm, name: rke2-canal, version: '{version}', status: {status}{labels}}}");

    internal static KubernetesResource DaemonSet(int desired, int updated, int available, int observed = 4, string spec = "") => Of(
        "DaemonSet",
        "rke2-canal",
        $"spec: {{selector: {{matchLabels: {{k8s-app: canal}}}}{spec}}}\nstatus: {{observedGeneration: {observed}, desiredNumberScheduled: {desired}, updatedNumberScheduled: {updated}, numberAvailable: {available}}}",
        "generation: 4, annotations: {meta.helm.sh/release-name: rke2-canal, deprecated.daemonset.template.generation: '4'}");

    internal static KubernetesResource Deployment(string status, string spec = "replicas: 2") =>
        Of("Deployment", "operator", $"spec: {{{spec}}}\nstatus: {{observedGeneration: 1, {status}}}", "generation: 1, annotations: {meta.helm.sh/release-name: rke2-canal}");

    internal static KubernetesResource Pod(string name, string node, bool isReady = true, string container = "", string created = "2026-01-01T10:00:05Z", int template = 4) => Of(
        "Pod",
        name,
        $"spec: {{nodeName: {node}}}\nstatus: {{conditions: [{{type: Ready, status: '{(isReady ? "True" : "False")}'}}], containerStatuses: [{{name: calico-node{(container.Length == 0 ? "" : ", ")}{container}}}]}}",
        $"labels: {{k8s-app: canal, pod-template-generation: '{template}'}}, creationTimestamp: '{created}'");

    internal static KubernetesResource Component(string name, string available = "True", string degraded = "False", string progressing = "False", int generation = 0) => Of(
        "TigeraStatus",
        name,
        $"status: {{conditions: [{{type: Available, status: '{available}', observedGeneration: {generation}}}, {{type: Degraded, status: '{degraded}', reason: Broken, message: \"no node\\nis there.\"}}, {{type: Progressing, status: '{progressing}'}}]}}");

    internal static string Quoted(string text) => $"\"{string.Join("\\n", text.Split('\n'))}\"";
}
