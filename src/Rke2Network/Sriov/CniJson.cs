using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>
/// JSON for the parts of a CNI configuration that a SriovNetwork holds. The operator puts them as they are between single quotes of
/// YAML, and takes all blanks out of the IPAM, also within strings: what would not survive this is escaped. Sources:
/// k8snetworkplumbingwg/sriov-network-operator bindata/manifests/cni-config/sriov/sriov-cni-config.yaml, api/v1/helper.go (RenderNetAttDef).
/// </summary>
public static class CniJson
{
    private const string ObjectExample = "{\"type\": \"host-local\", \"subnet\": \"192.168.10.0/24\"}";

    /// <summary>Reads a JSON object.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>The object, its members in their order.</returns>
    /// <exception cref="InputException">The text is no JSON object.</exception>
    public static YamlMap ReadObject(string text) => Read(text) is { Count: 1 } items ? items[0] : throw NotAnObject(text);

    /// <summary>Reads JSON objects: one, several with commas between them, or an array of them.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>The objects.</returns>
    /// <exception cref="InputException">The text is something else.</exception>
    public static IReadOnlyList<YamlMap> ReadObjects(string text) => Read(text);

    /// <summary>Writes a tree, a member a line.</summary>
    /// <param name="value">The tree.</param>
    /// <returns>The JSON: ASCII, lines ended by LF.</returns>
    public static string Write(YamlValue value) => Write(value, escapesBlanks: false);

    internal static string Write(YamlValue value, bool escapesBlanks)
    {
        var text = new StringBuilder();
        Append(text, value, 0, escapesBlanks);
        return text.ToString();
    }

    private static List<YamlMap> Read(string text)
    {
        var trimmed = text.Trim();
        var list = trimmed.Length > 0 && trimmed[0] == '{' ? "[" + trimmed + "]" : trimmed;
        if (list.Length == 0 || list[0] != '[')
        {
            throw NotAnObject(text);
        }

        try
        {
            // JSON is YAML, but for tabs, which only stand between members: within strings they are escaped.
            var items = YamlReader.ReadAll(list.Replace('\t', ' ')) is { Count: 1 } trees && trees[0] is YamlList found ? found : throw NotAnObject(text);
            return items.Count > 0 && items.All(item => item is YamlMap) ? [.. items.Cast<YamlMap>()] : throw NotAnObject(text);
        }
        catch (InputException fault) when (fault.ErrorId != "NotJson")
        {
            throw new InputException("NotJson", text, $"this is no JSON: {fault.Reason}", $"Give a hashtable, or JSON such as {ObjectExample}.", null, fault);
        }
    }

    private static InputException NotAnObject(string text) =>
        new("NotJson", text, "this is no JSON object.", $"Give a hashtable, or JSON such as {ObjectExample}.");

    private static void Append(StringBuilder text, YamlValue value, int indent, bool escapesBlanks)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case YamlMap { Count: > 0 } map:
                Lines(text, '{', '}', indent, map.Select(entry => (Action)(() =>
                {
                    Quote(text, entry.Key, escapesBlanks);
                    text.Append(": ");
                    Append(text, entry.Value, indent + 2, escapesBlanks);
                })));
                break;
            case YamlList { Count: > 0 } list:
                Lines(text, '[', ']', indent, list.Select(item => (Action)(() => Append(text, item, indent + 2, escapesBlanks))));
                break;
            case YamlScalar { Kind: YamlScalarKind.String } scalar:
                Quote(text, scalar.Text, escapesBlanks);
                break;
            default:
                text.Append(value is YamlScalar other ? other.Text : value is YamlMap ? "{}" : "[]");
                break;
        }
    }

    private static void Lines(StringBuilder text, char open, char close, int indent, IEnumerable<Action> items)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? "\n" : ",\n").Append(' ', indent + 2);
            item();
            isFirst = false;
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }

    private static void Quote(StringBuilder text, string content, bool escapesBlanks)
    {
        text.Append('"');
        foreach (var c in content)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c is < ' ' or > '~' or '\'' || (c == ' ' && escapesBlanks))
            {
                text.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c);
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }
}
