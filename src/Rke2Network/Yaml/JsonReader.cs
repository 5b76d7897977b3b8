using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Rke2Network.Yaml;

/// <summary>
/// Reads JSON as RFC 8259 has it, and nothing that only YAML or JavaScript would take: no comments, no single quotes, no comma
/// behind the last item, no key twice.
/// </summary>
public sealed class JsonReader
{
    private static readonly Regex NumberForm = new(@"\G-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", RegexOptions.CultureInvariant);

    private readonly string text;
    private int at;

    private JsonReader(string text)
    {
        this.text = text;
    }

    /// <summary>Reads one value.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The tree; keys keep their order.</returns>
    /// <exception cref="InputException">The text is no JSON; the message names line and column.</exception>
    public static YamlValue Read(string text)
    {
        var reader = new JsonReader(text);
        try
        {
            var value = reader.Value();
            reader.SkipBlanks();
            return reader.at == text.Length ? value : throw reader.Fault("something stands behind the end of the value");
        }
        catch (InsufficientExecutionStackException exception)
        {
            throw new InputException("TooDeep", null, "the values are nested too deeply.", "Nest them less deeply.", null, exception);
        }
    }

    private YamlValue Value()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SkipBlanks();
        return Peek() switch
        {
            '{' => Map(),
            '[' => List(),
            '"' => YamlScalar.String(String()),
            't' when Takes("true") => YamlScalar.True,
            'f' when Takes("false") => YamlScalar.False,
            'n' when Takes("null") => YamlScalar.Null,
            '\0' when at == text.Length => throw Fault("the text ends where a value is due"),
            _ => Number(),
        };
    }

    private YamlMap Map()
    {
        var entries = new List<KeyValuePair<string, YamlValue>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        at++;
        SkipBlanks();
        for (var isFirst = true; !Closes('}', isFirst); isFirst = false)
        {
            if (Peek() != '"')
            {
                throw Fault("a key in double quotes is due");
            }

            var start = at;
            var key = String();
            if (!keys.Add(key))
            {
                at = start;
                throw Fault($"the key '{key}' stands twice");
            }

            SkipBlanks();
            if (Peek() != ':')
            {
                throw Fault("a colon is due behind the key");
            }

            at++;
            entries.Add(new KeyValuePair<string, YamlValue>(key, Value()));
            SkipBlanks();
        }

        return new YamlMap(entries);
    }

    private YamlList List()
    {
        var items = new List<YamlValue>();
        at++;
        SkipBlanks();
        for (var isFirst = true; !Closes(']', isFirst); isFirst = false)
        {
            items.Add(Value());
            SkipBlanks();
        }

        return new YamlList(items);
    }

    /// <summary>Whether a map or list ends here; otherwise goes to its next item.</summary>
    private bool Closes(char close, bool isFirst)
    {
        if (Peek() == close)
        {
            at++;
            return true;
        }

        if (at == text.Length)
        {
            throw Fault($"the text ends before {close}");
        }

        if (!isFirst)
        {
            if (Peek() != ',')
            {
                throw Fault($"a comma or {close} is due");
            }

            at++;
            SkipBlanks();
            if (Peek() == close)
            {
                throw Fault("the comma before it is one too many");
            }
        }

        return false;
    }

    private string String()
    {
        var start = at++;
        var content = new StringBuilder();
        while (Peek() != '"')
        {
            if (at == text.Length)
            {
                at = start;
                throw Fault("a double quote is not closed");
            }

            content.Append(Peek() switch
            {
                '\\' => Escaped(),
                < ' ' => throw Fault("a line end or control character stands in a text: write \\n or \\u and four hex digits"),
                _ => text[at++],
            });
        }

        at++;
        return Valid(content.ToString(), start);
    }

    /// <summary>A text without halves of surrogate pairs.</summary>
    private string Valid(string content, int start)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (char.IsHighSurrogate(content[i]) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(content[i]))
            {
                at = start;
                throw Fault("a text holds half a surrogate pair, which is no character");
            }
        }

        return content;
    }

    private char Escaped()
    {
        at++;
        var c = Peek();
        at++;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when at + 4 <= text.Length && IsHex(at, 4):
                var code = (char)int.Parse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                at += 4;
                return code;
            default:
                at -= 2;
                throw Fault("JSON has no such escape");
        }
    }

    private bool IsHex(int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
            {
                return false;
            }
        }

        return true;
    }

    private YamlScalar Number()
    {
        var match = NumberForm.Match(text, at);
        if (!match.Success)
        {
            throw Fault("this is no value: write a text in double quotes, a number, true, false, null, [ or {");
        }

        if (!double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !NumberText.IsFinite(number))
        {
            throw Fault("the number is too large");
        }

        at += match.Length;
        return match.Groups[2].Success || match.Groups[3].Success ? YamlScalar.Float(number) : YamlScalar.OfDigits(match.Value == "-0" ? "0" : match.Value, null);
    }

    private bool Takes(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private char Peek() => at < text.Length ? text[at] : '\0';

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }
    }

    private InputException Fault(string what)
    {
        var line = 1;
        var column = 1;
        for (var i = 0; i < at && i < text.Length; i++)
        {
            (line, column) = text[i] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return new InputException(
            "InvalidJson",
            string.Format(CultureInfo.InvariantCulture, "line {0}, column {1}", line, column),
            $"this is not JSON: {what}.",
            "Mend it there.");
    }
}
