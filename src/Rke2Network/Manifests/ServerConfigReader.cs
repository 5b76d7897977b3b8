using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>
/// Reads config.yaml and config.yaml.d as RKE2 does: the files in their order, where a later value takes the place of an
/// earlier one, and a key with <c>+</c> behind it adds to it. Source: k3s-io/k3s pkg/configfilearg/parser.go.
/// </summary>
public static class ServerConfigReader
{
    /// <summary>The name of the file that is read first.</summary>
    public const string FileName = "config.yaml";

    /// <summary>The folder of the files that are read after it.</summary>
    public const string FolderName = "config.yaml.d";

    private const string Append = "+";

    /// <summary>The files that RKE2 reads in a folder such as /etc/rancher/rke2.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>config.yaml, if it is there, then those of config.yaml.d in the order of their names.</returns>
    public static IReadOnlyList<string> FilesIn(string folder)
    {
        var first = Path.Combine(folder, FileName);
        var others = Path.Combine(folder, FolderName);
        return
        [
            .. File.Exists(first) ? [first] : Array.Empty<string>(),
            .. Directory.Exists(others) ? YamlFile.FilesIn(others).Where(IsRead) : Enumerable.Empty<string>(),
        ];
    }

    /// <summary>Reads files.</summary>
    /// <param name="files">The files in the order in which RKE2 reads them.</param>
    /// <returns>The settings, in the order in which they first appear.</returns>
    /// <exception cref="InputException">A file cannot be read, is no YAML, or a value is a map.</exception>
    public static IReadOnlyList<ServerSetting> Read(IEnumerable<string> files) => Merge(files.Select(file => YamlReader.ReadMap(YamlFile.ReadText(file), file)));

    /// <summary>Merges the trees of files.</summary>
    /// <param name="files">The trees in the order in which RKE2 reads their files.</param>
    /// <returns>The settings, in the order in which they first appear.</returns>
    /// <exception cref="InputException">A value is a map.</exception>
    public static IReadOnlyList<ServerSetting> Merge(IEnumerable<YamlMap> files)
    {
        var settings = new List<ServerSetting>();
        foreach (var entry in files.SelectMany(file => file))
        {
            var appends = entry.Key.EndsWith(Append, StringComparison.Ordinal);
            var name = appends ? entry.Key.Substring(0, entry.Key.Length - Append.Length) : entry.Key;
            var values = Values(name, entry.Value);
            var at = settings.FindIndex(setting => setting.Name == name);
            if (at < 0)
            {
                settings.Add(new ServerSetting(name, values, entry.Value.Source));
            }
            else
            {
                settings[at] = appends ? settings[at] with { Values = [.. settings[at].Values, .. values] } : new ServerSetting(name, values, entry.Value.Source);
            }
        }

        return settings;
    }

    private static bool IsRead(string file) => Path.GetExtension(file) is ".yaml" or ".yml";

    private static YamlScalar[] Values(string name, YamlValue value) => value switch
    {
        YamlScalar { Kind: YamlScalarKind.Null } => [],
        YamlScalar scalar => [scalar],
        YamlList list => list.Select(item => item as YamlScalar ?? throw NoOption(name, item)).ToArray(),
        _ => throw NoOption(name, value),
    };

    private static InputException NoOption(string name, YamlValue value) => new(
        "InvalidServerOption", value.Source?.ToString(), $"{name} has keys or a list inside, and an option of RKE2 is a single value or a list of these.", "Write it as a single value or a list.");
}
