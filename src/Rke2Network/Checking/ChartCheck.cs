using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.Checking;

/// <summary>Holds a user's values against what one version of a chart takes.</summary>
internal sealed class ChartCheck
{
    /// <summary>
    /// What RKE2 sets through spec.set, which wins over every value. Source: rancher/rke2 pkg/bootstrap/bootstrap.go.
    /// </summary>
    private static readonly HashSet<string> SetByRke2 = new(StringComparer.Ordinal)
    {
        "global.clusterCIDR", "global.clusterCIDRv4", "global.clusterCIDRv6", "global.clusterDNS", "global.clusterDomain", "global.rke2DataDir", "global.serviceCIDR",
        "global.systemDefaultRegistry", "global.systemDefaultIngressClass", "global.prime.enabled", "global.cattle.systemDefaultRegistry",
    };

    /// <summary>All that RKE2 sets stands below this key.</summary>
    private const string Global = "global";

    private readonly ChartSchema schema;
    private readonly List<ChartDeviation> found = [];
    private readonly List<string> path = [];

    private ChartCheck(ChartSchema schema)
    {
        this.schema = schema;
    }

    /// <summary>Checks values.</summary>
    internal static IReadOnlyList<ChartDeviation> Run(ChartSchema schema, YamlMap values)
    {
        var check = new ChartCheck(schema);
        check.Members(schema.Root, values);
        check.found.AddRange(StopCheck.Run(schema, values, check.found));
        return check.found;
    }

    /// <summary>The kind of a value.</summary>
    internal static ValueKinds KindOf(YamlValue value) => ValueKindNames.Of(value);

    private void Members(ChartPosition position, YamlMap map)
    {
        foreach (var entry in map)
        {
            path.Add(entry.Key);
            if (path[0] == Global && SetByRke2.Contains(string.Join(".", path)))
            {
                Add(DeviationKind.SetByRke2, entry.Value, null);
            }
            else if (position.Member(entry.Key) is { } member)
            {
                Value(member, entry.Value);
            }
            else if (position.IsClosed)
            {
                Unknown(position, entry.Key, entry.Value);
            }

            path.RemoveAt(path.Count - 1);
        }
    }

    private void Unknown(ChartPosition parent, string key, YamlValue value)
    {
        var node = parent.InAnyVersion(key);
        found.Add(new ChartDeviation(node is null ? DeviationKind.Unknown : DeviationKind.OtherVersion, path.ToArray(), value)
        {
            Node = node,
            Suggestions = Suggestions.For(schema, path.ToArray(), value),
        });
    }

    private void Value(ChartPosition position, YamlValue value)
    {
        var facts = position.Facts;
        var kind = KindOf(value);
        if (kind == ValueKinds.Null)
        {
            return; // helm takes the chart's default away
        }

        if (facts.IsRefused)
        {
            if (GoTruth.IsTruthy(value))
            {
                Add(DeviationKind.Refused, value, position, Suggestions.Renamed(schema, path, value));
            }
        }
        else if (facts.IsUnread)
        {
            Unread(position, value);
        }
        else if (!Fits(facts, kind, value))
        {
            Add(DeviationKind.WrongKind, value, position);
        }
        else if (value is YamlMap map)
        {
            Members(position, map);
            Required(position, map);
        }
        else if (value is YamlList list)
        {
            List(position, list);
        }
        else
        {
            Scalar(position, (YamlScalar)value);
        }
    }

    /// <summary>What nobody reads does no harm either while it is what the chart lists.</summary>
    private void Unread(ChartPosition position, YamlValue value)
    {
        if (value is YamlMap map && position.OwnMembers().Any())
        {
            Members(position, map);
        }
        else if (position.Facts.Default is { } own && own == Catalog.Reading.JsonText.Of(value))
        {
            Add(DeviationKind.Default, value, position);
        }
        else if (value is not (YamlMap { Count: 0 } or YamlList { Count: 0 }) && !(position.Facts.Default is null && value is YamlScalar { Kind: YamlScalarKind.String }))
        {
            // A text that is another with each build may be the chart's own.
            Add(DeviationKind.NoEffect, value, position, Suggestions.Renamed(schema, path, value));
        }
    }

    private void Scalar(ChartPosition position, YamlScalar value)
    {
        var facts = position.Facts;
        if (facts.Allowed.Count > 0 && !facts.Allowed.Contains(value.Text))
        {
            Add(DeviationKind.NotAllowed, value, position);
        }
        else if (facts.Enforcement == Enforcement.None && facts.Kinds == ValueKinds.Boolean && value.Kind == YamlScalarKind.String && value.Text.Length > 0)
        {
            Add(DeviationKind.TextForBoolean, value, position);
        }
        else if (facts.Default is not null && facts.Default == Catalog.Reading.JsonText.Of(value))
        {
            Add(DeviationKind.Default, value, position);
        }
    }

    private void List(ChartPosition position, YamlList list)
    {
        var text = position.Facts.Default;
        if (text is { Length: > 2 } && text[0] == '[')
        {
            if (text == Catalog.Reading.JsonText.Of(list))
            {
                Add(DeviationKind.Default, list, position);
                return;
            }

            var own = YamlReader.Read(text) as YamlList;
            var lacking = own?.Where(entry => !list.Any(given => given.SameAs(entry))).Select(Catalog.Reading.JsonText.Of).ToArray() ?? [];
            if (lacking.Length > 0)
            {
                found.Add(new ChartDeviation(DeviationKind.ListReplaced, path.ToArray(), list) { Position = position, Missing = lacking });
            }
        }

        if (position.Item() is not { } item)
        {
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            path.Add(string.Format(CultureInfo.InvariantCulture, "[{0}]", i));
            Value(item, list[i]);
            path.RemoveAt(path.Count - 1);
        }
    }

    /// <summary>Inside a list no default fills in what is missing.</summary>
    private void Required(ChartPosition position, YamlMap map)
    {
        var missing = path.Any(ChartSchema.IsItem) ? position.Facts.Required.Where(key => map.Find(key) is null).ToArray() : [];
        if (missing.Length > 0)
        {
            found.Add(new ChartDeviation(DeviationKind.MemberMissing, path.ToArray(), map) { Position = position, Missing = missing });
        }
    }

    private static bool Fits(ValueFacts facts, ValueKinds kind, YamlValue value)
    {
        if (facts.Kinds == ValueKinds.None || (facts.Kinds & kind) != 0 || (kind == ValueKinds.Integer && facts.Kinds.HasFlag(ValueKinds.Number)))
        {
            return true;
        }

        if (facts.Enforcement is Enforcement.Helm or Enforcement.Api || kind is ValueKinds.Map or ValueKinds.List)
        {
            // A value that is passed on as it is may be anything, whatever the default is.
            return facts.IsOpen && facts.Enforcement == Enforcement.None;
        }

        var isScalar = (facts.Kinds & ValueKindNames.Scalar) != 0;
        return isScalar ? facts.Enforcement != Enforcement.Templates : facts.IsOpen && facts.Enforcement == Enforcement.None && !facts.Kinds.HasFlag(ValueKinds.Map)
            || value is YamlScalar { Text.Length: 0 };
    }

    private void Add(DeviationKind kind, YamlValue value, ChartPosition? position, IReadOnlyList<Suggestion>? suggestions = null) =>
        found.Add(new ChartDeviation(kind, path.ToArray(), value) { Position = position, Suggestions = suggestions ?? [] });
}
