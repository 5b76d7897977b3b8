using System;
using System.Linq;
using System.Xml.Linq;

namespace Rke2Network.HelpBuilder;

/// <summary>An example: what to type, and what it does.</summary>
internal sealed record HelpExample(string Code, string Explanation)
{
    /// <summary>What Get-Help prints whole on a screen of 80 columns. A longer line it breaks, and the code would not run as printed.</summary>
    private const int LongestLine = 75;

    internal static HelpExample Of(XElement example) =>
        new(Lines(example.Element("code")?.Value ?? string.Empty), CommentFile.OneLine(example.Element("para")));

    /// <summary>What is wrong with it; null if nothing is.</summary>
    internal string? Gap() =>
        Code.Length == 0 || Explanation.Length == 0 ? "code and para"
        : Code.Split('\n').FirstOrDefault(line => line.Length > LongestLine) is { } wide ? $"lines of at most {LongestLine} characters, and this has {wide.Length}: {wide}"
        : Code.Split('\n').Any(line => line.Length == 0) ? "no empty line in its code, where Get-Help's reader would take the explanation to start"
        : null;

    /// <summary>The lines without what all of them are indented by: the compiler indents comments.</summary>
    private static string Lines(string code)
    {
        var lines = code.Split('\n').Select(line => line.TrimEnd()).ToArray();
        lines = [.. lines.SkipWhile(line => line.Length == 0).Reverse().SkipWhile(line => line.Length == 0).Reverse()];
        var indentation = lines.Where(line => line.Length > 0).Select(Indentation).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select(line => line[Math.Min(indentation, line.Length)..]));
    }

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;
}
