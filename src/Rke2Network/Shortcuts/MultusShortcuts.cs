using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>Multus and its companions. Source: rancher/rke2-docs docs/networking/multus_sriov.md; rancher/rke2-charts charts/rke2-multus.</summary>
internal static class MultusShortcuts
{
    internal static Shortcut Multus { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.Multus),
        IsGiven = request => request.Multus is not null,
        Plugins = Shortcut.Everywhere(Room),
    };

    internal static Shortcut Ipam { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.MultusIpam),
        IsGiven = request => request.MultusIpam is { Count: > 0 },
        Plugins = Shortcut.Everywhere(context => context.Request.MultusIpam!.Distinct().Select(ipam => ipam switch
        {
            MultusIpam.Dhcp => Value(context, nameof(CniConfigRequest.MultusIpam), "manifests", "dhcpDaemonSet"),
            _ => Value(context, nameof(CniConfigRequest.MultusIpam), "rke2-whereabouts", "enabled"),
        })),
    };

    internal static Shortcut ThickPlugin { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.ThickPlugin),
        IsGiven = request => request.ThickPlugin,
        Plugins = Shortcut.Everywhere(context => [Value(context, nameof(CniConfigRequest.ThickPlugin), "thickPlugin", "enabled")]),
    };

    internal static Shortcut DynamicNetworksController { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.DynamicNetworksController),
        IsGiven = request => request.DynamicNetworksController,
        Plugins = Shortcut.Everywhere(context =>
        [
            // rke2-multus templates/dynamicNetworksController.yaml: it talks to the thick plugin's socket.
            .. context.Request.ThickPlugin ? [] : new[] { Value(context, nameof(CniConfigRequest.DynamicNetworksController), "thickPlugin", "enabled") with { Note = "the controller works with the thick plugin only" } },
            Value(context, nameof(CniConfigRequest.DynamicNetworksController), "dynamicNetworksController", "enabled"),
        ]),
    };

    /// <summary>Source: rancher/rke2#9040.</summary>
    private static IEnumerable<ShortcutEffect> Room(ShortcutContext context) =>
        context.Plugin == CniPlugin.Cilium && context.Facts("cni", "exclusive")?.Default == YamlScalar.True.Text
            ? [context.Value(YamlScalar.False, "cni", "exclusive")]
            : [];

    private static ChartValueEffect Value(ShortcutContext context, string parameter, params string[] path) => context.Config.Multus is not null
        ? ShortcutContext.MultusValue(YamlScalar.True, path)
        : throw new InputException("ShortcutWithoutMultus", null, "this is for Multus, and there is no Multus.", "Add -Multus.", parameter);
}
