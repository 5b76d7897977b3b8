using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.Checking;

/// <summary>The words for kinds of values.</summary>
internal static class KindTexts
{
    /// <summary>Kinds in words, such as <c>a text or true/false</c>.</summary>
    internal static string Name(ValueKinds kinds) => Wording.Or(ValueKindNames.Split(kinds & ~ValueKinds.Null | (kinds == ValueKinds.Null ? kinds : ValueKinds.None)).Select(name => name switch
    {
        "map" => "a map of keys",
        "list" => "a list",
        "scalar" => "a single value",
        "string" => "a text",
        "int" => "a whole number",
        "number" => "a number",
        "bool" => "true or false",
        _ => "nothing",
    }).ToArray());

    /// <summary>What to write instead of a value of a wrong kind.</summary>
    internal static string Advice(ChartDeviation deviation, ValueFacts facts, IReadOnlyList<string> allowed)
    {
        var key = deviation.Path[deviation.Path.Count - 1];
        var scalar = deviation.Value as YamlScalar;
        if (scalar is not null && ValueSuccessors.Of(scalar.Text, allowed) is { } successor)
        {
            return $"Write {successor}.";
        }

        if (scalar is not null && facts.Kinds.HasFlag(ValueKinds.List))
        {
            return $"Write it as a list: {key}: [{scalar}].";
        }

        if (scalar is { Kind: YamlScalarKind.String } && facts.Kinds.HasFlag(ValueKinds.Boolean) && scalar.Text is "true" or "false")
        {
            return $"Write {scalar.Text} without quotes.";
        }

        if (scalar is { Kind: YamlScalarKind.String } && (facts.Kinds & (ValueKinds.Integer | ValueKinds.Number)) != 0 && scalar.Text.All(c => char.IsDigit(c) || c == '.') && scalar.Text.Length > 0)
        {
            return $"Write {scalar.Text} without quotes.";
        }

        if (scalar is not null && facts.Kinds.HasFlag(ValueKinds.String))
        {
            return allowed.Count > 0 && !allowed.Contains(scalar.Text) ? $"Write {Wording.Or(allowed)}, in quotes where YAML would read it otherwise." : $"Write it in quotes: '{scalar.Text}'.";
        }

        if (facts.Kinds.HasFlag(ValueKinds.Map) && deviation.Position!.Members().Select(member => member.Name).Take(4).ToArray() is { Length: > 0 } members)
        {
            return members.Contains("enabled") && scalar is { Kind: YamlScalarKind.Boolean }
                ? $"Write {key}.enabled: {scalar.Text}, one level deeper."
                : $"Write keys below it, such as {Wording.Or(members, "and")}.";
        }

        return allowed.Count > 0 ? $"Write {Wording.Or(allowed)}." : $"Write {Name(facts.Kinds)}.";
    }
}
