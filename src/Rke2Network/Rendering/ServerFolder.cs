using System.Collections.Generic;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;

namespace Rke2Network.Rendering;

/// <summary>
/// A configuration as files lie on a server: <c>config.yaml.d</c> (below /etc/rancher/rke2 there) and
/// <c>server/manifests</c> (below /var/lib/rancher/rke2). Source: rancher/rke2-docs docs/install/configuration.md, docs/add-ons/helm.md.
/// </summary>
public static class ServerFolder
{
    /// <summary>Read after config.yaml, in alphabetical order: 50 leaves room before and behind.</summary>
    public const string ConfigFile = "config.yaml.d/50-network.yaml";

    internal const string Manifests = "server/manifests/";

    /// <summary>Every path that some configuration has a file at.</summary>
    public static IReadOnlyList<string> AllPaths { get; } = [ConfigFile, .. CniPlugins.Charts.Select(chart => Manifests + ManifestRenderer.FileName(chart))];

    /// <summary>The files of a configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The files; none where everything is at RKE2's defaults.</returns>
    public static IReadOnlyList<ServerFile> Plan(CniConfig config)
    {
        var files = new List<ServerFile>();
        if (ServerConfigRenderer.Render(config) is { Length: > 0 } options)
        {
            files.Add(new ServerFile(ConfigFile, options + "\n"));
        }

        files.AddRange(config.HelmChartConfigs.Select(resource =>
            new ServerFile(Manifests + ManifestRenderer.FileName(resource.Name), ManifestRenderer.Render(resource) + "\n")));
        return files;
    }

    /// <summary>
    /// The file of a resource among the manifests. RKE2 names its AddOn after the file's name up to the first dot, so that the name
    /// has no other. Source: k3s-io/k3s pkg/deploy/controller.go (basename).
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The file, such as <c>server/manifests/sriovnetwork-cattle-sriov-system-fast.yaml</c>.</returns>
    public static ServerFile Plan(KubernetesResource resource)
    {
        var name = resource.Kind == HelmChartConfig.Kind
            ? ManifestRenderer.FileName(resource.Name)
            : AddOnName(string.Join("-", new[] { resource.Kind, resource.Namespace, resource.Name }.OfType<string>())) + ".yaml";
        return new ServerFile(Manifests + name, resource.Yaml + "\n");
    }

    private static string AddOnName(string text) =>
        new([.. text.ToLowerInvariant().Select(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? letter : '-')]);
}
