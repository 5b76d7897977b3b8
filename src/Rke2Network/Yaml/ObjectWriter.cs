using System.Collections.Specialized;
using System.Globalization;
using System.Linq;

namespace Rke2Network.Yaml;

/// <summary>Turns a tree into objects that scripts know: ordered dictionaries, arrays, texts, numbers, booleans, null.</summary>
public static class ObjectWriter
{
    /// <summary>The object of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A whole number is an int where it fits, else a long or a decimal; any other number a double.</returns>
    public static object? Write(YamlValue value) => value switch
    {
        YamlMap map => Write(map),
        YamlList list => list.Select(Write).ToArray(),
        YamlScalar scalar => Write(scalar),
        _ => null,
    };

    private static OrderedDictionary Write(YamlMap map)
    {
        var dictionary = new OrderedDictionary(System.StringComparer.Ordinal);
        foreach (var entry in map)
        {
            dictionary.Add(entry.Key, Write(entry.Value));
        }

        return dictionary;
    }

    private static object? Write(YamlScalar scalar) => scalar.Kind switch
    {
        YamlScalarKind.Null => null,
        YamlScalarKind.Boolean => scalar.Text == YamlScalar.True.Text,
        YamlScalarKind.Integer => int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? (object)small
            : long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large
            : decimal.Parse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        YamlScalarKind.Float => double.Parse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => scalar.Text,
    };
}
