using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Manifests;

/// <summary>The files that RKE2 applies from a folder such as server/manifests. Source: k3s-io/k3s pkg/deploy/controller.go.</summary>
public static class ManifestFolder
{
    private const string SkipMark = ".skip";

    /// <summary>The files of a folder and those below it, in RKE2's order.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>YAML and JSON files by path; hidden ones and those with a <c>.skip</c> file beside them are left out.</returns>
    /// <exception cref="InputException">A folder cannot be listed.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        var files = Below(folder, isTop: true).ToArray();
        var skipped = new HashSet<string>(files.Select(file => Path.GetFileName(file)).Where(name => name.EndsWith(SkipMark, StringComparison.Ordinal)), StringComparer.Ordinal);
        return
        [
            .. files.Where(file => IsManifest(Path.GetFileName(file)) && !skipped.Contains(Path.GetFileName(file) + SkipMark))
                .OrderBy(file => file, StringComparer.Ordinal),
        ];
    }

    private static bool IsManifest(string name) =>
        name[0] != '.' && Path.GetExtension(name).ToUpperInvariant() is ".YAML" or ".YML" or ".JSON";

    /// <summary>Links to folders are followed from the top only, which keeps out of circles.</summary>
    private static IEnumerable<string> Below(string folder, bool isTop) => YamlFile.Entries(folder, Directory.EnumerateFiles)
        .Concat(YamlFile.Entries(folder, Directory.EnumerateDirectories)
            .Where(inner => isTop || (File.GetAttributes(inner) & FileAttributes.ReparsePoint) == 0)
            .SelectMany(inner => Below(inner, isTop: false)));
}
