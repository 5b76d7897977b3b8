using System.Collections.Generic;
using System.Linq;
using System.Text;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>Changes a HelmChartConfig in the text of its manifest: its values, wherever they stand, and its failure policy.</summary>
internal static class ManifestEditor
{
    private const string Spec = "spec";
    private const int BlockStep = 2;

    /// <summary>Changes one document.</summary>
    /// <param name="text">The manifest; lines end in LF.</param>
    /// <param name="document">Which document, from 0.</param>
    /// <param name="wanted">What it shall say.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>The new text.</returns>
    /// <exception cref="InputException">Something stands in a form that cannot be changed in place.</exception>
    internal static string Change(string text, int document, HelmChartConfig wanted, string? file)
    {
        var outer = (YamlMap)YamlReader.ReadAll(text, file)[document];
        var spec = outer.Find(Spec) as YamlMap ?? YamlMap.Empty;
        var content = spec.Find(ManifestReader.ContentKey) is YamlScalar { Kind: YamlScalarKind.String } written ? YamlReader.ReadMap(written.Text, file) : null;
        var above = spec.Find(ManifestReader.ValuesKey) as YamlMap;
        var (newContent, newAbove) = Split(content, above, wanted.Values.Root);

        spec = Set(spec, ManifestReader.ValuesKey, newAbove);
        spec = Set(spec, ManifestReader.PolicyKey, wanted.FailurePolicy is { } policy ? YamlScalar.String(policy.FieldValue()) : Unnamed(spec));
        var changed = YamlEditor.Change(text, document, spec.Count == 0 ? outer : outer.With(Spec, spec), file);
        return newContent is null || newContent.SameAs(content) ? changed : WithContent(changed, document, newContent, file);
    }

    /// <summary>A resource that shares its document with others is left alone.</summary>
    internal static InputException InList(ManifestDocument document) => new(
        "NotEditable", document.Source?.ToString(), $"the HelmChartConfig {document.Name} stands in a List, which is not changed in place; the file is as it was.", "Write it as a document of its own.");

    /// <summary>What goes into valuesContent and what into values beside it: each value stays where it stood.</summary>
    private static (YamlMap? Content, YamlMap? Above) Split(YamlMap? content, YamlMap? above, YamlMap wanted)
    {
        if (above is null)
        {
            return (content is null && wanted.Count == 0 ? null : wanted, null);
        }

        var kept = Kept(above, wanted);
        if (content is null)
        {
            return (null, wanted);
        }

        // What values does not say, or says over it, stays in valuesContent as it is there.
        return (Below(content, kept, wanted), kept);
    }

    /// <summary>A map with its own keys alone, as far as they are wanted still.</summary>
    private static YamlMap Kept(YamlMap own, YamlMap wanted) => new(
        from entry in own
        let value = wanted.Find(entry.Key)
        where value is not null
        select new KeyValuePair<string, YamlValue>(entry.Key, entry.Value is YamlMap inner && value is YamlMap map ? Kept(inner, map) : value));

    private static YamlMap Below(YamlMap own, YamlMap above, YamlMap wanted) => new(
        from entry in wanted
        let over = above.Find(entry.Key)
        let here = own.Find(entry.Key)
        let value = (entry.Value, over, here) switch
        {
            (_, null, _) => entry.Value,
            (YamlMap map, YamlMap top, YamlMap bottom) => Below(bottom, top, map),
            (YamlMap map, YamlMap top, null) when Below(YamlMap.Empty, top, map) is { Count: > 0 } more => more,
            _ => here,
        }
        where value is not null
        select new KeyValuePair<string, YamlValue>(entry.Key, value));

    private static string WithContent(string text, int document, YamlMap content, string? file)
    {
        var spec = (LayoutReader.Read(text, document) as LayoutMap)?.Entries.Find(entry => entry.Key == Spec)?.Value as LayoutMap;
        var entry = spec?.Entries.Find(each => each.Key == ManifestReader.ContentKey);
        if (entry?.Value is LayoutScalar block && LiteralContent.Of(text, block) is { } literal)
        {
            return literal.With(YamlEditor.Change(literal.Text, 0, content, file));
        }

        // In quotes, folded or not there: a block of its own is what RKE2's users write.
        var placeholder = YamlEditor.Change(text, document, WithText((YamlMap)YamlReader.ReadAll(text, file)[document], YamlWriter.Write(content)), file);
        spec = ((LayoutMap)LayoutReader.Read(placeholder, document)!).Entries.Find(each => each.Key == Spec)!.Value as LayoutMap;
        entry = spec!.Entries.Find(each => each.Key == ManifestReader.ContentKey)!;
        if (spec.IsFlow)
        {
            return placeholder;
        }

        var lines = new StringBuilder("|-");
        LiteralBlock.Append(lines, Edited(text, document, content, file), spec.Column + BlockStep);
        return TextSplice.ReplaceValue(placeholder, entry.Value.Start, entry.Value.End, lines.ToString());
    }

    /// <summary>The inner text with its comments, where there was one that holds any.</summary>
    private static string Edited(string text, int document, YamlMap content, string? file)
    {
        var before = ((YamlReader.ReadAll(text, file)[document] as YamlMap)?.Find(Spec) as YamlMap)?.Find(ManifestReader.ContentKey) as YamlScalar;
        return before is { Kind: YamlScalarKind.String } ? YamlEditor.Change(before.Text, 0, content, file).TrimEnd('\n') : YamlWriter.Write(content);
    }

    private static YamlMap WithText(YamlMap document, string text) =>
        document.With(Spec, (document.Find(Spec) as YamlMap ?? YamlMap.Empty).With(ManifestReader.ContentKey, YamlScalar.String(text)));

    private static YamlMap Set(YamlMap map, string key, YamlValue? value) => value is not null
        ? map.With(key, value)
        : map.Find(key) is null ? map : new YamlMap(map.Where(entry => entry.Key != key), map.Source);

    /// <summary>A policy that this module does not know is the user's own.</summary>
    private static YamlValue? Unnamed(YamlMap spec) =>
        spec.Find(ManifestReader.PolicyKey) is { } there && !(there is YamlScalar scalar && FailurePolicies.Named(scalar.Text) is not null) ? there : null;
}
