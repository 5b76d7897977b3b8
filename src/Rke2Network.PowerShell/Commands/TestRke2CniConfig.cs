using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Checks a configuration, or files of HelmChartConfigs, and returns what was found.</summary>
/// <remarks>
/// <para>Each finding says what was found, why it matters and what to do. Errors: RKE2, helm or the kernel refuse it, or
/// the network will not work. Warnings: it will silently not do what was asked, or it is unsupported. Information:
/// worth knowing.</para>
/// <para>Files are read as they are: a finding names the file, line and column of its value, also inside valuesContent. A
/// file that cannot be read is an error, and the others are checked all the same. What the files do not tell, such as
/// the cluster's networks, is not checked.</para>
/// <para>Chart values are held against the very charts that the RKE2 release ships, or against those of -ChartPath. With
/// -TargetVersion the check is that of an upgrade: what is found holds under that release.</para>
/// </remarks>
/// <returns>What was found, worst first; nothing where there is nothing to say.</returns>
/// <returns>With -Quiet whether nothing of -Severity or worse was found.</returns>
/// <example>
/// <code>
/// $values = @{ flanel = @{ iface = 'eth1' } }
/// New-Rke2CniConfig Canal -Values $values -WarningAction SilentlyContinue |
///     Test-Rke2CniConfig
/// </code>
/// <para>Shows that the chart knows no value 'flanel', and which one is meant.</para>
/// </example>
/// <example>
/// <code>
/// $values = @{ kubeProxyReplacement = 'strict' }
/// New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values $values |
///     Test-Rke2CniConfig -TargetVersion v1.31.0
/// </code>
/// <para>Shows that the upgrade to v1.31.0 would break the configuration.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Cilium -Mtu 1400 | Export-Rke2CniConfig ./rke2 -Force
/// $manifests = './rke2/server/manifests'
/// Test-Rke2CniConfig $manifests -Rke2Version v1.30.4 -Severity Warning
/// </code>
/// <para>Writes 50-network.yaml and rke2-cilium-config.yaml, and checks all manifests of the folder for v1.30.4: no warning, no error.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Flannel -Rke2Version v1.25.3 -WarningAction Ignore |
///     Test-Rke2CniConfig -Quiet
/// </code>
/// <para>Returns False: the release does not bundle Flannel.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "Rke2CniConfig", DefaultParameterSetName = ConfigSet)]
[OutputType(typeof(Finding))]
[OutputType(typeof(bool))]
public sealed class TestRke2CniConfig : Rke2Cmdlet
{
    private const string ConfigSet = "Config";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private ChartReleases charts = ChartReleases.Default;
    private Rke2Version? target;

    /// <summary>The configuration to check, as New-Rke2CniConfig makes it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ConfigSet)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>YAML files with HelmChartConfigs, or folders of such files, which are checked together; wildcards are taken.</summary>
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

    /// <summary>The plugin that RKE2 deploys: values for the charts of others are found.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [PluginTransformation]
    public CniPlugin? Plugin { get; set; }

    /// <summary>The RKE2 release of an upgrade: findings are those under it, with the release in which each comes up.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? TargetVersion { get; set; }

    /// <summary>Charts to check against in place of the release's: a folder, a .tgz, or the manifest of a HelmChart with chartContent. A chart of CRDs (rke2-calico-crd) beside them gives their schemas.</summary>
    [Parameter]
    public string[]? ChartPath { get; set; }

    /// <summary>The least severity that counts. By default Information, so that all are returned; with -Quiet Error.</summary>
    [Parameter]
    public FindingSeverity? Severity { get; set; }

    /// <summary>Returns one boolean for each configuration, file or folder instead: whether nothing of -Severity or worse was found.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => OrEnd(() =>
    {
        target = TargetVersion is null ? null : Release(nameof(TargetVersion), TargetVersion);
        var paths = Given(nameof(ChartPath), ChartPath);
        charts = Read(nameof(ChartPath), () => ChartReleases.With(paths?.Select(path => PathArgument.Resolve(path, SessionState)).ToArray()));
    });

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == ConfigSet)
        {
            var found = target is null ? RuleBook.Check(InputObject, charts: charts) : RuleBook.CheckUpgrade(InputObject, target, charts);
            this.TellCheck(target is null ? InputObject : InputObject.WithRelease(target), found.Count, charts);
            Write(found);
            return;
        }

        var release = Release(nameof(Rke2Version), Rke2Version);
        foreach (var given in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            OrError(() =>
            {
                foreach (var path in Resolve(given))
                {
                    Check(path, release);
                }
            });
        }
    }

    private IReadOnlyCollection<string> Resolve(string path) => ParameterSetName == PathSet
        ? Read(nameof(Path), () => PathArgument.ResolveExisting(path, SessionState))
        : Read(nameof(LiteralPath), () => (string[])[PathArgument.Resolve(path, SessionState)]);

    /// <summary>Checks a file, or the files of a folder; what cannot be read in it is an error of its own, and no boolean comes then.</summary>
    private void Check(string path, Rke2Version release) => OrError(() =>
    {
        var documents = ManifestFiles.Read(path, OrError, out var isWhole);
        this.TellFiles(null, documents);
        var findings = ManifestCheck.Run(documents, release, Plugin, charts, target);
        this.TellCheck(path, target ?? release, () => documents.Select(document => document.Name), findings.Count, charts);
        if (isWhole || !Quiet)
        {
            Write(findings);
        }
    });

    private void Write(IReadOnlyList<Finding> findings)
    {
        var least = Severity ?? (Quiet ? FindingSeverity.Error : FindingSeverity.Information);
        var counted = findings.Where(finding => finding.Severity >= least).ToArray();
        if (Quiet)
        {
            WriteObject(counted.Length == 0);
            return;
        }

        WriteObject(counted, enumerateCollection: true);
    }
}
