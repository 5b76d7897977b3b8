using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;

namespace Rke2Network.Shortcuts;

/// <summary>What becomes of a chart whose installation fails: said for the plugin's chart and for that of Multus.</summary>
internal static class FailurePolicyShortcut
{
    internal static Shortcut Entry { get; } = new()
    {
        Parameter = nameof(CniConfigRequest.FailurePolicy),
        IsGiven = request => request.FailurePolicy is not null,
        Plugins = Shortcut.Everywhere(Effects),
    };

    private static IEnumerable<ShortcutEffect> Effects(ShortcutContext context)
    {
        var policy = context.Request.FailurePolicy!.Value;
        var gate = policy.KnownFrom();
        var isKnown = gate.IsOpenFor(context.Release);
        if (context.Config.Charts.Count == 0)
        {
            return [new MissingEffect("RKE2 deploys no chart that could take it") { Alternative = isKnown ? "-Multus" : null }];
        }

        return isKnown
            ? context.Config.Charts.Select(chart => new ConfigEffect(
                $"{chart} failurePolicy = {policy.FieldValue()}",
                config => chart == CniPlugins.MultusChart ? config.WithMultus(config.Multus! with { FailurePolicy = policy }) : config.WithFailurePolicy(policy)))
            :
            [
                new MissingEffect($"helm-controller knows {policy}", gate.ToString())
                {
                    Alternative = FailurePolicy.Abort.KnownFrom().IsOpenFor(context.Release) ? "-FailurePolicy Abort" : null,
                    IsOfPlugin = false,
                },
            ];
    }
}
