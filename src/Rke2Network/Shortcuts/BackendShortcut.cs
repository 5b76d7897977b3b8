using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>Flannel's backend. Source: rancher/rke2-charts charts/rke2-canal, charts/rke2-flannel (values.yaml).</summary>
internal static class BackendShortcut
{
    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.Backend),
        IsGiven = request => request.Backend is not null,
        Plugins = [(CniPlugin.Canal, Effects), (CniPlugin.Flannel, Effects)],
        Lacking = "backends are Flannel's",
    };

    private static IEnumerable<ShortcutEffect> Effects(ShortcutContext context)
    {
        var backend = context.Request.Backend!;
        var known = FlannelBackends.Names.FirstOrDefault(name => name.Equals(backend, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException("UnknownBackend", backend, "Flannel has no such backend.", $"Write one of {string.Join(", ", FlannelBackends.Names)}.", nameof(CniConfigRequest.Backend));
        return [context.Value(YamlScalar.String(known), "flannel", "backend")];
    }
}
