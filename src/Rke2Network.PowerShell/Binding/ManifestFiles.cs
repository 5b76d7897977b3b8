using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Manifests;

namespace Rke2Network.PowerShell.Binding;

/// <summary>The HelmChartConfigs of a file, or of a folder such as server/manifests.</summary>
internal static class ManifestFiles
{
    /// <exception cref="InputException">There is no such file or folder, or there is no HelmChartConfig in it.</exception>
    internal static IReadOnlyList<ManifestDocument> Read(string path)
    {
        var files = Directory.Exists(path) ? Files(path) : [path];
        var documents = files.SelectMany(ManifestReader.ReadFile).ToArray();
        return documents.Length > 0 ? documents : throw new InputException(
            "NoHelmChartConfig",
            path,
            Directory.Exists(path) ? "no YAML file in this folder holds a HelmChartConfig." : "the file holds no HelmChartConfig.",
            "Give a file or folder with resources of kind HelmChartConfig.");
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML")
        .OrderBy(file => file, StringComparer.Ordinal);
}
