using System.Collections.Generic;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rke2Network.Yaml;

/// <summary>Builds the tree without recursion.</summary>
internal sealed class TreeBuilder(TextOrigin origin, bool lastKeyWins = false)
{
    /// <summary>How many nodes a document may have once its aliases are expanded: far above any configuration, far below a bomb.</summary>
    private const int MaximumNodes = 1_000_000;

    /// <summary>
    /// How deep a document may nest: far above any configuration. The parser's time for each token grows with the depth of
    /// flow collections, so that a short text of brackets would keep it busy for hours.
    /// </summary>
    private const int MaximumDepth = 1000;

    /// <summary>Only a plain &lt;&lt; merges; quoted it is a key like any other.</summary>
    private static readonly YamlScalar MergeKey = YamlScalar.String("<<");

    private readonly bool lastKeyWins = lastKeyWins;
    private readonly Dictionary<AnchorName, YamlValue> anchors = [];
    private readonly Dictionary<YamlValue, long> sizes = [];
    private readonly Stack<Frame> open = new();
    private long nodes;

    internal YamlValue Build(IParser parser)
    {
        while (true)
        {
            if (Next(parser) is not { } done)
            {
                continue;
            }

            if (open.Count == 0)
            {
                return done;
            }

            open.Peek().Add(done);
        }
    }

    /// <summary>Takes one event; returns the node that it completes, if it does.</summary>
    private YamlValue? Next(IParser parser)
    {
        // To ask the parser for one kind of event after the other takes longer than to build the tree.
        var taken = parser.Current!;
        parser.MoveNext();
        switch (taken)
        {
            case Scalar scalar:
                var at = origin.Place(scalar.Start);
                Count(1, at);
                return Remember(scalar.Anchor, Resolve(scalar, at), 1);
            case MappingStart map:
                var mapAt = origin.Place(map.Start);
                Push(new MapFrame(this, map.Anchor, map.Style == MappingStyle.Block ? BelowKey(mapAt) : mapAt, nodes), mapAt);
                Count(1, mapAt);
                return null;
            case SequenceStart list:
                var listAt = origin.Place(list.Start);
                Push(new ListFrame(list.Anchor, list.Style == SequenceStyle.Block ? BelowKey(listAt) : listAt, nodes), listAt);
                Count(1, listAt);
                return null;
            case AnchorAlias alias:
                return Target(alias);
            default: // the end of the innermost map or list
                var frame = open.Pop();
                return Remember(frame.Anchor, frame.Complete(), nodes - frame.NodesBefore);
        }
    }

    private YamlValue Target(AnchorAlias alias)
    {
        var place = origin.Place(alias.Start);
        if (!anchors.TryGetValue(alias.Value, out var target))
        {
            throw Fault("UnknownAlias", place, $"the alias *{alias.Value} has no anchor before it.", "Write the value out.");
        }

        Count(sizes[target], place);
        return target;
    }

    private void Push(Frame frame, SourceLocation place)
    {
        open.Push(frame);
        if (open.Count > MaximumDepth)
        {
            throw Fault("TooDeep", place, $"the document nests more than {MaximumDepth:N0} deep.", "No chart nests so deeply: look for a mistake.");
        }
    }

    /// <summary>A block starts where its key stands, for whoever looks for it; the parser says its first line below.</summary>
    private SourceLocation BelowKey(SourceLocation place) => open.Count > 0 && open.Peek() is MapFrame { KeyPlace: { } key } ? key : place;

    private YamlValue Remember(AnchorName anchor, YamlValue value, long size)
    {
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = value;
            sizes[value] = size;
        }

