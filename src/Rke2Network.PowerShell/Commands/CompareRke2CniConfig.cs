using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Upgrades;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Shows what another RKE2 release makes of the chart values that a configuration sets.</summary>
/// <remarks>
/// <para>For each value that is set: whether it vanishes, gets another name, must be of another kind, takes other values, or
/// stands in place of another default; and in which release that happens. What breaks comes first. Nothing is fetched
/// and nothing is changed.</para>
/// </remarks>
/// <returns>A change for each value that the other release takes otherwise; those that break something first.</returns>
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
[Cmdlet(VerbsData.Compare, "Rke2CniConfig")]
[OutputType(typeof(ChartValueChange))]
public sealed class CompareRke2CniConfig : Rke2Cmdlet
{
    private Rke2Version target = ReleaseCatalog.Default.Newest;

    /// <summary>The configuration, as New-Rke2CniConfig makes it, for the release that it is for now.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>The RKE2 release to compare with: v1.34.4+rke2r1, v1.34.4 or v1.34.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string TargetVersion { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrEnd(() =>
        target = Known(Release(nameof(TargetVersion), TargetVersion)));

    /// <inheritdoc/>
    protected override void Process()
    {
        var changes = UpgradeComparison.Compare(InputObject, target);
        this.Tell(() => $"{InputObject}: {InputObject.ValueCount} value{(InputObject.ValueCount == 1 ? string.Empty : "s")} on the way to {target}.");
        if (changes.Count == 0)
        {
            WriteInformation($"{InputObject}: nothing that is set changes on the way to {target}.", ["Rke2Network"]);
        }

        WriteObject(changes, enumerateCollection: true);
    }
}
