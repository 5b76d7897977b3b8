using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>
/// Encryption between nodes. Sources: rancher/rke2-docs docs/networking/basic_network_options.md; rancher/rke2-charts
/// charts/rke2-calico (felixConfiguration), charts/rke2-cilium (templates/cilium-configmap.yaml).
/// </summary>
internal static class EncryptionShortcut
{
    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.Encryption),
        IsGiven = request => request.Encryption is not null,
        Plugins = [(CniPlugin.Canal, Canal), (CniPlugin.Calico, Calico), (CniPlugin.Cilium, Cilium)],
        Lacking = "RKE2 supports Flannel alone with the backend vxlan only, which does not encrypt",
    };

    private static MissingEffect WireGuardOnly { get; } = new("it encrypts with WireGuard only") { Alternative = "-Encryption WireGuard" };

    private static IEnumerable<ShortcutEffect> Canal(ShortcutContext context) => context.Request.Encryption switch
    {
        EncryptionKind.IPsec => [WireGuardOnly],
        _ when !Gates.CanalWireGuard.IsOpenFor(context.Release) => [new MissingEffect("Canal's Flannel has the backend wireguard", Gates.CanalWireGuard.ToString())],
        _ => [context.Value(YamlScalar.String("wireguard"), "flannel", "backend")],
    };

    private static IEnumerable<ShortcutEffect> Calico(ShortcutContext context) => context.Request.Encryption == EncryptionKind.IPsec
        ? [WireGuardOnly]
        : context.Families.Select(family => context.Value(YamlScalar.True, CalicoPaths.WireGuard(family)));

    private static IEnumerable<ShortcutEffect> Cilium(ShortcutContext context)
    {
        yield return context.Value(YamlScalar.True, "encryption", "enabled");

        // Charts of 1.9 know IPsec alone, and no type.
        if (context.Request.Encryption == EncryptionKind.WireGuard || context.Facts("encryption", "type") is not null)
        {
            yield return context.Value(YamlScalar.String(context.Request.Encryption == EncryptionKind.WireGuard ? "wireguard" : "ipsec"), "encryption", "type");
        }
    }
}
