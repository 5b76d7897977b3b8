using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>Reads the HelmChartConfigs of a manifest. Every value keeps the line and column that it has in the file, also inside valuesContent.</summary>
public static class ManifestReader
{
    internal const string ContentKey = "valuesContent";
    internal const string ValuesKey = "values";
    internal const string PolicyKey = "failurePolicy";

    /// <summary>What the API server hands to etcd at most, in bytes. Source: etcd-io/etcd server/embed/config.go (DefaultMaxRequestBytes).</summary>
    private const int MaximumResource = 1024 * 1024 * 3 / 2;

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
    public static IReadOnlyList<ManifestDocument> Read(string text, string? file = null) => Read(YamlReader.ReadAll(text, file), text, file);

    /// <summary>Finds them in the trees of a text. Those in a List stand in a document with others, and have no position of their own.</summary>
    internal static IReadOnlyList<ManifestDocument> Read(IReadOnlyList<YamlValue> trees, string text, string? file)
    {
        var suppressions = SuppressionReader.Read(text, file);
        return
        [
            .. from tree in trees.Select((tree, i) => (Resource: tree as YamlMap, Position: (int?)i))
               where tree.Resource is not null
               from resource in IsList(tree.Resource) ? Items(tree.Resource) : [tree]
               where resource.Resource?.Find("kind") is YamlScalar { Text: HelmChartConfig.Kind }
               select Document(resource.Resource, text, file) with { Position = resource.Position, Suppressions = suppressions },
        ];
    }

    private static bool IsList(YamlMap resource) => resource.Find("kind") is YamlScalar { Text: "List" };

    private static IEnumerable<(YamlMap? Resource, int? Position)> Items(YamlMap list) =>
        (list.Find("items") as YamlList ?? new YamlList([])).Select(item => (item as YamlMap, (int?)null));

    private static ManifestDocument Document(YamlMap resource, string text, string? file)
    {
        var metadata = resource.Find("metadata") as YamlMap;
        var spec = resource.Find("spec") as YamlMap;
        var content = spec?.Find(ContentKey);
        CheckSize(content);
        var values = content switch
        {
            null or YamlScalar { Kind: YamlScalarKind.Null } => YamlMap.Empty,
            YamlScalar { Kind: YamlScalarKind.String } written => Inner(written, text, file),
            { } other => throw new InputException(
                "InvalidValuesContent", other.Source?.ToString(), "spec.valuesContent is a text, and here stand keys or a single value.", "Write 'valuesContent: |-' and indent the values below it."),
        };
        if (spec?.Find(ValuesKey) is YamlMap { Count: > 0 } above)
        {
            values = values.MergedWith(above);
        }

        return new ManifestDocument(
            Text(resource, "apiVersion"), Text(metadata, "name") ?? string.Empty, Text(metadata, "namespace"), ChartValues.Of(values), resource.Source)
        {
            Spec = spec,
            SpecValues = spec?.Find(ValuesKey) as YamlMap,
            FailurePolicy = Text(spec, PolicyKey) is { } policy ? FailurePolicies.Named(policy) : null,
            FailurePolicySource = spec?.Find(PolicyKey)?.Source,
            ApiVersionSource = resource.Find("apiVersion")?.Source,
            NameSource = metadata?.Find("name")?.Source,
            NamespaceSource = metadata?.Find("namespace")?.Source,
        };
    }

    private static void CheckSize(YamlValue? content)
    {
        if (content is YamlScalar { Text: { } text } && Encoding.UTF8.GetByteCount(text) is var size and > MaximumResource)
        {
            throw new InputException(
                "ResourceTooLarge", content.Source?.ToString(), $"valuesContent has {size:N0} bytes, and etcd takes at most {MaximumResource:N0} (1.5 MiB) for a whole resource.", "Leave out what is at the chart's defaults.");
        }
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
