using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>Cilium's Hubble with its relay and its web page. Source: rancher/rke2-docs docs/networking/basic_network_options.md.</summary>
internal static class HubbleShortcut
{
    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.Hubble),
        IsGiven = request => request.Hubble,
        Plugins =
        [
            (CniPlugin.Cilium, context =>
            [
                context.Value(YamlScalar.True, "hubble", "enabled"),
                context.Value(YamlScalar.True, "hubble", "relay", "enabled"),
                context.Value(YamlScalar.True, "hubble", "ui", "enabled"),
            ]),
        ],
        Lacking = "Hubble is Cilium's",
    };
}
