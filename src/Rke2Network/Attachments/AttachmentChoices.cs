using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Attachments;

/// <summary>The names that parameters of attachments take. Source: containernetworking/plugins plugins/main, plugins/ipam; k8snetworkplumbingwg/sriov-cni pkg/config/config.go.</summary>
public static class AttachmentChoices
{
    /// <summary>The version of the CNI specification that every release of RKE2 and every plugin that it bundles takes.</summary>
    public const string DefaultCniVersion = "0.3.1";

    private static readonly string[] MacvlanModes = ["bridge", "private", "vepa", "passthru"];
    private static readonly string[] IpvlanModes = ["l2", "l3", "l3s"];

    private static readonly Dictionary<string, string[]> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Type"] = ["bridge", "macvlan", "ipvlan", "host-device", "vlan", "ptp", "tap", "dummy", "sriov"],
        ["Ipam"] = ["host-local", "whereabouts", "dhcp", "static", "none"],
        ["CniVersion"] = ["0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0"],
        ["Mode"] = [.. MacvlanModes, .. IpvlanModes],
        ["VlanProto"] = ["802.1q", "802.1ad"],
        ["SpoofChk"] = ["on", "off"],
        ["Trust"] = ["on", "off"],
        ["LinkState"] = ["auto", "enable", "disable"],
    };

    /// <summary>The plugins that have parameters.</summary>
    public static IReadOnlyList<string> Types => All["Type"];

    /// <summary>The values of a parameter.</summary>
    /// <param name="parameter">The parameter, without a dash.</param>
    /// <returns>The values; none for a parameter that is no choice.</returns>
    public static IReadOnlyList<string> For(string parameter) => For(parameter, null);

    /// <summary>The values of a parameter for a plugin.</summary>
    /// <param name="parameter">The parameter, without a dash.</param>
    /// <param name="type">The plugin; null for all.</param>
    /// <returns>The values; none for a parameter that is no choice.</returns>
    public static IReadOnlyList<string> For(string parameter, string? type) =>
        "Mode".Equals(parameter, StringComparison.OrdinalIgnoreCase) && type is not null ? ModesOf(type.ToLowerInvariant())
        : All.TryGetValue(parameter, out var values) ? values
        : [];

    /// <summary>A mode as the plugin has it.</summary>
    internal static string Mode(string type, string text) => Read("Mode", text, ModesOf(type));

    /// <summary>A value as the plugin has it: upper case and left-out dashes do not matter.</summary>
    internal static string Read(string parameter, string text) => Read(parameter, text, All[parameter]);

    private static string Read(string parameter, string text, string[] values) => values.FirstOrDefault(value => Plain(value).Equals(Plain(text.Trim()), StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
        "UnknownChoice",
        text,
        "there is no such choice.",
        $"Write {Or(values)}.{(parameter == "Type" ? " Other plugins: give their configuration with -Config." : string.Empty)}",
        parameter);

    internal static string Or(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[names.Count - 1]}";

    private static string[] ModesOf(string type) => type == "ipvlan" ? IpvlanModes : MacvlanModes;

    private static string Plain(string text) => text.Replace("-", string.Empty);
}
