using System;
using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rke2Network.Editing;

/// <summary>Reads where the nodes of a document stand. The text has been read as a tree before, so it is YAML of a sane depth.</summary>
internal sealed class LayoutReader
{
    private readonly string text;
    private readonly Stack<LayoutCollection> open = new();
    private readonly Stack<(string Key, int Start, int Colon)?> keys = new();
    private LayoutNode? root;

    private LayoutReader(string text)
    {
        this.text = text;
    }

    /// <summary>Reads the layout of one document.</summary>
    /// <param name="text">The text, of one document or several; lines end in LF.</param>
    /// <param name="document">Which, from 0.</param>
    /// <returns>Its root; null where the text has no such document.</returns>
    internal static LayoutNode? Read(string text, int document)
    {
        var parser = new Parser(new StringReader(text));
        var reader = new LayoutReader(text);
        var at = -1;
        while (parser.MoveNext())
        {
            at += parser.Current is DocumentStart ? 1 : 0;
            if (at == document)
            {
                reader.Take(parser.Current!);
            }
        }

        return reader.root;
    }

    /// <summary>The offset of the first character of a line that holds an offset.</summary>
    internal static int LineStart(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    private void Take(ParsingEvent taken)
    {
        switch (taken)
        {
            case Scalar scalar:
                TakeScalar(scalar);
                break;
            case AnchorAlias alias:
                Add(new LayoutAlias((int)alias.Start.Index) { End = (int)alias.End.Index });
                break;
            case MappingStart map:
                Open(new LayoutMap((int)map.Start.Index, map.Style == MappingStyle.Flow, (int)map.End.Column - 1));
                break;
            case SequenceStart list:
                Open(new LayoutList((int)list.Start.Index, list.Style == SequenceStyle.Flow, Column(list)));
                break;
            case MappingEnd or SequenceEnd:
                Close((int)taken.End.Index);
                break;
            default:
                break;
        }
    }

    /// <summary>The parser's mark stands before the first dash, or behind it where the list is not indented.</summary>
    private int Column(SequenceStart list) => (int)list.End.Column - (list.End.Index < text.Length && text[(int)list.End.Index] == '-' ? 1 : 2);

    private void TakeScalar(Scalar scalar)
    {
        var start = (int)scalar.Start.Index;
        if (open.Count > 0 && open.Peek() is LayoutMap && keys.Peek() is null)
        {
            keys.Pop();
            keys.Push((scalar.Value, start, text.IndexOf(':', (int)scalar.End.Index)));
            return;
        }

        var node = new LayoutScalar(start, BehindProperties(start, (int)scalar.End.Index), scalar.Style);
        node.End = node.IsBlock ? BlockEnd(node.ValueStart, (int)scalar.End.Index) : (int)scalar.End.Index;
        Add(node);
    }

    /// <summary>Anchor and tag stand before the value, with blanks between.</summary>
    private int BehindProperties(int start, int end)
    {
        var at = start;
        while (at < end && text[at] is '&' or '!')
        {
            while (at < end && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            while (at < end && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return at;
    }

    /// <summary>The empty lines behind a block belong to it only where its header keeps them.</summary>
    private int BlockEnd(int start, int end)
    {
        var header = text.IndexOf('\n', start);
        if (header < 0)
        {
            return end;
        }

        return text.IndexOf('+', start, Math.Min(header, start + 3) - start) >= 0
            ? end
            : text.Substring(0, end).TrimEnd().Length;
    }

    private void Open(LayoutCollection collection)
    {
        open.Push(collection);
        keys.Push(null);
    }

    private void Close(int end)
    {
        var collection = open.Pop();
        keys.Pop();
        if (collection.IsFlow)
        {
            collection.End = end + 1;
        }
        else
        {
            foreach (var child in collection.Children)
            {
                collection.End = Math.Max(collection.End, child.End);
            }
        }

        Add(collection);
    }

    private void Add(LayoutNode node)
    {
        if (open.Count == 0)
        {
            root = node;
        }
        else if (open.Peek() is LayoutList list)
        {
            list.Items.Add(node);
        }
        else if (keys.Pop() is { } key)
        {
            ((LayoutMap)open.Peek()).Entries.Add(new LayoutEntry(key.Key, key.Start, key.Colon, node));
            keys.Push(null);
        }
        else
        {
            // A key that is no single value: the tree has no such thing either.
            keys.Push((string.Empty, node.Start, node.End));
        }
    }
}
