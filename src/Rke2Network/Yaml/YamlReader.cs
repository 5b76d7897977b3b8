using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rke2Network.Yaml;

/// <summary>
/// Reads YAML into a tree as Go would, and refuses what Go would take in silence: duplicate keys, several documents
/// where one is meant. Anchors are expanded, within bounds.
/// </summary>
public static class YamlReader
{
    private static readonly Regex TabIndent = new(@"^ *\t", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>Reads one document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The tree, or null where the text holds no document.</returns>
    /// <exception cref="InputException">The text is no YAML that Go reads; the message names line and column.</exception>
    public static YamlValue? Read(string text, string? file = null) => Read(text, new TextOrigin(file));

    /// <summary>Reads a document that stands inside another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Where it stands there.</param>
    /// <returns>The map; an empty one where the text holds nothing.</returns>
    internal static YamlMap ReadMap(string text, TextOrigin origin) => PlainMaps.TryRead(text, origin) ?? AsMap(Read(text, origin));

    /// <summary>Reads all documents of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The trees; nothing for an empty document.</returns>
    /// <exception cref="InputException">The text is no YAML that Go reads; the message names line and column.</exception>
    public static IReadOnlyList<YamlValue> ReadAll(string text, string? file = null)
    {
        var origin = new TextOrigin(file);
        return Parse<IReadOnlyList<YamlValue>>(text, origin, parser =>
        {
            var documents = new List<YamlValue>();
            while (!parser.Accept<StreamEnd>(out _))
            {
                parser.Consume<DocumentStart>();
                documents.Add(new TreeBuilder(origin).Build(parser));
                parser.Consume<DocumentEnd>();
            }

            return documents;
        });
    }

    private static YamlValue? Read(string text, TextOrigin origin, bool lastKeyWins = false) => Parse(text, origin, parser =>
    {
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var tree = new TreeBuilder(origin, lastKeyWins).Build(parser);
        parser.Consume<DocumentEnd>();
        return parser.Accept<DocumentStart>(out var second)
            ? throw new InputException(
                "SeveralDocuments", origin.Place(second.Start).ToString(), "here a second YAML document starts.", "Give one document.")
            : tree;
    });

    private static T Parse<T>(string text, TextOrigin origin, Func<IParser, T> read)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            return read(parser);
        }
        catch (YamlException exception)
        {
            throw NotYaml(text, origin, exception);
        }
        catch (InvalidOperationException exception)
        {
            // So the parser ends over a bracket that is not closed before the next key.
            var at = parser.Current?.End ?? Mark.Empty;
            throw NotYaml(text, origin, new YamlException(at, at, "a bracket or quote is not closed", exception));
        }
    }

    /// <summary>Reads one document that is a map.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The map; an empty one where the text holds nothing.</returns>
    /// <exception cref="InputException">The text is no YAML that Go reads, or no map.</exception>
    public static YamlMap ReadMap(string text, string? file = null) => AsMap(Read(text, file));

    /// <summary>Reads one document that is a map as Go does: of a key that stands twice the last holds.</summary>
    internal static YamlMap ReadMapLastKeyWins(string text, string file) => AsMap(Read(text, new TextOrigin(file), lastKeyWins: true));

    private static YamlMap AsMap(YamlValue? value) => value switch
    {
        null => YamlMap.Empty,
        YamlMap map => map,
        YamlScalar { Kind: YamlScalarKind.Null } => YamlMap.Empty,
        { } other => throw new InputException(
            "NotAMap",
            other.Source?.ToString(),
            other is YamlList ? "this is a list, where keys with values are needed." : "this is a single value, where keys with values are needed.",
            "Write keys such as 'flannel:' with their values indented below."),
    };

    private static InputException NotYaml(string text, TextOrigin origin, YamlException exception)
    {
        // The parser does not always tell the place of a tab.
        var tab = TabIndent.Match(text);
        if (tab.Success)
        {
            var line = text.Take(tab.Index).Count(c => c == '\n') + 1;
            return new InputException(
                "TabIndent", origin.Place(line, 1).ToString(), "this line is indented with a tab, and YAML takes blanks only.", "Indent it with blanks.", null, exception);
        }

        return new InputException(
            "InvalidYaml",
            Place(text, origin, exception).ToString(),
            "this is not YAML: " + Sentence(exception.Message),
            "Mend it there; YAML is indented with blanks, and a text with ': ' or ' #' in it needs quotes.",
            null,
            exception);
    }

    /// <summary>What is missing at the end of the text the parser finds behind it.</summary>
    private static SourceLocation Place(string text, TextOrigin origin, YamlException exception)
    {
        var lines = text.Split('\n');
        var mark = exception.End.Line > lines.Length ? exception.Start : exception.End;
        return mark.Line > lines.Length ? origin.Place(lines.Length, lines[lines.Length - 1].TrimEnd('\r').Length + 1) : origin.Place(mark);
    }

    private static string Sentence(string message)
    {
        var text = message.Trim();
        return text.Length == 0 ? "it cannot be parsed." : char.ToLowerInvariant(text[0]) + text.Substring(1).TrimEnd('.') + ".";
    }
}
