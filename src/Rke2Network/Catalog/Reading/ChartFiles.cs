using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Catalog.Reading;

/// <summary>The files of a Helm chart, by path from the chart's own folder, with slashes.</summary>
public sealed class ChartFiles
{
    private readonly SortedDictionary<string, string> files;

    internal ChartFiles(IEnumerable<KeyValuePair<string, string>> files)
    {
        this.files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            this.files[file.Key] = file.Value;
        }
    }

    /// <summary>The paths, in ordinal order.</summary>
    public IReadOnlyCollection<string> Paths => files.Keys;

    /// <summary>Reads a chart: a folder, or an archive as <c>helm package</c> makes it.</summary>
    /// <param name="path">The folder or the .tgz file.</param>
    /// <returns>The chart's files.</returns>
    /// <exception cref="InputException">There is no chart, or the archive is broken or unsafe.</exception>
    public static ChartFiles Open(string path)
    {
        try
        {
            return Directory.Exists(path) ? OpenFolder(path)
                : File.Exists(path) ? ReadArchiveFile(path)
                : throw new InputException("ChartNotFound", path, "there is no such file or folder.", "Give the folder of a chart, its .tgz, or the manifest of a HelmChart.", "ChartPath");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException("ChartUnreadable", path, "it cannot be read: " + fault.Message.TrimEnd('.') + ".", "Give a chart that you may read.", "ChartPath", fault);
        }
    }

    /// <summary>Reads an archive as a HelmChart's <c>spec.chartContent</c> holds it.</summary>
    /// <param name="base64">The archive in base64.</param>
    /// <returns>The chart's files.</returns>
    /// <exception cref="InputException">This is no archive of a chart, or an unsafe one.</exception>
    public static ChartFiles Decode(string base64)
    {
        try
        {
            return ChartArchive.Read(Convert.FromBase64String(base64), "chartContent");
        }
        catch (FormatException fault)
        {
            throw new InputException("InvalidChartContent", null, "the chart's content is not base64.", "Give spec.chartContent of a HelmChart as it stands there.", null, fault);
        }
    }

    /// <summary>The text of a file; null where there is none.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The text.</returns>
    public string? Find(string path) => files.TryGetValue(path, out var text) ? text : null;

    /// <summary>The files below a folder, by path from there.</summary>
    internal ChartFiles Below(string folder) =>
        new(files.Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(file => new KeyValuePair<string, string>(file.Key.Substring(folder.Length + 1), file.Value)));

    /// <summary>The names directly below a folder.</summary>
    internal IEnumerable<string> Folders(string folder) => files.Keys
        .Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.IndexOf('/', folder.Length + 1) > 0)
        .Select(path => path.Substring(folder.Length + 1, path.IndexOf('/', folder.Length + 1) - folder.Length - 1))
        .Distinct();

    /// <summary>The paths that a pattern may stand for: those that start as it does before its first wildcard.</summary>
    internal IEnumerable<string> Matching(string pattern)
    {
        var wildcard = pattern.IndexOfAny(['*', '?', '[', '{']);
        return wildcard < 0 ? files.Keys.Where(path => path == pattern) : files.Keys.Where(path => path.StartsWith(pattern.Substring(0, wildcard), StringComparison.Ordinal));
    }

    /// <summary>Whether a file of a chart tells something of its values; pictures do not, nor texts without actions.</summary>
    /// <param name="path">The path from the chart's folder.</param>
    /// <param name="content">What the file holds.</param>
    internal static bool Matters(string path, byte[] content)
    {
        var own = Own(path);
        return own is "Chart.yaml" or "values.yaml" or "values.schema.json" or "requirements.yaml"
            || own.StartsWith("templates/", StringComparison.Ordinal)
            || own.StartsWith("crds/", StringComparison.Ordinal)
            || HasActions(content);
    }

    /// <summary>Whether a file is a chart packed inside this one.</summary>
    internal static bool IsPacked(string path) => Own(path) is var own && own.StartsWith("charts/", StringComparison.Ordinal) && own.EndsWith(".tgz", StringComparison.Ordinal);

    /// <summary>A path from the innermost chart that it lies in.</summary>
    private static string Own(string path)
    {
        while (path.StartsWith("charts/", StringComparison.Ordinal) && path.IndexOf('/', 7) > 0)
        {
            path = path.Substring(path.IndexOf('/', 7) + 1);
        }

        return path;
    }

    /// <summary>Templates can take any file of the chart for a template, if it has the marks of one.</summary>
    private static bool HasActions(byte[] content)
    {
        for (var at = Array.IndexOf(content, (byte)'{'); at >= 0 && at + 1 < content.Length; at = Array.IndexOf(content, (byte)'{', at + 1))
        {
            if (content[at + 1] == '{')
            {
                return true;
            }
        }

        return false;
    }

    private static ChartFiles ReadArchiveFile(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML")
        {
            return ReadManifest(path);
        }

        new ChartBudget().Take(new FileInfo(path).Length, path);
        return ChartArchive.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>The chart in a HelmChart resource, as RKE2 writes it to server/manifests.</summary>
    private static ChartFiles ReadManifest(string path)
    {
        new ChartBudget().Take(new FileInfo(path).Length, path);
        var content = YamlReader.ReadAll(File.ReadAllText(path), path).OfType<YamlMap>()
            .Select(resource => (resource.Find("spec") as YamlMap)?.Find("chartContent"))
            .OfType<YamlScalar>()
            .FirstOrDefault();
        return Decode(content?.Text ?? throw new InputException("NotAChart", path, "it holds no HelmChart with spec.chartContent.", "Give the folder of a chart, its .tgz, or the manifest of a HelmChart.", "ChartPath"));
    }

    private static ChartFiles OpenFolder(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "Chart.yaml")))
        {
            throw new InputException("NotAChart", folder, "the folder has no Chart.yaml.", "Give the folder of a chart, or its .tgz.", "ChartPath");
        }

        var root = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var files = new List<KeyValuePair<string, string>>();
        var budget = new ChartBudget();
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var path = file.Substring(root.Length).Replace(Path.DirectorySeparatorChar, '/');
            budget.Take(new FileInfo(file).Length, folder);
            files.AddRange(ChartArchive.Files(path, File.ReadAllBytes(file), budget));
        }

        return new ChartFiles(files);
    }
}
