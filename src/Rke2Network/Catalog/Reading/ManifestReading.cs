using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Rke2Network.Catalog.Reading;

/// <summary>Finds where in a manifest the marks of a <see cref="Skeleton"/> stand, by indentation, and gives the values the schemas of these places.</summary>
internal sealed class ManifestReading(Skeleton skeleton, KindSchemas kinds)
{
    private static readonly Regex Separator = new("^---.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex KindLine = new(@"^kind:[ \t]*[""']?([A-Za-z]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex Key = new("^(\"[^\"]+\"[ ]*|'[^']+'[ ]*|[^\\s#:\"'{\\[-][^:#]*):(?:[ ]+|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Block = new(@"^[|>][-+0-9]*[ ]*(#.*)?$", RegexOptions.CultureInvariant);

    private readonly List<Frame> frames = [];
    private TypeSchema[] roots = [];
    private int blockIndent = -1;
    private bool blockKeyOpen;

    /// <summary>Reads what one template file writes.</summary>
    internal void Read(string text)
    {
        foreach (var document in Separator.Split(text))
        {
            if (document.IndexOf('\uE000') < 0)
            {
                continue;
            }

            roots = KindLine.Matches(document).Cast<Match>().Select(match => kinds.Find(match.Groups[1].Value)).Where(root => root is not null).Select(root => root!).ToArray();
            frames.Clear();
            blockIndent = -1;
            foreach (var line in document.Split('\n'))
            {
                Line(line.TrimEnd());
            }
        }
    }

    private void Line(string line)
    {
        var indent = line.Length - line.TrimStart(' ').Length;
        var rest = line.Substring(indent);
        if (rest.Length == 0 || rest[0] == '#')
        {
            return;
        }

        if (blockIndent >= 0 && indent > blockIndent)
        {
            return; // text inside a manifest: where its values go is not known
        }

        blockIndent = -1;
        while (rest.StartsWith("- ", System.StringComparison.Ordinal) || rest == "-")
        {
            Effort.Spend(rest.Length + frames.Count);
            Pop(indent, keepEqualKey: true);
            frames.Add(new Frame(indent, null));
            var inner = rest.Substring(1);
            var skipped = inner.Length - inner.TrimStart(' ').Length + 1;
            indent += skipped;
            rest = rest.Substring(skipped <= rest.Length ? skipped : rest.Length);
        }

        var key = Key.Match(rest);
        if (key.Success)
        {
            Keyed(indent, key.Groups[1].Value.TrimEnd(' '), rest.Substring(key.Length).Trim());
        }
        else if (rest.Length > 0)
        {
            Alone(indent, rest);
        }
    }

    private void Keyed(int indent, string key, string value)
    {
        Pop(indent, keepEqualKey: false);
        if (Skeleton.Mark.Match(key) is { Success: true } mark && skeleton[mark].Value.KeyOf is { } keys)
        {
            // All members of a value, one after another.
            var schema = Here();
            keys.IsPlaced |= Place(schema, Abstraction.Of(keys.Owner)) && schema!.Members is not null;
            frames.Add(new Frame(indent, Frame.AnyKey));
        }
        else
        {
            frames.Add(new Frame(indent, key.Trim('"', '\'')));
        }

        blockKeyOpen = value.Length == 0;
        if (Block.IsMatch(value))
        {
            blockIndent = indent;
        }
        else if (value.Length > 0)
        {
            Value(value);
        }
    }

    private void Alone(int indent, string rest)
    {
        Pop(indent + 1, keepEqualKey: false);
        if (frames.Count > 0 && frames[frames.Count - 1] is { Key: null } item && item.Indent == indent)
        {
            frames.RemoveAt(frames.Count - 1); // further items of the list
        }
        else
        {
            // A list may stand at its key's own indentation.
            Pop(indent, keepEqualKey: blockKeyOpen);
        }

        Value(rest);
    }

    private void Value(string text)
    {
        foreach (Match mark in Skeleton.Mark.Matches(text))
        {
            var emission = skeleton[mark];
            if (emission.IsWhole)
            {
                // In quotes it is a text, whatever the value was.
                if (text.Length == mark.Length && Place(Here(), emission.Value))
                {
                    emission.IsPlaced = true;
                }
            }
            else if (text.Trim('"', '\'').Length == mark.Length && Here() is { Allowed.Count: > 0 } schema)
            {
                Assign(new TypeSchema { Allowed = schema.Allowed }, emission.Value, []);
            }
        }
    }

    private void Pop(int indent, bool keepEqualKey)
    {
        while (frames.Count > 0 && frames[frames.Count - 1] is var last
            && (last.Indent > indent || (last.Indent == indent && !(keepEqualKey && last.Key is not null))))
        {
            frames.RemoveAt(frames.Count - 1);
        }
    }

    private TypeSchema? Here()
    {
        Effort.Spend(frames.Count);
        return roots.Select(root => frames.Aggregate((TypeSchema?)root, Step)).FirstOrDefault(schema => schema is not null);
    }

    private static TypeSchema? Step(TypeSchema? schema, Frame frame) => schema is null ? null
        : frame.Key is null or Frame.AnyKey ? schema.Item
        : schema.Members is { } members && members.TryGetValue(frame.Key, out var member) ? member
        : schema.Members is null ? schema.Item
        : null;

    private static bool Place(TypeSchema? schema, Abstraction value)
    {
        if (schema is null || (schema.Members is null && schema.Item is null && schema.Kinds == ValueKinds.None))
        {
            return false;
        }

        Assign(schema, value, []);
        return true;
    }

    private static void Assign(TypeSchema? schema, Abstraction value, HashSet<(TypeSchema, Abstraction)> seen)
    {
        if (schema is null || !seen.Add((schema, value)))
        {
            return;
        }

        Effort.Down();
        Effort.Spend(Effort.Step + value.Nodes.Count);

        if (value.KeyOf is { } keys)
        {
            keys.IsPlaced |= schema.Members is not null;
        }

        foreach (var node in value.Nodes)
        {
            node.Types.Add(schema);
            foreach (var overlay in node.Overlays)
            {
                Assign(MemberOf(schema, overlay.Key), overlay.Value, seen);
            }

            foreach (var child in node.Children.Values.Where(child => child.Overlays.Count > 0))
            {
                foreach (var overlay in child.Overlays)
                {
                    Assign(MemberOf(MemberOf(schema, child.Name), overlay.Key), overlay.Value, seen);
                }
            }
        }

        foreach (var member in value.Members ?? [])
        {
            Assign(member.Key == Skeleton.CopyKey ? schema : MemberOf(schema, member.Key), member.Value, seen);
        }

        foreach (var item in value.Items ?? [])
        {
            Assign(schema.Item, item, seen);
        }

        Effort.Up();
    }

    private static TypeSchema? MemberOf(TypeSchema? schema, string key) =>
        schema is { Members: { } members } ? members.TryGetValue(key, out var member) ? member : null : schema?.Item;

    /// <summary>A step on the way down a manifest: a key, or an item of a list.</summary>
    private sealed record Frame(int Indent, string? Key)
    {
        internal const string AnyKey = "\u0000";
    }
}
