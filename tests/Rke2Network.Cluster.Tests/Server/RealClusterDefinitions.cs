using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>
/// The kinds of RKE2 and Multus, with the fields that they have there. Sources: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go;
/// k8snetworkplumbingwg/network-attachment-definition-client pkg/apis/k8s.cni.cncf.io/v1/types.go.
/// </summary>
internal static class RealClusterDefinitions
{
    private const string Text = """{"type": "string"}""";
    private const string Flag = """{"type": "boolean"}""";
    private const string Values = """{"type": "object", "x-kubernetes-preserve-unknown-fields": true}""";
    private const string Secrets = """{"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}, "keys": {"type": "array", "items": {"type": "string"}}, "ignoreUpdates": {"type": "boolean"}}}}""";
    private const string Policy = """{"type": "string", "enum": ["abort", "reinstall", "retry"], "default": "reinstall"}""";

    private static readonly string Config = Fields(("valuesContent", Text), ("values", Values), ("valuesSecrets", Secrets), ("failurePolicy", Policy));

    private static readonly string Chart = Fields(
        ("targetNamespace", Text), ("createNamespace", Flag), ("chart", Text), ("version", Text), ("repo", Text), ("repoCA", Text), ("helmVersion", Text),
        ("bootstrap", Flag), ("chartContent", Text), ("jobImage", Text), ("takeOwnership", Flag), ("timeout", Text), ("failurePolicy", Policy), ("valuesContent", Text),
        ("values", Values), ("valuesSecrets", Secrets), ("backOffLimit", """{"type": "integer"}"""),
        ("set", """{"type": "object", "additionalProperties": {"x-kubernetes-int-or-string": true}}"""));

    private static readonly string Status = Fields(("jobName", Text), ("conditions", """{"type": "array", "items": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}"""));

    /// <summary>The definitions.</summary>
    internal static IEnumerable<string> All =>
    [
        Definition("helm.cattle.io", "HelmChart", "helmcharts", $"\"spec\": {Chart}, \"status\": {Status}", """, "subresources": {"status": {}}"""),
        Definition("helm.cattle.io", "HelmChartConfig", "helmchartconfigs", $"\"spec\": {Config}"),
        Definition("k8s.cni.cncf.io", "NetworkAttachmentDefinition", "network-attachment-definitions", $"\"spec\": {Fields(("config", Text))}"),
    ];

    /// <summary>Where their objects are.</summary>
    internal static IEnumerable<string> Paths => ["apis/helm.cattle.io/v1/helmcharts", "apis/helm.cattle.io/v1/helmchartconfigs", "apis/k8s.cni.cncf.io/v1/network-attachment-definitions"];

    private static string Fields(params (string Name, string Schema)[] fields) => Object(string.Join(", ", fields.Select(field => $"\"{field.Name}\": {field.Schema}")));

    private static string Object(string properties) => $$"""{"type": "object", "properties": { {{properties}} } }""";

    private static string Definition(string group, string kind, string plural, string properties, string more = "") => $$"""
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "{{plural}}.{{group}}"},
         "spec": {"group": "{{group}}", "scope": "Namespaced", "names": {"kind": "{{kind}}", "listKind": "{{kind}}List", "plural": "{{plural}}", "singular": "{{kind.ToLowerInvariant()}}"},
                  "versions": [{"name": "v1", "served": true, "storage": true{{more}}, "schema": {"openAPIV3Schema": {{Object(properties)}} } }] } }
        """;
}
