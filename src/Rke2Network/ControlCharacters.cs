using System.Globalization;
using System.Text;

namespace Rke2Network;

/// <summary>
/// Control characters in texts for people: a value out of a file may hold sequences that a terminal obeys. They are
/// written as in YAML, so that nothing is lost and nothing happens.
/// </summary>
internal static class ControlCharacters
{
    /// <summary>The text with control characters as <c>\x1B</c>; lines and tabs stay.</summary>
    internal static string Visible(string text)
    {
        foreach (var c in text)
        {
            if (IsInvisible(c))
            {
                return Escape(text);
            }
        }

        return text;
    }

    /// <summary>Whether a text has a control character, line ends and tabs among them.</summary>
    internal static bool AreIn(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One character as <c>\x1B</c>.</summary>
    internal static string Escape(char c) => string.Format(CultureInfo.InvariantCulture, "\\x{0:X2}", (int)c);

    private static bool IsInvisible(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    private static string Escape(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            visible.Append(IsInvisible(c) ? Escape(c) : c.ToString());
        }

        return visible.ToString();
    }
}
