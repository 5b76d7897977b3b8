using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Yaml;

namespace Rke2Network.CatalogBuilder.RulePages;

/// <summary>What is written by hand of a rule's page: why the rule is there, a wrong configuration, and the right one nearest to it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Why">What really happens and why it matters.</param>
/// <param name="Wrong">The configuration in which the rule finds something.</param>
/// <param name="Right">The one in which it does not.</param>
/// <param name="Also">Other rules that speak of the right one too, where that cannot be helped.</param>
internal sealed record RuleExample(string Id, string Why, ExampleSide Wrong, ExampleSide Right, IReadOnlyList<string> Also)
{
    private const string Settings = "release windowsNodes nodeCount underlayMtu target";

    /// <summary>Reads an example, which bears the rule's identifier as its name.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is no YAML, or not of the form.</exception>
    internal static RuleExample Read(string path)
    {
        var map = YamlReader.ReadMap(File.ReadAllText(path), path);
        if (map.FirstOrDefault(entry => !$"why before beside wrong right also {Settings}".Split(' ').Contains(entry.Key)) is { Key: { } unknown })
        {
            throw Fault(path, $"the form has no '{unknown}'.");
        }

        return new RuleExample(
            Path.GetFileNameWithoutExtension(path),
            Text(map, "why") is { Length: > 0 } why ? why.Trim() : throw Fault(path, "'why' is missing."),
            Side(map, "wrong", path),
            Side(map, "right", path),
            map.Find("also") is YamlList also ? [.. also.Cast<YamlScalar>().Select(id => id.Text)] : []);
    }

    private static ExampleSide Side(YamlMap example, string name, string path) =>
        Files(example, name, path) with
        {
            Before = example.Find("before") is null ? null : Files(example, "before", path),
            Beside = example.Find("beside") is null ? null : Files(example, "beside", path),
        };

    /// <summary>What a side says itself goes before what the example says for both.</summary>
    private static ExampleSide Files(YamlMap example, string name, string path)
    {
        var side = example.Find(name) as YamlMap ?? throw Fault(path, $"'{name}' is missing.");
        string? Setting(string key) => Text(side, key) ?? Text(example, key);
        var files = side.Where(entry => !Settings.Split(' ').Contains(entry.Key)).Select(entry => new ExampleFile(
            entry.Key, entry.Value is YamlScalar { Kind: YamlScalarKind.String } text ? text.Text : throw Fault(path, $"'{entry.Key}' of '{name}' is no text."))).ToArray();
        return new ExampleSide(
            files.Length > 0 ? files : throw Fault(path, $"'{name}' has no file."),
            ReleaseCatalog.Default.ResolveOrNewest(Setting("release")),
            Setting("windowsNodes") is { } windows ? windows == YamlScalar.True.Text : null,
            Setting("nodeCount") is { } nodes ? int.Parse(nodes, CultureInfo.InvariantCulture) : null,
            Setting("target") is { } target ? ReleaseCatalog.Default.ResolveOrNewest(target) : null)
        {
            UnderlayMtu = Setting("underlayMtu") is { } mtu ? int.Parse(mtu, CultureInfo.InvariantCulture) : null,
        };
    }

    private static string? Text(YamlMap map, string key) => (map.Find(key) as YamlScalar)?.Text;

    private static InputException Fault(string path, string reason) =>
        new("InvalidExample", path, reason, "docs/rules/README.md tells the form.");
}
