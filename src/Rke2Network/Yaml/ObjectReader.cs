using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Rke2Network.Yaml;

/// <summary>
/// Reads .NET objects into a tree: dictionaries, lists and scalars. Ordered dictionaries keep their order; a plain
/// hashtable, whose order means nothing, is sorted, so that the output never changes from run to run.
/// </summary>
public sealed class ObjectReader
{
    private readonly Func<object, object?> unwrap;
    private readonly HashSet<object> above = new(ReferenceComparer.Instance);

    private ObjectReader(Func<object, object?> unwrap)
    {
        this.unwrap = unwrap;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="unwrap">
    /// Makes a host's own objects known ones: returns a dictionary, a list or a scalar for each object it knows, and
    /// any other object as it is.
    /// </param>
    /// <returns>The tree.</returns>
    /// <exception cref="InputException">A cycle, a key that is no name, or an object that is no YAML; the message names the path.</exception>
    public static YamlValue Read(object? value, Func<object, object?>? unwrap = null)
    {
        try
        {
            return new ObjectReader(unwrap ?? (item => item)).Convert(value, null);
        }
        catch (InsufficientExecutionStackException exception)
        {
            throw new InputException("TooDeep", null, "the values are nested too deeply.", "No chart nests so deeply: look for a mistake.", null, exception);
        }
    }

    private YamlValue Convert(object? raw, Path? path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = raw is null ? null : unwrap(raw);
        return value switch
        {
            null or DBNull => YamlScalar.Null,
            YamlValue tree => tree,
            bool boolean => YamlScalar.Boolean(boolean),
            string text => YamlScalar.String(text),
            char character => YamlScalar.String(character.ToString()),
            Enum name => YamlScalar.String(name.ToString()),
            sbyte or short or int or long or byte or ushort or uint => YamlScalar.Integer(System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            ulong number => YamlScalar.Integer(number),
            float number => Finite(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), path),
            double number => Finite(number, path),
            decimal number => YamlScalar.Decimal(number),
            DateTime or DateTimeOffset => YamlScalar.String(((IFormattable)value).ToString("o", CultureInfo.InvariantCulture)),
            Guid or Uri or Version or System.Net.IPAddress or IScalarText => YamlScalar.String(value.ToString()!),
            IDictionary dictionary => Guarded(value, path, () => Map(Entries(dictionary), path)),
            IEnumerable<KeyValuePair<string, object?>> pairs => Guarded(value, path, () => Map(pairs.Select(pair => new DictionaryEntry(pair.Key, pair.Value)), path)),
            IEnumerable list => Guarded(value, path, () => List(list, path)),
            _ => throw new InputException(
                "UnusableValue",
                Describe(path),
                $"an object of type {value.GetType().FullName} has no place in YAML.",
                "Give a string, a number, a boolean, $null, a list or a hashtable."),
        };
    }

    private static YamlScalar Finite(double number, Path? path) => NumberText.IsFinite(number)
        ? YamlScalar.Float(number)
        : throw new InputException("NotFiniteNumber", Describe(path), "Go's YAML reader refuses infinity and not-a-number.", "Give a finite number.");

    private YamlValue Guarded(object value, Path? path, Func<YamlValue> read)
    {
        if (!above.Add(value))
        {
            throw new InputException("Cycle", Describe(path), "this value contains itself.", "Give a tree without cycles.");
        }

        try
        {
            return read();
        }
        finally
        {
            above.Remove(value);
        }
    }

    private static IEnumerable<DictionaryEntry> Entries(IDictionary dictionary)
    {
        // Sorted by key, not by entry: over structs a sort is compiled anew, at a session's first values.
        var keys = dictionary.Keys.Cast<object>();
        foreach (var key in dictionary is Hashtable ? keys.OrderBy(KeyText, StringComparer.Ordinal) : keys)
        {
            yield return new DictionaryEntry(key, dictionary[key]);
        }
    }

    private YamlMap Map(IEnumerable<DictionaryEntry> source, Path? path)
    {
        var entries = new List<KeyValuePair<string, YamlValue>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in source)
        {
            var key = KeyText(unwrap(entry.Key) ?? entry.Key)
                ?? throw new InputException("UnusableKey", Describe(path), $"a key of type {entry.Key.GetType().FullName} is no name.", "Use strings as keys.");
            if (!keys.Add(key))
            {
                throw new InputException("DuplicateKey", Describe(new Path(path, key)), "the key stands twice.", "Keep one of them.");
            }

            entries.Add(new(key, Convert(entry.Value, new Path(path, key))));
        }

        return new YamlMap(entries);
    }

    private YamlList List(IEnumerable list, Path? path)
    {
        var items = new List<YamlValue>();
        foreach (var item in list)
        {
            items.Add(Convert(item, new Path(path, FormattableString.Invariant($"[{items.Count}]"))));
        }

        return new YamlList(items);
    }

    private static string? KeyText(object key) => key switch
    {
        string text => text,
        bool boolean => boolean ? "true" : "false",
        char or Enum => key.ToString(),
        sbyte or short or int or long or byte or ushort or uint or ulong => ((IFormattable)key).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Describe(Path? path) => path?.ToString() ?? "the values";

    /// <summary>A step of the way down, linked to the one above: paths cost nothing until a message needs one.</summary>
    private sealed class Path(Path? parent, string segment)
    {
        public override string ToString()
        {
            var segments = new Stack<string>();
            for (var step = this; step is not null; step = step.Parent)
            {
                segments.Push(step.Segment);
            }

            return ValuePath.Format(segments);
        }

        private Path? Parent { get; } = parent;

        private string Segment { get; } = segment;
    }

    private sealed class ReferenceComparer : IEqualityComparer<object>
    {
        internal static ReferenceComparer Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
