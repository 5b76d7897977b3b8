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

    private readonly Dictionary<(string List, string Name), Entry> entries = [];

    private KubeConfig(IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            var tree = YamlReader.ReadMap(YamlFile.ReadText(file), file);
            CurrentContext ??= KubernetesResource.Text(tree, "current-context");
            foreach (var (list, key) in new[] { ("contexts", "context"), ("clusters", "cluster"), ("users", "user") })
            {
                foreach (var item in (tree.Find(list) as YamlList ?? new YamlList([])).OfType<YamlMap>())
                {
                    entries.TryAdd((list, KubernetesResource.Text(item, "name") ?? string.Empty), new Entry(file, item.Find(key) as YamlMap ?? YamlMap.Empty));
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
            : given.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var files = paths.Where(File.Exists).ToArray();
        if (files.Length == 0)
        {
            throw new ClusterException(
                "NoKubeConfig",
                null,
                $"There is no kubeconfig: {string.Join(", ", paths)} {(paths.Length == 1 ? "is" : "are")} not there.",
                "Name one with -KubeConfig or in KUBECONFIG. On a server of RKE2 it is /etc/rancher/rke2/rke2.yaml; elsewhere copy that and put the server's name in place of 127.0.0.1.");
        }

        try
        {
            return new KubeConfig(files);
        }
        catch (InputException fault)
        {
            throw new ClusterException("KubeConfigUnreadable", null, fault.Reason, $"{(fault.Value is null ? string.Empty : $"Look at {fault.Value}. ")}{fault.Advice}", fault);
        }
    }

    /// <summary>The entry of a name; null where there is none.</summary>
    internal Entry? Find(string list, string? name) => name is null ? null : entries.GetValueOrDefault((list, name));

    /// <summary>An entry with the file that it stands in, to which its paths are relative.</summary>
    internal sealed record Entry(string File, YamlMap Fields)
    {
        internal string? Text(string key) => KubernetesResource.Text(Fields, key);

        /// <summary>A path, from the folder of the kubeconfig.</summary>
        internal string? FullPath(string key) => Text(key) is { } path ? Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(File))!) : null;

        /// <summary>What stands under the key with <c>-data</c> behind it in base64, or in the file that the key names.</summary>
        internal byte[]? Content(string key) => Text(key + "-data") is { } data ? Convert.FromBase64String(data) : FullPath(key) is { } path ? System.IO.File.ReadAllBytes(path) : null;
    }
}
