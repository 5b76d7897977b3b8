using System.Collections.Generic;
using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Publishing;
using Rke2Network.Rules;
using Rke2Network.Upgrades;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Shows what another RKE2 release makes of a configuration, or in what another configuration differs.</summary>
/// <remarks>
/// <para>With -TargetVersion, for each value that is set: whether it vanishes, gets another name, must be of another kind, takes other values, or
/// stands in place of another default; and in which release that happens. What breaks comes first.</para>
/// <para>With -DifferenceObject, option by option and value by value: what the one configuration has and the other has not.
/// The configuration on the pipeline is that of the cluster as it runs. What a running cluster does not survive, or nobody
/// supports, comes first, with a finding: another plugin (RKE2NET150), other networks (RKE2NET151), another backend
/// (RKE2NET152). A comment in the files of -DifferenceObject ('# rke2network:ignore RKE2NET152 reason') accepts a finding,
/// which then is not breaking. Parts that are unknown in one of the two are left out.</para>
/// <para>With -Context a running cluster is read and the configuration on the pipeline is what it shall have. Each difference
/// says which object of the cluster has the value, and which field manager set it. Needs PowerShell 7.4 or later.</para>
/// <para>Nothing is changed; without -Context nothing is sent.</para>
/// </remarks>
/// <returns>A change for each value that the other release takes otherwise; those that break something first.</returns>
/// <returns>With -DifferenceObject or -Context the differences, those first that a running cluster does not survive.</returns>
/// <returns>With -Quiet whether nothing differs; with -TargetVersion, whether nothing changes.</returns>
/// <example>
/// <code>
/// $values = @{ kubeProxyReplacement = 'strict' }
/// New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values $values |
///     Compare-Rke2CniConfig -TargetVersion v1.31.0
/// </code>
/// <para>Shows that 'strict' is refused after the upgrade, and what to write instead.</para>
/// </example>
/// <example>
/// <code>
/// $values = @{ cilium = @{ tunnel = 'geneve' } }
/// New-Rke2CniConfig Cilium -Rke2Version v1.23.1 -Values $values |
///     Compare-Rke2CniConfig -TargetVersion v1.24.4
/// </code>
/// <para>Shows that the values of Cilium move to the top level on the way.</para>
/// </example>
/// <example>
/// <code>
/// $new = New-Rke2CniConfig Canal -Mtu 1400 -ClusterCidr 10.50.0.0/16
/// New-Rke2CniConfig Canal | Compare-Rke2CniConfig $new
/// </code>
/// <para>Shows that the pods' network of a running cluster cannot change, and that the MTU is added.</para>
/// </example>
/// <example>
/// <code>
/// Get-Rke2CniConfig -Context prod-1 | Export-Rke2CniConfig ./prod-1 -Force
/// Import-Rke2CniConfig ./prod-1 |
///     Compare-Rke2CniConfig -Context prod-1 -Quiet
/// </code>
/// <para>Keeps what a cluster runs in files, and returns True until the cluster differs from them: a gate in a pipeline.</para>
/// </example>
[Cmdlet(VerbsData.Compare, "Rke2CniConfig", DefaultParameterSetName = ReleaseSet)]
[OutputType(typeof(ChartValueChange), ParameterSetName = [ReleaseSet])]
[OutputType(typeof(ConfigDifference), ParameterSetName = [ConfigSet, ClusterSet])]
[OutputType(typeof(bool))]
public sealed partial class CompareRke2CniConfig : Rke2Cmdlet
{
    private const string ReleaseSet = "Release";
    private const string ConfigSet = "Config";
    private const string ClusterSet = "Cluster";

    private Rke2Version target = ReleaseCatalog.Default.Newest;

    /// <summary>The configuration, as New-Rke2CniConfig makes it, for the release that it is for now: that of the cluster as it runs.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [Alias("ReferenceObject")]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>The RKE2 release to compare with: v1.34.4+rke2r1, v1.34.4 or v1.34.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ReleaseSet)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string TargetVersion { get; set; } = null!;

    /// <summary>The configuration that the cluster shall have.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ConfigSet)]
    [DeserializedConfig]
    public CniConfig DifferenceObject { get; set; } = null!;

    /// <summary>The context of the kubeconfig that names the running cluster, by name, or by a pattern such as prod-*; of several, each is compared.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClusterSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[] Context { get; set; } = null!;

    /// <summary>The kubeconfig, or several as KUBECONFIG lists them. Without it KUBECONFIG holds, then ~/.kube/config.</summary>
    [Parameter(ParameterSetName = ClusterSet)]
    [ValidateNotNullOrEmpty]
    public string? KubeConfig { get; set; }

    /// <summary>How many clusters are read at once.</summary>
    [Parameter(ParameterSetName = ClusterSet)]
    [ValidateRange(1, 128)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Returns only whether nothing differs.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ParameterSetName == ReleaseSet)
        {
            OrEnd(() => target = Known(Release(nameof(TargetVersion), TargetVersion)));
        }
        else if (ParameterSetName == ClusterSet)
        {
            BeginClusters();
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == ClusterSet)
        {
            CompareClusters();
            return;
        }

        if (ParameterSetName == ConfigSet)
        {
            Write(InputObject, DifferenceObject);
            return;
        }

        var changes = UpgradeComparison.Compare(InputObject, target);
        this.Tell(() => $"{InputObject}: {InputObject.ValueCount} value{(InputObject.ValueCount == 1 ? string.Empty : "s")} on the way to {target}.");
        WriteAll(changes, $"{InputObject}: nothing that is set changes on the way to {target}.");
    }

    /// <summary>Ends the command where clusters cannot be reached at all.</summary>
    partial void BeginClusters();

    private partial void CompareClusters();

    private void Write(CniConfig running, CniConfig wanted)
    {
        var differences = running.Cluster is null ? ConfigComparison.Compare(running, wanted) : ClusterComparison.Compare(running, wanted);
        var unknown = running.UnknownParts | wanted.UnknownParts;
        this.Tell(() => $"{running} and {wanted}: {differences.Count} difference{(differences.Count == 1 ? string.Empty : "s")}{(unknown == ConfigPart.None ? string.Empty : $"; left out, as unknown in one of them: {unknown}")}.");
        WriteAll(differences, $"{running} and {wanted}: no differences in what is known of both.");
    }

    private void WriteAll<T>(IReadOnlyList<T> found, string none)
    {
        if (Quiet)
        {
            WriteObject(found.Count == 0);
            return;
        }

        if (found.Count == 0)
        {
            WriteInformation(none, ["Rke2Network"]);
        }

        WriteObject(found, enumerateCollection: true);
    }
}
