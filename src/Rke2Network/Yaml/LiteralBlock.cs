using System.Text;

namespace Rke2Network.Yaml;

/// <summary>Literal blocks: texts of several lines as they are.</summary>
internal static class LiteralBlock
{
    /// <summary>
    /// Writes a text of several lines as a block behind its key, if the block reads back as exactly this text; a text
    /// that ends in a newline must not be the last of its document, where an outer block would take the newline away.
    /// </summary>
    internal static bool TryWrite(StringBuilder text, string content, int indent, bool isLast)
    {
        if (content.IndexOf('\n') < 0 || content[0] is ' ' or '\n')
        {
            return false;
        }

        var ended = content[content.Length - 1] == '\n';
        if ((ended && isLast) || !IsFit(content))
        {
            return false;
        }

        var body = ended ? content.Substring(0, content.Length - 1) : content;
        if (body[body.Length - 1] == '\n')
        {
            return false;
        }

        text.Append(ended ? "|" : "|-");
        Append(text, body, indent);
        return true;
    }

    /// <summary>Appends the lines of a text, indented; empty lines stay empty.</summary>
    internal static void Append(StringBuilder text, string body, int indent)
    {
        foreach (var line in body.Split('\n'))
        {
            text.Append('\n');
            if (line.Length > 0)
            {
                text.Append(' ', indent).Append(line);
            }
        }
    }

    /// <summary>Printable ASCII without tabs and without blanks at line ends is safe in every reader.</summary>
    private static bool IsFit(string content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (c != '\n' && (c is < ' ' or > '~' || (c == ' ' && (i + 1 == content.Length || content[i + 1] == '\n'))))
            {
                return false;
            }
        }

        return true;
    }
}
