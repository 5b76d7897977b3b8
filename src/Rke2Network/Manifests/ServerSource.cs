using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>What files of a server say.</summary>
/// <param name="Settings">The server's options; null where no config.yaml was among the files.</param>
/// <param name="Documents">The HelmChartConfigs; null where no place for them was among the files.</param>
public sealed record ServerSource(IReadOnlyList<ServerSetting>? Settings, IReadOnlyList<ManifestDocument>? Documents)
{
    private static readonly string ConfigFolder = Path.Combine("etc", "rancher", "rke2");
    private static readonly string ManifestFolder = Path.Combine("server", "manifests");
    private static readonly string DataFolder = Path.Combine("var", "lib", "rancher", "rke2");

    /// <summary>Reads one file: a config.yaml, or a manifest, as its content tells.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="InputException">It cannot be read, is no YAML, or is neither of the two.</exception>
    public static ServerSource ReadFile(string path) => Parse(YamlFile.ReadText(path), path);

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
            var documents = ManifestReader.Read(text, file);
            return documents.Count > 0 ? new ServerSource(null, documents) : throw new InputException(
                "NoHelmChartConfig", file, "it holds resources, but no HelmChartConfig.", "Give a HelmChartConfig, or a config.yaml.");
        }

        return trees.Count <= 1 && trees.All(tree => tree is YamlMap or YamlScalar { Kind: YamlScalarKind.Null })
            ? new ServerSource(ServerConfigReader.Merge(trees.OfType<YamlMap>()), null)
            : throw new InputException("NoServerFile", file, "this is neither a HelmChartConfig nor a config.yaml.", "Give one of these.");
    }

    /// <summary>
    /// Reads a folder: its config.yaml and config.yaml.d, and the HelmChartConfigs below server/manifests, or in the folder
    /// itself where it has none.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>What its files say.</returns>
    /// <exception cref="InputException">A file cannot be read or is no YAML, or nothing of a server is there.</exception>
    public static ServerSource ReadFolder(string folder) => Read(folder, folder);

    /// <summary>Reads a server's whole tree, mounted or copied: etc/rancher/rke2 and var/lib/rancher/rke2 (or the data-dir that is set) below it.</summary>
    /// <param name="root">The folder that stands for the server's root.</param>
    /// <returns>What its files say.</returns>
    /// <exception cref="InputException">A file cannot be read or is no YAML, or nothing of a server is there.</exception>
    public static ServerSource ReadRoot(string root)
    {
        var config = Path.Combine(root, ConfigFolder);
        var dataDir = ServerConfigReader.Read(ServerConfigReader.FilesIn(config)).Where(setting => setting.Name == "data-dir").SelectMany(setting => setting.Values).Select(value => value.Text).LastOrDefault();
        return Read(config, Path.Combine(root, dataDir is null ? DataFolder : dataDir.TrimStart('/').Replace('/', Path.DirectorySeparatorChar)));
    }

    private static ServerSource Read(string configFolder, string dataFolder)
    {
        var files = ServerConfigReader.FilesIn(configFolder);
        var manifests = Path.Combine(dataFolder, ManifestFolder);
        var documents = Directory.Exists(manifests) ? Manifests(manifests) : configFolder == dataFolder ? Manifests(configFolder) : null;
        return files.Count > 0 || documents is { Count: > 0 }
            ? new ServerSource(files.Count > 0 ? ServerConfigReader.Read(files) : null, documents is { Count: 0 } && !Directory.Exists(manifests) ? null : documents)
            : throw new InputException(
                Directory.Exists(configFolder) || Directory.Exists(dataFolder) ? "NoServerFile" : "FileMissing",
                configFolder,
                "there is no config.yaml, no config.yaml.d and no HelmChartConfig.",
                "Give a folder such as /etc/rancher/rke2, one that Export-Rke2CniConfig wrote, or with -RootPath the root of a server.");
    }

    /// <summary>RKE2 reads manifests in the order of their names.</summary>
    private static List<ManifestDocument> Manifests(string folder) =>
    [
        .. from file in YamlFile.FilesIn(folder)
           where Path.GetFileName(file) != ServerConfigReader.FileName
           from document in ManifestReader.ReadFile(file)
           select document,
    ];
}
