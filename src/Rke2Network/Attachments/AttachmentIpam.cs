using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using Rke2Network.Addressing;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>
/// The part of a configuration that gives pods their addresses. Sources: containernetworking/plugins plugins/ipam;
/// k8snetworkplumbingwg/whereabouts pkg/types/types.go, pkg/config/config.go, cmd/whereabouts.go.
/// </summary>
internal static class AttachmentIpam
{
    internal const string HostLocal = "host-local";
    internal const string Whereabouts = "whereabouts";
    internal const string Static = "static";
    internal const string Dhcp = "dhcp";
    private const string None = "none";

    /// <summary>Parameters and the IPAM plugins that take them.</summary>
    private static readonly (string Parameter, string[] Ipams, Func<NetworkAttachmentRequest, bool> IsGiven)[] Parameters =
    [
        ("Subnet", [HostLocal, Whereabouts], r => r.Subnet is not null),
        ("RangeStart", [HostLocal, Whereabouts], r => r.RangeStart is not null),
        ("RangeEnd", [HostLocal, Whereabouts], r => r.RangeEnd is not null),
        ("Exclude", [Whereabouts], r => r.Exclude is not null),
        ("Address", [Static], r => r.Address is not null),
        ("Gateway", [HostLocal, Whereabouts, Static], r => r.Gateway is not null),
        ("Route", [HostLocal, Whereabouts, Static], r => r.Route is not null),
    ];

    /// <summary>The IPAM that is asked for; null where the attachment has no addresses.</summary>
    internal static YamlMap? Read(NetworkAttachmentRequest request, Action<string> tell)
    {
        var ipam = Choose(request);
        foreach (var (parameter, ipams, _) in Parameters.Where(each => each.IsGiven(request) && !each.Ipams.Contains(ipam)))
        {
            throw new InputException(
                "NotOfIpam",
                null,
                ipam == None ? "without -Ipam the attachment gives no addresses." : $"{ipam} has no such setting{(ipam == HostLocal && parameter == "Exclude" ? "; it leaves out the gateway by itself" : string.Empty)}.",
                $"Leave it out; with -Ipam {AttachmentChoices.Or(ipams)} there is one.",
                parameter);
        }

        return ipam switch
        {
            None => null,
            Dhcp => new ResourceFields().Add("type", Dhcp).ToMap(),
            Static => ReadStatic(request),
            HostLocal => ReadHostLocal(request),
            _ => ReadWhereabouts(request, tell),
        };
    }

    private static string Choose(NetworkAttachmentRequest request) =>
        request.Ipam is { } given ? AttachmentChoices.Read("Ipam", given)
        : request.Address is not null ? Static
        : request.Subnet is not null ? throw new InputException(
            "WhichIpam",
            null,
            "two plugins take addresses out of a network: whereabouts for the cluster as a whole, host-local on each node by itself.",
            "Add -Ipam whereabouts, or -Ipam host-local where the network ends at the node or the cluster has one node.",
            "Subnet")
        : None;

    private static YamlMap ReadHostLocal(NetworkAttachmentRequest request)
    {
        var ranges = IpamRanges.Read(request, HostLocal);
        return new ResourceFields()
            .Add("type", HostLocal)
            .Add("ranges", new YamlList(ranges.Select(range => new YamlList([new ResourceFields()
                .Add("subnet", range.Subnet.ToString())
                .Add("rangeStart", range.Start?.ToString())
                .Add("rangeEnd", range.End?.ToString())
                .Add("gateway", range.Gateway?.ToString())
                .ToMap()]))))
            .Add("routes", Routes(request, ranges.Select(range => range.Subnet.Family)))
            .ToMap();
    }

    private static YamlMap ReadWhereabouts(NetworkAttachmentRequest request, Action<string> tell)
    {
        var ranges = IpamRanges.Read(request, Whereabouts).Select(range => WithoutGateway(range, tell)).ToArray();
        var gateways = ranges.Select(range => range.Gateway).OfType<IPAddress>().ToArray();
        if (gateways.Length > 0 && ranges.Length > 1)
        {
            throw new InputException(
                "GatewayOfSeveral",
                gateways[0].ToString(),
                "whereabouts has one gateway, which it gives with the addresses of every network.",
                "With several networks leave it out, and name the gateway of each route: -Route 10.0.0.0/8=192.168.10.1.",
                "Gateway");
        }

        var fields = new ResourceFields().Add("type", Whereabouts);
        if (ranges.Length == 1)
        {
            Range(fields, ranges[0]);
        }
        else
        {
            fields.Add("ipRanges", new YamlList(ranges.Select(range => Range(new ResourceFields(), range).ToMap())));
        }

        return fields
            .Add("gateway", gateways.FirstOrDefault()?.ToString())
            .Add("routes", Routes(request, ranges.Select(range => range.Subnet.Family)))
            .ToMap();
    }

