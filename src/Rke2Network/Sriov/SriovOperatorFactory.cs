using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>
/// Makes the resources that install the SR-IOV network operator. Sources: suse-edge/suse-edge.github.io
/// asciidoc/product/atip-automated-provision.adoc; suse-edge/charts charts/sriov-network-operator;
/// k8snetworkplumbingwg/sriov-network-operator deployment/sriov-network-operator-chart/README.md (pod security).
/// </summary>
public static class SriovOperatorFactory
{
    private const string ConfigValues = "sriovOperatorConfig";
    private static readonly string[] PodSecurityModes = ["enforce", "audit", "warn"];

    /// <summary>Makes the resources.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="decided">Is told what was decided.</param>
    /// <returns>The namespace, the chart of the CRDs where there is one, and the chart of the operator.</returns>
    /// <exception cref="InputException">A name, address or version cannot be used.</exception>
    public static IReadOnlyList<KubernetesResource> Create(SriovOperatorRequest request, Action<string>? decided = null)
    {
        decided ??= _ => { };
        var place = NameCheck.Namespace(request.Namespace, "Namespace");
        var repository = ChartReference.Repository(request.Repository);
        var version = ChartReference.Version(request.Version);
        var chart = ChartReference.Check(request.Chart ?? SriovDefaults.Chart, repository, "Chart");
        var crds = request.CrdChart is { } given ? ChartReference.Check(given, repository, "CrdChart") : request.Chart is null ? SriovDefaults.CrdChart : null;
        if (repository is not null && ChartReference.IsOci(chart) && (crds is null || ChartReference.IsOci(crds)))
        {
            throw new InputException(
                "RepositoryUnused", repository, "the charts lie in an OCI registry, whose address they bear themselves.", "Leave -Repository out, or name the chart in it: -Chart sriov-network-operator.", "Repository");
        }

        if (version is null)
        {
            version = request.Chart is null ? SriovDefaults.ChartVersion : null;
            decided(version is null ? "-Version: none is given, so helm takes the newest at the time of the installation." : $"-Version: none is given, so it is {version}.");
        }

        if (crds is null)
        {
            decided("-CrdChart: none is given beside another chart, so no chart of CRDs is installed.");
        }

        return
        [
            Space(place),
            .. crds is null ? Array.Empty<KubernetesResource>() : [Chart("sriov-crd", crds, repository, version, place, null)],
            Chart("sriov-network-operator", chart, repository, version, place, Values(request.Values, decided)),
        ];
    }

    /// <summary>The operator's daemons change the nodes: only the privileged level lets them.</summary>
    private static KubernetesResource Space(string name) => new(new ResourceFields()
        .Add("apiVersion", "v1")
        .Add("kind", "Namespace")
        .Add("metadata", new ResourceFields()
            .Add("name", name)
            .Add("labels", new YamlMap(PodSecurityModes.Select(mode => new KeyValuePair<string, YamlValue>("pod-security.kubernetes.io/" + mode, YamlScalar.String("privileged")))))
            .ToMap())
        .ToMap());

    private static KubernetesResource Chart(string name, string chart, string? repository, string? version, string targetNamespace, YamlMap? values) => new ResourceFields()
        .Add("chart", chart)
        .Add("repo", ChartReference.IsOci(chart) ? null : repository)
        .Add("version", version)
        .Add("targetNamespace", targetNamespace)
        .Add("createNamespace", YamlScalar.False)
        .Add("valuesContent", values is null ? null : YamlWriter.Write(values))
        .ToResource(HelmChartConfig.ApiVersion, "HelmChart", name, "kube-system");

    /// <summary>Two owners of one SriovOperatorConfig would undo each other's work.</summary>
    private static YamlMap Values(ChartValues? values, Action<string> decided)
    {
        var own = values?.Root ?? YamlMap.Empty;
        if (own.Find(ConfigValues) is not null)
        {
            return own;
        }

        decided($"{ConfigValues}.deploy: false, so that the SriovOperatorConfig is the one that New-Rke2SriovOperatorConfig makes.");
        return new YamlMap([new(ConfigValues, new YamlMap([new("deploy", YamlScalar.False)]))]).MergedWith(own);
    }
}
