using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using Rke2Network.Catalog;
using Rke2Network.Catalog.Reading;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Tests.Catalog;

/// <summary>What the catalog's files hold reads back as it was written.</summary>
public sealed class CatalogProperties
{
    private static readonly string[] Pitfalls =
    [
        "", " ", "  a", "a b", "a,b", "'", "''", "a'b", "/", "a/b", "%", "%20", "%2", "%zz", "#", "#a", "!stop", "!", "..", "=", " = ", "in", "needs", "@x", "open", "[]", "(", ")", "version 1", "any", "\t", "\n", "\r\n", "a\tb", "a\nb", "Ä", "\u2028", "true", "~",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Pitfalls.Length - 1].Select(i => Pitfalls[i]),
        Gen.Char["ab '%/,=#!()@\t\n.-20F"].Array[0, 6].Select(chars => new string(chars)));

    private static readonly Gen<string[]> Texts = Text.Array[0, 3].Select(texts => texts.Distinct().ToArray());

    private static readonly Gen<string?> Default = Gen.OneOf(
        Gen.Const((string?)null),
        Text.Select(text => (string?)JsonText.Of(YamlScalar.String(text))),
        Texts.Select(texts => (string?)JsonText.Of(YamlList.OfStrings(texts))));

    private static readonly Gen<ValueFacts> Facts = Gen.Select(
        Gen.Int[0, 127], Gen.Int[0, 3], Gen.Int[0, 15], Texts, Texts, Default, (kinds, enforcement, flags, allowed, required, standard) => new ValueFacts
        {
            Kinds = (ValueKinds)kinds,
            Enforcement = (Enforcement)enforcement,
            IsOpen = (flags & 1) != 0,
            IsUnread = (flags & 2) != 0,
            IsRefused = (flags & 4) != 0,
            TypeName = (flags & 8) != 0 ? "PodSpec" : null,
            Allowed = allowed,
            Required = required,
            Default = standard,
        });

    private static readonly Gen<Condition> Conditions = Gen.Recursive<Condition>((depth, inner) => depth > 3
        ? Leaf!
        : Gen.OneOf(Leaf!, inner.Select(Condition.Not), inner.Array[2, 3].Select(parts => Condition.And(parts))));

    private static Gen<Condition> Leaf => Gen.Select(Gen.Int[0, 2], Text.Array[1, 3], Texts, (kind, path, values) => kind switch
    {
        0 => Condition.Set(path),
        1 => Condition.Given(path),
        _ => Condition.Is(path, values),
    });

    [Fact]
    public void Facts_read_back() => Facts.Sample(
        facts =>
        {
            var text = ValueFactsText.Format(facts);
            var back = ValueFactsText.Parse(text);
            return !text.Contains('\n') && !text.Contains('\t')
                && ValueFactsText.Format(back) == text
                && back.Kinds == facts.Kinds
                && back.Enforcement == facts.Enforcement
                && back.IsOpen == facts.IsOpen
                && back.IsUnread == facts.IsUnread
                && back.IsRefused == facts.IsRefused
                && back.TypeName == facts.TypeName
                && back.Default == facts.Default
                && back.Allowed.SequenceEqual(facts.Allowed)
                && back.Required.SequenceEqual(facts.Required);
        },
        iter: 5000);

    [Fact]
    public void Kinds_read_back() => Gen.Int[0, 127].Sample(kinds => ValueKindNames.Parse(ValueKindNames.Format((ValueKinds)kinds)) == (ValueKinds)kinds);

    [Fact]
    public void Conditions_read_back() => Conditions.Sample(
        condition =>
        {
            var text = condition.ToString();
            var back = Condition.Parse(text);
            return back.ToString() == text
                && !text.Contains('\n') && !text.Contains('\t')
                && back.Paths().Select(path => string.Join("\0", path)).SequenceEqual(condition.Paths().Select(path => string.Join("\0", path)))
                && Same(back, condition);
        },
        iter: 5000);

    /// <summary>Values over the versions of a chart, in whatever runs.</summary>
    [Fact]
    public void Catalogs_read_back() => Gen.Select(Gen.Int[0, 5], Gen.UInt, Facts.Array[1, 6], Texts, Conditions.Array[0, 2]).Sample(
        (count, seed, facts, names, conditions) =>
        {
            var versions = Enumerable.Range(0, count).Select(i => $"v1.{i}.0-build{i}").ToArray();
            var root = new CatalogNode(string.Empty);
            Fill(root, seed, count, facts, [.. names, "a", CatalogNode.ItemName], 0);
            var stops = conditions.Select((condition, at) => new ChartCondition(0, count == 0 || at == 0 ? int.MaxValue : (int)(seed % count), condition)).ToArray();
            var text = Write(versions, root, stops);
            var read = new List<ChartCondition>();
            var (versionsBack, rootBack) = CatalogText.Read(new StringReader(text), conditions: read);
            return versionsBack.SequenceEqual(versions) && Write(versions, rootBack, [.. read]) == text && Same(root, rootBack, count);
        },
        iter: 2000);

    private static void Fill(CatalogNode node, uint seed, int versions, ValueFacts[] facts, string[] names, int depth)
    {
        foreach (var name in names)
        {
            seed = unchecked((seed * 1664525) + 1013904223);
            if (seed >> 30 == 0 && depth > 0)
            {
                continue;
            }

            var child = node.Take(name);
            var at = (int)((seed >> 8) % 7);
            if (versions == 0 || seed % 3 == 0)
            {
                child.Add(new CatalogVariant(0, int.MaxValue, facts[at % facts.Length]));
            }
            else
            {
                var cut = at % versions;
                child.Add(new CatalogVariant(0, cut, facts[at % facts.Length]));
                if (cut + 1 < versions)
                {
                    child.Add(new CatalogVariant(cut + 1, versions - 1, facts[(at + 1) % facts.Length]));
                }
            }

            if (depth < 2)
            {
                Fill(child, seed, versions, facts, names, depth + 1);
            }
        }
    }

    private static string Write(IReadOnlyList<string> versions, CatalogNode root, ChartCondition[] conditions)
    {
        var writer = new StringWriter();
        CatalogText.Write(writer, versions, root, conditions);
        return writer.ToString();
    }

    private static bool Same(CatalogNode one, CatalogNode other, int versions) =>
        one.Children.Select(child => child.Name).OrderBy(name => name).SequenceEqual(other.Children.Select(child => child.Name).OrderBy(name => name))
        && Enumerable.Range(0, versions).All(version => Equals(one.At(version), other.At(version)))
        && one.Children.All(child => Same(child, other.Child(child.Name)!, versions))
        && (one.Item is null ? other.Item is null : other.Item is not null && Same(one.Item, other.Item, versions));

    private static bool Same(Condition one, Condition other) =>
        one.Operation == other.Operation && one.Path.SequenceEqual(other.Path) && one.Values.SequenceEqual(other.Values)
        && one.Parts.Count == other.Parts.Count && one.Parts.Zip(other.Parts, Same).All(same => same);
}
