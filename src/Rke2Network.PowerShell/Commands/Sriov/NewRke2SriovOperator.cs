using System.Management.Automation;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Sriov;

namespace Rke2Network.PowerShell.Commands.Sriov;

/// <summary>Makes the resources that install the SR-IOV network operator on an RKE2 cluster.</summary>
/// <remarks>
/// <para>These are, in this order: the operator's namespace, whose pod-security labels let its daemons change the nodes, and
/// a HelmChart each for the CRDs and the operator, which RKE2's helm-controller installs. The cluster needs Multus:
/// New-Rke2CniConfig -Multus.</para>
/// <para>The charts are those of SUSE Edge, in the version of SUSE Edge 3.6 with the operator 1.6.0 (suse-edge/suse-edge.github.io
/// asciidoc/edge-book/versions.adoc). RKE2 itself has had no such chart since 2021, and Rancher's repository
/// https://charts.rancher.io none (sriov, with sriov-crd) since Rancher 2.10. Another chart needs its own version; the
/// operator's own one (oci://ghcr.io/k8snetworkplumbingwg/sriov-network-operator-chart) brings its CRDs, and others need
/// -CrdChart.</para>
/// <para>Unless -Values speaks of sriovOperatorConfig, the chart is told not to make the operator's configuration: the operator
/// does nothing until New-Rke2SriovOperatorConfig has made it. The chart brings node-feature-discovery, which labels the nodes
/// that have SR-IOV; -Values turns it off where the label is set by hand.</para>
/// <para>The resources of the operator can be published once helm-controller has installed the CRDs.</para>
/// </remarks>
/// <returns>The namespace and the HelmCharts.</returns>
/// <example>
/// <code>New-Rke2SriovOperator -Verbose</code>
/// <para>Makes the namespace cattle-sriov-system and the charts sriov-crd and sriov-network-operator, and tells what was decided.</para>
/// </example>
/// <example>
/// <code>
/// $values = @{ 'sriov-nfd' = @{ enabled = $false } }
/// $mirror = 'oci://registry.example.com/mirror/sriov'
/// $charts = @{ Chart = "$mirror-network-operator"; CrdChart = "$mirror-crd" }
/// New-Rke2SriovOperator @charts -Version 306.0.4+up1.6.0 -Values $values
/// </code>
/// <para>Takes both charts from a mirror, and leaves node-feature-discovery out.</para>
/// </example>
/// <example>
/// <code>
/// $values = @'
/// operator:
///   admissionControllers:
///     enabled: true
///     certificates: {certManager: {enabled: true, generateSelfSigned: true} }
/// '@
/// New-Rke2SriovOperator -Values $values
/// </code>
/// <para>Lets cert-manager, which must be there, make the certificates of the webhooks that New-Rke2SriovOperatorConfig turns on.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "Rke2SriovOperator")]
[OutputType(typeof(KubernetesResource))]
public sealed class NewRke2SriovOperator : SriovCmdlet
{
    /// <summary>The chart of the operator: an address that starts with oci://, or a name in -Repository. By default oci://registry.suse.com/edge/charts/sriov-network-operator.</summary>
    [Parameter(Position = 0)]
    public string? Chart { get; set; }

    /// <summary>The chart of the CRDs, in the same forms. By default oci://registry.suse.com/edge/charts/sriov-crd; none where -Chart is given.</summary>
    [Parameter]
    public string? CrdChart { get; set; }

    /// <summary>The address of the repository of charts that are given by name, such as https://charts.rancher.io.</summary>
    [Parameter]
    public string? Repository { get; set; }

    /// <summary>The version of the charts. By default 306.0.4+up1.6.0; the newest where -Chart is given.</summary>
    [Parameter]
    public string? Version { get; set; }

    /// <summary>Values for the operator's chart: a hashtable, an ordered dictionary, a PSCustomObject, YAML text, or the path of a YAML file.</summary>
    [Parameter]
    public object? Values { get; set; }

    /// <summary>The namespace of the operator. By default cattle-sriov-system.</summary>
    [Parameter]
    public string? Namespace { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var resources = SriovOperatorFactory.Create(
            new SriovOperatorRequest
            {
                Namespace = NamespaceOr(Namespace),
                Chart = GivenOrInTable(nameof(Chart), Chart),
                CrdChart = GivenOrInTable(nameof(CrdChart), CrdChart),
                Repository = GivenOrInTable(nameof(Repository), Repository),
                Version = GivenOrInTable(nameof(Version), Version),
                Values = Read(nameof(Values), () => ValuesArgument.Read(GivenOrInTable(nameof(Values), Values), SessionState, source => this.Tell(() => $"-{nameof(Values)}: {source}."))),
            },
            WriteVerbose);
        foreach (var resource in resources)
        {
            Write(resource);
        }
    }
}
