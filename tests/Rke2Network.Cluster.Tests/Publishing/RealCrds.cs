using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Rke2Network.Cluster.Resources;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>
/// The CRDs as their projects publish them, in a folder that RKE2NETWORK_CRDS names: they are not in this repository. From
/// k8snetworkplumbingwg/sriov-network-operator config/crd/bases, k8snetworkplumbingwg/network-attachment-definition-client
/// artifacts/networks-crd.yaml and k3s-io/helm-controller pkg/crds/yaml.
/// </summary>
internal static class RealCrds
{
    private const string Definitions = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /// <summary>Why they cannot be tried; null where they can.</summary>
    internal static string? Missing => RealClusterBinaries.Missing
        ?? (Directory.Exists(Folder) ? null : "RKE2NETWORK_CRDS names no folder with the CRDs of the SR-IOV operator.");

    private static string? Folder => Environment.GetEnvironmentVariable("RKE2NETWORK_CRDS");

    /// <summary>Publishes all of the folder, in place of what the cluster has.</summary>
    internal static async Task ApplyRealCrdsAsync(this RealCluster cluster)
    {
        foreach (var definition in Read())
        {
            var json = Encoding.UTF8.GetString(JsonTrees.Write(definition.Body).Span);
            await cluster.SendAsync(HttpMethod.Patch, $"{Definitions}/{definition.Name}?fieldManager=real-crds&force=true", json, "application/apply-patch+yaml");
            await UntilServedAsync(cluster, definition);
        }
    }

    private static IEnumerable<KubernetesResource> Read() =>
        from file in Directory.GetFiles(Folder!, "*.yaml").Order(StringComparer.Ordinal)
        from tree in YamlReader.ReadAll(File.ReadAllText(file), file)
        select new KubernetesResource((YamlMap)tree);

    /// <summary>A definition is taken long before its paths answer.</summary>
    private static async Task UntilServedAsync(RealCluster cluster, KubernetesResource definition)
    {
        var spec = (YamlMap)definition.Body.Find("spec")!;
        var path = $"apis/{KubernetesResource.Text(spec, "group")}/v1/{KubernetesResource.Text((YamlMap)spec.Find("names")!, "plural")}";
        for (var i = 0; ; i++)
        {
            try
            {
                await cluster.SendAsync(HttpMethod.Get, path);
                return;
            }
            catch (HttpRequestException) when (i < 200)
            {
                await Task.Delay(50);
            }
        }
    }
}
