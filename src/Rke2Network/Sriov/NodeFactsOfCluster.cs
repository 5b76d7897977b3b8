using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Nodes;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>Facts of a node as its cluster tells them.</summary>
internal static class NodeFactsOfCluster
{
    private static readonly char[] Blank = [' '];

    /// <summary>Reads a Node object, and what the SR-IOV operator found on the node.</summary>
    /// <param name="resource">The Node object.</param>
    /// <param name="state">What the operator found; null where it tells nothing of the node.</param>
    /// <param name="unknown">Why the operator could not be asked; null where it could.</param>
    internal static NodeFacts Of(KubernetesResource resource, SriovNodeState? state, string? unknown)
    {
        var node = ClusterNode.Of(resource);
        var info = resource.Status.Find("nodeInfo") as YamlMap;
        var hasLooked = state?.Capable is not null;
        return new NodeFacts
        {
            Node = node.Name,
            Source = NodeFactsSource.Cluster,
            HostName = Clean(node.HostName),
            OperatingSystem = Clean(node.OperatingSystem),
            SystemName = Text(info, "osImage"),

            // The kubelet of a Windows node gives the build as the version of the kernel.
            DistributionVersion = node.IsWindows ? Text(info, "kernelVersion") : null,
            KernelRelease = node.IsWindows ? null : Text(info, "kernelVersion"),
            Architecture = Architecture(Text(info, "architecture")),
            Rke2Version = Clean(node.Version),
            HasRke2 = true,
            Addresses = [.. node.Addresses.Select(ProbeText.Clean)],
            Labels = Labels(resource),
            Interfaces = hasLooked ? [.. state!.Interfaces.Select(Interface)] : null,
            Unknown =
            [
                .. hasLooked || node.IsWindows ? [] : (string[])[$"network interfaces: {unknown ?? (state is null ? "the SR-IOV operator has no state of the node" : "the SR-IOV operator has not looked yet")}"],
                "files and settings of the node: a cluster does not tell them",
            ],
        };
    }

    private static NodeInterface Interface(SriovNodeInterface nic) => new()
    {
        Name = nic.Name ?? string.Empty,
        Kind = NodeInterfaceKind.Physical,
        PciAddress = nic.PciAddress,
        Driver = nic.Driver,
        Vendor = nic.Vendor?.ToLowerInvariant(),
        DeviceId = nic.DeviceId?.ToLowerInvariant(),
        HasSriov = nic.TotalVfs > 0,
        TotalVfs = nic.TotalVfs,
        NumVfs = nic.TotalVfs > 0 ? nic.NumVfs ?? 0 : nic.NumVfs,
        Mtu = nic.Mtu,
        MacAddress = nic.MacAddress,
        SpeedMbps = Speed(nic.LinkSpeed),
        LinkType = nic.LinkType switch
        {
            "ETH" => "ether",
            "IB" => "infiniband",
            _ => null,
        },
    };

    private static Dictionary<string, string> Labels(KubernetesResource resource)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in resource.Metadata.Find("labels") as YamlMap ?? YamlMap.Empty)
        {
            labels[label.Key] = (label.Value as YamlScalar)?.Text ?? string.Empty;
        }

        return labels;
    }

    private static string? Text(YamlMap? map, string key) => Clean(KubernetesResource.Text(map, key));

    private static string? Clean(string? text) => text is null ? null : ProbeText.Clean(text);

    /// <summary>As the kernel names it: Go has other names.</summary>
    private static string? Architecture(string? name) => name switch
    {
        "amd64" => "x86_64",
        "arm64" => "aarch64",
        _ => name,
    };

    private static int? Speed(string? text) =>
        int.TryParse((text ?? string.Empty).Split(Blank, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var speed) && speed > 0 ? speed : null;
}
