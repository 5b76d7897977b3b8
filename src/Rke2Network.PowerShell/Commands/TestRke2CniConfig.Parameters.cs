using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands;

/// <content>The parameters.</content>
public sealed partial class TestRke2CniConfig
{
    /// <summary>The configuration to check, as New-Rke2CniConfig makes it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ConfigSet)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>The configurations are those of the servers of one cluster: found is in what they differ and must not, such as cluster-cidr and cni, and nothing else.</summary>
    [Parameter(ParameterSetName = ConfigSet)]
    public SwitchParameter SameCluster { get; set; }

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

    /// <summary>The cluster has Windows nodes, which no file says: what they cannot do comes as findings.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SwitchParameter WindowsNodes { get; set; }

    /// <summary>The RKE2 release of an upgrade: findings are those under it, with the release in which each comes up.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? TargetVersion { get; set; }

    /// <summary>Charts to check against in place of the release's: a folder, a .tgz, or the manifest of a HelmChart with chartContent. A chart of CRDs (rke2-calico-crd) beside them gives their schemas.</summary>
    [Parameter]
    public string[]? ChartPath { get; set; }

    /// <summary>The least severity that counts. By default Information, so that all are returned; with -Quiet Error.</summary>
    [Parameter]
    [Alias("MinimumSeverity")]
    public FindingSeverity? Severity { get; set; }

    /// <summary>Identifiers of the findings that count, such as RKE2NET301; wildcards are taken. By default all.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Include { get; set; }

    /// <summary>Identifiers of findings that do not count; wildcards are taken.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Exclude { get; set; }

    /// <summary>Returns those too that a comment in a file accepts (# rke2network:ignore RKE2NET301 reason), with the comment in their property Suppression.</summary>
    [Parameter]
    public SwitchParameter IncludeSuppressed { get; set; }

    /// <summary>Returns one boolean for each configuration, file or folder instead, with -SameCluster one for all: whether nothing of -Severity or worse was found.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }
}
