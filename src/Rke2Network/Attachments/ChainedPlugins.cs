using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Checking;
using Rke2Network.Sriov;
using Rke2Network.Yaml;

namespace Rke2Network.Attachments;

/// <summary>The plugins that are chained behind the one that makes the interface. Source: containernetworking/plugins plugins/meta.</summary>
internal static class ChainedPlugins
{
    private const int MaximumQueue = 1_000_000;
    private const int BitsInByte = 8;

    /// <summary>The interface has another end on the node, at which bandwidth sets its limits.</summary>
    private static readonly string[] HaveHostEnd = ["bridge", "ptp"];

    private static readonly string[] TuningKeys = ["sysctl", "mac", "mtu", "promisc", "allmulti", "txQLen"];
    private static readonly string[] BandwidthKeys = ["ingressRate", "ingressBurst", "egressRate", "egressBurst"];
    private static readonly Regex SysctlName = new(@"^net[./][A-Za-z0-9_\-./]+\z", RegexOptions.CultureInvariant);

    /// <summary>The plugins that were asked for, in the order in which they run.</summary>
    internal static IReadOnlyList<YamlMap> Read(string type, NetworkAttachmentRequest request, bool hasAddresses)
    {
        var plugins = new List<YamlMap>();
        if (request.Vrf is not null || request.VrfTable is not null)
        {
            plugins.Add(Vrf(request));
        }

        if (request.Sbr)
        {
            plugins.Add(hasAddresses ? Plugin("sbr").ToMap() : throw new InputException("SettingMissing", null, "routes are chosen by the sender's address, and without -Ipam there is none.", "Add -Ipam, or leave it out.", "Sbr"));
        }

        var needsMac = request.Capability?.Contains(AttachmentCapability.Mac) == true && !Capabilities.TakesMac(type);
        if (request.Tuning is not null || needsMac)
        {
            var tuning = Plugin("tuning");
            foreach (var entry in request.Tuning is null ? [] : Tuning(request.Tuning))
            {
                tuning.Add(entry.Key, entry.Value);
            }

            plugins.Add(tuning.Add("capabilities", needsMac ? Capabilities.Of("mac") : null).ToMap());
        }

        if (request.Bandwidth is not null || request.Capability?.Contains(AttachmentCapability.Bandwidth) == true)
        {
            plugins.Add(Bandwidth(type, request));
        }

        if (request.PortMap)
        {
            plugins.Add(hasAddresses
                ? Plugin("portmap").Add("snat", YamlScalar.True).Add("capabilities", Capabilities.Of("portMappings")).ToMap()
                : throw new InputException("SettingMissing", null, "ports are mapped to the pod's address, and without -Ipam there is none.", "Add -Ipam, or leave it out.", "PortMap"));
        }

        return plugins;
    }

    private static ResourceFields Plugin(string type) => new ResourceFields().Add("type", type);

    private static YamlMap Vrf(NetworkAttachmentRequest request)
    {
        var name = LinkNames.Read(request.Vrf ?? throw new InputException("SettingMissing", null, "this is the table of a VRF, and there is none.", "Add -Vrf with its name.", "VrfTable"), "Vrf", "blue");
        return Plugin("vrf").Add("vrfname", name).Add("table", request.VrfTable is not { } table ? null : table is > 0 and <= uint.MaxValue ? YamlScalar.Integer(table) : throw new InputException(
            "OutOfRange", table.ToString(CultureInfo.InvariantCulture), "a routing table has a number from 1 to 4294967295.", "Write one of these.", "VrfTable")).ToMap();
    }

    private static IEnumerable<KeyValuePair<string, YamlValue>> Tuning(YamlMap given)
    {
        var named = Named(given, TuningKeys, "Tuning");
        foreach (var key in TuningKeys.Where(key => named.Find(key) is not null))
        {
            var value = named.Find(key)!;
            yield return new KeyValuePair<string, YamlValue>(key, key switch
            {
                "sysctl" => Sysctls(value),
                "mac" => YamlScalar.String(HardwareAddresses.Read(value is YamlScalar text ? text.Text : value.ToString(), "Tuning")),
                "mtu" => YamlScalar.Integer(RangeCheck.Required((int)Number(value, key, "Tuning", int.MaxValue), 68, 65535, "the MTU", "Tuning")),
                "txQLen" => YamlScalar.Integer(Number(value, key, "Tuning", MaximumQueue)),
                _ => Boolean(value, key, "Tuning"),
            });
        }
    }

