using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>Finds and reads the files of a server; one that cannot be read does not keep the others from being read.</summary>
internal sealed class ServerFiles
{
    private const string Manifests = "server/manifests/";

    private static readonly string ConfigFolder = Path.Combine("etc", "rancher", "rke2");
    private static readonly string ManifestFolderName = Path.Combine("server", "manifests");
    private static readonly string DataFolder = Path.Combine("var", "lib", "rancher", "rke2");

    private readonly List<ConfigSource> files = [];
    private readonly List<InputException> faults = [];

    private ServerFiles()
    {
    }

    /// <summary>The files that could be read.</summary>
    internal ConfigOrigin Origin { get; private set; } = ConfigOrigin.None;

    /// <summary>What is wrong with the others.</summary>
    internal IReadOnlyList<InputException> Faults => faults;

    /// <summary>Whether a part of the server's configuration file could not be read.</summary>
    internal bool LacksOptions { get; private set; }

    /// <summary>Whether a manifest could not be read.</summary>
    internal bool LacksManifests { get; private set; }

    /// <summary>The files of a folder such as /etc/rancher/rke2, or of one that stands for both of a server's.</summary>
    internal static ServerFiles InFolder(string folder)
    {
        var found = new ServerFiles();
        found.ReadOptions(folder);
        var manifests = Path.Combine(folder, ManifestFolderName);
        if (Directory.Exists(manifests))
        {
            found.ReadManifests(manifests, ManifestFolder.Files(manifests));
            found.Origin = new ConfigOrigin(found.files, folder, manifests, HasManifests: true);
        }
        else if (Directory.Exists(folder))
        {
            // Manifests beside a config.yaml lie there for another reason than to be applied.
            var isBoth = found.files.Count > 0 || found.LacksOptions;
            found.ReadManifests(folder, isBoth ? [.. YamlFile.FilesIn(folder).Where(file => Path.GetFileName(file) != ServerConfigReader.FileName)] : ManifestFolder.Files(folder));
            var some = found.LacksManifests || found.files.Any(file => file.IsManifest);
            found.Origin = new ConfigOrigin(found.files, folder, some ? folder : null, some);
        }

        return found;
    }

    /// <summary>The files below a folder that stands for a server's root.</summary>
    internal static ServerFiles BelowRoot(string root)
    {
        var found = new ServerFiles();
        var config = Path.Combine(root, ConfigFolder);
        found.ReadOptions(config);
        var dataDir = ServerConfigReader.Merge(found.files.Select(file => YamlReader.ReadMap(file.Content.Text, file.Path)))
            .Where(setting => setting.Name == "data-dir").SelectMany(setting => setting.Values).Select(value => value.Text).LastOrDefault();
        var data = Path.Combine(root, dataDir is null ? DataFolder : dataDir.TrimStart('/').Replace('/', Path.DirectorySeparatorChar));
        var manifests = Path.Combine(data, ManifestFolderName);
        var there = Directory.Exists(manifests);
        if (there)
        {
            found.ReadManifests(manifests, ManifestFolder.Files(manifests));
        }

        found.Origin = new ConfigOrigin(found.files, config, manifests, there);
        return found;
    }

    /// <summary>One file as the origin of a configuration.</summary>
    internal static ConfigOrigin OriginOf(string path, SourceText content, bool isManifest)
    {
        var folder = Path.GetDirectoryName(path)!;
        var name = Path.GetFileName(path);
        if (isManifest)
        {
            return new ConfigOrigin([new ConfigSource(path, Manifests + name, isManifest, content)], null, folder, HasManifests: true);
        }

        var isPart = Path.GetFileName(folder) == ServerConfigReader.FolderName || name != ServerConfigReader.FileName;
        return new ConfigOrigin(
            [new ConfigSource(path, isPart ? $"{ServerConfigReader.FolderName}/{name}" : name, isManifest, content)],
            Path.GetFileName(folder) == ServerConfigReader.FolderName ? Path.GetDirectoryName(folder) : folder,
            null,
            HasManifests: false);
    }

    private void ReadOptions(string folder) => LacksOptions = !ReadAll(
        ServerConfigReader.FilesIn(folder),
        file => Path.GetFileName(Path.GetDirectoryName(file)) == ServerConfigReader.FolderName ? $"{ServerConfigReader.FolderName}/{Path.GetFileName(file)}" : Path.GetFileName(file),
        isManifest: false,
        (text, file) =>
        {
            // Read to the end, so that a fault is this file's.
            ServerConfigReader.Merge([YamlReader.ReadMap(text, file)]);
            return true;
        });

    private void ReadManifests(string folder, IReadOnlyList<string> paths) => LacksManifests = !ReadAll(
        paths,
        file => Manifests + file.Substring(folder.TrimEnd(Path.DirectorySeparatorChar).Length + 1).Replace(Path.DirectorySeparatorChar, '/'),
        isManifest: true,
        (text, file) => ManifestReader.Read(text, file).Count > 0);

    private bool ReadAll(IReadOnlyList<string> paths, Func<string, string> serverPath, bool isManifest, Func<string, string, bool> belongs)
    {
        var before = faults.Count;
        foreach (var path in paths)
        {
            try
            {
                var content = YamlFile.Read(path);
                if (belongs(content.Text, path))
                {
                    files.Add(new ConfigSource(path, serverPath(path), isManifest, content));
                }
            }
            catch (InputException fault)
            {
                faults.Add(fault);
            }
        }

        return faults.Count == before;
    }
}
