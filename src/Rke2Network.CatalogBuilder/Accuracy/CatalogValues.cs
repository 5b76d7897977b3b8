using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>Values made of what the catalog itself says: the defaults that it keeps, elsewhere something of a fitting kind.</summary>
internal static class CatalogValues
{
    /// <summary>The text that stands for any.</summary>
    private const string AnyText = "text";

    /// <summary>Values that hold all that a version names and does not refuse.</summary>
    /// <param name="schema">The version.</param>
    /// <param name="withPlaceholders">Whether those without a default are there too.</param>
    internal static YamlMap Of(ChartSchema schema, bool withPlaceholders) => Map(schema.Root, withPlaceholders);

    /// <summary>A value of a kind that the chart takes.</summary>
    internal static YamlValue Placeholder(ChartPosition position)
    {
        var facts = position.Facts;
        return facts.Default is { } json && YamlReader.Read(json) is { } value and not YamlScalar { Kind: YamlScalarKind.Null } ? value
            : facts.Allowed.Count > 0 ? OneOf(facts)
            : facts.Kinds.HasFlag(ValueKinds.Map) ? YamlMap.Empty
            : facts.Kinds.HasFlag(ValueKinds.List) ? new YamlList([])
            : facts.Kinds == ValueKinds.None || facts.Kinds.HasFlag(ValueKinds.String) ? YamlScalar.String(AnyText)
            : facts.Kinds.HasFlag(ValueKinds.Boolean) ? YamlScalar.True
            : facts.Kinds == ValueKinds.Null ? YamlScalar.Null
            : YamlScalar.Integer(1);
    }

    private static YamlValue OneOf(ValueFacts facts) => facts.Allowed[facts.Allowed.Count - 1] is var text && facts.Kinds.HasFlag(ValueKinds.String)
        ? YamlScalar.String(text)
        : YamlReader.Read(text) ?? YamlScalar.Null;

    private static YamlMap Map(ChartPosition position, bool withPlaceholders) => new(
        from member in position.OwnMembers()
        where !member.Facts.IsRefused && !member.Facts.IsUnread
        let isMap = member.OwnMembers().Any()
        where isMap || withPlaceholders || member.Facts.Default is not null
        select new KeyValuePair<string, YamlValue>(member.Name, isMap ? Map(member, withPlaceholders) : Placeholder(member)));
}
