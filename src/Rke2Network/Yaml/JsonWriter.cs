using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace Rke2Network.Yaml;

/// <summary>
/// Writes trees as JSON (RFC 8259): keys in the order of the tree, a key a line, lists of single values on one line. All of it is
/// ASCII, so that a YAML file shows it as a literal block whatever it holds.
/// </summary>
public static class JsonWriter
{
    private const int Indent = 2;

    /// <summary>Writes a tree over several lines.</summary>
    /// <param name="value">The tree.</param>
    /// <returns>The text, without a final newline.</returns>
    /// <exception cref="InputException">A text holds half a surrogate pair, or the tree is nested too deeply.</exception>
    public static string Write(YamlValue value) => Write(value, isCompact: false);

    /// <summary>Writes a tree on one line.</summary>
    /// <param name="value">The tree.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InputException">A text holds half a surrogate pair, or the tree is nested too deeply.</exception>
    public static string WriteCompact(YamlValue value) => Write(value, isCompact: true);

    private static string Write(YamlValue value, bool isCompact)
    {
        var text = new StringBuilder();
        try
        {
            Append(text, value, 0, isCompact);
        }
        catch (InsufficientExecutionStackException exception)
        {
            throw new InputException("TooDeep", null, "the values are nested too deeply.", "Nest them less deeply.", null, exception);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, YamlValue value, int indent, bool isCompact)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case YamlMap map:
                Enclose(text, map, '{', '}', indent, isCompact || map.Count == 0, entry =>
                {
                    Quote(text, entry.Key);
                    text.Append(": ");
                    Append(text, entry.Value, indent + Indent, isCompact);
                });
                break;
            case YamlList list:
                Enclose(text, list, '[', ']', indent, isCompact || list.All(item => item is YamlScalar), item => Append(text, item, indent + Indent, isCompact));
                break;
            case YamlScalar { Kind: YamlScalarKind.String } scalar:
                Quote(text, scalar.Text);
                break;
            default:
                text.Append(Number(value is YamlScalar other ? other.Text : "null"));
                break;
        }
    }

    private static void Enclose<T>(StringBuilder text, IReadOnlyList<T> items, char open, char close, int indent, bool isInline, Action<T> append)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : isInline ? ", " : ",");
            if (!isInline)
            {
                text.Append('\n').Append(' ', indent + Indent);
            }

            append(items[i]);
        }

        if (!isInline)
        {
            text.Append('\n').Append(' ', indent);
        }

        text.Append(close);
    }

    /// <summary>JSON wants a digit before the point.</summary>
    private static string Number(string text) =>
        text[0] == '.' ? "0" + text : text.Length > 1 && text[0] == '-' && text[1] == '.' ? "-0" + text.Substring(1) : text;

    private static void Quote(StringBuilder text, string content)
    {
        text.Append('"');
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (char.IsHighSurrogate(c) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
            {
                text.Append(Escape(c)).Append(Escape(content[++i]));
                continue;
            }

            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                >= ' ' and <= '~' => c.ToString(),
                _ when char.IsSurrogate(c) => throw new InputException(
                    "InvalidUnicode", null, "a text holds half a surrogate pair, which is no character.", "Write valid Unicode text."),
                _ => Escape(c),
            });
        }

        text.Append('"');
    }

    private static string Escape(char c) => string.Format(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c);
}
