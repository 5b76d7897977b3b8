using System;
using System.Collections.Generic;

namespace Rke2Network.Yaml;

/// <summary>The keys of a map that is being read, and where they stand. Most maps have few, for which a list is the faster dictionary.</summary>
internal sealed class KeyPlaces
{
    private const int Few = 8;

    private readonly List<KeyValuePair<string, SourceLocation?>> list = [];
    private Dictionary<string, SourceLocation?>? index;

    internal void Add(string key, SourceLocation? place)
    {
        list.Add(new(key, place));
        index?.Add(key, place);
        if (index is null && list.Count > Few)
        {
            index = new Dictionary<string, SourceLocation?>(StringComparer.Ordinal);
            foreach (var each in list)
            {
                index.Add(each.Key, each.Value);
            }
        }
    }

    internal bool TryGet(string key, out SourceLocation? place)
    {
        if (index is not null)
        {
            return index.TryGetValue(key, out place);
        }

        foreach (var each in list)
        {
            if (string.Equals(each.Key, key, StringComparison.Ordinal))
            {
                place = each.Value;
                return true;
            }
        }

        place = null;
        return false;
    }

    internal void Remove(string key)
    {
        list.RemoveAll(each => each.Key == key);
        index?.Remove(key);
    }
}
