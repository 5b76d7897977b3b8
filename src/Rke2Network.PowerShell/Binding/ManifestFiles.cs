using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Manifests;

namespace Rke2Network.PowerShell.Binding;

/// <summary>The HelmChartConfigs of a file, or of a folder such as server/manifests.</summary>
internal static class ManifestFiles
{
    /// <summary>The files that paths mean: of a folder those that hold a HelmChartConfig, or cannot be read to see it.</summary>
    internal static IEnumerable<string> Expand(IEnumerable<string> paths) =>
        paths.SelectMany(path => Directory.Exists(path) ? ManifestFolder.Files(path).Where(IsWanted) : [path]);

    private static bool IsWanted(string path)
    {
        try
        {
            return ManifestReader.ReadFile(path).Count > 0;
        }
        catch (InputException)
        {
            return true; // it is said when its turn comes
        }
    }

    /// <summary>Reads a file or folder.</summary>
    /// <param name="path">The path.</param>
    /// <param name="each">Runs the reading of each file of a folder; what is wrong with one must not stop the others.</param>
    /// <param name="isWhole">Whether all files could be read.</param>
    /// <exception cref="InputException">There is no such file or folder, or there is no HelmChartConfig in it.</exception>
    internal static IReadOnlyList<ManifestDocument> Read(string path, Action<Action> each, out bool isWhole)
    {
        var isFolder = Directory.Exists(path);
        var files = isFolder ? ManifestFolder.Files(path) : [path];
        var documents = new List<ManifestDocument>();
        var read = 0;
        foreach (var file in files)
        {
            Action reading = () =>
            {
                documents.AddRange(ManifestReader.ReadFile(file));
                read++;
            };
            if (isFolder)
            {
                each(reading);
            }
            else
            {
                reading();
            }
        }

        isWhole = read == files.Count;
        return documents.Count > 0 || !isWhole ? documents : throw new InputException(
            "NoHelmChartConfig",
            path,
            isFolder ? "no YAML file in this folder holds a HelmChartConfig." : "the file holds no HelmChartConfig.",
            "Give a file or folder with resources of kind HelmChartConfig; config.yaml and the folder of a server go through Import-Rke2CniConfig.");
    }
}
