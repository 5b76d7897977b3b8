using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>Objects that tests publish.</summary>
internal static class Samples
{
    internal const string Canal = "rke2-canal";

    /// <summary>A HelmChartConfig with these lines in its spec.</summary>
    internal static KubernetesResource Config(string? @namespace, string spec, string name = Canal, string metadata = "") => Of($$"""
        apiVersion: helm.cattle.io/v1
        kind: HelmChartConfig
        metadata: { name: {{name}}{{(@namespace is null ? string.Empty : $", namespace: {@namespace}")}}{{metadata}} }
        spec: { {{spec}} }
        """);

    internal static KubernetesResource Attachment(string @namespace, string name = "a") => Of($$"""
        apiVersion: k8s.cni.cncf.io/v1
        kind: NetworkAttachmentDefinition
        metadata: {name: {{name}}, namespace: {{@namespace}} }
        spec: {config: '{"cniVersion": "1.0.0", "type": "macvlan"}'}
        """);

    internal static KubernetesResource Of(string yaml) => new(YamlReader.ReadMap(yaml));

    internal static string Path(string @namespace, string name = Canal) => $"apis/helm.cattle.io/v1/namespaces/{@namespace}/helmchartconfigs/{name}";

    internal static IReadOnlyList<string> Managers(KubernetesResource resource) =>
    [
        .. from entry in (resource.Metadata.Find("managedFields") as YamlList ?? new YamlList([])).OfType<YamlMap>()
           select $"{KubernetesResource.Text(entry, "manager")} {KubernetesResource.Text(entry, "operation")}",
    ];
}
