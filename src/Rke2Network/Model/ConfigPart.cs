using System;

namespace Rke2Network.Model;

/// <summary>The parts of a configuration, each of which is set, at RKE2's default, or unknown.</summary>
[Flags]
public enum ConfigPart
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>The plugin, and whether Multus stands before it: <c>cni</c>.</summary>
    Plugin = 1,

    /// <summary>The pods' networks: <c>cluster-cidr</c>.</summary>
    ClusterCidr = 2,

    /// <summary>The services' networks: <c>service-cidr</c>.</summary>
    ServiceCidr = 4,

    /// <summary>The addresses of the cluster's DNS service: <c>cluster-dns</c>.</summary>
    ClusterDns = 8,

    /// <summary>The prefix length of each node's part of the pods' IPv4 network.</summary>
    NodeCidrMaskSizeIPv4 = 16,

    /// <summary>The prefix length of each node's part of the pods' IPv6 network.</summary>
    NodeCidrMaskSizeIPv6 = 32,

    /// <summary>Whether RKE2 leaves kube-proxy out: <c>disable-kube-proxy</c>.</summary>
    KubeProxy = 64,

    /// <summary>The values of the plugin's chart.</summary>
    Values = 128,

    /// <summary>Whether the cluster has Windows nodes.</summary>
    WindowsNodes = 256,

    /// <summary>The addresses of the node: <c>node-ip</c>.</summary>
    NodeIp = 512,

    /// <summary>How many nodes are planned.</summary>
    NodeCount = 1024,

    /// <summary>What helm-controller does when a release of the plugin's chart fails: <c>spec.failurePolicy</c>.</summary>
    FailurePolicy = 2048,

    /// <summary>The arguments of kube-proxy: <c>kube-proxy-arg</c>.</summary>
    KubeProxyArguments = 4096,

    /// <summary>The MTU of the nodes' network.</summary>
    UnderlayMtu = 8192,

    /// <summary>Every part.</summary>
    All = 16383,
}
