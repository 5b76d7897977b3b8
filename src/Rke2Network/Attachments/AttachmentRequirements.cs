using System.Globalization;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>
/// What a plugin needs, and which of its settings exclude each other. Sources: containernetworking/plugins plugins/main (loadConf,
/// cmdAdd of each); k8snetworkplumbingwg/sriov-cni pkg/config/config.go (LoadConf).
/// </summary>
internal static class AttachmentRequirements
{
    private const int LeastIPv6Mtu = 1280;

    /// <summary>Plugins that run the IPAM plugin whatever the configuration says, and stop where it names none.</summary>
    private static readonly string[] NeedAddresses = ["ptp", "vlan", "ipvlan", "dummy"];

    /// <summary>The types that tell the runtime what the attachment's DNS is.</summary>
    private static readonly string[] TellDns = ["bridge", "macvlan", "ipvlan", "host-device", "vlan", "ptp"];

    internal static void Check(string type, NetworkAttachmentRequest request, YamlMap? ipam)
    {
        if (ipam is null && NeedAddresses.Contains(type))
        {
            throw new InputException("MissingIpam", null, $"{type} makes no interface without addresses.", "Name what gives them: whereabouts, host-local, dhcp or static.", "Ipam");
        }

        if (ipam is not null && request.Mtu < LeastIPv6Mtu && HasIPv6(request))
        {
            throw new InputException("MtuTooSmall", request.Mtu.Value.ToString(CultureInfo.InvariantCulture), $"IPv6 needs {LeastIPv6Mtu} bytes.", "Write a larger one, or leave the IPv6 network out.", "Mtu");
        }

        if (!TellDns.Contains(type) && (request.DnsNameserver is not null || request.DnsDomain is not null || request.DnsSearch is not null))
        {
            throw new InputException(
                "NotOfType", null, $"the plugin {type} does not pass it on.", $"Leave it out; those that do: {string.Join(", ", TellDns)}.", request.DnsNameserver is not null ? "DnsNameserver" : request.DnsDomain is not null ? "DnsDomain" : "DnsSearch");
        }

        switch (type)
        {
            case "bridge":
                CheckBridge(request, ipam);
                break;
            case "vlan":
                Require(request.Master is not null, "Master", "vlan needs the interface of the node that the VLAN is on.", "Give it, such as eth1.");
                Require(request.Vlan is not null, "Vlan", "vlan needs the number of the VLAN.", "Give it: 1 to 4094.");
                break;
            case "macvlan" or "ipvlan":
                Require(!request.LinkInContainer || request.Master is not null, "Master", "-LinkInContainer looks for the interface in the pod, and none is named.", "Name the pod's interface, such as net1.");
                break;
            case "host-device":
                CheckDevice(request);
                break;
            case "sriov":
                CheckFunction(request);
                break;
        }
    }

    private static bool HasIPv6(NetworkAttachmentRequest request) => (request.Subnet ?? []).Concat(request.Address ?? []).Any(text => text.IndexOf(':') >= 0);

    private static void CheckBridge(NetworkAttachmentRequest request, YamlMap? ipam)
    {
        Require(request.Bridge is not null, "Bridge", "without a name the plugin takes cni0, which is the bridge of Flannel.", "Name the bridge, such as br1; the plugin makes it where it is not there.");
        if (request is { HairpinMode: true, PromiscuousMode: true })
        {
            throw new InputException("SettingsContradict", null, "the plugin refuses it together with -HairpinMode.", "Leave out one of them.", "PromiscuousMode");
        }

        if (request.DisableContainerInterface && ipam is not null)
        {
            throw new InputException("SettingsContradict", null, "an interface that stays down has no addresses.", "Leave it out, or leave -Ipam out.", "DisableContainerInterface");
        }

        foreach (var (isGiven, parameter) in new[] { (request.IsGateway, "IsGateway"), (request.IsDefaultGateway, "IsDefaultGateway"), (request.IpMasq, "IpMasq") })
        {
            Require(!isGiven || ipam is not null, parameter, "without -Ipam there are no addresses for it.", "Name what gives them: host-local, whereabouts, dhcp or static.");
        }

        Require(!request.ForceAddress || request.IsGateway || request.IsDefaultGateway, "ForceAddress", "the bridge gets an address only as a gateway.", "Add -IsGateway.");
    }

    private static void CheckDevice(NetworkAttachmentRequest request)
    {
        var given = new[]
        {
            (Parameter: "Device", IsGiven: request.Device is not null), (Parameter: "HardwareAddress", IsGiven: request.HardwareAddress is not null), (Parameter: "KernelPath", IsGiven: request.KernelPath is not null),
            (Parameter: "PciAddress", IsGiven: request.PciAddress is not null), (Parameter: "ResourceName", IsGiven: request.ResourceName is not null),
        }.Where(each => each.IsGiven).Select(each => each.Parameter).ToArray();
        if (given.Length != 1)
        {
            throw new InputException(
                given.Length == 0 ? "MissingDevice" : "SettingsContradict",
                null,
                given.Length == 0 ? "host-device needs to know which device it moves into the pod." : $"-{given[0]} says which device it is already.",
                "Give one of -Device, -HardwareAddress, -KernelPath, -PciAddress and -ResourceName.",
                given.Length == 0 ? "Device" : given[1]);
        }
    }

    private static void CheckFunction(NetworkAttachmentRequest request)
    {
        Require(request.ResourceName is not null, "ResourceName", "sriov gets its virtual function from a device plugin, by the name of its resource.", "Give it, such as rancher.io/intelnics.");
        var needs = request.VlanQos is > 0 ? "VlanQoS" : request.VlanProto is not null && AttachmentChoices.Read("VlanProto", request.VlanProto) == "802.1ad" ? "VlanProto" : null;
        Require(needs is null || request.Vlan > 0, needs ?? string.Empty, "it is of a VLAN, and there is none.", "Add -Vlan with a number from 1 to 4094.");
        Require(request.Vlan is not null || (request.VlanQos is null && request.VlanProto is null), request.VlanQos is null ? "VlanProto" : "VlanQoS", "it is of a VLAN, and there is none.", "Add -Vlan.");
        Require(!(request.MaxTxRate > 0 && request.MinTxRate > request.MaxTxRate), "MinTxRate", "it is larger than -MaxTxRate.", "Write at most that.");
    }

    private static void Require(bool isMet, string parameter, string reason, string advice)
    {
        if (!isMet)
        {
            throw new InputException("SettingMissing", null, reason, advice, parameter);
        }
    }
}
