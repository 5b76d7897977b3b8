using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>A value as JSON on one line.</summary>
internal static class JsonText
{
    internal static string Of(YamlValue value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            YamlMap map => "{" + string.Join(", ", map.Select(entry => Quote(entry.Key) + ": " + Of(entry.Value))) + "}",
            YamlList list => "[" + string.Join(", ", list.Select(Of)) + "]",
            YamlScalar { Kind: YamlScalarKind.String } scalar => Quote(scalar.Text),
            YamlScalar { Kind: YamlScalarKind.Null } => "null",
            YamlScalar scalar => scalar.Text,
            _ => "null",
        };
    }

    private static readonly char[] Escaped = ['"', '\\', '\n', '\r', '\t'];

    /// <summary>The same for people: a single value as it is, without quotes.</summary>
    internal static string Plain(YamlValue value) => value is YamlScalar scalar ? scalar.Text : Of(value);

    private static string Quote(string text)
    {
        if (text.IndexOfAny(Escaped) < 0)
        {
            return "\"" + text + "\"";
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
