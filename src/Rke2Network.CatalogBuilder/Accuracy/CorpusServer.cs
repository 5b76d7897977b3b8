using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Rke2Network.Catalog;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.Accuracy;

/// <summary>A server's files of the corpus, with the findings that its faults must give.</summary>
internal sealed class CorpusServer(string name, Rke2Version release, CniPlugin plugin)
{
    /// <summary>The name of its folder.</summary>
    internal string Name { get; } = name;

    internal Rke2Version Release { get; } = release;

    internal CniPlugin Plugin { get; } = plugin;

    internal string Chart { get; } = plugin.ChartName()!;

    internal bool HasMultus { get; set; }

    internal bool WindowsNodes { get; set; }

    internal bool IsDualStack { get; set; }

    /// <summary>The options of config.yaml: each name with its value as YAML.</summary>
    internal List<(string Name, string Value)> Options { get; } = [];

    /// <summary>The values of the plugin's chart.</summary>
    internal ChartValues Values { get; set; } = ChartValues.Empty;

    internal string ManifestFile { get; set; } = plugin.ChartName() + "-config.yaml";

    internal string ApiVersion { get; set; } = HelmChartConfig.ApiVersion;

    internal string ResourceName { get; set; } = plugin.ChartName()!;

    internal string? Namespace { get; set; } = CniPlugins.ChartNamespace;

    /// <summary>The field of spec that holds the values: as a text, or <c>values</c> as a map.</summary>
    internal string ValuesField { get; set; } = "valuesContent";

    /// <summary>Further HelmChartConfigs: names with their values as YAML.</summary>
    internal List<(string Name, string Values)> Others { get; } = [];

    /// <summary>What is wrong: the fault's name, the rule that must find it, and the path that the finding must have.</summary>
    internal List<(string Fault, string Rule, string Path)> Faults { get; } = [];

    /// <summary>What the chart of the release takes.</summary>
    internal ChartSchema Schema => ChartReleases.Default.Schema(Release, Chart)!;

    internal bool Takes(string path) => Schema.Find(ValuePath.Parse(path)) is not null;

    internal void Set(string path, string yaml) => Values = Values.With(ValuePath.Parse(path), YamlReader.Read(yaml)!);

    internal string? Option(string option) => Options.Where(each => each.Name == option).Select(each => each.Value).FirstOrDefault();

    internal void SetOption(string option, string value)
    {
        var at = Options.FindIndex(each => each.Name == option);
        if (at < 0)
        {
            Options.Add((option, value));
        }
        else
        {
            Options[at] = (option, value);
        }
    }

    /// <summary>Writes config.yaml and server/manifests below a folder.</summary>
    internal void Write(string folder)
    {
        var manifests = Directory.CreateDirectory(Path.Combine(folder, "server", "manifests")).FullName;
        File.WriteAllText(Path.Combine(folder, "config.yaml"), Config());
        if (!Values.IsEmpty)
        {
            File.WriteAllText(Path.Combine(manifests, ManifestFile), Manifest(ApiVersion, ResourceName, Namespace, YamlWriter.Write(Values.Root), ValuesField));
        }

        foreach (var (name, values) in Others)
        {
            File.WriteAllText(Path.Combine(manifests, name + "-config.yaml"), Manifest(HelmChartConfig.ApiVersion, name, CniPlugins.ChartNamespace, values));
        }
    }

    /// <summary>Reads the files and checks them.</summary>
    /// <returns>The errors and warnings.</returns>
    internal IReadOnlyList<Finding> Check(string folder) =>
        ManifestCheck.Import(Release, ServerSource.ReadFolder(folder), WindowsNodes ? true : null).Findings.Where(finding => finding.Severity > FindingSeverity.Information).ToArray();

    private string Config()
    {
        var text = new StringBuilder($"# RKE2 {Release}, server {Name}\n");
        foreach (var (option, value) in Options)
        {
            text.Append(option).Append(':').Append(value.Length > 0 && value[0] == '\n' ? string.Empty : " ").Append(value).Append('\n');
        }

        return text.ToString();
    }

    private static string Manifest(string apiVersion, string name, string? @namespace, string values, string field = "valuesContent") =>
        $"apiVersion: {apiVersion}\nkind: {HelmChartConfig.Kind}\nmetadata:\n  name: {name}\n{(@namespace is null ? string.Empty : $"  namespace: {@namespace}\n")}spec:\n  {field}:{(field == "values" ? string.Empty : " |-")}\n"
        + string.Concat(values.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"    {line}\n"));
}
