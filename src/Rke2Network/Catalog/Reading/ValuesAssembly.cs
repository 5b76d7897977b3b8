using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>Puts together what values.yaml, values.schema.json and the templates say of each value.</summary>
internal sealed class ValuesAssembly(string chart, string version)
{
    private const int MaximumDepth = 60;

    private readonly Dictionary<UsageNode, TypeSchema> schemas = [];

    internal ReadValue Build(IReadOnlyList<PartChart> charts, UsageNode usage)
    {
        foreach (var part in charts)
        {
            // The key under which helm passes a subchart its values is taken whether or not anything reads it.
            part.Values.IsRead |= part.Values != usage;
            if (part.Files.Find("values.schema.json") is { } text)
            {
                schemas[part.Values] = SchemaReader.Read(YamlReader.Read(text, "values.schema.json"));
            }
        }

        var root = new ReadValue();
        Fill(root, usage.Defaults, usage, TypeSchema.Free, string.Empty, insideOpen: false, 0);
        KnownValues.Apply(chart, version, root);
        return root;
    }

    /// <summary>A chart's defaults over those of the charts inside it, as helm merges them.</summary>
    internal static YamlMap Defaults(IReadOnlyList<PartChart> charts, UsageNode usage)
    {
        var values = YamlMap.Empty;
        foreach (var part in charts.Reverse())
        {
            var path = new List<string>();
            for (var node = part.Values; node.Parent is not null; node = node.Parent)
            {
                path.Insert(0, node.Name);
            }

            var own = YamlReader.ReadMapLastKeyWins(part.Files.Find("values.yaml") ?? string.Empty, part.Key + "/values.yaml");
            if (part.Values != usage)
            {
                own = new YamlMap(own.Where(entry => entry.Key != "global"));
            }

            values = values.MergedWith(Enumerable.Reverse(path).Aggregate(own, (inner, key) => new YamlMap([new(key, inner)])));
        }

        return values;
    }

    private void Fill(ReadValue into, YamlValue? value, UsageNode? usage, TypeSchema schema, string name, bool insideOpen, int depth)
    {
        if (schema == TypeSchema.Free && usage is not null && schemas.TryGetValue(usage, out var ofChart))
        {
            schema = ofChart; // a subchart's own
        }

        if (usage is not null && usage.Types.RemoveAll(type => !ValueFactsAssembly.Fits(type, value)) > 0)
        {
            usage.IsOpen = true; // a place that would refuse the chart's own default was not understood
        }

        var types = usage?.Types ?? [];
        into.Facts = ValueFactsAssembly.Of(value, usage, schema, name, insideOpen);
        if (depth > MaximumDepth)
        {
            into.Facts = into.Facts with { IsOpen = true };
            return;
        }

        var passes = insideOpen || (usage is not null && (usage.IsOpen || usage.HasFreeKeys || usage.IsRanged || usage.IsWritten || usage.Item is { IsRead: true } || types.Count > 0));
        var members = (value as YamlMap)?.Select(entry => entry.Key) ?? [];
        var keys = members.Concat(usage?.Children.Keys ?? []).Concat(schema.Members?.Keys ?? []).Concat(types.Where(type => type.TypeName is null).SelectMany(type => type.Members?.Keys ?? [])).Distinct().ToArray();
        foreach (var key in keys)
        {
            var inner = usage?.Children.TryGetValue(key, out var child) == true ? child : null;
            Fill(into.Child(key), (value as YamlMap)?.Find(key), WithTypes(inner, key, types), Member(schema, key), key, passes, depth + 1);
        }

        FillItem(into, value, usage, schema, types, depth);
    }

    /// <summary>Items and free members: what the templates, the schema or the type say of each.</summary>
    private void FillItem(ReadValue into, YamlValue? value, UsageNode? usage, TypeSchema schema, List<TypeSchema> types, int depth)
    {
        var items = types.Where(type => type is { TypeName: null, Item: not null }).Select(type => type.Item!).ToList();
        var isRead = usage?.Item is { } item && (item.Children.Count > 0 || item.Item is not null || item.Types.Count > 0 || item.IsOpen);
        if (!isRead && schema.Item is null && items.Count == 0)
        {
            return;
        }

        // A list whose items nobody looks into says nothing of them.
        var node = usage?.Item ?? new UsageNode(CatalogNode.ItemName);
        node.Types.AddRange(items);
        var listed = value as YamlList;
        Fill(into.Child(CatalogNode.ItemName), null, node, schema.Item ?? TypeSchema.Free, CatalogNode.ItemName, insideOpen: usage?.IsOpen ?? false, depth + 1);
        if (listed is not null)
        {
            AddListed(into.Child(CatalogNode.ItemName), listed.OfType<YamlMap>());
        }

        if (into.Children[CatalogNode.ItemName] is { Children.Count: 0, Facts: { Kinds: ValueKinds.None, TypeName: null, Allowed.Count: 0 } })
        {
            into.Children.Remove(CatalogNode.ItemName);
        }
    }

    /// <summary>The keys that the items of a default list have are taken in the user's items too.</summary>
    private static void AddListed(ReadValue item, IEnumerable<YamlMap> items)
    {
        foreach (var key in items.SelectMany(map => map.Select(entry => entry.Key)).Distinct().Where(key => item.Facts.TypeName is null && !item.Children.ContainsKey(key)))
        {
            item.Child(key).Facts = new ValueFacts { IsOpen = true };
        }
    }

    private static UsageNode? WithTypes(UsageNode? node, string key, List<TypeSchema> types)
    {
        var inner = types.Select(ofMember).Where(type => type is not null).ToArray();
        if (inner.Length == 0)
        {
            return node;
        }

        node ??= new UsageNode(key);
        node.IsRead = true;
        node.Types.AddRange(inner!);
        return node;

        TypeSchema? ofMember(TypeSchema type) => type.Members is { } members && members.TryGetValue(key, out var member) ? member : type.Members is null ? type.Item : null;
    }

    private static TypeSchema Member(TypeSchema schema, string key) =>
        schema.Members is { } members && members.TryGetValue(key, out var member) ? member : TypeSchema.Free;
}
