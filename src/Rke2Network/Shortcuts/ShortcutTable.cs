using System.Collections.Generic;

namespace Rke2Network.Shortcuts;

/// <summary>
/// The shortcuts, in the order in which they are applied: what later ones depend on comes first. Adding a shortcut is
/// adding an entry here, with its property of <see cref="CniConfigRequest"/> and its parameter.
/// </summary>
internal static class ShortcutTable
{
    internal static IReadOnlyList<Shortcut> All { get; } =
    [
        InterfaceShortcut.Entry,
        BackendShortcut.Entry,
        EncryptionShortcut.Entry,
        NftablesShortcut.Entry,
        KubeProxyReplacementShortcut.Entry,
        HubbleShortcut.Entry,
        MtuShortcut.Entry,
        UnderlayMtuShortcut.Entry,
        MultusShortcuts.Multus,
        MultusShortcuts.Ipam,
        MultusShortcuts.ThickPlugin,
        MultusShortcuts.DynamicNetworksController,
        FailurePolicyShortcut.Entry,
        NodeShortcuts.Ip,
        NodeShortcuts.Count,
    ];
}
