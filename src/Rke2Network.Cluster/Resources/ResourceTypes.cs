using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Cluster.Resources;

/// <summary>
/// The kinds that this module works with, which need no discovery. Sources: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1;
/// k8snetworkplumbingwg/network-attachment-definition-client; k8snetworkplumbingwg/sriov-network-operator api/v1; kubernetes/api.
/// </summary>
internal static class ResourceTypes
{
    internal static readonly ResourceType Node = new("v1", "Node", "nodes", false);
    internal static readonly ResourceType Pod = new("v1", "Pod", "pods", true);
    internal static readonly ResourceType Secret = new("v1", "Secret", "secrets", true);
    internal static readonly ResourceType ConfigMap = new("v1", "ConfigMap", "configmaps", true);
    internal static readonly ResourceType Event = new("v1", "Event", "events", true);
    internal static readonly ResourceType Job = new("batch/v1", "Job", "jobs", true);
    internal static readonly ResourceType DaemonSet = new("apps/v1", "DaemonSet", "daemonsets", true);
    internal static readonly ResourceType Deployment = new("apps/v1", "Deployment", "deployments", true);
    internal static readonly ResourceType HelmChart = new("helm.cattle.io/v1", "HelmChart", "helmcharts", true);
    internal static readonly ResourceType HelmChartConfig = new("helm.cattle.io/v1", "HelmChartConfig", "helmchartconfigs", true);
    internal static readonly ResourceType TigeraStatus = new("operator.tigera.io/v1", "TigeraStatus", "tigerastatuses", false);
    internal static readonly ResourceType Installation = new("operator.tigera.io/v1", "Installation", "installations", false);

    private static readonly Dictionary<(string ApiVersion, string Kind), ResourceType> Known = new[]
    {
        Node, Pod, Secret, ConfigMap, Event, Job, DaemonSet, Deployment, HelmChart, HelmChartConfig, TigeraStatus, Installation,
        new("v1", "Namespace", "namespaces", false),
        new("v1", "ServiceAccount", "serviceaccounts", true),
        new("k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition", "network-attachment-definitions", true),
        new("sriovnetwork.openshift.io/v1", "SriovNetworkNodePolicy", "sriovnetworknodepolicies", true),
        new("sriovnetwork.openshift.io/v1", "SriovNetwork", "sriovnetworks", true),
        new("sriovnetwork.openshift.io/v1", "SriovOperatorConfig", "sriovoperatorconfigs", true),
        new("sriovnetwork.openshift.io/v1", "SriovNetworkNodeState", "sriovnetworknodestates", true),
        new("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions", false),
    }.ToDictionary(type => (type.ApiVersion, type.Kind));

    /// <summary>A known kind; null for one that the server must be asked for.</summary>
    internal static ResourceType? Find(string apiVersion, string kind) => Known.GetValueOrDefault((apiVersion, kind));
}
