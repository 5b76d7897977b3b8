using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Shortcuts;

/// <summary>A parameter that stands for chart values or options of the server, which differ by plugin and release.</summary>
internal sealed class Shortcut
{
    /// <summary>The parameter, without a dash: <c>Mtu</c>.</summary>
    internal required string Parameter { get; init; }

    /// <summary>Whether a request gives it.</summary>
    internal required Func<CniConfigRequest, bool> IsGiven { get; init; }

    /// <summary>What it does with the plugins that have it, in the order in which messages name these.</summary>
    internal required IReadOnlyList<(CniPlugin Plugin, Func<ShortcutContext, IEnumerable<ShortcutEffect>> Effects)> Plugins { get; init; }

    /// <summary>Why the other plugins lack it: the part of a sentence behind a colon.</summary>
    internal string Lacking { get; init; } = string.Empty;

    /// <summary>The parameter as users write it.</summary>
    internal string Name => "-" + Parameter;

    /// <summary>The same effects with every plugin.</summary>
    internal static IReadOnlyList<(CniPlugin Plugin, Func<ShortcutContext, IEnumerable<ShortcutEffect>> Effects)> Everywhere(Func<ShortcutContext, IEnumerable<ShortcutEffect>> effects) =>
        CniPlugins.All.Select(plugin => (plugin, effects)).ToArray();
}
