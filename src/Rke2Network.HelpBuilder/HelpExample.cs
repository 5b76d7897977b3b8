using System.Xml.Linq;

namespace Rke2Network.HelpBuilder;

/// <summary>An example: what to type, and what it does.</summary>
internal sealed record HelpExample(string Code, string Explanation)
{
    internal static HelpExample Of(XElement example) =>
        new(example.Element("code")?.Value.Trim() ?? string.Empty, CommentFile.OneLine(example.Element("para")));
}
