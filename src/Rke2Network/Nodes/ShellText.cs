using System.Text;

namespace Rke2Network.Nodes;

/// <summary>Texts as sh quotes them.</summary>
internal static class ShellText
{
    /// <summary>A text as one word that sh takes as it is.</summary>
    internal static string Quote(string text) => "'" + text.Replace("'", "'\\''") + "'";

    /// <summary>The value of an assignment as os-release has it: plain, or in quotes of either kind.</summary>
    internal static string Unquote(string text)
    {
        var value = new StringBuilder(text.Length);
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote == '\0' && (c is '"' or '\''))
            {
                quote = c;
            }
            else if (c == quote)
            {
                quote = '\0';
            }
            else
            {
                value.Append(c == '\\' && quote != '\'' && i + 1 < text.Length ? text[++i] : c);
            }
        }

        return value.ToString();
    }
}
