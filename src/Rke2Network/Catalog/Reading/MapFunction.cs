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
        "pick" => Pick(),
        "keys" => Keys(),
        "values" => new Abstraction { Items = [.. Below(node => Abstraction.Of(node.TakeItem())), .. First.Members?.Values ?? Enumerable.Empty<Abstraction>()] },
        _ => First,
    };

    private Abstraction Make()
    {
        var members = new Dictionary<string, Abstraction>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            foreach (var key in KeysFor(arguments[i], arguments[i + 1]))
            {
                members[key] = arguments[i + 1];
            }
        }

        return new Abstraction { Members = members };
    }

    /// <summary>The keys that a value is put under. Where nobody knows them, nobody knows where the value goes.</summary>
    private static IEnumerable<string> KeysFor(Abstraction key, Abstraction value)
    {
        TemplateReading.Use(key);
        if (!key.IsLiteral)
        {
            Skeleton.Open(value);
        }

        return key.Literals.OfType<string>();
    }

    private Abstraction Pick()
    {
        var keys = arguments.Skip(1).ToArray();
        if (keys.All(key => key.IsLiteral))
        {
            return new Abstraction { Members = keys.SelectMany(key => key.Literals).OfType<string>().Distinct().ToDictionary(key => key, key => TemplateReading.Member(First, key)) };
        }

        FreeKeys(First);
        return First;
    }

    /// <summary>A key comes from elsewhere, so that any key may be read.</summary>
    internal static void FreeKeys(Abstraction map)
    {
        foreach (var node in map.Nodes)
        {
            node.IsRead = node.HasFreeKeys = true;
        }
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
        foreach (var key in KeysFor(arguments[1], value))
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
        var isKnown = key.IsLiteral && key.Literals.All(literal => literal is string);
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

    private Abstraction Keys()
    {
        FreeKeys(First);
        return new Abstraction { Items = Below(node => new Abstraction { KeyOf = new KeyRound(node) }) };
    }

    private Abstraction[] Below(Func<UsageNode, Abstraction> select)
    {
        TemplateReading.Use(First);
        return First.Nodes.Select(select).ToArray();
    }
}
