using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Addressing;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>
/// Makes annotations of pods for Multus. Sources: k8snetworkplumbingwg/multus-cni pkg/k8sclient/k8sclient.go
/// (parsePodNetworkAnnotation, tryLoadK8sPodDefaultNetwork), pkg/multus/multus.go (getIfname), pkg/types/conf.go (CheckGatewayConfig).
/// </summary>
public static class PodNetworkAnnotationFactory
{
    /// <summary>The annotation for further networks.</summary>
    public const string NetworksAnnotation = "k8s.v1.cni.cncf.io/networks";

    /// <summary>The annotation for the first network.</summary>
    public const string DefaultNetworkAnnotation = "v1.multus-cni.io/default-network";

    /// <summary>What the container runtime and the kernel have in a pod already.</summary>
    private static readonly string[] OwnInterfaces = ["eth0", "lo"];

    /// <summary>Makes an annotation.</summary>
    /// <param name="requests">The networks, in the order in which the pod gets its interfaces.</param>
    /// <param name="options">How it is written.</param>
    /// <returns>The annotation.</returns>
    /// <exception cref="InputException">Multus would refuse it, or attach the pod other than is meant.</exception>
    public static PodNetworkAnnotation Create(IReadOnlyList<PodNetworkRequest> requests, PodNetworkAnnotationOptions options)
    {
        if (requests.Count == 0)
        {
            throw new InputException("NoNetwork", null, "there is no network.", "Give a NetworkAttachmentDefinition, or the name of one, such as apps/storage.", "InputObject");
        }

        var place = options.PodNamespace is null ? null : NameCheck.Namespace(options.PodNamespace, "PodNamespace");
        var networks = requests.Select((request, i) => Read(request, i, place, options.IsDefault)).ToArray();
        if (options.IsDefault)
        {
            RequireOne(networks);
        }

        RefuseTwice(networks, network => [network.InterfaceName], "InterfaceName", "interface");
        RefuseTwice(networks, network => network.IPAddress.Select(address => address.Split('/')[0]), "IPAddress", "address");
        RefuseTwice(networks, network => network.MacAddress is null ? [] : [network.MacAddress], "MacAddress", "hardware address");
        RefuseTwice(networks, network => network.DefaultRoute.Select(gateway => IpAddresses.Family(IpAddresses.Parse(gateway)).ToString()), "DefaultRoute", "default route of the family");
        return new PodNetworkAnnotation(
            options.IsDefault ? DefaultNetworkAnnotation : NetworksAnnotation,
            options.IsJson || networks.Any(NeedsJson) ? JsonWriter.Write(new YamlList(networks.Select(Json))) : string.Join(",", networks.Select(network => network.ToString())),
            networks,
            NameCheck.Namespace(options.Container, "ContainerName"));
    }

    private static PodNetwork Read(PodNetworkRequest request, int index, string? place, bool isDefault)
    {
        var link = request.InterfaceName is null ? null : LinkNames.Read(request.InterfaceName, "InterfaceName");
        if (link is not null && (OwnInterfaces.Contains(link) || isDefault))
        {
            throw new InputException(
                "InterfaceTaken",
                link,
                isDefault ? "the pod's first interface is eth0, whatever its network." : "the pod has this interface already.",
                isDefault ? "Leave it out." : "Write another name, such as net1.",
                "InterfaceName");
        }

        return new PodNetwork
        {
            Name = NameCheck.Subdomain(request.Name, "InputObject", "storage"),
            Namespace = request.Namespace is null || (request.Namespace == place && !isDefault) ? null : NameCheck.Namespace(request.Namespace, "InputObject"),
            InterfaceName = link ?? (isDefault ? OwnInterfaces[0] : string.Format(CultureInfo.InvariantCulture, "net{0}", index + 1)),
            NamesInterface = link is not null,
            IPAddress = [.. IpamRanges.Parts(request.IPAddress).Select(text => Address(text, request.Attachment))],
            MacAddress = request.MacAddress is null ? null : HardwareAddresses.Read(request.MacAddress, "MacAddress"),
            DefaultRoute = [.. IpamRanges.Parts(request.DefaultRoute).Select(text => IpamRanges.Of("DefaultRoute", () => IpAddresses.Parse(text)).ToString())],
            PortMappings = request.PortMapping is { Count: > 0 } ports ? new YamlList(ports.Select(PortMappings.Read)) : null,
            Bandwidth = request.Bandwidth is null ? null : ChainedPlugins.Limits(request.Bandwidth),
            Attachment = request.Attachment,
        };
    }

    /// <summary>The namespace in which Multus would look by itself is its own, not the pod's.</summary>
    private static void RequireOne(PodNetwork[] networks)
    {
        if (networks.Length > 1)
        {
            throw new InputException("SeveralNetworks", null, "a pod has one first network, and there are several.", "Give one.", "Default");
        }

        if (networks[0].Namespace is null)
        {
            throw new InputException("MissingNamespace", networks[0].Name, "Multus looks for the first network in its own namespace, kube-system, unless another is named.", $"Write the namespace: default/{networks[0].Name}.", "InputObject");
        }
    }

    private static string Address(string text, NetworkAttachment? attachment)
    {
        var (address, prefix) = HostAddresses.Read(text, "IPAddress");
        if (prefix is null && attachment?.Ipam == AttachmentIpam.Static)
        {
            throw new InputException("MissingPrefix", text, "static takes addresses with their prefix length only.", $"Write such as {address}/{(IpAddresses.Family(address) == IpFamily.IPv6 ? 64 : 24)}.", "IPAddress");
        }

        return prefix is null ? address.ToString() : string.Format(CultureInfo.InvariantCulture, "{0}/{1}", address, prefix);
    }

    private static void RefuseTwice(PodNetwork[] networks, Func<PodNetwork, IEnumerable<string>> values, string parameter, string what)
    {
        if (networks.SelectMany(values).GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InputException("StandsTwice", twice.Key, $"the pod would have this {what} twice.", "Give each once.", parameter);
        }
    }

    private static bool NeedsJson(PodNetwork network) =>
        network.IPAddress.Count > 0 || network.MacAddress is not null || network.DefaultRoute.Count > 0 || network.PortMappings is not null || network.Bandwidth is not null || !PodNetworkNames.IsLabel(network.Name);

    private static YamlMap Json(PodNetwork network) => new ResourceFields()
        .Add("name", network.Name)
        .Add("namespace", network.Namespace)
        .Add("interface", network.NamesInterface ? network.InterfaceName : null)
        .Add("ips", network.IPAddress.Count == 0 ? null : YamlList.OfStrings(network.IPAddress))
        .Add("mac", network.MacAddress)
        .Add("default-route", network.DefaultRoute.Count == 0 ? null : YamlList.OfStrings(network.DefaultRoute))
        .Add("portMappings", network.PortMappings)
        .Add("bandwidth", network.Bandwidth)
        .ToMap();
}
