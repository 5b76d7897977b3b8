using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Rke2Network.HelpBuilder;

/// <summary>The compiler's XML documentation file.</summary>
internal sealed partial class CommentFile
{
    private readonly Dictionary<string, XElement> members;

    internal CommentFile(string path)
    {
        members = XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);
    }

    /// <summary>The comment of a type.</summary>
    internal XElement? Type(Type type) => members.GetValueOrDefault("T:" + type.FullName);

    /// <summary>The summary of a property, on one line.</summary>
    internal string Property(Type type, string name) => members.GetValueOrDefault($"P:{type.FullName}.{name}")?.Element("summary") is { } summary ? OneLine(summary)
        : type.BaseType is { } below ? Property(below, name)
        : string.Empty;

    /// <summary>An element's text on one line.</summary>
    internal static string OneLine(XElement? element) => element is null ? string.Empty : Blanks().Replace(element.Value, " ").Trim();

    /// <summary>An element's paragraphs, each on one line.</summary>
    internal static IReadOnlyList<string> Paragraphs(XElement? element) => element is null
        ? []
        : element.Elements("para").Any() ? [.. element.Elements("para").Select(OneLine)] : [OneLine(element)];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
