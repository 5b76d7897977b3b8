using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>
/// Reads the comments that accept findings. One behind a value holds for its line and for what is nested below it; one on a
/// line of its own for the next line and what is nested below that; <c>rke2network:ignore-file</c> for the whole file. Texts in
/// quotes and blocks hold no comments, but for the values in <c>valuesContent</c>; those in quotes have one place, for which
/// their comments hold.
/// </summary>
public static class SuppressionReader
{
    private const string Mark = "rke2network:";
    private const string WholeFile = "-file";

    /// <summary>The text of the comment, from its mark on.</summary>
    private static readonly Lazy<Regex> Comment = new(() => new Regex(
        @"(?<=^|\s)#+\s*rke2network:\s*ignore(?<scope>-file)?(?:\s+(?<ids>(?:RKE2NET)?\d{3}(?:\s*,\s*(?:RKE2NET)?\d{3})*)[:,]?(?!\S))?(?<reason>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));

    /// <summary>Reads the comments of a text.</summary>
    /// <param name="text">The text of a file.</param>
    /// <param name="file">The file it came from.</param>
    /// <returns>The comments in their order.</returns>
    public static IReadOnlyList<Suppression> Read(string text, string? file)
    {
        if (text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return [];
        }

        var texts = TextPlace.Of(text);
        var lines = Lines(text);
        return
        [
            .. OfLines(lines, texts).Select(comment => Suppression(lines, comment.Line, comment.Column, comment.Match, file))
                .Concat(texts.Where(each => each.Key == ManifestReader.ContentKey).SelectMany(content => OfContent(content, lines, file)))
                .OrderBy(suppression => suppression.Source.Line),
        ];
    }

    private static string[] Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();

    /// <summary>The comments on lines, counted from 0, that are in no text.</summary>
    private static IEnumerable<(int Line, int Column, Match Match)> OfLines(string[] lines, IReadOnlyList<TextPlace> texts) =>
        from line in lines.Select((content, i) => (content, i))
        let match = Comment.Value.Match(line.content)
        where match.Success && !texts.Any(each => each.Holds(line.i + 1, match.Index + 1))
        select (line.i, match.Index, match);

    private static IEnumerable<Suppression> OfContent(TextPlace content, string[] lines, string? file)
    {
        var start = (int)content.Start.Line;
        var inner = Lines(content.Text);
        return OfLines(inner, TextPlace.Of(content.Text)).Select(comment => content.IsLiteral
            ? Suppression(lines, start + comment.Line, comment.Column + lines[start + comment.Line].Length - inner[comment.Line].Length, comment.Match, file)
            : Suppression(comment.Match, new SourceLocation(file, start, (int)content.Start.Column), start, start));
    }

    private static Suppression Suppression(string[] lines, int at, int column, Match match, string? file)
    {
        var first = IsComment(lines[at]) ? Enumerable.Range(at + 1, lines.Length - at - 1).Where(i => IsContent(lines[i])).DefaultIfEmpty(at).First() : at;
        return Suppression(match, new SourceLocation(file, at + 1, column + 1), first + 1, Last(lines, first) + 1);
    }

    private static Suppression Suppression(Match match, SourceLocation place, int first, int last) => new(
        match.Groups["ids"].Value.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(id => Id(id.Trim())).ToArray(),
        match.Groups["reason"].Value.Trim(),
        match.Groups["scope"].Value.Equals(WholeFile, StringComparison.OrdinalIgnoreCase),
        place,
        first,
        last);

    private static string Id(string text) => char.IsDigit(text[0]) ? "RKE2NET" + text : text.ToUpperInvariant();

    /// <summary>The last line of what is nested below a line. A list may stand at its key's own indent.</summary>
    private static int Last(string[] lines, int first)
    {
        var indent = Indent(lines[first]);
        var isItem = IsItem(lines[first]);
        var last = first;
        for (var i = first + 1; i < lines.Length; i++)
        {
            if (IsContent(lines[i]))
            {
                if (Indent(lines[i]) <= indent && (isItem || Indent(lines[i]) < indent || !IsItem(lines[i])))
                {
                    break;
                }

                last = i;
            }
        }

        return last;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool IsComment(string line) => line.TrimStart() is { Length: > 0 } content && content[0] == '#';

    private static bool IsContent(string line) => !string.IsNullOrWhiteSpace(line) && !IsComment(line);

    private static bool IsItem(string line) => line.TrimStart(' ') is var content && (content == "-" || content.StartsWith("- ", StringComparison.Ordinal));
}
