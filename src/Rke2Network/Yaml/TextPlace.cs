using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rke2Network.Yaml;

/// <summary>A text in quotes or in a block, in which # begins no comment.</summary>
/// <param name="Key">The key that it stands behind; another text before it, or null, where it stands behind none.</param>
/// <param name="Text">What it says.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where what follows it starts.</param>
internal sealed record TextPlace(string? Key, string Text, ScalarStyle Style, Mark Start, Mark End)
{
    /// <summary>Whether its lines are those of the file, indented.</summary>
    internal bool IsLiteral => Style == ScalarStyle.Literal;

    /// <summary>Whether a place, counted from 1, is in the text. What stands behind a block's header is a comment.</summary>
    internal bool Holds(int line, int column) =>
        (line > Start.Line || (line == Start.Line && column > Start.Column)) && (line < End.Line || (line == End.Line && column < End.Column))
        && (line > Start.Line || Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted);

    /// <summary>The texts of a file, as far as it is YAML.</summary>
    internal static IReadOnlyList<TextPlace> Of(string text)
    {
        var places = new List<TextPlace>();
        try
        {
            var parser = new Parser(new StringReader(text));
            string? before = null;
            while (parser.MoveNext())
            {
                var scalar = parser.Current as Scalar;
                if (scalar is { Style: not (ScalarStyle.Plain or ScalarStyle.Any) })
                {
                    places.Add(new TextPlace(before, scalar.Value, scalar.Style, scalar.Start, scalar.End));
                }

                before = scalar?.Value;
            }
        }
        catch (YamlException)
        {
            // Who reads the file's values says what is wrong.
        }

        return places;
    }
}
