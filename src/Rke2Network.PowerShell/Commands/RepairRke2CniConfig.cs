using System.Management.Automation;
using Rke2Network.Editing;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Carries out the findings that have one certain answer.</summary>
/// <remarks>
/// <para>A misspelling with one near name, a value that got another name, 'strict' that is now true, a text where true or
/// a number is meant, a HelmChartConfig's wrong name or namespace, Multus' cni.exclusive: what can mean one thing only.
/// The rest is left to people; Test-Rke2CniConfig shows it, and the property Repair of a finding what would be done.</para>
/// <para>A configuration from the pipeline stays as it is; a repaired copy goes on, checked anew. With -Path files are
/// repaired in place: comments, order and layout stay, and the findings that were repaired are returned. -WhatIf shows the
/// lines that would change.</para>
/// </remarks>
/// <returns>The repaired copy, checked; without a change the configuration itself.</returns>
/// <returns>With -Path and -LiteralPath the findings that were repaired.</returns>
/// <example>
/// <code>
/// $values = @{ flanel = @{ iface = 'eth1' } }
/// New-Rke2CniConfig Canal -Values $values -WarningAction SilentlyContinue |
///     Repair-Rke2CniConfig | ConvertTo-Rke2Yaml
/// </code>
/// <para>Writes flannel for flanel.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Interface eth1 |
///     Export-Rke2CniConfig ./rke2 -Force
/// Repair-Rke2CniConfig ./rke2/server/manifests -Backup
/// </code>
/// <para>Writes 50-network.yaml and rke2-canal-config.yaml, and repairs the manifests; here nothing needs it.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Repair, "Rke2CniConfig", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = ConfigSet)]
[OutputType(typeof(CniConfig), ParameterSetName = [ConfigSet])]
[OutputType(typeof(Finding), ParameterSetName = [PathSet, LiteralPathSet])]
public sealed class RepairRke2CniConfig : Rke2Cmdlet
{
    private const string ConfigSet = "Config";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The configuration to repair a copy of.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConfigSet)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>YAML files with HelmChartConfigs, or folders of such files; wildcards are taken.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ConfigIsNoPath]
    public string[] Path { get; set; } = [];

    /// <summary>The same as -Path, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The RKE2 release that the files are for: v1.34.4+rke2r1, v1.34.4 or v1.34. By default the newest known.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? Rke2Version { get; set; }

    /// <summary>Identifiers of the findings to repair, such as RKE2NET301; wildcards are taken. By default all that have a certain answer.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Include { get; set; }

    /// <summary>Identifiers of findings to leave alone; wildcards are taken.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Exclude { get; set; }

    /// <summary>Keeps each file that changes beside the new one, with .bak behind its name; earlier ones stay.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SwitchParameter Backup { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var selection = new FindingSelection(Include, Exclude);
        if (ParameterSetName == ConfigSet)
        {
            var (config, repaired) = ConfigRepair.Apply(InputObject, finding => selection.Has(finding) && ShouldProcess(InputObject.ToString(), $"{finding.Id}: {finding.Repair}"));
            ShowFindings(config, InputObject.Findings);
            WriteObject(repaired.Count == 0 ? InputObject : config);
            return;
        }

        var release = Known(Release(nameof(Rke2Version), Rke2Version));
        foreach (var given in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            OrError(() =>
            {
                foreach (var path in Paths(given))
                {
                    OrError(() => Repair(path, release, selection));
                }
            });
        }
    }

    private System.Collections.Generic.IEnumerable<string> Paths(string given) => ParameterSetName == PathSet
        ? Read(nameof(Path), () => ManifestFiles.Expand(PathArgument.ResolveExisting(given, SessionState)))
        : Read(nameof(LiteralPath), () => ManifestFiles.Expand([PathArgument.Resolve(given, SessionState)]));

    private void Repair(string path, Rke2Version release, FindingSelection selection)
    {
        var (file, repaired) = ManifestRepair.Plan(path, release, selection.Has, Backup);
        if (repaired.Count == 0)
        {
            WriteVerbose($"{path}: nothing has one certain answer.");
        }
        else if (ShouldProcess($"Repair file '{path}'.\n{file.Diff()}", $"Repair file '{path}'?\n{file.Diff()}", "Repair-Rke2CniConfig"))
        {
            ExportPlan.Write([file]);
            WriteObject(repaired, enumerateCollection: true);
        }
    }
}
