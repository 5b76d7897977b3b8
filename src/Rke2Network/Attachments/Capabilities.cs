using System.Collections.Generic;
using System.Linq;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>
/// What pods may ask for: the runtime gives a plugin only what its capabilities name. Sources: containernetworking/plugins (type
/// NetConf of each: RuntimeConfig); k8snetworkplumbingwg/whereabouts pkg/types/types.go, which has none.
/// </summary>
internal static class Capabilities
{
    private static readonly string[] MacTypes = ["bridge", "macvlan", "tap", "sriov"];
    private static readonly string[] IpsIpams = [AttachmentIpam.HostLocal, AttachmentIpam.Static];

    /// <summary>Whether a plugin sets the hardware address itself; for the others tuning does.</summary>
    internal static bool TakesMac(string type) => MacTypes.Contains(type);

    /// <summary>Whether an IPAM plugin takes the addresses that pods ask for.</summary>
    internal static bool TakesIps(string? ipam) => IpsIpams.Contains(ipam);

    internal static YamlMap Of(params string[] names) => new(names.Select(name => new KeyValuePair<string, YamlValue>(name, YamlScalar.True)));

    /// <summary>Those of the plugin that makes the interface; null where it has none.</summary>
    internal static YamlMap? Read(string type, IReadOnlyList<AttachmentCapability>? asked, YamlMap? ipam)
    {
        var names = new List<string>();
        foreach (var capability in (asked ?? []).Distinct().OrderBy(each => each))
        {
            if (capability == AttachmentCapability.Ips)
            {
                var given = ipam?.Find("type") is YamlScalar kind ? kind.Text : null;
                names.Add(TakesIps(given) ? "ips" : throw new InputException(
                    "NotOfIpam", "Ips", $"{(given is null ? "without -Ipam nothing" : $"{given} does not")} take{(given is null ? "s" : string.Empty)} the addresses that pods ask for.", $"Leave it out, or use {AttachmentChoices.Or(IpsIpams)}.", "Capability"));
            }
            else if (capability == AttachmentCapability.Mac)
            {
                if (type == "ipvlan")
                {
                    throw new InputException("NotOfType", "Mac", "interfaces of ipvlan have the hardware address of their master.", "Leave it out, or use macvlan.", "Capability");
                }

                if (TakesMac(type))
                {
                    names.Add("mac");
                }
            }
        }

        return names.Count == 0 ? null : Of([.. names]);
    }

    /// <summary>Names that are on in a configuration of CNI.</summary>
    internal static IEnumerable<string> OnIn(YamlMap plugin) =>
        (plugin.Find("capabilities") as YamlMap ?? YamlMap.Empty).Where(entry => YamlScalar.True.SameAs(entry.Value)).Select(entry => entry.Key);
}
