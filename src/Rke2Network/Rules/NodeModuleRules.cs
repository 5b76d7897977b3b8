using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>8xx, from 831: modules that the kernel does not have.</summary>
internal static class NodeModuleRules
{
    private const string Install = "Install the package that has the kernel's further modules (on RHEL 10 kernel-modules-extra, on Ubuntu linux-modules-extra), or another kernel.";
    private const string Setup = "k3s-io/k3s pkg/agent/syssetup/setup.go; rancher/rke2-docs docs/install/requirements.md";

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET831", "The kernel lacks a module that RKE2 needs", FindingSeverity.Error, Setup, DocumentationPages.Requirements, ConfigPart.None, context => context.IsMember ? [] : Lacks(context, Own)),
        NodeRule.Of(
            "RKE2NET832",
            "The kernel lacks the tunnel that the plugin makes",
            FindingSeverity.Error,
            "flannel-io/flannel pkg/backend/vxlan; projectcalico/calico felix/dataplane/linux; cilium/cilium Documentation/operations/system_requirements.rst",
            DocumentationPages.Requirements,
            ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr,
            context => Lacks(context, Tunnels(context.Config))),
        NodeRule.Of("RKE2NET833", "The kernel does not filter what passes a bridge", FindingSeverity.Warning, Setup, DocumentationPages.Requirements, ConfigPart.Plugin | ConfigPart.KubeProxy, Bridges),
    ];

    private static IEnumerable<(string Module, string Why)> Own =>
    [
        ("overlay", "containerd lays the images of containers over each other with it, and no container starts"),
        ("nf_conntrack", "services and network policies follow connections with it"),
    ];

    private static IEnumerable<(string Module, string Why)> Tunnels(CniConfig config)
    {
        var (name, modules) = config.Plugin switch
        {
            CniPlugin.Canal or CniPlugin.Flannel => ("Flannel", FlannelOverhead.Backend(config) switch { "vxlan" => ["vxlan"], "ipip" => ["ipip"], _ => (string[])[] }),
            CniPlugin.Calico => ("Calico", [.. config.ClusterCidr.Select(network => CalicoOverhead.Encapsulation(config, network.Family)).Select(way =>
                way.StartsWith("VXLAN", StringComparison.Ordinal) ? "vxlan" : way.StartsWith("IPIP", StringComparison.Ordinal) ? "ipip" : string.Empty).Where(module => module.Length > 0).Distinct()]),
            CniPlugin.Cilium => ("Cilium", Cilium(config)),
            _ => (string.Empty, []),
        };
        return modules.Select(module => (module, $"{name} carries packets between nodes with it"));
    }

    private static string[] Cilium(CniConfig config)
    {
        string? Text(string key) => (config.Values.Find(CiliumPaths.Of(config.Rke2Version, key)) as YamlScalar)?.Text;
        return Text("routingMode") == "native" || Text("tunnel") == "disabled" ? []
            : (Text("tunnelProtocol") ?? Text("tunnel")) == "geneve" ? ["geneve"]
            : ["vxlan"];
    }

    private static IEnumerable<RuleHit> Lacks(NodeContext context, IEnumerable<(string Module, string Why)> needed)
    {
        foreach (var (module, why) in needed)
        {
            if (IsThere(context, module) == false)
            {
                yield return new RuleHit($"The kernel of {context.Facts.Node}{Release(context)} has no module {module}: {why}.", Install, "module " + module);
            }
        }
    }

    /// <summary>Whether the kernel has a module, loaded, to be loaded or built in.</summary>
    private static bool? IsThere(NodeContext context, string module)
    {
        if (context.Facts.LoadedModules?.Contains(module) == true)
        {
            return true;
        }

        if (context.Facts.AvailableModules is null)
        {
            context.Miss(NodeFact.Modules);
        }

        return context.Facts.AvailableModules?.Contains(module);
    }

    private static IEnumerable<RuleHit> Bridges(NodeContext context)
    {
        if ((!context.Config.DisableKubeProxy || context.Config.Plugin == CniPlugin.Flannel) && IsThere(context, "br_netfilter") == false)
        {
            yield return new RuleHit(
                $"The kernel of {context.Facts.Node}{Release(context)} has no module br_netfilter: kube-proxy does not see packets between pods that pass a bridge, such as Flannel's, and services fail between pods of one node.",
                Install,
                "module br_netfilter");
        }
    }

    private static string Release(NodeContext context) => context.Facts.KernelRelease is { } kernel ? $" ({kernel})" : string.Empty;
}
