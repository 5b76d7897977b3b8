using System;
using System.Globalization;
using System.Text;

namespace Rke2Network.Catalog;

/// <summary>Words in the catalog's files: what would end a word or a line stands as <c>%</c> and two hexadecimal digits.</summary>
internal static class PercentText
{
    /// <summary>Encodes a word.</summary>
    /// <param name="text">The word.</param>
    /// <param name="special">The characters that mean something else where it stands; control characters and <c>%</c> always do.</param>
    internal static string Encode(string text, string special)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c < ' ' || c == '%' || special.IndexOf(c) >= 0)
            {
                encoded.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            }
            else
            {
                encoded.Append(c);
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes a word.</summary>
    /// <exception cref="FormatException">A <c>%</c> stands without its digits.</exception>
    internal static string Decode(string text)
    {
        var at = text.IndexOf('%');
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var from = 0; ; at = text.IndexOf('%', from))
        {
            if (at < 0)
            {
                return decoded.Append(text, from, text.Length - from).ToString();
            }

            decoded.Append(text, from, at - from);
            decoded.Append(at + 3 <= text.Length && int.TryParse(text.Substring(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                ? (char)code
                : throw new FormatException($"The catalog holds '{text}', where a '%' has no digits."));
            from = at + 3;
        }
    }
}
