using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
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
/// <para>Nothing is fetched and nothing is changed.</para>
/// </remarks>
/// <returns>A change for each value that the other release takes otherwise; those that break something first.</returns>
/// <returns>With -DifferenceObject the differences, those first that a running cluster does not survive.</returns>
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
[Cmdlet(VerbsData.Compare, "Rke2CniConfig", DefaultParameterSetName = ReleaseSet)]
[OutputType(typeof(ChartValueChange), ParameterSetName = [ReleaseSet])]
[OutputType(typeof(ConfigDifference), ParameterSetName = [ConfigSet])]
public sealed class CompareRke2CniConfig : Rke2Cmdlet
{
    private const string ReleaseSet = "Release";
    private const string ConfigSet = "Config";

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

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ParameterSetName == ReleaseSet)
        {
            OrEnd(() => target = Known(Release(nameof(TargetVersion), TargetVersion)));
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == ConfigSet)
        {
            var differences = ConfigComparison.Compare(InputObject, DifferenceObject);
            var unknown = InputObject.UnknownParts | DifferenceObject.UnknownParts;
            this.Tell(() => $"{InputObject} and {DifferenceObject}: {differences.Count} difference{(differences.Count == 1 ? string.Empty : "s")}{(unknown == ConfigPart.None ? string.Empty : $"; left out, as unknown in one of them: {unknown}")}.");
            if (differences.Count == 0)
            {
                WriteInformation($"{InputObject} and {DifferenceObject}: no differences in what is known of both.", ["Rke2Network"]);
            }

            WriteObject(differences, enumerateCollection: true);
            return;
        }

        var changes = UpgradeComparison.Compare(InputObject, target);
        this.Tell(() => $"{InputObject}: {InputObject.ValueCount} value{(InputObject.ValueCount == 1 ? string.Empty : "s")} on the way to {target}.");
        if (changes.Count == 0)
        {
            WriteInformation($"{InputObject}: nothing that is set changes on the way to {target}.", ["Rke2Network"]);
        }

        WriteObject(changes, enumerateCollection: true);
    }
}
