using System.Collections.Generic;
using System.Net;
using Rke2Network.Addressing;
using Rke2Network.Model;

namespace Rke2Network.Shortcuts;

/// <summary>What a user asks of a new configuration; null leaves a thing at RKE2's default.</summary>
public sealed record CniConfigRequest
{
    /// <summary>The release; a complete one, see <see cref="Catalog.ReleaseCatalog.Resolve"/>.</summary>
    public required Rke2Version Release { get; init; }

    /// <summary>The plugin.</summary>
    public CniPlugin? Plugin { get; init; }

    /// <summary>Multus before the plugin.</summary>
    public MultusOptions? Multus { get; init; }

    /// <summary>The pods' networks.</summary>
    public DualStack? ClusterCidr { get; init; }

    /// <summary>The services' networks.</summary>
    public DualStack? ServiceCidr { get; init; }

    /// <summary>The addresses of the cluster's DNS service.</summary>
    public IReadOnlyList<IPAddress>? ClusterDns { get; init; }

    /// <summary>Values for the plugin's chart.</summary>
    public ChartValues? Values { get; init; }

    /// <summary>Whether the cluster has Windows nodes.</summary>
    public bool? WindowsNodes { get; init; }

    /// <summary>The network interface of the nodes that the plugin uses.</summary>
    public string? Interface { get; init; }

    /// <summary>The MTU in bytes, in the plugin's own sense: pods' (Canal, Calico) or underlay's (Cilium, Flannel).</summary>
    public int? Mtu { get; init; }

    /// <summary>Flannel's backend.</summary>
    public string? Backend { get; init; }

    /// <summary>Whether the plugin takes kube-proxy's place.</summary>
    public bool KubeProxyReplacement { get; init; }

    /// <summary>The host by which the plugin reaches the API server without kube-proxy.</summary>
    public string? ApiServerHost { get; init; }

    /// <summary>The port of the API server.</summary>
    public int? ApiServerPort { get; init; }

    /// <summary>The MTU of the nodes' network in bytes, from which the plugin's settings are worked out.</summary>
    public int? UnderlayMtu { get; init; }

    /// <summary>How traffic between nodes is encrypted.</summary>
    public EncryptionKind? Encryption { get; init; }

    /// <summary>Whether kube-proxy and the plugin use nftables in place of iptables.</summary>
    public bool Nftables { get; init; }

    /// <summary>Whether Cilium's Hubble is on, with its relay and its web page.</summary>
    public bool Hubble { get; init; }

    /// <summary>What gives addresses to pods' further interfaces.</summary>
    public IReadOnlyList<MultusIpam>? MultusIpam { get; init; }

    /// <summary>Whether Multus runs as thick plugin: a daemon on each node.</summary>
    public bool ThickPlugin { get; init; }

    /// <summary>Whether interfaces can be added to running pods; brings the thick plugin.</summary>
    public bool DynamicNetworksController { get; init; }

    /// <summary>What helm-controller does when a release of the charts fails.</summary>
    public FailurePolicy? FailurePolicy { get; init; }

    /// <summary>The addresses of the node by which the others reach it: one, or one of each family.</summary>
    public IReadOnlyList<IPAddress>? NodeIp { get; init; }

    /// <summary>How many nodes are planned.</summary>
    public int? NodeCount { get; init; }
}
