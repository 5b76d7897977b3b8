using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>What a shortcut may look at.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Config">The configuration so far, with the user's values and those of the shortcuts before.</param>
internal sealed record ShortcutContext(CniConfigRequest Request, CniConfig Config)
{
    internal CniPlugin Plugin => Config.Plugin;

    internal Rke2Version Release => Config.Rke2Version;

    /// <summary>The address families of the cluster, and with them of its nodes.</summary>
    internal IReadOnlyList<IpFamily> Families => Config.ClusterCidr.Select(network => network.Family).ToArray();

    internal bool HasIPv6 => Families.Contains(IpFamily.IPv6);

    /// <summary>The same for another plugin, of which nothing is set.</summary>
    internal ShortcutContext With(CniPlugin plugin) => new(Request, Config.WithPlugin(plugin).WithValues(ChartValues.Empty));

    /// <summary>The same for another release.</summary>
    internal ShortcutContext With(Rke2Version release) => this with { Config = Config.WithRelease(release) };

    /// <summary>A value of the plugin's chart, where it stands in the release.</summary>
    internal ChartValueEffect Value(YamlValue value, params string[] path) => new(Plugin.ChartName()!, Home(path), value);

    /// <summary>A value of Multus' chart.</summary>
    internal static ChartValueEffect MultusValue(YamlValue value, params string[] path) => new(CniPlugins.MultusChart, path, value);

    /// <summary>What the release's chart of the plugin says of a value; null where it has none such.</summary>
    internal ValueFacts? Facts(params string[] path) => ChartReleases.Default.Schema(Release, Plugin.ChartName()!)?.Find(Home(path))?.Facts;

    /// <summary>The text of a value that is set; null where it is not, or is no single value.</summary>
    internal string? Text(params string[] path) => Config.Values.Find(Home(path)) is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? scalar.Text : null;

    private IReadOnlyList<string> Home(string[] path) => Plugin == CniPlugin.Cilium ? CiliumPaths.Of(Release, path) : path;
}
