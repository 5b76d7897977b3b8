using System.Globalization;
using System.Text;

namespace Rke2Network.Nodes;

/// <summary>Texts out of the answer of a node, which may be anything.</summary>
internal static class ProbeText
{
    /// <summary>
    /// The text without what a terminal obeys or a reader does not see: control characters, marks that turn the direction
    /// of writing, separators of lines. They are written as <c>\x1B</c>.
    /// </summary>
    internal static string Clean(string text)
    {
        foreach (var c in text)
        {
            if (IsHidden(c))
            {
                return Escape(text);
            }
        }

        return text;
    }

    /// <summary>A number without a sign, up to a limit; null for anything else.</summary>
    internal static int? Number(string? text, int most = int.MaxValue) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static string Escape(string text)
    {
        var clean = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            clean.Append(IsHidden(c) ? ControlCharacters.Escape(c) : c.ToString());
        }

        return clean.ToString();
    }

    private static bool IsHidden(char c) => c > '~' || c < ' '
        ? CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : false;
}