    private static ResourceFields Range(ResourceFields fields, IpamRange range) => fields
        .Add("range", range.Subnet.ToString())
        .Add("range_start", range.Start?.ToString())
        .Add("range_end", range.End?.ToString())
        .Add("exclude", range.Exclude.Count == 0 ? null : YamlList.OfStrings(range.Exclude.Select(network => network.ToString())));

    /// <summary>Unlike host-local, whereabouts gives the gateway's address to a pod. Source: k8snetworkplumbingwg/whereabouts pkg/allocate/allocate.go (IterateForAssignment).</summary>
    private static IpamRange WithoutGateway(IpamRange range, Action<string> tell)
    {
        if (range.Gateway is not { } gateway || !range.Gives(gateway) || range.Exclude.Any(network => network.Contains(gateway)))
        {
            return range;
        }

        tell($"-Gateway: {gateway} is excluded, as whereabouts would give it to a pod.");
        return range with { Exclude = [.. range.Exclude, IpamRanges.Single(gateway)] };
    }

    private static YamlMap ReadStatic(NetworkAttachmentRequest request)
    {
        var addresses = IpamRanges.Parts(request.Address).Select(ReadAddress).ToArray();
        if (addresses.Length == 0 && request.Capability?.Contains(AttachmentCapability.Ips) != true)
        {
            throw new InputException(
                "MissingAddress", null, "static needs the address.", "Give it with its prefix length, such as 192.168.10.5/24, or let pods bring theirs: -Capability Ips.", "Address");
        }

        if (addresses.GroupBy(each => each.Address.ToString()).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InputException("AddressTwice", twice.Key, "the address stands twice.", "Write it once.", "Address");
        }

        var gateways = new IPAddress?[addresses.Length];
        foreach (var text in IpamRanges.Parts(request.Gateway))
        {
            var gateway = IpamRanges.Of("Gateway", () => IpAddresses.Parse(text));
            var at = Array.FindIndex(addresses, each => IpNetwork.Of(each.Address, each.PrefixLength).Contains(gateway));
            if (at < 0 || addresses[at].Address.Equals(gateway) || gateways[at] is not null)
            {
                throw new InputException(
                    "AddressOutside",
                    text,
                    at < 0 ? "it lies in the network of none of the addresses." : gateways[at] is null ? "this is the pod's own address." : $"{addresses[at].Address} has the gateway {gateways[at]} already.",
                    "Write an address in the network of -Address, one for each.",
                    "Gateway");
            }

            gateways[at] = gateway;
        }

        return new ResourceFields()
            .Add("type", Static)
            .Add("addresses", addresses.Length == 0 ? null : new YamlList(addresses.Select((each, i) => new ResourceFields()
                .Add("address", string.Format(CultureInfo.InvariantCulture, "{0}/{1}", each.Address, each.PrefixLength))
                .Add("gateway", gateways[i]?.ToString())
                .ToMap())))
            .Add("routes", Routes(request, addresses.Length == 0 ? null : addresses.Select(each => IpAddresses.Family(each.Address))))
            .ToMap();
    }

    private static (IPAddress Address, int PrefixLength) ReadAddress(string text)
    {
        var (address, prefix) = HostAddresses.Read(text, "Address");
        return (address, prefix ?? throw new InputException("MissingPrefix", text, "the prefix length (the part after /) is missing.", $"Write such as {address}/{(IpAddresses.Family(address) == IpFamily.IPv6 ? 64 : 24)}.", "Address"));
    }

    /// <summary>Routes; their families must be among those of the addresses.</summary>
    private static YamlList? Routes(NetworkAttachmentRequest request, IEnumerable<IpFamily>? families)
    {
        var known = families?.ToArray();
        var routes = new List<YamlValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in IpamRanges.Parts(request.Route))
        {
            var parts = text.Split('=');
            var target = IpamRanges.Of("Route", () => IpNetwork.Parse(parts[0]));
            var gateway = parts.Length == 1 ? null : IpamRanges.Of("Route", () => IpAddresses.Parse(parts[1], text, "Write a route such as 10.0.0.0/8=192.168.10.1."));
            if (parts.Length > 2 || (gateway is not null && IpAddresses.Family(gateway) != target.Family) || !seen.Add(target.ToString()))
            {
                throw new InputException(
                    "InvalidRoute",
                    text,
                    parts.Length > 2 ? "there is more than one '='." : gateway is not null && IpAddresses.Family(gateway) != target.Family ? "network and gateway are of different families." : "there is a route to this network already.",
                    "Write a network, or a network and its gateway, such as 10.0.0.0/8=192.168.10.1.",
                    "Route");
            }

            if (known?.Contains(target.Family) == false)
            {
                throw new InputException("InvalidRoute", text, $"the attachment has no address of {target.Family}, by which the route could go.", "Leave it out, or give a network of the family.", "Route");
            }

            routes.Add(new ResourceFields().Add("dst", target.ToString()).Add("gw", gateway?.ToString()).ToMap());
        }

        return routes.Count == 0 ? null : new YamlList(routes);
    }
}
