using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>The MTU of the nodes' network, from which those of pods and tunnels are worked out.</summary>
internal static class UnderlayMtuShortcut
{
    private const string Parameter = nameof(CniConfigRequest.UnderlayMtu);

    internal static Shortcut Entry { get; } = new()
    {
        Parameter = Parameter,
        IsGiven = request => request.UnderlayMtu is not null,
        Plugins =
        [
            (CniPlugin.Canal, context => Remembered(context, Canal)),
            (CniPlugin.Calico, context => Remembered(context, Calico)),
            (CniPlugin.Cilium, context => Remembered(context, Cilium)),
            (CniPlugin.Flannel, context => Remembered(context, Flannel)),
        ],
    };

    /// <summary>The configuration after a change of its address families: what was worked out for the ones before is worked out anew.</summary>
    /// <exception cref="InputException">The MTU is too small for the families.</exception>
    internal static CniConfig Refit(CniConfig before, CniConfig after, Action<string> decided)
    {
        if (after.UnderlayMtu is not { } mtu || Entry.Plugins.All(each => each.Plugin != after.Plugin))
        {
            return after;
        }

        var request = new CniConfigRequest { Release = after.Rke2Version, UnderlayMtu = mtu };
        var old = Values(new ShortcutContext(request, before)).ToArray();
        foreach (var value in Values(new ShortcutContext(request, after)))
        {
            // What the user set since stays.
            var was = old.FirstOrDefault(each => each.Path.SequenceEqual(value.Path))?.Value;
            if (was is not null && !was.SameAs(value.Value) && was.SameAs(after.Values.Find(value.Path)))
            {
                after = value.Apply(after);
                decided($"{Entry.Name}: {value.Told}");
            }
        }

        return after;
    }

    private static IEnumerable<ChartValueEffect> Values(ShortcutContext context) =>
        Entry.Plugins.Single(each => each.Plugin == context.Plugin).Effects(context).OfType<ChartValueEffect>();

    /// <summary>The effects of a plugin, after which the configuration knows the number that they come of.</summary>
    private static IEnumerable<ShortcutEffect> Remembered(ShortcutContext context, Func<ShortcutContext, int, IEnumerable<ShortcutEffect>> effects)
    {
        var mtu = MtuShortcut.Check(context, context.Request.UnderlayMtu!.Value, Parameter);
        return effects(context, mtu).Append(new ConfigEffect(null, config => config.WithUnderlayMtu(mtu)));
    }

    private static IEnumerable<ShortcutEffect> Canal(ShortcutContext context, int mtu)
    {
        if (FlannelOverhead.Of(context.Config) is not { } overhead)
        {
            yield return Unknown(context);
            yield break;
        }

        yield return Pods(context, mtu, overhead, "calico", "vethuMTU");

        // Charts that do not take it leave Flannel the MTU of the interface, which is the same.
        if (context.Facts("flannel", "mtu") is not null && FlannelOverhead.ReadsMtu(FlannelOverhead.Backend(context.Config)))
        {
            yield return FlannelMtu(context, mtu, overhead);
        }
    }

    private static IEnumerable<ShortcutEffect> Calico(ShortcutContext context, int mtu) =>
        [Pods(context, mtu, CalicoOverhead.Of(context.Config), "installation", "calicoNetwork", "mtu")];

    /// <summary>Source: cilium/cilium pkg/mtu/mtu.go.</summary>
    private static IEnumerable<ShortcutEffect> Cilium(ShortcutContext context, int mtu) =>
        [context.Value(YamlScalar.Integer(mtu), "MTU") with { Note = "the nodes' MTU: Cilium itself takes off what its tunnels and encryption need" }];

    private static IEnumerable<ShortcutEffect> Flannel(ShortcutContext context, int mtu)
    {
        if (FlannelOverhead.Of(context.Config) is not { } overhead)
        {
            return [Unknown(context)];
        }

        CheckPods(context, mtu, overhead);
        return [FlannelOverhead.ReadsMtu(FlannelOverhead.Backend(context.Config)) ? FlannelMtu(context, mtu, overhead) : MtuShortcut.Flannel(context, YamlScalar.Integer(mtu))];
    }

    /// <summary>What flannel.mtu must be for pods to get what the network has room for: Flannel takes too little off for VXLAN over IPv6.</summary>
    private static ChartValueEffect FlannelMtu(ShortcutContext context, int underlay, Overhead overhead)
    {
        var own = FlannelOverhead.Own(FlannelOverhead.Backend(context.Config)) ?? overhead;
        var missing = overhead.Bytes - own.Bytes;
        return context.Value(YamlScalar.Integer(underlay - missing), "flannel", "mtu") with
        {
            Note = missing == 0 ? "the nodes' MTU" : $"{underlay} less {missing}: Flannel itself takes {own.Bytes} off, and {overhead.For} takes {overhead.Bytes}",
        };
    }

    private static ChartValueEffect Pods(ShortcutContext context, int mtu, Overhead overhead, params string[] path)
    {
        CheckPods(context, mtu, overhead);
        return context.Value(YamlScalar.Integer(mtu - overhead.Bytes), path) with { Note = overhead.Explain(mtu) };
    }

    private static void CheckPods(ShortcutContext context, int mtu, Overhead overhead)
    {
        var minimum = MtuShortcut.Minimum(context);
        if (mtu - overhead.Bytes < minimum)
        {
            throw new InputException(
                "InvalidMtu",
                FormattableString.Invariant($"{mtu}"),
                $"{overhead.Bytes} bytes for {overhead.For} leave pods {mtu - overhead.Bytes}, and {(context.HasIPv6 ? "IPv6" : "IPv4")} needs {minimum}.",
                $"Write {minimum + overhead.Bytes} or more, such as 1500.",
                Parameter);
        }
    }

    private static MissingEffect Unknown(ShortcutContext context) => new($"what Flannel's backend {FlannelOverhead.Backend(context.Config)} takes of a packet is not known") { Alternative = "the backend vxlan" };
}
