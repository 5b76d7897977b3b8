using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>The chart value by which a configuration's plugin takes kube-proxy's place.</summary>
internal sealed class KubeProxyReplacement
{
    private readonly string path;
    private readonly YamlScalar value;

    private KubeProxyReplacement(string path, YamlScalar value)
    {
        this.path = path;
        this.value = value;
    }

    /// <summary>Finds it: Cilium's kubeProxyReplacement (strict or true), or Calico's eBPF dataplane.</summary>
    internal static KubeProxyReplacement? Find(CniConfig config)
    {
        switch (config.Plugin)
        {
            case CniPlugin.Cilium:
                var path = CiliumPaths.Of(config.Rke2Version, "kubeProxyReplacement");
                return config.Values.Find(path) is YamlScalar { Text: "strict" or "true" } replacement
                    ? new KubeProxyReplacement("rke2-cilium: " + ValuePath.Format(path), replacement)
                    : null;
            case CniPlugin.Calico:
                const string Dataplane = "installation.calicoNetwork.linuxDataplane";
                return config.Values.Find(Dataplane) is YamlScalar { Text: "BPF" } dataplane
                    ? new KubeProxyReplacement("rke2-calico: " + Dataplane, dataplane)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>What to write where nothing replaces kube-proxy.</summary>
    internal static string Advice(CniConfig config) => config.Plugin switch
    {
        CniPlugin.Cilium =>
            $"Set {ValuePath.Format(CiliumPaths.Of(config.Rke2Version, "kubeProxyReplacement"))}: {(CiliumPaths.Facts(config.Rke2Version, "kubeProxyReplacement")?.Allowed.Contains(YamlScalar.True.Text) == false ? "strict" : "true")} among the values of rke2-cilium, with k8sServiceHost: localhost and k8sServicePort: \"6443\" beside it, or leave disable-kube-proxy out.",
        CniPlugin.Calico => "Set installation.calicoNetwork.linuxDataplane: BPF among the values of rke2-calico, with kubernetesServiceEndpoint.host and port, or leave disable-kube-proxy out.",
        _ => "Leave disable-kube-proxy out, or choose Cilium or Calico, which can replace kube-proxy (-KubeProxyReplacement).",
    };

    internal RuleHit Hit(string message, string recommendation) => new(message, recommendation, path, value.Text, value.Source);
}
