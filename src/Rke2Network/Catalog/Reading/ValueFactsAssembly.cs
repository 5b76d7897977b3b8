using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>What is known of one value, from all that a chart says of it.</summary>
internal static class ValueFactsAssembly
{
    /// <summary>A default that is longer than this helps nobody.</summary>
    private const int MaximumDefault = 300;

    /// <summary>Names of images, tags and the like: another with each build.</summary>
    private static readonly Regex BuildText = new(
        @"-build\d{6,}|sha256:|^v?\d+\.\d+\.\d+([-.+].*)?$", RegexOptions.CultureInvariant);

    internal static ValueFacts Of(YamlValue? value, UsageNode? usage, TypeSchema schema, string name, bool insideOpen)
    {
        var types = usage?.Types ?? [];
        var full = types.Where(type => type.Kinds != ValueKinds.None || type.Members is not null).ToArray();
        var own = KindOf(value);
        var (kinds, enforcement) = Kinds(own, usage, schema, full);
        var allowed = Allowed(value, usage, schema, types);
        var named = full.Length > 0 && full.All(type => type.TypeName is not null && type.TypeName == full[0].TypeName) ? full[0].TypeName : null;
        return new ValueFacts
        {
            Kinds = kinds,
            Enforcement = enforcement,
            Default = Default(value, name),
            Allowed = allowed ?? [],
            IsRefused = allowed is { Length: 0 } && !GoTruth.IsTruthy(value),
            IsOpen = IsOpen(value, usage, schema, full, named is not null),
            IsUnread = value is not null && !insideOpen && usage is not { IsRead: true } && !IsReadBelow(usage),
            TypeName = named,
            Required = full.Length == 1 ? full[0].Required : [],
        };
    }

    /// <summary>Whether a place takes the chart's default.</summary>
    internal static bool Fits(TypeSchema type, YamlValue? value) =>
        KindOf(value) is var own && (own == ValueKinds.None || type.Kinds == ValueKinds.None || (type.Kinds & own) != 0 || (own == ValueKinds.Integer && type.Kinds.HasFlag(ValueKinds.Number)));

    private static bool IsReadBelow(UsageNode? usage) => usage is not null && usage.All().Any(node => node.IsRead || node.IsOpen || node.Types.Count > 0);

    private static ValueKinds KindOf(YamlValue? value) => value switch
    {
        YamlMap => ValueKinds.Map,
        YamlList => ValueKinds.List,
        YamlScalar scalar => scalar.Kind switch
        {
            YamlScalarKind.String => ValueKinds.String,
            YamlScalarKind.Integer => ValueKinds.Integer,
            YamlScalarKind.Float => ValueKinds.Number,
            YamlScalarKind.Boolean => ValueKinds.Boolean,
            _ => ValueKinds.None,
        },
        _ => ValueKinds.None,
    };

    private static (ValueKinds Kinds, Enforcement By) Kinds(ValueKinds own, UsageNode? usage, TypeSchema schema, TypeSchema[] types)
    {
        if (schema.Kinds != ValueKinds.None)
        {
            return (schema.Kinds, Enforcement.Helm);
        }

        var typed = types.Aggregate(ValueKinds.None, (all, type) => all | type.Kinds);
        if (typed != ValueKinds.None && types.All(type => type.Kinds != ValueKinds.None))
        {
            // Where the templates themselves look at the value they may take it in another form.
            return (typed | (usage?.TestedKinds ?? ValueKinds.None) | own, Enforcement.Api);
        }

        var used = Used(usage, own);
        return usage is { IsComparedAsText: true } && own is ValueKinds.None or ValueKinds.String && used is ValueKinds.None
            ? (ValueKinds.String, Enforcement.Templates)
            : (own | used, Enforcement.None);
    }

    /// <summary>The kinds that the way in which templates use a value speaks for.</summary>
    private static ValueKinds Used(UsageNode? usage, ValueKinds own)
    {
        if (usage is null)
        {
            return ValueKinds.None;
        }

        var kinds = usage.TestedKinds;
        if (usage.Children.Count > 0)
        {
            kinds |= ValueKinds.Map;
        }

        if (usage.HasFreeKeys)
        {
            kinds |= ValueKinds.Map;
        }
        else if (usage.IsRanged && own is ValueKinds.None)
        {
            kinds |= ValueKinds.List | ValueKinds.Map;
        }

        return kinds == ValueKinds.None && own == ValueKinds.None && usage.IsWritten && !usage.IsOpen ? ValueKindNames.Scalar : kinds;
    }

    /// <summary>The values that are taken; none where the chart takes nothing; null where it is not limited.</summary>
    private static string[]? Allowed(YamlValue? value, UsageNode? usage, TypeSchema schema, List<TypeSchema> types)
    {
        var allowed = schema.Allowed.Count > 0 ? schema.Allowed.ToArray() : null;
        var limited = types.Where(type => type.Allowed.Count > 0).ToArray();
        if (allowed is null && limited.Length > 0 && limited.Length == types.Count)
        {
            allowed = limited.Aggregate((IEnumerable<string>)limited[0].Allowed, (all, type) => all.Intersect(type.Allowed)).ToArray();
            allowed = allowed.Length > 0 ? allowed : null;
        }

        foreach (var choice in usage?.Allowed ?? [])
        {
            var texts = choice.Values.Where(each => each is not null).Select(Guard.TextOf).Distinct().ToArray();

            // A condition that would refuse the chart's own default was not understood.
            var isSound = value is not YamlScalar { Kind: not YamlScalarKind.Null } scalar || texts.Contains(scalar.Text) || (texts.Length == 0 && !GoTruth.IsTruthy(value));
            if (isSound && value is not (YamlMap or YamlList))
            {
                allowed = allowed is null ? texts : allowed.Intersect(texts).ToArray();
            }
        }

        return allowed is null ? null : [.. allowed.Distinct().OrderBy(each => each, StringComparer.Ordinal)];
    }

    private static bool IsOpen(YamlValue? value, UsageNode? usage, TypeSchema schema, TypeSchema[] types, bool isNamed)
    {
        if (usage is null)
        {
            // Nobody reads it: what stands below has no effect, and is found as such.
            return false;
        }

        var isCopied = usage.Rounds.Count > 0 && usage.Rounds.All(round => round.IsKept);
        if (usage.IsOpen || usage.HasFreeKeys || (!isCopied && ((usage.IsRanged && value is not YamlList) || (value is YamlMap && TakesAnyMember(usage)))))
        {
            return true;
        }

        if (types.Length > 0)
        {
            return !isNamed && types.Any(type => type.Members is null && (type.Kinds == ValueKinds.None || type.Kinds.HasFlag(ValueKinds.Map)));
        }

        // Read as it is, and the chart shows no shape for it.
        return value is null or YamlScalar { Kind: YamlScalarKind.Null } && usage is { Children.Count: 0, Item: null, IsWritten: false, IsComparedAsText: false } && schema.Kinds == ValueKinds.None;
    }

    /// <summary>A template writes a map as it is, or takes its values one after another.</summary>
    private static bool TakesAnyMember(UsageNode usage) => (usage.IsWritten && usage.Children.Count == 0) || usage.Item is { IsRead: true };

    private static string? Default(YamlValue? value, string name)
    {
        if (value is not YamlScalar and not YamlList || (value is YamlScalar { Kind: YamlScalarKind.String } text && (name is "tag" or "digest" || BuildText.IsMatch(text.Text))))
        {
            return null;
        }

        var json = JsonText.Of(value);
        return json.Length > MaximumDefault || (value is YamlList && BuildText.IsMatch(json)) ? null : json;
    }
}
