using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>5xx, from 514: how a plugin that replaces kube-proxy reaches the API server, whose service address works only once it runs.</summary>
internal static class ApiServerRules
{
    private static readonly string[] CalicoHost = ["kubernetesServiceEndpoint", "host"];

    internal static IReadOnlyList<Rule> All { get; } =
    [
        new Rule
        {
            Id = "RKE2NET514",
            Title = "Calico does not know where the API server is",
            Severity = FindingSeverity.Error,
            Source = "tigera/operator api/v1/installation_types.go (BPFNetworkBootstrap); rancher/rke2-charts charts/rke2-calico (templates/tigera-operator/01-configmap-kubernetes-services-endpoint.yaml)",
            Needs = ConfigPart.Plugin | ConfigPart.Values | ConfigPart.KubeProxy,
            HelpUri = DocumentationPages.Networking,
            Check = context => Replaces(context, CniPlugin.Calico) is { } replacement ? Calico(context, replacement) : [],
        },
        new Rule
        {
            Id = "RKE2NET515",
            Title = "Cilium does not know where the API server is",
            Severity = FindingSeverity.Error,
            Source = "rancher/rke2-charts charts/rke2-cilium (templates/cilium-agent/daemonset.yaml); rancher/rke2-docs docs/networking/basic_network_options.md",
            Needs = ConfigPart.Plugin | ConfigPart.Values | ConfigPart.KubeProxy,
            HelpUri = DocumentationPages.Networking,
            Check = context => Replaces(context, CniPlugin.Cilium) is { } replacement ? Cilium(context.Config, replacement) : [],
        },
    ];

    private static KubeProxyReplacement? Replaces(RuleContext context, CniPlugin plugin) =>
        context.Config.Plugin == plugin && context.Config.DisableKubeProxy ? KubeProxyReplacement.Find(context.Config) : null;

    private static IEnumerable<RuleHit> Calico(RuleContext context, KubeProxyReplacement replacement)
    {
        var values = context.Config.Values;
        if (IsEmpty(values.Find(CalicoHost)) && values.Find("installation.calicoNetwork.bpfNetworkBootstrap") is not YamlScalar { Text: "Enabled" })
        {
            yield return replacement.Hit(
                "Without kube-proxy the service address of the API server works only once Calico's eBPF programs run, and Calico asks the API server first: it never starts.",
                context.ChartReleases.Schema(context.Config.Rke2Version, "rke2-calico")?.Find(CalicoHost) is null
                    ? $"Take a release from {context.ChartReleases.Since("rke2-calico", CalicoHost)}, and set kubernetesServiceEndpoint.host and port."
                    : "Write kubernetesServiceEndpoint: {host: localhost, port: \"6443\"}");
        }
    }

    private static IEnumerable<RuleHit> Cilium(CniConfig config, KubeProxyReplacement replacement)
    {
        YamlValue? At(params string[] path) => config.Values.Find(CiliumPaths.Of(config.Rke2Version, path));
        string Name(string key) => ValuePath.Format(CiliumPaths.Of(config.Rke2Version, key));

        // With "auto" the chart looks both up; from 1.18 on a ConfigMap or a list of addresses may tell them.
        if (At("k8sServiceHost") is YamlScalar { Text: "auto" } || !IsEmpty(At("k8sServiceHostRef", "name")) || !IsEmpty(At("k8s", "apiServerURLs")))
        {
            yield break;
        }

        var missing = new[] { ("k8sServiceHost", "localhost"), ("k8sServicePort", "6443") }.Where(each => IsEmpty(At(each.Item1))).ToArray();
        if (missing.Length > 0)
        {
            yield return replacement.Hit(
                $"Without kube-proxy the service address of the API server works only once Cilium runs, and Cilium asks the API server first: without {string.Join(" and ", missing.Select(each => Name(each.Item1)))} its agents never start.",
                $"Write {string.Join(" and ", missing.Select(each => $"{Name(each.Item1)}: {each.Item2}"))}");
        }
    }

    private static bool IsEmpty(YamlValue? value) => value is null or YamlScalar { Kind: YamlScalarKind.Null } or YamlScalar { Text.Length: 0 };
}
