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
    public static YamlValue? Read(string text, string? file = null) => Read(text, file, lastKeyWins: false);

    /// <summary>Reads a document that stands inside another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <param name="line">How many lines stand before it there.</param>
    /// <param name="column">How many columns stand before each of its lines there.</param>
    /// <returns>The map; an empty one where the text holds nothing.</returns>
    internal static YamlMap ReadMap(string text, string? file, int line, int column)
    {
        try
        {
            return AsMap(Read(text, file, false, line, column));
        }
        catch (InputException fault) when (fault.InnerException is YamlException inner)
        {
            throw new InputException(fault.ErrorId, Place(file, inner.Start, line, column).ToString(), fault.Reason, fault.Advice, null, inner);
        }
    }

    /// <summary>Reads all documents of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The trees; nothing for an empty document.</returns>
    /// <exception cref="InputException">The text is no YAML that Go reads; the message names line and column.</exception>
    public static IReadOnlyList<YamlValue> ReadAll(string text, string? file = null)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            var documents = new List<YamlValue>();
            parser.Consume<StreamStart>();
            while (!parser.Accept<StreamEnd>(out _))
            {
                parser.Consume<DocumentStart>();
                documents.Add(new TreeBuilder(file).Build(parser));
                parser.Consume<DocumentEnd>();
            }

            return documents;
        }
        catch (YamlException exception)
        {
            throw NotYaml(text, file, exception);
        }
    }

    private static YamlValue? Read(string text, string? file, bool lastKeyWins, int line = 0, int column = 0)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var tree = new TreeBuilder(file, lastKeyWins, line, column).Build(parser);
            parser.Consume<DocumentEnd>();
            return parser.Accept<DocumentStart>(out var second)
                ? throw new InputException(
                    "SeveralDocuments", Place(file, second.Start).ToString(), "here a second YAML document starts.", "Give one document.")
                : tree;
        }
        catch (YamlException exception)
        {
            throw NotYaml(text, file, exception);
        }
    }

    /// <summary>Reads one document that is a map.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The map; an empty one where the text holds nothing.</returns>
    /// <exception cref="InputException">The text is no YAML that Go reads, or no map.</exception>
    public static YamlMap ReadMap(string text, string? file = null) => AsMap(Read(text, file));

    /// <summary>Reads one document that is a map as Go does: of a key that stands twice the last holds.</summary>
    internal static YamlMap ReadMapLastKeyWins(string text, string file) => AsMap(Read(text, file, lastKeyWins: true));

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

    internal static SourceLocation Place(string? file, Mark mark, int line = 0, int column = 0) => new(file, (int)mark.Line + line, (int)mark.Column + column);

    private static InputException NotYaml(string text, string? file, YamlException exception)
    {
        // The parser does not always tell the place of a tab.
        var tab = TabIndent.Match(text);
        if (tab.Success)
        {
            var line = text.Take(tab.Index).Count(c => c == '\n') + 1;
            return new InputException(
                "TabIndent", new SourceLocation(file, line, 1).ToString(), "this line is indented with a tab, and YAML takes blanks only.", "Indent it with blanks.", null, exception);
        }

        return new InputException(
            "InvalidYaml",
            Place(file, exception.End.Line > text.Split('\n').Length ? exception.Start : exception.End).ToString(),
            "this is not YAML: " + Sentence(exception.Message),
            "Mend it there; YAML is indented with blanks, and a text with ': ' or ' #' in it needs quotes.",
            null,
            exception);
    }

    private static string Sentence(string message)
    {
        var text = message.Trim();
        return text.Length == 0 ? "it cannot be parsed." : char.ToLowerInvariant(text[0]) + text.Substring(1).TrimEnd('.') + ".";
    }
}
