using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Rke2Network.Catalog.Templates;

/// <summary>Splits a template into text and actions, and actions into tokens.</summary>
internal sealed class TemplateLexer(string file, string text)
{
    /// <summary>What Go takes for a blank; it knows no others.</summary>
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private int position;
    private int line = 1;

    /// <summary>The text up to the next action, trimmed as the actions around it say.</summary>
    internal string NextText(bool trimStart)
    {
        var end = text.IndexOf("{{", position, StringComparison.Ordinal);
        var part = text.Substring(position, (end < 0 ? text.Length : end) - position);
        Advance(part.Length);
        if (trimStart)
        {
            part = part.TrimStart(Blanks);
        }

        return end >= 0 && IsTrim(end + 2, before: true) ? part.TrimEnd(Blanks) : part;
    }

    /// <summary>The tokens of the next action (none for a comment); null at the end of the template.</summary>
    internal IReadOnlyList<TemplateToken>? NextAction(out int at, out bool trimsAfter)
    {
        at = line;
        trimsAfter = false;
        if (position >= text.Length)
        {
            return null;
        }

        Advance(IsTrim(position + 2, before: true) ? 3 : 2);
        var inner = position;
        while (inner < text.Length && IsBlank(text[inner]))
        {
            inner++;
        }

        if (string.CompareOrdinal(text, inner, "/*", 0, 2) == 0)
        {
            var end = text.IndexOf("*/", inner, StringComparison.Ordinal);
            Advance((end < 0 ? throw Broken("this comment has no end") : end + 2) - position);
            return Close(out trimsAfter) ? [] : throw Broken("a comment must stand alone between '{{' and '}}'");
        }

        var tokens = new List<TemplateToken>();
        while (!Close(out trimsAfter))
        {
            var from = position;
            while (IsBlank(text[position]))
            {
                Advance(1);
            }

            tokens.Add(Token(joined: position == from));
        }

        return tokens.Count > 0 ? tokens : throw Broken("an action is empty", at);
    }

    internal InputException Broken(string reason, int? at = null) => new(
        "BrokenTemplate", new SourceLocation(file, at ?? line, 1).ToString(), reason + ".", "helm could not render this chart; take the chart as it was published.");

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';

    private bool IsTrim(int at, bool before) => before
        ? at + 1 < text.Length && text[at] == '-' && IsBlank(text[at + 1])
        : at < text.Length && text[at] == '-' && string.CompareOrdinal(text, at + 1, "}}", 0, 2) == 0;

    /// <summary>Steps over the end of an action, if it is here.</summary>
    private bool Close(out bool trims)
    {
        var at = position;
        while (at < text.Length && IsBlank(text[at]))
        {
            at++;
        }

        trims = at > position && IsTrim(at, before: false);
        if (!trims && string.CompareOrdinal(text, at, "}}", 0, 2) != 0)
        {
            return at >= text.Length ? throw Broken("an action has no '}}'") : false;
        }

        Advance(at - position + (trims ? 3 : 2));
        return true;
    }

    private void Advance(int count)
    {
        for (var end = position + count; position < end; position++)
        {
            if (text[position] == '\n')
            {
                line++;
            }
        }
    }

