using System;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>
/// The MTU in the plugin's own sense: pods' (Canal, Calico) or underlay's (Cilium, Flannel). Sources: rancher/rke2-charts
/// charts/rke2-canal, -cilium, -flannel; operator.tigera.io Installation for Calico.
/// </summary>
internal static class MtuShortcut
{
    private const int MinimumIPv4 = 576;

    /// <summary>Linux takes IPv6 off an interface with less. Source: RFC 8200, section 5.</summary>
    private const int MinimumIPv6 = 1280;
    private const int Maximum = 65535;

    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.Mtu),
        IsGiven = request => request.Mtu is not null,
        Plugins =
        [
            (CniPlugin.Canal, context => [context.Value(Mtu(context), "calico", "vethuMTU")]),
            (CniPlugin.Calico, context => [context.Value(Mtu(context), "installation", "calicoNetwork", "mtu")]),
            (CniPlugin.Cilium, context => [context.Value(Mtu(context), "MTU")]),
            (CniPlugin.Flannel, context => [Flannel(context, Mtu(context))]),
        ],
    };

    /// <summary>Flannel reads its MTU with two backends only, and else takes that of the interface.</summary>
    internal static ShortcutEffect Flannel(ShortcutContext context, YamlScalar mtu) => FlannelOverhead.ReadsMtu(FlannelOverhead.Backend(context.Config))
        ? context.Value(mtu, "flannel", "mtu")
        : new MissingEffect($"Flannel's backend {FlannelOverhead.Backend(context.Config)} has the MTU of the nodes' interface") { Alternative = "the backend vxlan" };

    /// <summary>An MTU that hosts of the cluster's families can use.</summary>
    internal static int Check(ShortcutContext context, int mtu, string parameter)
    {
        var minimum = Minimum(context);
        return mtu >= minimum && mtu <= Maximum ? mtu : throw new InputException(
            "InvalidMtu",
            FormattableString.Invariant($"{mtu}"),
            $"an MTU is {minimum} to {Maximum} bytes{(context.HasIPv6 ? " where there is IPv6" : string.Empty)}.",
            "Write for example 1450, or 9000 for jumbo frames.",
            parameter);
    }

    internal static int Minimum(ShortcutContext context) => context.HasIPv6 ? MinimumIPv6 : MinimumIPv4;

    private static YamlScalar Mtu(ShortcutContext context) => YamlScalar.Integer(Check(context, context.Request.Mtu!.Value, nameof(CniConfigRequest.Mtu)));
}
