using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Catalog.Reading;

/// <summary>A call of a function that makes, changes or reads a map.</summary>
internal sealed class MapFunction(string name, IReadOnlyList<Abstraction> arguments)
{
    private Abstraction First => arguments.Count > 0 ? arguments[0] : Abstraction.Opaque;

    internal Abstraction Run() => name switch
    {
        "dict" => Make(),
        "set" => Set(),
        "get" or "index" => arguments.Skip(1).Aggregate(First, At),
        "dig" => arguments.Count < 3 ? Abstraction.Opaque : Dig(),
        "pluck" => Abstraction.Join(arguments.Skip(1).Select(map => At(map, First))),
        "pick" => new Abstraction { Members = Keys(1).ToDictionary(key => key, key => TemplateReading.Member(First, key)) },
        "keys" => new Abstraction { Items = Below(node => new Abstraction { KeyOf = new KeyRound(node) }, freesKeys: true) },
        "values" => new Abstraction { Items = [.. Below(node => Abstraction.Of(node.TakeItem()), freesKeys: false), .. First.Members?.Values ?? Enumerable.Empty<Abstraction>()] },
        _ => First,
    };

    private IEnumerable<string> Keys(int from) => arguments.Skip(from).SelectMany(key => key.Literals).OfType<string>().Distinct();

    private Abstraction Make()
    {
        var members = new Dictionary<string, Abstraction>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            TemplateReading.Use(arguments[i]);
            foreach (var key in arguments[i].Literals.OfType<string>())
            {
                members[key] = arguments[i + 1];
            }
        }

        return new Abstraction { Members = members };
    }

    private Abstraction Set()
    {
        if (arguments.Count < 3)
        {
            return First;
        }

        var value = arguments[2];
        if (arguments[1].KeyOf is { } keys)
        {
            // A copy, key by key: the map now holds all that the source holds.
            return Copy(keys);
        }

        TemplateReading.Use(value);
        if (!Keys(1).Any())
        {
            Skeleton.Open(value); // the key is not known, so nor is what becomes of the value
        }

        foreach (var key in Keys(1).Take(1))
        {
            foreach (var node in First.Nodes)
            {
                Put(node.Overlays, key, value);
            }

            if (First.Members is { } members)
            {
                Put(members, key, value);
            }

            if (First.Root is { } root)
            {
                Put(root.Added, key, value);
            }
        }

        return First;
    }

    /// <summary>Marks the map as the source itself, under a key that no chart has.</summary>
    private Abstraction Copy(KeyRound keys)
    {
        if (First.Members is { } members)
        {
            Put(members, Skeleton.CopyKey, new Abstraction { Nodes = [keys.Owner], KeyOf = keys });
        }

        return First;
    }

    private static void Put(Dictionary<string, Abstraction> map, string key, Abstraction value) =>
        map[key] = map.TryGetValue(key, out var before) ? Abstraction.Join(before, value) : value;

    private Abstraction Dig()
    {
        var fallback = arguments[arguments.Count - 2];
        var value = arguments.Take(arguments.Count - 2).Aggregate(arguments[arguments.Count - 1], At);
        return Abstraction.Join(value, fallback.Literals.Any(Guard.IsTruthy) ? fallback : Abstraction.Opaque);
    }

    private static Abstraction At(Abstraction map, Abstraction key)
    {
        TemplateReading.Use(key);
        var named = key.Literals.OfType<string>().Select(literal => TemplateReading.Member(map, literal));
        var items = key.Literals.Any(literal => literal is long) ? map.Items ?? [] : [];
        var position = key.Literals.Count == 1 && key.Literals[0] is long at && at >= 0 && at < items.Count ? (int)at : -1;
        var isKnown = key.Literals.Count > 0 && key.Literals.All(literal => literal is string);
        var any = key.Literals.Count > 0 ? [] : (map.Members ?? []).Select(member => member.Key == Skeleton.CopyKey ? Abstraction.Of(member.Value.Nodes.Select(AnyOf)) : member.Value);
        var inner = isKnown ? [] : map.Nodes.Select(node =>
        {
            // The key comes from elsewhere, so that any key may be read.
            node.HasFreeKeys |= key.KeyOf is null && !key.Literals.Any(literal => literal is long);
            node.IsRead = true;
            return Abstraction.Of(node.TakeItem());
        });
        return Abstraction.Join([.. named, .. position >= 0 ? [items[position]] : items, .. inner, .. any]);
    }

    private static UsageNode AnyOf(UsageNode node)
    {
        node.HasFreeKeys = node.IsRead = true;
        return node.TakeItem();
    }

    private Abstraction[] Below(Func<UsageNode, Abstraction> select, bool freesKeys)
    {
        foreach (var node in First.Nodes)
        {
            node.IsRead = true;
            node.HasFreeKeys |= freesKeys;
        }

        return First.Nodes.Select(select).ToArray();
    }
}
