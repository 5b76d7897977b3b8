using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace Rke2Network.Cluster.Tests.Server;

/// <summary>What tests do to objects beside the module: as kubectl and controllers do it.</summary>
public static class RealClusterObjects
{
    /// <summary>Makes a namespace of a test's own.</summary>
    public static async Task<string> NamespaceAsync(this RealCluster cluster, string name)
    {
        await cluster.SendAsync(HttpMethod.Post, "api/v1/namespaces", $$"""{"metadata": {"name": "{{name}}"} }""");
        return name;
    }

    /// <summary>Applies as another field manager.</summary>
    public static Task ApplyAsync(this RealCluster cluster, string path, string json, string manager = "other") =>
        cluster.SendAsync(HttpMethod.Patch, $"{path}?fieldManager={manager}&force=true", json, "application/apply-patch+yaml");

    /// <summary>Changes as another field manager, without apply.</summary>
    public static Task PatchAsync(this RealCluster cluster, string path, string json, string manager = "kubectl-edit") =>
        cluster.SendAsync(HttpMethod.Patch, $"{path}?fieldManager={manager}", json, "application/merge-patch+json");

    /// <summary>A part of an object as JSON without blanks; null where it is not there.</summary>
    public static async Task<string?> PartAsync(this RealCluster cluster, string path, params string[] keys)
    {
        using var document = JsonDocument.Parse(await cluster.SendAsync(HttpMethod.Get, path));
        var at = document.RootElement;
        foreach (var key in keys)
        {
            if (!at.TryGetProperty(key, out at))
            {
                return null;
            }
        }

        return JsonSerializer.Serialize(at);
    }
}