    private TemplateToken Token(bool joined)
    {
        var c = text[position];
        switch (c)
        {
            case '|':
                return Symbol(TokenKind.Pipe, 1, joined);
            case '(':
                return Symbol(TokenKind.Open, 1, joined);
            case ')':
                return Symbol(TokenKind.Close, 1, joined);
            case ',':
                return Symbol(TokenKind.Comma, 1, joined);
            case '=':
                return Symbol(TokenKind.Assign, 1, joined);
            case ':' when position + 1 < text.Length && text[position + 1] == '=':
                return Symbol(TokenKind.Declare, 2, joined);
            case '"':
                return new TemplateToken(TokenKind.Literal, string.Empty, Quoted(), joined);
            case '`':
                return new TemplateToken(TokenKind.Literal, string.Empty, Raw(), joined);
            case '\'':
                return new TemplateToken(TokenKind.Literal, string.Empty, (long)Quoted()[0], joined);
            case '.' when position + 1 < text.Length && IsNameStart(text[position + 1]):
                Advance(1);
                return new TemplateToken(TokenKind.Field, Word(), null, joined);
            case '.' when position + 1 >= text.Length || !char.IsDigit(text[position + 1]):
                return Symbol(TokenKind.Dot, 1, joined);
            case '$':
                Advance(1);
                return new TemplateToken(TokenKind.Variable, Word(), null, joined);
            default:
                return IsNameStart(c) ? Named(Word(), joined)
                    : char.IsDigit(c) || c is '-' or '+' or '.' ? new TemplateToken(TokenKind.Literal, string.Empty, Number(), joined)
                    : throw Broken($"'{c}' cannot stand in an action");
        }
    }

    private TemplateToken Symbol(TokenKind kind, int length, bool joined)
    {
        Advance(length);
        return new TemplateToken(kind, string.Empty, null, joined);
    }

    private static TemplateToken Named(string word, bool joined) => word switch
    {
        "true" => new TemplateToken(TokenKind.Literal, string.Empty, true, joined),
        "false" => new TemplateToken(TokenKind.Literal, string.Empty, false, joined),
        "nil" => new TemplateToken(TokenKind.Literal, string.Empty, null, joined),
        _ => new TemplateToken(TokenKind.Name, word, null, joined),
    };

    private string Word()
    {
        var from = position;
        while (position < text.Length && IsName(text[position]))
        {
            position++;
        }

        return text.Substring(from, position - from);
    }

    private object Number()
    {
        var from = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '.' or '+' or '-' or '_'))
        {
            position++;
        }

        var number = text.Substring(from, position - from).Replace("_", string.Empty);
        return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && !IsOctal(number) ? (object)whole
            : OfBase(number) is { } based ? (object)based
            : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : throw Broken($"'{number}' is no number");
    }

    /// <summary>Digits after a zero, as C writes octal numbers.</summary>
    private static bool IsOctal(string number) => number.Length > 1 && number[0] == '0' && char.IsDigit(number[1]);

    /// <summary>A number to another base than ten; null where it is none.</summary>
    private static long? OfBase(string number)
    {
        if (number.Length < 2 || number[0] != '0')
        {
            return null;
        }

        var (radix, digits) = char.ToLowerInvariant(number[1]) switch
        {
            'x' => (16, number.Substring(2)),
            'o' => (8, number.Substring(2)),
            'b' => (2, number.Substring(2)),
            _ => (8, number.Substring(1)),
        };
        try
        {
            return digits.Length == 0 ? null : Convert.ToInt64(digits, radix);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private string Raw()
    {
        var end = text.IndexOf('`', position + 1);
        var raw = end < 0 ? throw Broken("a raw string has no end") : text.Substring(position + 1, end - position - 1);
        Advance(end + 1 - position);
        return raw;
    }

    private string Quoted()
    {
        var quote = text[position];
        var value = new StringBuilder();
        for (position++; ; position++)
        {
            var c = position < text.Length ? text[position] : '\n';
            if (c == '\n' || (c == '\\' && (position + 1 == text.Length || text[position + 1] == '\n')))
            {
                throw Broken("a string has no end");
            }

            if (c == quote)
            {
                position++;
                return value.Length > 0 || quote == '"' ? value.ToString() : throw Broken("a character is missing");
            }

            if (c == '\\')
            {
                position++;
                value.Append(Escaped(text[position]));
            }
            else
            {
                value.Append(c);
            }
        }
    }

    /// <summary>Numeric escapes do not occur in what a chart compares with; they stay as they are written.</summary>
    private static string Escaped(char c) => c switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        '\\' or '"' or '\'' => c.ToString(),
        _ => "\\" + c,
    };
}
