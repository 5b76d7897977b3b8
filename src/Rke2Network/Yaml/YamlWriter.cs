using System;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace Rke2Network.Yaml;

/// <summary>
/// Writes trees as YAML that YAML 1.1, YAML 1.2 and Go read alike: block style, two spaces, LF, keys in their order,
/// no anchors, no tabs, no trailing blanks.
/// </summary>
public static class YamlWriter
{
    /// <summary>Longer keys would have to be written in a form that few programs read (YAML's limit is 1,024).</summary>
    private const int MaximumKeyLength = 1000;

    /// <summary>Well above the 1.5 MiB that etcd takes for a resource: what is larger is a mistake, such as endless nesting.</summary>
    private const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>Writes a tree.</summary>
    /// <param name="value">The tree.</param>
    /// <returns>The text, lines ended by LF, without a final newline.</returns>
    /// <exception cref="InputException">The tree is too large or deeper than the stack, or a key or string cannot be written.</exception>
    public static string Write(YamlValue value)
    {
        try
        {
            var text = new StringBuilder();
            WriteRoot(text, value);
            return text.ToString();
        }
        catch (InsufficientExecutionStackException exception)
        {
            throw new InputException("TooDeep", null, "the values are nested too deeply to be written.", "No chart nests so deeply: look for a mistake.", null, exception);
        }
    }

    private static void WriteRoot(StringBuilder text, YamlValue value)
    {
        if (value is YamlMap { Count: > 0 } map)
        {
            WriteMap(text, map, 0, isLast: true);
        }
        else if (value is YamlList { Count: > 0 } list)
        {
            WriteList(text, list, 0, isLast: true);
        }
        else
        {
            text.Append(Inline(value) ?? Quoted(((YamlScalar)value).Text));
        }
    }

    private static void WriteMap(StringBuilder text, YamlMap map, int indent, bool isLast)
    {
        CheckRoom(text);
        for (var i = 0; i < map.Count; i++)
        {
            if (i > 0)
            {
                text.Append('\n').Append(' ', indent);
            }

            text.Append(Key(map[i].Key)).Append(':');
            WriteBelow(text, map[i].Value, indent, isLast && i == map.Count - 1);
        }
    }

    private static void WriteList(StringBuilder text, YamlList list, int indent, bool isLast)
    {
        CheckRoom(text);
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                text.Append('\n').Append(' ', indent);
            }

            text.Append("- ");
            var item = list[i];
            var itemIsLast = isLast && i == list.Count - 1;
            if (item is YamlMap { Count: > 0 } map)
            {
                WriteMap(text, map, indent + 2, itemIsLast);
            }
            else if (item is YamlList { Count: > 0 } inner)
            {
                WriteList(text, inner, indent + 2, itemIsLast);
            }
            else
            {
                WriteScalar(text, item, indent, itemIsLast);
            }
        }
    }

    private static void CheckRoom(StringBuilder text)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (text.Length > MaximumLength)
        {
            throw new InputException("TooLarge", null, "the values make more than 4 MiB of YAML, and etcd takes 1.5 MiB for a resource.", "Give fewer values, or nest them less deeply.");
        }
    }

    private static void WriteBelow(StringBuilder text, YamlValue value, int indent, bool isLast)
    {
        if (value is YamlMap { Count: > 0 } map)
        {
            text.Append('\n').Append(' ', indent + 2);
            WriteMap(text, map, indent + 2, isLast);
        }
        else if (value is YamlList { Count: > 0 } list)
        {
            text.Append('\n').Append(' ', indent + 2);
            WriteList(text, list, indent + 2, isLast);
        }
        else
        {
            text.Append(' ');
            WriteScalar(text, value, indent, isLast);
        }
    }

    private static void WriteScalar(StringBuilder text, YamlValue value, int indent, bool isLast)
    {
        if (Inline(value) is { } inline)
        {
            text.Append(inline);
            return;
        }

        var content = ((YamlScalar)value).Text;
        if (LiteralBlock.TryWrite(text, content, indent + 2, isLast))
        {
            return;
        }

        text.Append(Quoted(content));
    }

    /// <summary>What stands on the line as it is; null for strings that need quotes or a block.</summary>
    private static string? Inline(YamlValue value) => value switch
    {
        YamlMap => "{}",
        YamlList => "[]",
        YamlScalar { Kind: not YamlScalarKind.String } scalar => scalar.Text,
        YamlScalar scalar when GoScalars.IsPlain(scalar.Text) => scalar.Text,
        _ => null,
    };

    /// <summary>A key as it stands before its colon.</summary>
    internal static string Key(string key)
    {
        var text = GoScalars.IsPlain(key) ? key : Quoted(key);
        return text.Length <= MaximumKeyLength
            ? text
            : throw new InputException("KeyTooLong", key.Substring(0, 40) + "…", $"a key of {key.Length} characters cannot be written.", "Shorten it; no chart has such a key.");
    }

    /// <summary>A string in double quotes.</summary>
    internal static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(c).Append(value[++i]);
                continue;
            }

            text.Append(Escape(c, value));
        }

        return text.Append('"').ToString();
    }

    private static string Escape(char c, string whole) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        '\r' => "\\r",
        >= ' ' and <= '~' => c.ToString(),
        _ when char.IsSurrogate(c) => throw new InputException(
            "InvalidUnicode", Quotable(whole), "the text holds half a surrogate pair, which is no character.", "Write valid Unicode text."),
        // Printable beyond ASCII stays readable; controls, line separators and the byte-order mark must not stand raw.
        >= '\u00A0' when !char.IsControl(c) && c is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF') && !IsFormat(c) => c.ToString(),
        _ => string.Format(CultureInfo.InvariantCulture, c <= '\u00FF' ? "\\x{0:X2}" : "\\u{0:X4}", (int)c),
    };

    private static bool IsFormat(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;

    private static string Quotable(string text) => new(text.Select(c => char.IsSurrogate(c) ? '?' : c).Take(40).ToArray());
}
