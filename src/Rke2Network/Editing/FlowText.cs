using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>Values within brackets, on one line.</summary>
internal static class FlowText
{
    private static readonly char[] Special = [',', '[', ']', '{', '}'];

    /// <summary>Writes a value.</summary>
    internal static string Of(YamlValue value) => value switch
    {
        YamlMap map => "{" + string.Join(", ", map.Select(entry => Entry(entry.Key, entry.Value))) + "}",
        YamlList list => "[" + string.Join(", ", list.Select(Of)) + "]",
        _ => Scalar((YamlScalar)value),
    };

    /// <summary>Writes a key and its value.</summary>
    internal static string Entry(string key, YamlValue value) => $"{Key(key)}: {Of(value)}";

    /// <summary>Writes a key.</summary>
    internal static string Key(string key) => Scalar(YamlScalar.String(key));

    private static string Scalar(YamlScalar scalar)
    {
        var text = YamlWriter.Write(scalar);
        return text[0] != '"' && text.IndexOfAny(Special) >= 0 ? YamlWriter.Quoted(scalar.Text) : text;
    }
}
