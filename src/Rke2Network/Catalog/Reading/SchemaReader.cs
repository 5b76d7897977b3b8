using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>Reads JSON schemas: those of CRDs (OpenAPI v3) and values.schema.json. Of these it takes kinds, enums, members and what is required.</summary>
internal static class SchemaReader
{
    private const int MaximumDepth = 60;

    private static readonly Regex CustomKind = new(@"^    kind: *[""']?([A-Za-z]+)[""']? *$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>An action alone on its line, and what is left of a line of dashes.</summary>
    private static readonly Regex Around = new(@"^(\{\{.*\}\}|-+)[ \r]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private const string CustomResource = "kind: CustomResourceDefinition";

    private static readonly string[] Alternatives = ["anyOf", "oneOf"];

    /// <summary>The kind that a CRD's text defines, without parsing it; null where the text is no CRD.</summary>
    internal static string? KindOf(string text) => text.Contains(CustomResource) && CustomKind.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The documents of a file, without the template actions that stand around them.</summary>
    internal static IEnumerable<string> Documents(string text) => text.Contains(CustomResource)
        ? text.Split(["\n---"], StringSplitOptions.None).Select(document => Around.Replace(document, string.Empty))
        : [];

    /// <summary>The schema of a CRD's objects; a free one where it gives none.</summary>
    internal static TypeSchema ReadCustomResource(string text, string file)
    {
        var spec = YamlReader.ReadMap(text, file).Find("spec") as YamlMap;
        var versions = spec?.Find("versions") as YamlList;
        var version = versions?.OfType<YamlMap>().FirstOrDefault(each => each.Find("storage") is YamlScalar { Text: "true" }) ?? versions?.OfType<YamlMap>().FirstOrDefault();
        var schema = (version?.Find("schema") as YamlMap)?.Find("openAPIV3Schema") ?? (spec?.Find("validation") as YamlMap)?.Find("openAPIV3Schema");
        return Read(schema);
    }

    /// <summary>Reads one schema.</summary>
    internal static TypeSchema Read(YamlValue? schema, int depth = 0)
    {
        if (schema is not YamlMap map || depth > MaximumDepth)
        {
            return TypeSchema.Free;
        }

        var alternatives = Alternatives.Select(map.Find).OfType<YamlList>().SelectMany(list => list).Select(each => Read(each, depth + 1)).ToArray();
        var either = Either(alternatives);
        var kinds = KindsOf(map);
        return new TypeSchema
        {
            Kinds = kinds != ValueKinds.None ? kinds : either.Kinds,
            Allowed = map.Find("enum") is YamlList allowed ? [.. allowed.OfType<YamlScalar>().Select(each => each.Text)] : either.Allowed,
            Members = Members(map, depth) ?? either.Members,
            Required = (map.Find("required") as YamlList)?.OfType<YamlScalar>().Select(each => each.Text).ToArray() ?? [],
            Item = Item(map, depth) ?? either.Item,
        };
    }

    /// <summary>What holds whichever of several schemas a value follows; one that says nothing of a point frees it.</summary>
    private static TypeSchema Either(TypeSchema[] alternatives)
    {
        var limited = alternatives.Where(each => each.Kinds != ValueKinds.Null).ToArray();
        if (limited.Length == 0)
        {
            return alternatives.Length > 0 ? alternatives[0] : TypeSchema.Free;
        }

        var members = TypeSchema.NewMembers();
        foreach (var name in limited[0].Members?.Keys.Where(name => limited.All(each => each.Members?.ContainsKey(name) == true)) ?? [])
        {
            members[name] = Either([.. limited.Select(each => each.Members![name])]);
        }

        return new TypeSchema
        {
            Kinds = limited.Any(each => each.Kinds == ValueKinds.None) ? ValueKinds.None : alternatives.Aggregate(ValueKinds.None, (all, each) => all | each.Kinds),
            Allowed = limited.All(each => each.Allowed.Count > 0) ? [.. limited.SelectMany(each => each.Allowed).Distinct()] : [],
            Members = members.Count > 0 ? members : null,
            Item = limited.All(each => each.Item is not null) ? Either([.. limited.Select(each => each.Item!)]) : null,
        };
    }

    private static Dictionary<string, TypeSchema>? Members(YamlMap map, int depth)
    {
        if (map.Find("properties") is not YamlMap { Count: > 0 } properties || map.Find("x-kubernetes-preserve-unknown-fields") is YamlScalar { Text: "true" })
        {
            return null;
        }

        var members = TypeSchema.NewMembers();
        foreach (var property in properties)
        {
            members[property.Key] = Read(property.Value, depth + 1);
        }

        return members;
    }

    private static TypeSchema? Item(YamlMap map, int depth) => (map.Find("items"), map.Find("additionalProperties")) switch
    {
        (YamlMap items, _) => Read(items, depth + 1),
        (_, YamlMap values) => Read(values, depth + 1),
        _ => null,
    };

    private static ValueKinds KindsOf(YamlMap map)
    {
        if (map.Find("x-kubernetes-int-or-string") is YamlScalar { Text: "true" })
        {
            return ValueKinds.Integer | ValueKinds.String;
        }

        var names = map.Find("type") switch
        {
            YamlList list => list.OfType<YamlScalar>().Select(each => each.Text),
            YamlScalar scalar => [scalar.Text],
            _ => [],
        };
        var kinds = names.Aggregate(ValueKinds.None, (all, name) => all | name switch
        {
            "object" => ValueKinds.Map,
            "array" => ValueKinds.List,
            "string" => ValueKinds.String,
            "integer" => ValueKinds.Integer,
            "number" => ValueKinds.Number | ValueKinds.Integer,
            "boolean" => ValueKinds.Boolean,
            "null" => ValueKinds.Null,
            _ => ValueKinds.None,
        });
        if (kinds == ValueKinds.None && map.Find("enum") is YamlList allowed)
        {
            kinds = allowed.Aggregate(kinds, (all, each) => all | ValueKindNames.Of(each));
        }

        return map.Find("nullable") is YamlScalar { Text: "true" } ? kinds | ValueKinds.Null : kinds;
    }
}
