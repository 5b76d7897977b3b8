using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Rke2Network.Yaml;

/// <summary>A map of string keys that keeps their order.</summary>
public sealed class YamlMap : YamlValue, IReadOnlyList<KeyValuePair<string, YamlValue>>
{
    // Above this many entries a look-up by hash beats reading them through.
    private const int IndexFrom = 9;

    private readonly KeyValuePair<string, YamlValue>[] entries;
    private readonly Dictionary<string, int>? index;

    /// <summary>Makes a map.</summary>
    /// <param name="entries">Keys and values, in order.</param>
    /// <param name="source">Where it stands.</param>
    /// <exception cref="ArgumentException">A key stands twice.</exception>
    public YamlMap(IEnumerable<KeyValuePair<string, YamlValue>> entries, SourceLocation? source = null)
        : base(source)
    {
        this.entries = entries.ToArray();
        if (this.entries.Length >= IndexFrom)
        {
            index = new Dictionary<string, int>(this.entries.Length, StringComparer.Ordinal);
        }

        for (var i = 0; i < this.entries.Length; i++)
        {
            var key = this.entries[i].Key;
            var earlier = index is null ? Scan(key) : index.TryGetValue(key, out var at) ? at : -1;
            if (earlier >= 0 && earlier != i)
            {
                throw new ArgumentException($"The key '{key}' stands twice.", nameof(entries));
            }

            index?.Add(key, i);
        }
    }

    /// <summary>The map without entries.</summary>
    public static YamlMap Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, YamlValue> this[int index] => entries[index];

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key; case counts.</param>
    /// <returns>The value, or null where the key is not there.</returns>
    public YamlValue? Find(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? null : entries[at].Value;
    }

    /// <summary>The map with another above it, as helm merges values: maps key by key, all else replaced.</summary>
    /// <param name="above">The map whose values win.</param>
    /// <returns>The new map.</returns>
    public YamlMap MergedWith(YamlMap above)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var merged = this;
        foreach (var entry in above)
        {
            merged = merged.With(entry.Key, entry.Value is YamlMap map && merged.Find(entry.Key) is YamlMap below ? below.MergedWith(map) : entry.Value);
        }

        return merged;
    }

    /// <summary>The map with a key set: replaced in its place, or added at the end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The new map.</returns>
    public YamlMap With(string key, YamlValue value)
    {
        var at = IndexOf(key);
        var copy = new KeyValuePair<string, YamlValue>[at < 0 ? entries.Length + 1 : entries.Length];
        Array.Copy(entries, copy, entries.Length);
        copy[at < 0 ? entries.Length : at] = new KeyValuePair<string, YamlValue>(key, value);
        return new YamlMap(copy, Source);
    }

    /// <inheritdoc/>
    public override bool SameAs(YamlValue? other)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (other is not YamlMap map || map.Count != Count)
        {
            return false;
        }

        foreach (var entry in entries)
        {
            if (map.Find(entry.Key) is not { } value || !entry.Value.SameAs(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, YamlValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, YamlValue>>)entries).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => entries.GetEnumerator();

    private int IndexOf(string key) => index is null ? Scan(key) : index.TryGetValue(key, out var at) ? at : -1;

    private int Scan(string key)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (string.Equals(entries[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
