using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>What files of a server say.</summary>
/// <param name="Settings">The server's options; null where no config.yaml could be read.</param>
/// <param name="Documents">The HelmChartConfigs; null where no place for them was among the files.</param>
public sealed record ServerSource(IReadOnlyList<ServerSetting>? Settings, IReadOnlyList<ManifestDocument>? Documents)
{
    /// <summary>The files of a folder that could not be read; the others were read all the same.</summary>
    public IReadOnlyList<InputException> Faults { get; init; } = [];

    /// <summary>Whether a manifest is among those that could not be read, so that values may be missing.</summary>
    public bool LacksManifests { get; init; }

    /// <summary>The comments of the files that accept findings.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Whether nothing could be read at all.</summary>
    public bool IsEmpty => Settings is null && Documents is null;

    /// <summary>The files themselves.</summary>
    internal ConfigOrigin Origin { get; init; } = ConfigOrigin.None;

    /// <summary>Reads one file: a config.yaml, or a manifest, as its content tells.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InputException">It cannot be read, is no YAML, or is neither of the two.</exception>
    public static ServerSource ReadFile(string path)
    {
        var content = YamlFile.Read(path);
        var source = Parse(content.Text, path);
        return source with { Origin = ServerFiles.OriginOf(path, content, isManifest: source.Documents is not null) };
    }

    /// <summary>Reads a text: a config.yaml, or a manifest, as its content tells.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InputException">It is no YAML, or neither of the two.</exception>
    public static ServerSource Parse(string text, string? file = null)
    {
        var trees = YamlReader.ReadAll(text, file);
        var isManifest = trees.OfType<YamlMap>().Any(tree => tree.Find("kind") is not null || tree.Find("apiVersion") is not null);
        if (isManifest)
        {
            var documents = ManifestReader.Read(trees, text, file);
            return documents.Count > 0 ? new ServerSource(null, documents) { Suppressions = documents[0].Suppressions } : throw new InputException(
                "NoHelmChartConfig", file, $"it holds resources ({Kinds(trees)}), but no HelmChartConfig.", "Give a HelmChartConfig, or a config.yaml.");
        }

        return trees.Count <= 1 && trees.All(tree => tree is YamlMap or YamlScalar { Kind: YamlScalarKind.Null })
            ? new ServerSource(ServerConfigReader.Merge(trees.OfType<YamlMap>()), null) { Suppressions = SuppressionReader.Read(text, file) }
            : throw new InputException("NoServerFile", file, "this is neither a HelmChartConfig nor a config.yaml.", "Give one of these.");
    }

    /// <summary>
    /// Reads a folder: its config.yaml and config.yaml.d, and the HelmChartConfigs below server/manifests, or in the folder
    /// itself where it has none.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>What its files say; those that cannot be read are its <see cref="Faults"/>.</returns>
    /// <exception cref="InputException">The folder cannot be listed, or nothing of a server is there.</exception>
    public static ServerSource ReadFolder(string folder) => Of(ServerFiles.InFolder(folder), folder);

    /// <summary>Reads a server's whole tree, mounted or copied: etc/rancher/rke2 and var/lib/rancher/rke2 (or the data-dir that is set) below it.</summary>
    /// <param name="root">The folder that stands for the server's root.</param>
    /// <returns>What its files say; those that cannot be read are its <see cref="Faults"/>.</returns>
    /// <exception cref="InputException">A folder cannot be listed, or nothing of a server is there.</exception>
    public static ServerSource ReadRoot(string root) => Of(ServerFiles.BelowRoot(root), root);

    /// <summary>What files say that were read before.</summary>
    internal static ServerSource Of(ConfigOrigin origin)
    {
        var options = origin.Files.Where(file => !file.IsManifest).Select(file => YamlReader.ReadMap(file.Content.Text, file.Path)).ToArray();
        var documents = origin.Files.Where(file => file.IsManifest).SelectMany(file => ManifestReader.Read(file.Content.Text, file.Path)).ToArray();
        return new ServerSource(options.Length > 0 ? ServerConfigReader.Merge(options) : null, origin.HasManifests ? documents : null)
        {
            Origin = origin,
            Suppressions = origin.Files.SelectMany(file => SuppressionReader.Read(file.Content.Text, file.Path)).ToArray(),
        };
    }

    private static ServerSource Of(ServerFiles files, string folder) => files.Origin is { Files.Count: 0 } && files.Faults.Count == 0
        ? throw new InputException(
            Directory.Exists(folder) ? "NoServerFile" : "FileMissing",
            folder,
            "there is no config.yaml, no config.yaml.d and no HelmChartConfig.",
            "Give a folder such as /etc/rancher/rke2, one that Export-Rke2CniConfig wrote, or with -RootPath the root of a server.")
        : Of(files.Origin) with
        {
            // What a broken config.yaml says is not known, whatever the files beside it say.
            Settings = files.LacksOptions ? null : Of(files.Origin).Settings,
            Faults = files.Faults,
            LacksManifests = files.LacksManifests,
        };

    private static string Kinds(IReadOnlyList<YamlValue> trees) => string.Join(
        ", ", trees.OfType<YamlMap>().Select(tree => (tree.Find("kind") as YamlScalar)?.Text ?? "one without a kind").Distinct(StringComparer.Ordinal).Take(5));
}
