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
/// <para>A comment in a file accepts a finding: '# rke2network:ignore RKE2NET301 reason' behind a value holds for its line
/// and what is nested below it, on a line of its own for the next line, and with ignore-file for the whole file. One that
/// accepts nothing is a finding itself.</para>
/// <para>Chart values are held against the very charts that the RKE2 release ships, or against those of -ChartPath. With
/// -TargetVersion the check is that of an upgrade: what is found holds under that release.</para>
/// <para>With -SameCluster the configurations of several servers are held against each other instead.</para>
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
/// New-Rke2CniConfig Canal | Export-Rke2CniConfig ./servers/a -Force
/// New-Rke2CniConfig Cilium | Export-Rke2CniConfig ./servers/b -Force
/// Import-Rke2CniConfig ./servers/* | Test-Rke2CniConfig -SameCluster
/// </code>
/// <para>Shows that the two servers name different plugins, with file, line and column of each.</para>
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
public sealed partial class TestRke2CniConfig : Rke2Cmdlet
{
    private const string ConfigSet = "Config";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<CniConfig> servers = [];
    private ChartReleases charts = ChartReleases.Default;
    private Rke2Version? target;

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
        if (SameCluster)
        {
            servers.Add(InputObject);
            return;
        }

        if (ParameterSetName == ConfigSet)
        {
            var found = target is null ? ManifestCheck.Run(InputObject, charts) : ManifestCheck.RunUpgrade(InputObject, target, charts);
            this.TellCheck(target is null ? InputObject : InputObject.WithRelease(target), found, charts);
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

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SameCluster)
        {
            Write(ClusterCheck.Run(servers));
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
        var findings = ManifestCheck.Run(documents, release, Plugin, charts, target, WindowsNodes ? true : null);
        this.TellCheck(path, target ?? release, () => documents.Select(document => document.Name), findings, charts);
        if (isWhole || !Quiet)
        {
            Write(findings);
        }
    });

    private void Write(IReadOnlyList<Finding> findings)
    {
        var least = Severity ?? (Quiet ? FindingSeverity.Error : FindingSeverity.Information);
        var selection = new FindingSelection(Include, Exclude);
        var counted = findings.Where(finding => finding.Severity >= least && selection.Has(finding) && (finding.Suppression is null || (IncludeSuppressed && !Quiet))).ToArray();
        if (Quiet)
        {
            WriteObject(counted.Length == 0);
            return;
        }

        WriteObject(counted, enumerateCollection: true);
    }
}
