using System.Collections.Generic;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>The chart value by which a configuration's plugin encrypts with WireGuard.</summary>
internal static class WireGuard
{
    internal const string CalicoIPv4 = "felixConfiguration.wireguardEnabled";
    internal const string CalicoIPv6 = "felixConfiguration.wireguardEnabledV6";

    private const string FlannelBackend = "flannel.backend";

    /// <summary>Finds it, with its path; null where the plugin does not encrypt so.</summary>
    internal static (string Path, YamlValue Value)? Find(CniConfig config) => config.Plugin switch
    {
        CniPlugin.Canal => At(config, FlannelBackend.Split('.'), "wireguard"),
        CniPlugin.Calico => At(config, CalicoIPv4.Split('.'), YamlScalar.True.Text) ?? At(config, CalicoIPv6.Split('.'), YamlScalar.True.Text),
        CniPlugin.Cilium => YamlScalar.True.SameAs(config.Values.Find(CiliumPaths.Of(config.Rke2Version, "encryption", "enabled")))
            ? At(config, CiliumPaths.Of(config.Rke2Version, "encryption", "type"), "wireguard")
            : null,
        _ => null,
    };

    private static (string Path, YamlValue Value)? At(CniConfig config, IReadOnlyList<string> path, string text) =>
        config.Values.Find(path) is YamlScalar value && value.Text == text ? ($"{config.Plugin.ChartName()}: {ValuePath.Format(path)}", value) : null;
}
