using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Connection;

/// <summary>
/// Kubeconfigs merged as kubectl does it: of a name the first entry counts, and the first current context. Source:
/// kubernetes/client-go tools/clientcmd/loader.go.
/// </summary>
internal sealed class KubeConfig
{
    private const string Variable = "KUBECONFIG";
    private static readonly Recent<(string File, string Text), YamlMap> Trees = new(8); // Messages name the file.

    private readonly Dictionary<(string List, string Name), Entry> entries = [];

    private KubeConfig(IEnumerable<(string File, YamlMap Tree)> trees, bool areFiles)
    {
        foreach (var (file, tree) in trees)
        {
            CurrentContext ??= KubernetesResource.Text(tree, "current-context");
            foreach (var (list, key) in new[] { ("contexts", "context"), ("clusters", "cluster"), ("users", "user") })
            {
                foreach (var item in (tree.Find(list) as YamlList ?? new YamlList([])).OfType<YamlMap>())
                {
                    var at = (list, KubernetesResource.Text(item, "name") ?? string.Empty);
                    if (!entries.TryAdd(at, new Entry(file, item.Find(key) as YamlMap ?? YamlMap.Empty) { IsOfFile = areFiles }) && entries[at].File == file)
                    {
                        entries[at] = entries[at] with { IsTwice = true };
                    }
                }
            }
        }
    }

    /// <summary>The context that holds where none is named; null where the files name none.</summary>
    internal string? CurrentContext { get; }

    /// <summary>The names of the contexts, in the order of the files.</summary>
    internal IReadOnlyList<string> Contexts => [.. entries.Keys.Where(key => key.List == "contexts").Select(key => key.Name)];

    /// <summary>Reads the kubeconfigs that a request means.</summary>
    /// <exception cref="ClusterException">There is none, or one cannot be read.</exception>
    internal static KubeConfig Read(ConnectionRequest request)
    {
        var given = request.KubeConfig ?? request.Environment(Variable);
        string[] paths = string.IsNullOrWhiteSpace(given)
            ? [Path.Combine(request.HomeFolder, ".kube", "config")]
            : [.. given.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

        // Where there is no home the path would be the current folder's.
        var isNamed = !string.IsNullOrWhiteSpace(given);
        var files = paths.Where(path => File.Exists(path) && (isNamed || Path.IsPathFullyQualified(path))).ToArray();
        if (files.Length > 0)
        {
            return OfFiles(files);
        }

        if (!isNamed && InCluster.Find(request) is { } inside)
        {
            return new KubeConfig([(InCluster.TokenFile(request), inside)], areFiles: false);
        }

        var isServer = !isNamed && File.Exists(request.ServerKubeConfig);
        if (isServer && IsReadable(request.ServerKubeConfig))
        {
            return OfFiles([request.ServerKubeConfig]);
        }

        throw new ClusterException(
            "NoKubeConfig",
            null,
            $"There is no kubeconfig: {string.Join(", ", paths)} {(paths.Length == 1 ? "is" : "are")} not there{(isServer ? $", and {request.ServerKubeConfig} may be read by others only" : string.Empty)}.",
            isServer
                ? "Run this as root, or copy that file to where you may read it and name it with -KubeConfig."
                : "Name one with -KubeConfig or in KUBECONFIG. On a server of RKE2 it is /etc/rancher/rke2/rke2.yaml; elsewhere copy that and put the server's name in place of 127.0.0.1.");
    }

    /// <summary>The entry of a name; null where there is none.</summary>
    internal Entry? Find(string list, string? name) => name is null ? null : entries.GetValueOrDefault((list, name));

    private static KubeConfig OfFiles(string[] files)
    {
        try
        {
            return new KubeConfig(files.Select(file => (file, Trees.Get((file, YamlFile.ReadText(file)), read => YamlReader.ReadMap(read.Text, read.File)))), areFiles: true);
        }
        catch (InputException fault)
        {
            throw new ClusterException("KubeConfigUnreadable", null, fault.Reason, $"{(fault.Value is null ? string.Empty : $"Look at {fault.Value}. ")}{fault.Advice}", fault);
        }
    }

    private static bool IsReadable(string file)
    {
        try
        {
            using var open = File.OpenRead(file);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>An entry with the file that it stands in, to which its paths are relative.</summary>
    internal sealed record Entry(string File, YamlMap Fields)
    {
        /// <summary>Whether the file is a kubeconfig; in a pod it is the token.</summary>
        internal bool IsOfFile { get; init; }

        /// <summary>Whether the file has the name twice.</summary>
        internal bool IsTwice { get; init; }

        internal string? Text(string key) => KubernetesResource.Text(Fields, key);

        /// <summary>A path, from the folder of the kubeconfig.</summary>
        internal string? FullPath(string key) => Text(key) is { } path ? Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(File))!) : null;

        /// <summary>What stands under the key with <c>-data</c> behind it in base64, or in the file that the key names.</summary>
        internal byte[]? Content(string key) => Text(key + "-data") is { } data ? Convert.FromBase64String(data) : FullPath(key) is { } path ? System.IO.File.ReadAllBytes(path) : null;
    }
}
