using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog.Templates;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>
/// Learns from a Helm chart which values it takes: from values.yaml, values.schema.json, the templates, its subcharts, and
/// the schemas of the resources that values become part of. A static reading: what it cannot tell it leaves open.
/// </summary>
internal static class ChartReader
{
    /// <summary>Helm 3 keeps a chart's dependencies in the first, Helm 2 kept them in the second.</summary>
    private static readonly string[] DependencyFiles = ["Chart.yaml", "requirements.yaml"];

    /// <summary>Reads a chart.</summary>
    /// <param name="files">The chart.</param>
    /// <param name="companions">Charts that hold the CRDs of its resources.</param>
    /// <returns>Its values.</returns>
    /// <exception cref="InputException">Chart.yaml or values.yaml is no YAML, or a template is broken.</exception>
    internal static ReadChart Read(ChartFiles files, params IEnumerable<ChartFiles> companions)
    {
        Effort.Start();
        try
        {
            return ReadAll(files, companions);
        }
        catch (InsufficientExecutionStackException fault)
        {
            throw Effort.TooComplex(fault);
        }
    }

    private static ReadChart ReadAll(ChartFiles files, IEnumerable<ChartFiles> companions)
    {
        var chart = YamlReader.ReadMap(files.Find("Chart.yaml") ?? string.Empty, "Chart.yaml");
        var name = Text(chart, "name");
        var version = Text(chart, "version");
        var kinds = new KindSchemas();
        KnownTypes.AddTo(kinds);
        AddCustomResources(kinds, files);
        foreach (var companion in companions)
        {
            AddCustomResources(kinds, companion);
        }

        var parser = new TemplateParser();
        var charts = new List<PartChart>();
        Gather(files, string.Empty, new UsageNode(string.Empty), null, parser, charts, Text(chart, "name"));
        var usage = charts[0].Values;
        usage.Defaults = ValuesAssembly.Defaults(charts, usage);
        var conditions = Walk(charts, parser, kinds);
        return new ReadChart(name, version, new ValuesAssembly(name, version).Build(charts, usage), conditions);
    }

    /// <summary>A chart's own values with those of the charts inside it, as helm merges them.</summary>
    internal static YamlMap Defaults(ChartFiles files)
    {
        var charts = new List<PartChart>();
        Gather(files, string.Empty, new UsageNode(string.Empty), null, new TemplateParser(), charts, string.Empty);
        return ValuesAssembly.Defaults(charts, charts[0].Values);
    }

    private static string Text(YamlMap map, string key) => map.Find(key) is YamlScalar { Kind: not YamlScalarKind.Null, Text.Length: > 0 } scalar
        ? scalar.Text
        : throw new InputException("NotAChart", "Chart.yaml", $"it has no {key}.", "Give a Helm chart.");

    private static void AddCustomResources(KindSchemas kinds, ChartFiles files)
    {
        foreach (var path in files.Paths)
        {
            foreach (var document in SchemaReader.Documents(files.Find(path)!))
            {
                if (SchemaReader.KindOf(document) is { } kind)
                {
                    kinds.Add(kind, new Lazy<TypeSchema>(() => ReadCustomResource(document, path)));
                }
            }
        }
    }

    /// <summary>A CRD that cannot be read leaves its values open.</summary>
    private static TypeSchema ReadCustomResource(string document, string path)
    {
        try
        {
            return SchemaReader.ReadCustomResource(document, path);
        }
        catch (InputException)
        {
            return TypeSchema.Free;
        }
    }

    /// <summary>The chart and the charts inside it, each with the values that it sees.</summary>
    private static void Gather(ChartFiles files, string folder, UsageNode values, UsageNode? global, TemplateParser parser, List<PartChart> charts, string key)
    {
        var templates = files.Paths
            .Where(path => path.StartsWith("templates/", StringComparison.Ordinal))
            .Select(path => parser.Parse(folder + path, files.Find(path)!))
            .ToArray();
        global ??= values.Child("global");
        charts.Add(new PartChart(key, files, values, templates));
        var dependencies = Dependencies(files);
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var inner in files.Folders("charts"))
        {
            var chart = files.Below("charts/" + inner);
            if (chart.Find("Chart.yaml") is not { } text)
            {
                continue;
            }

            var own = Text(YamlReader.ReadMap(text, $"{folder}charts/{inner}/Chart.yaml"), "name");
            foreach (var dependency in dependencies.Where(each => NameOf(each) == own).DefaultIfEmpty())
            {
                var alias = KeyOf(dependency) ?? own;
                var below = values.Child(alias);
                below.Elsewhere["global"] = global;
                Noted(values, below, dependency);
                Gather(chart, $"{folder}charts/{inner}/", below, global, parser, charts, alias);
            }

            present.Add(own);
        }

        // A chart that helm is to fetch first may take anything.
        foreach (var dependency in dependencies.Where(each => KeyOf(each) is not null && !present.Contains(NameOf(each)!)))
        {
            var below = values.Child(KeyOf(dependency)!);
            below.IsRead = below.IsOpen = true;
            Noted(values, below, dependency);
        }
    }

    private static string? NameOf(YamlMap dependency) => (dependency.Find("name") as YamlScalar)?.Text;

    /// <summary>The key under which the outer chart holds the values of a dependency.</summary>
    private static string? KeyOf(YamlMap? dependency) => (dependency?.Find("alias") as YamlScalar)?.Text ?? (dependency is null ? null : NameOf(dependency));

    /// <summary>The values that switch a subchart on, and those that it hands up.</summary>
    private static void Noted(UsageNode values, UsageNode below, YamlMap? dependency)
    {
        foreach (var path in ((dependency?.Find("condition") as YamlScalar)?.Text ?? string.Empty).Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            At(values, path.Trim()).IsRead = true;
        }

        foreach (var tag in (dependency?.Find("tags") as YamlList)?.OfType<YamlScalar>() ?? [])
        {
            values.Child("tags").Child(tag.Text).IsRead = true;
        }

        foreach (var import in dependency?.Find("import-values") is YamlList imports ? imports : (IEnumerable<YamlValue>)[])
        {
            var path = import is YamlMap map ? (map.Find("child") as YamlScalar)?.Text : import is YamlScalar name ? "exports." + name.Text : null;
            var handed = path is null ? below : At(below, path);
            handed.IsRead = handed.IsOpen = true;
        }
    }

    private static UsageNode At(UsageNode node, string path) => path.Split('.').Aggregate(node, (at, key) => at.Child(key));

    private static YamlMap[] Dependencies(ChartFiles files) => DependencyFiles
        .Where(path => files.Find(path) is not null)
        .SelectMany(path => (YamlReader.ReadMap(files.Find(path)!, path).Find("dependencies") as YamlList)?.OfType<YamlMap>() ?? [])
        .ToArray();

    private static string[] Walk(List<PartChart> charts, TemplateParser parser, KindSchemas kinds)
    {
        var stops = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var chart in charts)
        {
            var reading = new TemplateReading(parser);
            var root = new Abstraction { Root = new RootContext(chart.Values, chart.Files) };
            var manifests = new ManifestReading(reading.Skeleton, kinds);
            foreach (var template in chart.Templates)
            {
                manifests.Read(reading.Read(template, root));
            }

            reading.Skeleton.OpenTheRest();
            stops.UnionWith(reading.Stops);
        }

        return [.. stops];
    }
}
