namespace Rke2Network.Sriov;

/// <summary>
/// What RKE2's users have of the SR-IOV network operator. Sources: suse-edge/suse-edge.github.io asciidoc/edge-book/versions.adoc,
/// asciidoc/product/atip-features.adoc; suse-edge/charts charts/sriov-network-operator (Chart.yaml, values.yaml).
/// </summary>
public static class SriovDefaults
{
    /// <summary>The API group and version of the operator's resources.</summary>
    public const string ApiVersion = "sriovnetwork.openshift.io/v1";

    /// <summary>The namespace of the operator: the one that its chart names (catalog.cattle.io/namespace).</summary>
    public const string Namespace = "cattle-sriov-system";

    /// <summary>The label of nodes that can have virtual functions; node-feature-discovery sets it, or the administrator.</summary>
    public const string CapableLabel = "feature.node.kubernetes.io/network-sriov.capable";

    /// <summary>The chart of the operator.</summary>
    public const string Chart = "oci://registry.suse.com/edge/charts/sriov-network-operator";

    /// <summary>The chart of its CRDs.</summary>
    public const string CrdChart = "oci://registry.suse.com/edge/charts/sriov-crd";

    /// <summary>The version of both charts: that of SUSE Edge 3.6, with the operator 1.6.0.</summary>
    public const string ChartVersion = "306.0.4+up1.6.0";

    /// <summary>What stands before a resource's name where pods ask for it, unless the chart's value operator.resourcePrefix says otherwise.</summary>
    public const string ResourcePrefix = "rancher.io";
}
