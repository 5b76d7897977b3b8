using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Catalog;
using Rke2Network.Checking;
using Rke2Network.Model;
using Rke2Network.Nodes;
using Rke2Network.Yaml;

namespace Rke2Network.Rules;

/// <summary>8xx, from 881: ports that RKE2 needs and others have.</summary>
internal static class NodePortRules
{
    private const int FirstNodePort = 30000;
    private const int LastNodePort = 32767;
    private const string Requirements = "rancher/rke2-docs docs/install/requirements.md";

    /// <summary>What RKE2 and its plugins run.</summary>
    private static readonly string[] OwnProcesses =
    [
        "rke2", "containerd", "kubelet", "kube-", "cloud-contro", "etcd", "flanneld", "calico", "felix", "bird", "typha", "cilium", "hubble", "envoy",
    ];

    private static readonly string[] Bgp = ["installation", "calicoNetwork", "bgp"];

    internal static IReadOnlyList<NodeRule> All { get; } =
    [
        NodeRule.Of("RKE2NET881", "A port of RKE2 is in use", FindingSeverity.Error, Requirements, DocumentationPages.Requirements, ConfigPart.None, context => InUse(context, Own(context))),
        NodeRule.Of("RKE2NET882", "A port of the plugin is in use", FindingSeverity.Error, Requirements, DocumentationPages.Requirements, ConfigPart.Plugin | ConfigPart.Values | ConfigPart.ClusterCidr, context => InUse(context, OfPlugin(context.Config))),
        NodeRule.Of("RKE2NET883", "Something listens where node ports are", FindingSeverity.Warning, Requirements, DocumentationPages.Requirements, ConfigPart.None, InNodePorts),
    ];

    private static IEnumerable<(string Protocol, int Port, string For)> Own(NodeContext context)
    {
        if (!context.IsAgent)
        {
            yield return ("tcp", 6443, "kube-apiserver on servers");
            yield return ("tcp", 9345, "RKE2's supervisor on servers");
            yield return ("tcp", 2379, "etcd on servers");
            yield return ("tcp", 2380, "etcd on servers");
            yield return ("tcp", 2381, "etcd on servers");
        }

        yield return ("tcp", 10250, "kubelet");
    }

    private static IEnumerable<(string Protocol, int Port, string For)> OfPlugin(CniConfig config)
    {
        var hasWireGuard = WireGuard.Find(config) is not null;
        switch (config.Plugin)
        {
            case CniPlugin.Canal:
                yield return ("tcp", 9099, "Canal's health checks");
                if (hasWireGuard)
                {
                    yield return ("udp", 51820, "Canal's WireGuard");
                    if (config.ClusterCidr.Of(IpFamily.IPv6) is not null)
                    {
                        yield return ("udp", 51821, "Canal's WireGuard");
                    }
                }
                else if (FlannelOverhead.Backend(config) == "vxlan")
                {
                    yield return ("udp", 8472, "Canal's VXLAN");
                }

                break;
            case CniPlugin.Flannel:
                yield return ("udp", 4789, "Flannel's VXLAN");
                break;
            case CniPlugin.Calico:
                yield return ("tcp", 5473, "Calico's Typha");
                yield return ("tcp", 9098, "Typha's health checks");
                yield return ("tcp", 9099, "Calico's health checks");
                if (config.ClusterCidr.Any(network => CalicoOverhead.Encapsulation(config, network.Family).StartsWith("VXLAN", StringComparison.Ordinal)))
                {
                    yield return ("udp", 4789, "Calico's VXLAN");
                }

                if (UsesBgp(config))
                {
                    yield return ("tcp", 179, "Calico's BGP");
                }

                break;
            case CniPlugin.Cilium:
                yield return ("tcp", 4240, "Cilium's health checks");
                if (hasWireGuard)
                {
                    yield return ("udp", 51871, "Cilium's WireGuard");
                }

                string? Text(string key) => (config.Values.Find(CiliumPaths.Of(config.Rke2Version, key)) as YamlScalar)?.Text;
                if (Text("routingMode") != "native" && Text("tunnel") != "disabled" && (Text("tunnelProtocol") ?? Text("tunnel")) != "geneve")
                {
                    yield return ("udp", 8472, "Cilium's VXLAN");
                }

                break;
        }
    }

    private static bool UsesBgp(CniConfig config) =>
        ChartReleases.Default.Schema(config.Rke2Version, CniPlugin.Calico.ChartName()!) is { } schema ? StopCheck.TextAt(schema, config.Values.Root, Bgp) == "Enabled" : (config.Values.Find(Bgp) as YamlScalar)?.Text == "Enabled";

    private static IEnumerable<NodePort> Foreign(NodeContext context)
    {
        if (context.Facts.ListeningPorts is not { } ports)
        {
            // Where RKE2 has run it had its ports.
            if (context.Facts.HasRke2 != true)
            {
                context.Miss(NodeFact.Ports);
            }

            return [];
        }

        return ports.Where(port => IsForeign(context, port) == true);
    }

    /// <summary>Whether it is not RKE2 that listens: known by the process, and where RKE2 has not run yet. Null where neither tells.</summary>
    private static bool? IsForeign(NodeContext context, NodePort port) =>
        context.Facts.HasRke2 == false ? true
        : port.Process is { } process ? !OwnProcesses.Any(own => process.StartsWith(own, StringComparison.Ordinal))
        : context.Facts.HasRke2 == true ? false
        : null;

    private static IEnumerable<RuleHit> InUse(NodeContext context, IEnumerable<(string Protocol, int Port, string For)> needed)
    {
        var foreign = Foreign(context).ToArray();
        foreach (var (protocol, number, use) in needed)
        {
            if (foreign.FirstOrDefault(port => port.Port == number && port.Protocol == protocol) is { } taken)
            {
                yield return new RuleHit(
                    $"{(taken.Process is { } process ? process : "Something")} listens on {taken} of {context.Facts.Node} ({taken.Address}), which {use} {(use.EndsWith("checks", StringComparison.Ordinal) ? "need" : "needs")}.",
                    taken.Process is null ? $"Find out what it is with ss -lnp{protocol.Substring(0, 1)} as root, and stop it or give it another port." : "Stop it, or give it another port.",
                    "port " + taken,
                    taken.Process);
            }
            else if (context.Facts.ListeningPorts?.Any(port => port.Port == number && port.Protocol == protocol && IsForeign(context, port) is null) == true)
            {
                context.Miss(NodeFact.HasRke2);
            }
        }
    }

    private static IEnumerable<RuleHit> InNodePorts(NodeContext context)
    {
        var taken = Foreign(context).Where(port => port.Port is >= FirstNodePort and <= LastNodePort).GroupBy(port => port.ToString()).Select(same => same.First()).ToArray();
        if (taken.Length > 0)
        {
            yield return new RuleHit(
                $"On {context.Facts.Node} something listens on {string.Join(", ", taken.Take(8).Select(port => port.Process is null ? port.ToString() : $"{port} ({port.Process})"))}{(taken.Length > 8 ? FormattableString.Invariant($" and {taken.Length - 8} more") : string.Empty)}. Services of type NodePort have {FirstNodePort} to {LastNodePort}: once one has the same port, one of the two is not reached.",
                "Give it a port outside of that range, or write service-node-port-range on all servers.",
                "port " + taken[0]);
        }
    }
}