        return value;
    }

    private void Count(long more, SourceLocation place)
    {
        nodes += more;
        if (nodes > MaximumNodes)
        {
            throw Fault("TooManyNodes", place, $"with its aliases expanded the document has more than {MaximumNodes:N0} values.", "Write fewer, or no aliases.");
        }
    }

    private static YamlScalar Resolve(Scalar scalar, SourceLocation place)
    {
        try
        {
            var plain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any;
            if (plain && scalar.Tag.IsEmpty && scalar.Value == MergeKey.Text)
            {
                return MergeKey;
            }

            if (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific)
            {
                return plain && scalar.Tag.IsEmpty ? GoScalars.Resolve(scalar.Value, place) : YamlScalar.String(scalar.Value, place);
            }

            return Tagged(scalar, place);
        }
        catch (InputException fault) when (fault.ErrorId == "NotFiniteNumber")
        {
            throw Fault(fault.ErrorId, place, $"{fault.Value}: {fault.Reason}", fault.Advice);
        }
    }

    private static YamlScalar Tagged(Scalar scalar, SourceLocation place)
    {
        const string Prefix = "tag:yaml.org,2002:";
        if (scalar.Tag.Value == Prefix + "str")
        {
            return YamlScalar.String(scalar.Value, place);
        }

        var resolved = GoScalars.Resolve(scalar.Value, place);
        var fits = (scalar.Tag.Value, resolved.Kind) is (Prefix + "int", YamlScalarKind.Integer)
            or (Prefix + "float", YamlScalarKind.Integer or YamlScalarKind.Float)
            or (Prefix + "bool", YamlScalarKind.Boolean)
            or (Prefix + "null", YamlScalarKind.Null);
        return fits ? resolved : throw Fault("UnusableTag", place, $"the tag {scalar.Tag.Value} does not fit '{scalar.Value}'.", "Write the value without a tag.");
    }

    private static InputException Fault(string errorId, SourceLocation place, string reason, string advice) =>
        new(errorId, place.ToString(), reason, advice);

    private abstract class Frame(AnchorName anchor, SourceLocation place, long nodesBefore)
    {
        internal AnchorName Anchor { get; } = anchor;

        internal long NodesBefore { get; } = nodesBefore;

        protected SourceLocation Place { get; } = place;

        internal abstract void Add(YamlValue value);

        internal abstract YamlValue Complete();
    }

    private sealed class ListFrame(AnchorName anchor, SourceLocation place, long nodesBefore) : Frame(anchor, place, nodesBefore)
    {
        private readonly List<YamlValue> items = [];

        internal override void Add(YamlValue value) => items.Add(value);

        internal override YamlValue Complete() => new YamlList(items, Place);
    }

    private sealed class MapFrame(TreeBuilder owner, AnchorName anchor, SourceLocation place, long nodesBefore) : Frame(anchor, place, nodesBefore)
    {
        private readonly List<KeyValuePair<string, YamlValue>> entries = [];
        private readonly KeyPlaces keys = new();
        private List<YamlMap>? merged;
        private string? key;
        private bool merging;

        /// <summary>Where the key stands whose value comes next.</summary>
        internal SourceLocation? KeyPlace { get; private set; }

        internal override void Add(YamlValue value)
        {
            if (merging)
            {
                Merge(value);
                merging = false;
            }
            else if (key is null)
            {
                TakeKey(value);
            }
            else
            {
                entries.Add(new(key, value));
                (key, KeyPlace) = (null, null);
            }
        }

        internal override YamlValue Complete()
        {
            foreach (var map in merged ?? [])
            {
                foreach (var entry in map)
                {
                    if (!keys.TryGet(entry.Key, out _))
                    {
                        keys.Add(entry.Key, entry.Value.Source);
                        entries.Add(entry);
                    }
                }
            }

            return new YamlMap(entries, Place);
        }

        private void TakeKey(YamlValue value)
        {
            if (value is not YamlScalar scalar || scalar.Kind == YamlScalarKind.Null)
            {
                throw Fault("UnusableKey", value.Source ?? Place, "a key must be a single value.", "Write a name and a colon.");
            }

            if (ReferenceEquals(scalar, MergeKey))
            {
                merging = true;
                return;
            }

            if (keys.TryGet(scalar.Text, out var earlier))
            {
                Forget(scalar, earlier);
            }

            keys.Add(scalar.Text, scalar.Source);
            (key, KeyPlace) = (scalar.Text, scalar.Source);
        }

        /// <summary>A key that stood before: the last holds where that is asked for.</summary>
        private void Forget(YamlScalar again, SourceLocation? earlier)
        {
            if (!owner.lastKeyWins)
            {
                throw Fault(
                    "DuplicateKey",
                    again.Source ?? Place,
                    string.Format(CultureInfo.InvariantCulture, "the key '{0}' stands here again (first in line {1}); Go would silently take the last.", again.Text, earlier?.Line),
                    "Keep one of them.");
            }

            entries.RemoveAll(entry => entry.Key == again.Text);
            keys.Remove(again.Text);
        }

        /// <summary>A merge key takes over what the map does not set itself; of several maps the first wins.</summary>
        private void Merge(YamlValue value)
        {
            var maps = value is YamlList list ? list : (IEnumerable<YamlValue>)[value];
            foreach (var item in maps)
            {
                if (item is not YamlMap map)
                {
                    throw Fault("UnusableMerge", value.Source ?? Place, "<< takes a map or a list of maps.", "Write the keys out.");
                }

                owner.Count(map.Count, Place);
                (merged ??= []).Add(map);
            }
        }
    }
}
