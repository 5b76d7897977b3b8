using System.Management.Automation;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Reads the network configuration that files of an RKE2 server hold.</summary>
/// <remarks>
/// <para>A file is a config.yaml or a manifest with HelmChartConfigs, as its content tells. A folder is one such as
/// /etc/rancher/rke2 or one that Export-Rke2CniConfig wrote: config.yaml, then config.yaml.d in the order of names, where
/// later values take the place of earlier ones and 'key+' adds, and the HelmChartConfigs of server/manifests. With
/// -RootPath it is the root of a server, mounted or copied.</para>
/// <para>What config.yaml leaves out is at RKE2's default; what stands in no file that was read is unknown, and rules that
/// need it are silent. Every value keeps its file, line and column. The configuration is checked at once. A file of a
/// folder that cannot be read is an error of its own; what it would have said is unknown.</para>
/// <para>Export-Rke2CniConfig -InPlace writes a changed configuration back to these files.</para>
/// </remarks>
/// <returns>A configuration for each file or folder, checked.</returns>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Interface eth1 |
///     Export-Rke2CniConfig ./rke2 -Force
/// Import-Rke2CniConfig ./rke2
/// </code>
/// <para>Writes a configuration and reads it back.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Cilium -Mtu 1400 | Export-Rke2CniConfig ./rke2 -Force
/// Import-Rke2CniConfig ./rke2/server/manifests/*.yaml | Get-Rke2ChartValue
/// </code>
/// <para>Reads manifests alone, and lists the values that they set.</para>
/// </example>
[Cmdlet(VerbsData.Import, "Rke2CniConfig", DefaultParameterSetName = PathSet)]
[OutputType(typeof(CniConfig))]
public sealed class ImportRke2CniConfig : Rke2Cmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string RootPathSet = "RootPath";

    /// <summary>Files or folders; wildcards are taken. Each makes a configuration of its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The same as -Path, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The roots of servers, mounted or copied: etc/rancher/rke2 and var/lib/rancher/rke2 are read below each; wildcards are taken. Each makes a configuration of its own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RootPathSet)]
    [SupportsWildcards]
    public string[] RootPath { get; set; } = [];

    /// <summary>The RKE2 release that the files are for: v1.34.4+rke2r1, v1.34.4 or v1.34. By default the newest known.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string? Rke2Version { get; set; }

    /// <summary>The cluster has Windows nodes, which no file says: what they cannot do comes as warnings.</summary>
    [Parameter]
    public SwitchParameter WindowsNodes { get; set; }

    /// <summary>How many nodes the cluster is planned for: whether the networks have room for them is checked.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? NodeCount { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var release = Release(nameof(Rke2Version), Rke2Version);
        var (parameter, given) = ParameterSetName switch
        {
            PathSet => (nameof(Path), Path),
            LiteralPathSet => (nameof(LiteralPath), LiteralPath),
            _ => (nameof(RootPath), RootPath),
        };
        foreach (var each in given)
        {
            OrError(() =>
            {
                foreach (var path in Read(parameter, () => ParameterSetName == LiteralPathSet ? [PathArgument.Resolve(each, SessionState)] : PathArgument.ResolveExisting(each, SessionState)))
                {
                    OrError(() => Import(path, release));
                }
            });
        }
    }

    private void Import(string path, Rke2Version release)
    {
        var source = ParameterSetName == RootPathSet ? ServerSource.ReadRoot(path)
            : System.IO.Directory.Exists(path) ? ServerSource.ReadFolder(path)
            : ServerSource.ReadFile(path);
        this.TellFiles(source.Settings, source.Documents);
        foreach (var fault in source.Faults)
        {
            OrError(() => throw fault);
        }

        if (source.IsEmpty)
        {
            return;
        }

        var config = ManifestCheck.Import(release, source, WindowsNodes ? true : null, NodeCount);
        ShowFindings(config);
        WriteObject(config);
    }
}
