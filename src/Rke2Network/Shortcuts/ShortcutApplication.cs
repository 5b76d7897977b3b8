using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Shortcuts;

/// <summary>Applies the shortcuts of a request to a configuration.</summary>
internal sealed class ShortcutApplication(CniConfigRequest request, Action<string> decided)
{
    /// <summary>Who set a value, by chart and path.</summary>
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);

    /// <summary>The configuration with all shortcuts of the request.</summary>
    /// <exception cref="InputException">A shortcut is not there, or sets a value that is set otherwise.</exception>
    internal CniConfig Apply(CniConfig config)
    {
        foreach (var shortcut in ShortcutTable.All.Where(each => each.IsGiven(request)))
        {
            foreach (var effect in ShortcutAvailability.Require(shortcut, new ShortcutContext(request, config)))
            {
                config = effect is ChartValueEffect value ? Set(config, shortcut, value) : effect.Apply(config);
                if (effect.Told is { } told)
                {
                    decided($"{shortcut.Name}: {told}");
                }
            }
        }

        return config;
    }

    private CniConfig Set(CniConfig config, Shortcut shortcut, ChartValueEffect effect)
    {
        var path = ValuePath.Format(effect.Path);
        var key = $"{effect.Chart}: {path}";
        if (config.ValuesOf(effect.Chart).Find(effect.Path) is { } there && !there.SameAs(effect.Value))
        {
            var isUsers = !written.TryGetValue(key, out var other);
            other ??= effect.Chart == CniPlugins.MultusChart ? "-MultusValues" : "-Values";
            throw new InputException(
                "ValueGivenTwice",
                null,
                $"{shortcut.Name} sets {path} to {ChartValueEffect.OneLine(effect.Value)}, and {other} sets it to {ChartValueEffect.OneLine(there)}.",
                isUsers ? $"Leave out {shortcut.Name} or the value." : $"Leave out {shortcut.Name} or {other}.",
                shortcut.Parameter);
        }

        written[key] = shortcut.Name;
        try
        {
            return effect.Apply(config);
        }
        catch (InputException fault)
        {
            throw fault.Of(shortcut.Parameter);
        }
    }
}
