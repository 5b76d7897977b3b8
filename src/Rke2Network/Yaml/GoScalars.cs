using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Rke2Network.Yaml;

/// <summary>
/// What Go's reader (sigs.k8s.io/yaml over go-yaml v2) makes of a plain scalar, and which strings must therefore be
/// quoted. Source: go.yaml.in/yaml/v2 resolve.go; the YAML 1.1 types and the YAML 1.2 core schema.
/// </summary>
internal static class GoScalars
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Compiled;

    private static readonly Regex FloatPattern = new(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", Options);

    /// <summary>Every form that some reader takes for a number, a base-60 number or a date.</summary>
    private static readonly Regex NumberLike = new(
        @"^(0[xXoObB][-+]?[0-9a-fA-F_]*|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?)\z",
        Options);

    /// <summary>The length of <c>false</c>: no longer text is null, true or false.</summary>
    private const int LongestWord = 5;

    private static readonly HashSet<string> TrueWords = new(StringComparer.Ordinal) { "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" };

    private static readonly HashSet<string> FalseWords = new(StringComparer.Ordinal) { "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" };

    private static readonly HashSet<string> NullWords = new(StringComparer.Ordinal) { string.Empty, "~", "null", "Null", "NULL" };

    private static readonly HashSet<string> NotFinite = new(StringComparer.Ordinal)
    {
        ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN",
    };

    /// <summary>Words that some reader takes for something else, in any case.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity",
    };

    /// <summary>Reads a plain scalar as Go does.</summary>
    /// <exception cref="InputException">Go refuses it: infinity and not-a-number have no JSON.</exception>
    internal static YamlScalar Resolve(string text, SourceLocation? source)
    {
        if (text.Length <= LongestWord)
        {
            if (NullWords.Contains(text))
            {
                return YamlScalar.Null.At(source);
            }

            var isTrue = TrueWords.Contains(text);
            if (isTrue || FalseWords.Contains(text))
            {
                return YamlScalar.Boolean(isTrue).At(source);
            }
        }

        var first = text[0];
        if (first is not ((>= '0' and <= '9') or '+' or '-' or '.'))
        {
            return YamlScalar.String(text, source);
        }

        if (NotFinite.Contains(text))
        {
            throw new InputException("NotFiniteNumber", text, "Go's YAML reader refuses infinity and not-a-number.", "Write a finite number, or quote it as a string.");
        }

        return ResolveNumber(text.Replace("_", string.Empty), source) ?? YamlScalar.String(text, source);
    }

    /// <summary>Whether a string may stand unquoted and is read as that string by every reader.</summary>
    internal static bool IsPlain(string text)
    {
        if (text.Length == 0 || !CanStartPlain(text[0]) || text[text.Length - 1] is ' ' or ':')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is < ' ' or > '~' or '"' or '\'' or '#' or '[' or ']' or '{' or '}' or '`' or '&' or '!' or '|' or '>' or '%'
                || (c == ':' && text[i + 1] == ' ')
                || (c == ' ' && !CanStartPlain(text[i + 1])))
            {
                return false;
            }
        }

        return text[0] is >= '0' and <= '9' ? !IsNumberLike(text) : !Words.Contains(text);
    }

    /// <summary>Go reads numbers without their underscores, wherever these stand.</summary>
    private static bool IsNumberLike(string text) =>
        NumberLike.IsMatch(text) || (text.IndexOf('_') >= 0 && NumberLike.IsMatch(text.Replace("_", string.Empty)));

    /// <summary>No indicator, and no point: ... ends a document, and some numbers start with one.</summary>
    private static bool CanStartPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '/' or '^' or '$' or '(';

    private static YamlScalar? ResolveNumber(string text, SourceLocation? source)
    {
        var negative = text[0] == '-';
        var unsigned = text[0] is '-' or '+' ? text.Substring(1) : text;
        if (Integer(unsigned) is { } magnitude)
        {
            var value = negative ? -magnitude : magnitude;
            // ParseUint, which takes what ParseInt does not, knows no sign.
            if (value >= long.MinValue && value <= (text[0] == '+' ? long.MaxValue : ulong.MaxValue))
            {
                return YamlScalar.OfDigits(value.ToString(CultureInfo.InvariantCulture), source);
            }
        }

        return Float(text, source) ?? SignedBinary(text, source);
    }

    /// <summary>A quirk of the reader: the digits behind 0b may have a sign of their own.</summary>
    private static YamlScalar? SignedBinary(string text, SourceLocation? source) =>
        text.Length > 3 && text.StartsWith("0b", StringComparison.Ordinal) && text[2] is '-' or '+' && Integer(text.Substring(3), 2) is { } magnitude && magnitude <= long.MaxValue
            ? YamlScalar.OfDigits((text[2] == '-' ? -magnitude : magnitude).ToString(CultureInfo.InvariantCulture), source)
            : null;

    /// <summary>A 64-bit float; what exceeds its range stays a string, as in Go.</summary>
    private static YamlScalar? Float(string text, SourceLocation? source) =>
        FloatPattern.IsMatch(text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && NumberText.IsFinite(value)
            ? YamlScalar.OfDigits(NumberText.Of(value), source)
            : null;

    /// <summary>Go's ParseInt with base 0: 0x, 0o, 0b and a leading 0 (octal).</summary>
    private static BigInteger? Integer(string digits)
    {
        if (digits.Length > 2 && digits[0] == '0')
        {
            var radix = char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
            if (radix != 0)
            {
                return Integer(digits.Substring(2), radix);
            }
        }

        return digits.Length > 1 && digits[0] == '0' ? Integer(digits.Substring(1), 8) : Integer(digits, 10);
    }

    private static BigInteger? Integer(string digits, int radix)
    {
        var value = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => int.MaxValue,
            };
            if (digit >= radix)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        return digits.Length == 0 ? null : value;
    }
}
