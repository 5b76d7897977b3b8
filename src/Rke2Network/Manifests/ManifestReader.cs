using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>Reads the HelmChartConfigs of a manifest. Every value keeps the line and column that it has in the file, also inside valuesContent.</summary>
public static class ManifestReader
{
    /// <summary>The start of a literal block, behind an anchor or tag.</summary>
    private static readonly Regex LiteralHeader = new(@"^([&!]\S*\s+)*\|", RegexOptions.CultureInvariant);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its HelmChartConfigs; other resources are left out.</returns>
    /// <exception cref="InputException">The file cannot be read, or is no YAML that Go reads.</exception>
    public static IReadOnlyList<ManifestDocument> ReadFile(string path) => Read(YamlFile.ReadText(path), path);

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML, of one document or several.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>Its HelmChartConfigs; other resources are left out.</returns>
    /// <exception cref="InputException">The text is no YAML that Go reads.</exception>
    public static IReadOnlyList<ManifestDocument> Read(string text, string? file = null)
    {
        var found = new List<ManifestDocument>();
        foreach (var resource in YamlReader.ReadAll(text, file).OfType<YamlMap>())
        {
            if (resource.Find("kind") is YamlScalar { Text: HelmChartConfig.Kind })
            {
                found.Add(Document(resource, text, file));
            }
        }

        return found;
    }

    private static ManifestDocument Document(YamlMap resource, string text, string? file)
    {
        var metadata = resource.Find("metadata") as YamlMap;
        var spec = resource.Find("spec") as YamlMap;
        var values = spec?.Find("valuesContent") switch
        {
            null or YamlScalar { Kind: YamlScalarKind.Null } => YamlMap.Empty,
            YamlScalar { Kind: YamlScalarKind.String } content => Inner(content, text, file),
            { } other => throw new InputException(
                "InvalidValuesContent", other.Source?.ToString(), "spec.valuesContent is a text, and here stand keys or a single value.", "Write 'valuesContent: |-' and indent the values below it."),
        };
        if (spec?.Find("values") is YamlMap { Count: > 0 } above)
        {
            values = values.MergedWith(above);
        }

        return new ManifestDocument(
            Text(resource, "apiVersion"), Text(metadata, "name") ?? string.Empty, Text(metadata, "namespace"), ChartValues.Of(values), resource.Source)
        {
            FailurePolicy = Text(spec, "failurePolicy") is { } policy ? FailurePolicies.Named(policy) : null,
            ApiVersionSource = resource.Find("apiVersion")?.Source,
            NameSource = metadata?.Find("name")?.Source,
            NamespaceSource = metadata?.Find("namespace")?.Source,
        };
    }

    /// <summary>The values in a block of text, with the places that they have in the file; those of any other text have its place.</summary>
    private static YamlMap Inner(YamlScalar content, string text, string? file)
    {
        if (content.Source is not { } start)
        {
            return YamlReader.ReadMap(content.Text, file);
        }

        // The block starts in the line below its header.
        var header = LineStart(text, start.Line) + start.Column - 1;
        var below = LineStart(text, start.Line + 1);
        if (!LiteralHeader.IsMatch(text.Substring(header, below - header)))
        {
            return YamlReader.ReadMap(content.Text, new TextOrigin(file, Whole: start));
        }

        // What the block's first line has left of its indent belongs to the text.
        return YamlReader.ReadMap(content.Text, new TextOrigin(file, start.Line, Indent(text, below) - Indent(content.Text, 0)));
    }

    /// <summary>Where a line, counted from 1, starts; the end of the text where it has fewer.</summary>
    private static int LineStart(string text, int line)
    {
        var at = 0;
        for (var i = 1; i < line && at < text.Length; i++)
        {
            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }

        return at;
    }

    /// <summary>The blanks that the first line which is not empty starts with, from a line's start on.</summary>
    private static int Indent(string text, int at)
    {
        var indent = 0;
        var isLeading = true;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                (indent, isLeading) = (0, true);
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                return indent;
            }
            else if (isLeading && text[at] == ' ')
            {
                indent++;
            }
            else
            {
                isLeading = false;
            }
        }

        return 0;
    }

    private static string? Text(YamlMap? map, string key) => map?.Find(key) is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? scalar.Text : null;
}
