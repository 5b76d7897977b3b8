using System.Collections.Generic;

namespace Rke2Network.Yaml;

/// <summary>
/// Reads the form that most values have, keys and single values on lines of their own, without the parser, which takes several
/// times as long. It gives up at anything else, be it another form or a fault: the parser then reads the text from its start, so
/// that there is one place for what YAML is. A test holds that both make the same tree, with the same places.
/// </summary>
internal sealed class PlainMaps
{
    /// <summary>Far below the bounds of the parser and of the tree, which then need not be looked at.</summary>
    private const int MaximumDepth = 100;
    private const int MaximumKey = 200;
    private const int MaximumLength = 1_000_000;

    private readonly string text;
    private readonly TextOrigin origin;
    private readonly Stack<Level> open = new();
    private int at;
    private int line;
    private string? pending;
    private SourceLocation? pendingPlace;

    private PlainMaps(string text, TextOrigin origin)
    {
        this.text = text;
        this.origin = origin;
    }

    /// <summary>The map, or null where the text has another form.</summary>
    internal static YamlMap? TryRead(string text, TextOrigin origin) =>
        text.Length > MaximumLength ? null : new PlainMaps(text, origin).Read();

    private YamlMap? Read()
    {
        while (at < text.Length)
        {
            line++;
            if (!TakeLine())
            {
                return null;
            }
        }

        if (pending is not null || open.Count == 0)
        {
            return null;
        }

        while (open.Count > 1)
        {
            Close();
        }

        return open.Pop().Complete();
    }

    private bool TakeLine()
    {
        var start = at;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at == text.Length || text[at] is '\n' or '#')
        {
            return SkipRest();
        }

        var place = origin.Place(line, at - start + 1);
        var indent = at - start;
        return Key() is { } key && Enter(indent, place) && TakeValue(key, start, place);
    }

    /// <summary>Passes over a comment. One of other than plain characters may hold what YAML takes for the end of a line.</summary>
    private bool SkipRest()
    {
        while (at < text.Length && text[at] is >= ' ' and <= '~')
        {
            at++;
        }

        return at == text.Length || text[at++] == '\n';
    }

    /// <summary>A key up to its colon; null where it is none that stands for itself everywhere.</summary>
    private string? Key()
    {
        var start = at;
        if (!IsLetter(text[at]))
        {
            return null;
        }

        while (at < text.Length && (IsPlain(text[at]) || text[at] is '/' or '-'))
        {
            at++;
        }

        if (at == text.Length || text[at] != ':' || at - start > MaximumKey)
        {
            return null;
        }

        var key = text.Substring(start, at - start);
        at++;
        return GoScalars.Resolve(key, null).Kind == YamlScalarKind.String ? key : null;
    }

    /// <summary>Goes to the map that the line's indent means.</summary>
    private bool Enter(int indent, SourceLocation place)
    {
        if (open.Count == 0 || pending is not null)
        {
            if (open.Count > 0 ? indent <= open.Peek().Indent : indent > 0)
            {
                return false;
            }

            open.Push(new Level(indent, pending, pendingPlace ?? place));
            (pending, pendingPlace) = (null, null);
            return open.Count <= MaximumDepth;
        }

        while (open.Count > 1 && indent < open.Peek().Indent)
        {
            Close();
        }

        return indent == open.Peek().Indent;
    }

    private void Close()
    {
        var done = open.Pop();
        open.Peek().Add(done.Key!, done.Complete());
    }

    /// <summary>Takes what stands behind a key's colon: a single value, or nothing, where a map follows.</summary>
    private bool TakeValue(string key, int lineStart, SourceLocation place)
    {
        if (open.Peek().Has(key))
        {
            return false;
        }

        var colon = at;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at == text.Length || text[at] == '\n')
        {
            at++;
            (pending, pendingPlace) = (key, place);
            return true;
        }

        if (at == colon)
        {
            return false;
        }

        var start = at;
        var where = origin.Place(line, start - lineStart + 1);
        var value = text[at] is '"' or '\'' ? Quoted(where) : Plain(where);
        if (value is null || (at < text.Length && text[at] != '\n'))
        {
            return false;
        }

        at++;
        open.Peek().Add(key, value);
        return true;
    }

    private YamlScalar? Plain(SourceLocation where)
    {
        var start = at;
        if (!IsLetter(text[at]) && text[at] is not ((>= '0' and <= '9') or '/'))
        {
            return null;
        }

        while (at < text.Length && (IsPlain(text[at]) || text[at] is '/' or '-' or '+' || (text[at] == ':' && at + 1 < text.Length && IsPlain(text[at + 1]))))
        {
            at++;
        }

        return GoScalars.Resolve(text.Substring(start, at - start), where);
    }

    private YamlScalar? Quoted(SourceLocation where)
    {
        var quote = text[at];
        var start = ++at;
        while (at < text.Length && text[at] is >= ' ' and <= '~' and not ('"' or '\'' or '\\'))
        {
            at++;
        }

        return at < text.Length && text[at] == quote ? YamlScalar.String(text.Substring(start, at++ - start), where) : null;
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsPlain(char c) => IsLetter(c) || c is (>= '0' and <= '9') or '.';

    /// <summary>A map whose lines are being read.</summary>
    private sealed class Level(int indent, string? key, SourceLocation place)
    {
        private readonly List<KeyValuePair<string, YamlValue>> entries = [];
        private readonly KeyPlaces keys = new();

        internal int Indent => indent;

        internal string? Key => key;

        internal bool Has(string name) => keys.TryGet(name, out _);

        internal void Add(string name, YamlValue value)
        {
            keys.Add(name, null);
            entries.Add(new(name, value));
        }

        internal YamlMap Complete() => new(entries, place);
    }
}
