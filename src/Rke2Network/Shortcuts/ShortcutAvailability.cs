using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;

namespace Rke2Network.Shortcuts;

/// <summary>Whether a shortcut is there for a plugin in a release, and who else has it.</summary>
internal static class ShortcutAvailability
{
    private const string NoChart = "RKE2 deploys no chart that could take it";

    /// <summary>What a shortcut does.</summary>
    /// <exception cref="InputException">The plugin or the release lacks it; the message names those that have it. Or what is given with it cannot be used.</exception>
    internal static IReadOnlyList<ShortcutEffect> Require(Shortcut shortcut, ShortcutContext context)
    {
        var effects = Effects(shortcut, context);
        return effects.OfType<MissingEffect>().FirstOrDefault() is { } missing ? throw Unavailable(shortcut, context, missing) : effects;
    }

    /// <summary>What a shortcut does, or what is missing for it.</summary>
    private static ShortcutEffect[] Effects(Shortcut shortcut, ShortcutContext context)
    {
        var own = shortcut.Plugins.FirstOrDefault(each => each.Plugin == context.Plugin).Effects;
        return own is null
            ? [new MissingEffect(context.Plugin == CniPlugin.None ? NoChart : shortcut.Lacking)]
            : own(context).Select(effect => (effect as ChartValueEffect)?.Missing(context.Release) ?? effect).ToArray();
    }

    private static InputException Unavailable(Shortcut shortcut, ShortcutContext context, MissingEffect missing)
    {
        var plugins = shortcut.Plugins.Select(each => each.Plugin).Where(plugin => plugin != context.Plugin && plugin != CniPlugin.None).ToArray();
        var others = missing.IsOfPlugin ? plugins.Where(plugin => Has(shortcut, context.With(plugin))).Select(plugin => plugin.ToString()) : [];
        var names = (missing.Alternative is null ? others : others.Prepend(missing.Alternative)).ToArray();
        var subject = (missing.IsOfPlugin ? $" with {context.Plugin}" : string.Empty) + (missing.Releases is null ? string.Empty : $" in {context.Release}");
        return new InputException(
            "ShortcutUnavailable",
            null,
            $"not{subject}: {missing.Reason}{(missing.Releases is null ? string.Empty : " from " + missing.Releases)}.",
            missing.Releases is null
                ? $"Use {Or(names.Length > 0 ? names : plugins.Select(plugin => plugin.ToString()).ToArray())}."
                : $"Take one of these releases{(names.Length > 0 ? ", or " + Or(names) : string.Empty)}.",
            shortcut.Parameter);
    }

    private static bool Has(Shortcut shortcut, ShortcutContext context)
    {
        try
        {
            return !Effects(shortcut, context).OfType<MissingEffect>().Any();
        }
        catch (InputException)
        {
            // What is given fits this plugin only.
            return false;
        }
    }

    private static string Or(string[] names) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}";
}