    /// <summary>Source: containernetworking/plugins plugins/meta/tuning/tuning.go (cmdAdd): only those below net, and all as texts.</summary>
    private static YamlMap Sysctls(YamlValue value)
    {
        if (value is not YamlMap { Count: > 0 } map)
        {
            throw new InputException("InvalidSetting", "sysctl", "these are no names with values.", "Write such as @{ sysctl = @{ 'net.ipv4.conf.IFNAME.arp_filter' = '1' } }.", "Tuning");
        }

        return new YamlMap(map.Select(entry => new KeyValuePair<string, YamlValue>(
            SysctlName.IsMatch(entry.Key) && entry.Key.IndexOf("..", StringComparison.Ordinal) < 0 ? entry.Key : throw new InputException(
                "InvalidSetting", entry.Key, "the plugin sets only what stands below net.", "Write such as net.ipv4.conf.IFNAME.arp_filter, where IFNAME stands for the interface.", "Tuning"),
            entry.Value is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? YamlScalar.String(scalar.Kind == YamlScalarKind.Boolean ? scalar.Text == YamlScalar.True.Text ? "1" : "0" : scalar.Text) : throw new InputException(
                "InvalidSetting", entry.Key, "a kernel setting has one value.", "Write such as '1'.", "Tuning"))));
    }

    private static YamlMap Bandwidth(string type, NetworkAttachmentRequest request)
    {
        if (!HaveHostEnd.Contains(type))
        {
            throw new InputException(
                "NotOfType", null, $"the limits are set at the node's end of the interface, which one of {type} does not have: pods would not start.", $"Leave it out; plugins that have one: {string.Join(", ", HaveHostEnd)}.", request.Bandwidth is null ? "Capability" : "Bandwidth");
        }

        var plugin = Plugin("bandwidth");
        if (request.Bandwidth is { } given)
        {
            foreach (var entry in Limits(given))
            {
                plugin.Add(entry.Key, entry.Value);
            }
        }

        return plugin.Add("capabilities", request.Capability?.Contains(AttachmentCapability.Bandwidth) == true ? Capabilities.Of("bandwidth") : null).ToMap();
    }

    /// <summary>Limits as the plugin takes them. Source: containernetworking/plugins plugins/meta/bandwidth/main.go (validateRateAndBurst).</summary>
    internal static YamlMap Limits(YamlMap given)
    {
        var named = Named(given, BandwidthKeys, "Bandwidth");
        var numbers = BandwidthKeys.ToDictionary(key => key, key => named.Find(key) is { } value ? Number(value, key, "Bandwidth", (uint.MaxValue - 1L) * BitsInByte) : 0);
        foreach (var direction in new[] { "ingress", "egress" })
        {
            if (numbers[direction + "Rate"] == 0 != (numbers[direction + "Burst"] == 0))
            {
                throw new InputException(
                    "SettingMissing", null, $"the plugin wants {direction}Rate (bits a second) and {direction}Burst (bits) together.", $"Write such as @{{ {direction}Rate = 100000000; {direction}Burst = 10000000 }}.", "Bandwidth");
            }
        }

        return numbers.Values.Any(number => number > 0)
            ? new YamlMap(BandwidthKeys.Where(key => numbers[key] > 0).Select(key => new KeyValuePair<string, YamlValue>(key, YamlScalar.Integer(numbers[key]))))
            : throw new InputException("SettingMissing", null, "there is no limit.", "Write such as @{ ingressRate = 100000000; ingressBurst = 10000000 }.", "Bandwidth");
    }

    /// <summary>The keys as the plugin spells them; it ignores others in silence.</summary>
    private static YamlMap Named(YamlMap given, string[] keys, string parameter) => new(given.Select(entry => new KeyValuePair<string, YamlValue>(
        keys.FirstOrDefault(key => key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
            "UnknownSetting",
            entry.Key,
            "the plugin knows no such setting.",
            $"{(keys.OrderBy(key => Spelling.Distance(entry.Key, key)).First() is var near && Spelling.Distance(entry.Key, near) <= Spelling.Tolerance(entry.Key) ? $"Write {near}; it" : "It")} knows {string.Join(", ", keys)}.",
            parameter),
        entry.Value)));

    private static long Number(YamlValue value, string key, string parameter, long most) =>
        value is YamlScalar scalar && long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw new InputException(
            "InvalidSetting", $"{key}: {value}", string.Format(CultureInfo.InvariantCulture, "this is a whole number from 0 to {0}.", most), "Write one.", parameter);

    private static YamlScalar Boolean(YamlValue value, string key, string parameter) =>
        value is YamlScalar scalar && bool.TryParse(scalar.Text, out var isOn) ? YamlScalar.Boolean(isOn) : throw new InputException(
            "InvalidSetting", $"{key}: {value}", "this is true or false.", "Write $true or $false.", parameter);
}
