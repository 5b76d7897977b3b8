using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog;

/// <summary>The names of the kinds, as the catalog's files and messages write them.</summary>
internal static class ValueKindNames
{
    /// <summary>Any single value.</summary>
    internal const ValueKinds Scalar = ValueKinds.String | ValueKinds.Integer | ValueKinds.Number | ValueKinds.Boolean;

    private static readonly (string Name, ValueKinds Kind)[] Names =
    [
        ("map", ValueKinds.Map), ("list", ValueKinds.List), ("scalar", Scalar), ("string", ValueKinds.String), ("int", ValueKinds.Integer),
        ("number", ValueKinds.Number), ("bool", ValueKinds.Boolean), ("null", ValueKinds.Null),
    ];

    /// <summary>The kind of a value.</summary>
    internal static ValueKinds Of(YamlValue value) => value switch
    {
        YamlMap => ValueKinds.Map,
        YamlList => ValueKinds.List,
        YamlScalar scalar => scalar.Kind switch
        {
            YamlScalarKind.String => ValueKinds.String,
            YamlScalarKind.Integer => ValueKinds.Integer,
            YamlScalarKind.Float => ValueKinds.Number,
            YamlScalarKind.Boolean => ValueKinds.Boolean,
            _ => ValueKinds.Null,
        },
        _ => ValueKinds.None,
    };

    internal static string Format(ValueKinds kinds) => kinds == ValueKinds.None ? "any" : string.Join("|", Split(kinds));

    /// <summary>The names of kinds, one each.</summary>
    internal static IReadOnlyList<string> Split(ValueKinds kinds)
    {
        var names = new List<string>();
        foreach (var (name, kind) in Names.Where(each => kinds.HasFlag(each.Kind)))
        {
            if ((kinds & kind) == kind)
            {
                names.Add(name);
                kinds &= ~kind;
            }
        }

        return names;
    }

    internal static ValueKinds Parse(string text)
    {
        var kinds = ValueKinds.None;
        foreach (var name in text == "any" ? [] : text.Split('|'))
        {
            var at = Array.FindIndex(Names, each => each.Name == name);
            kinds |= at >= 0 ? Names[at].Kind : throw new FormatException($"The catalog holds '{name}', which is no kind.");
        }

        return kinds;
    }
}
