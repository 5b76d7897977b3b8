using System.Linq;
using System.Management.Automation;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Windows;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Tells what Windows nodes have, by plugin, feature and release of RKE2.</summary>
/// <remarks>
/// <para>A cell for each plugin and feature: Supported, NotSupported, or NotValidated where nobody says that it works or
/// where it is reported broken; with the reason, the releases from which they have it, the public source, and the rule that
/// finds it in configurations. The rules on Windows nodes (RKE2NET4xx) go by the same matrix.</para>
/// <para>Nothing is fetched, and no node is asked.</para>
/// </remarks>
/// <returns>The cells, by release, plugin and feature.</returns>
/// <example>
/// <code>Get-Rke2WindowsSupport Calico</code>
/// <para>Shows what Windows nodes have with Calico on the newest release.</para>
/// </example>
/// <example>
/// <code>
/// Get-Rke2WindowsSupport -Feature Bgp -Rke2Version v1.26, v1.34 |
///     Where-Object State -ne NotSupported
/// </code>
/// <para>Shows which plugins have BGP on Windows nodes of these releases.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Flannel -Rke2Version v1.34.4 |
///     Get-Rke2WindowsSupport -Feature Overlay, NetworkPolicy
/// </code>
/// <para>Shows the cells for the plugin and release of a configuration.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "Rke2WindowsSupport")]
[OutputType(typeof(WindowsSupport))]
public sealed class GetRke2WindowsSupport : Rke2Cmdlet
{
    /// <summary>Plugins. By default all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [PluginListTransformation]
    public CniPlugin[]? Plugin { get; set; }

    /// <summary>Features, and systems of Windows nodes. By default all.</summary>
    [Parameter(Position = 1)]
    public WindowsFeature[]? Feature { get; set; }

    /// <summary>RKE2 releases: v1.34.4+rke2r1, v1.34.4 or v1.34. By default the newest known.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Version")]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string[]? Rke2Version { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var plugins = GivenOrInTable(nameof(Plugin), Plugin) ?? [.. CniPlugins.All];
        var features = Given(nameof(Feature), Feature) ?? [.. WindowsMatrix.Features];
        var releases = GivenOrInTable(nameof(Rke2Version), Rke2Version) is { } given
            ? given.Select(release => Known(Release(nameof(Rke2Version), release))).ToArray()
            : [ReleaseCatalog.Default.Newest];
        WriteObject(
            from release in releases
            from plugin in plugins
            from feature in features
            select WindowsMatrix.Of(release, plugin, feature),
            enumerateCollection: true);
    }
}
