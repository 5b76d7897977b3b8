using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
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
        var missing = effects.Select(effect => effect.Missing(context.Release)).OfType<MissingEffect>().ToArray();
        return missing.Length == 0 ? effects : throw Unavailable(shortcut, context, Decisive(shortcut, context, missing));
    }

    private static ShortcutEffect[] Effects(Shortcut shortcut, ShortcutContext context)
    {
        var own = shortcut.Plugins.FirstOrDefault(each => each.Plugin == context.Plugin).Effects;
        return own is null ? [new MissingEffect(context.Plugin == CniPlugin.None ? NoChart : shortcut.Lacking)] : [.. own(context)];
    }

    /// <summary>Of several things that are missing the one that decides from which releases on the shortcut is there.</summary>
    private static MissingEffect Decisive(Shortcut shortcut, ShortcutContext context, MissingEffect[] missing)
    {
        if (missing.FirstOrDefault(each => each.Releases is null) is { } never)
        {
            return never;
        }

        var releases = ReleaseRange.Since(ReleaseCatalog.Default, release => Has(shortcut, context.With(release.Version)));
        return missing.FirstOrDefault(each => each.Releases == releases) ?? new MissingEffect($"{string.Join(" and ", missing.Select(each => each.Reason))}, together", releases ?? missing[0].Releases);
    }

    private static InputException Unavailable(Shortcut shortcut, ShortcutContext context, MissingEffect missing)
    {
        var plugins = shortcut.Plugins.Select(each => each.Plugin).Where(plugin => plugin != context.Plugin && plugin != CniPlugin.None).ToArray();
        var others = missing.IsOfPlugin ? plugins.Where(plugin => Has(shortcut, context.With(plugin))).Select(plugin => plugin.ToString()) : [];
        var names = (missing.Alternative is null ? others : others.Prepend(missing.Alternative)).ToArray();
        return new InputException(
            "ShortcutUnavailable",
            null,
            $"{(missing.IsOfPlugin ? $"not with {context.Plugin}: " : string.Empty)}{missing.Reason}{(missing.Releases is null ? string.Empty : $" from {missing.Releases}, not in {context.Release}")}.",
            (missing.Releases, names.Length) switch
            {
                (null, 0) => $"Use {Or(plugins.Select(plugin => plugin.ToString()).ToArray())}, and a later release.",
                (null, _) => $"Use {Or(names)}.",
                (_, 0) => "Take one of these releases.",
                _ => $"Take one of these releases, or {Or(names)}.",
            },
            shortcut.Parameter);
    }

    private static bool Has(Shortcut shortcut, ShortcutContext context)
    {
        try
        {
            return Effects(shortcut, context).All(effect => effect.IsIn(context.Release));
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
