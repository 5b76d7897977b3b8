using System;
using System.Collections.Generic;
using System.Linq;

namespace Rke2Network.Sriov;

/// <summary>
/// The values that fields of the SR-IOV resources take, by the parameter that sets them. Source:
/// k8snetworkplumbingwg/sriov-network-operator config/crd/bases (enum).
/// </summary>
public static class SriovChoices
{
    private static readonly Dictionary<string, string[]> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DeviceType"] = ["netdevice", "vfio-pci"],
        ["LinkType"] = ["eth", "ib"],
        ["EswitchMode"] = ["legacy", "switchdev"],
        ["VdpaType"] = ["virtio", "vhost"],
        ["ConfigurationMode"] = ["daemon", "systemd"],
        ["DisablePlugin"] = ["mellanox"],
        ["VlanProto"] = ["802.1q", "802.1ad"],
        ["SpoofChk"] = ["on", "off"],
        ["Trust"] = ["on", "off"],
        ["LinkState"] = ["auto", "enable", "disable"],
        ["LogLevel"] = ["panic", "error", "warning", "info", "debug"],
    };

    /// <summary>The values of a parameter.</summary>
    /// <param name="parameter">The parameter, without a dash.</param>
    /// <returns>The values; none for a parameter that is no choice.</returns>
    public static IReadOnlyList<string> For(string parameter) => All.TryGetValue(parameter, out var values) ? values : [];

    /// <summary>A value as the CRD has it: upper case is taken for lower, which mean the same to the operator.</summary>
    internal static string? Read(string parameter, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var values = All[parameter];
        return Array.Find(values, value => value.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
            "UnknownChoice",
            text,
            "there is no such choice.",
            $"Write {(values.Length < 2 ? values[0] : string.Join(", ", values.Take(values.Length - 1)) + " or " + values[values.Length - 1])}.",
            parameter);
    }
}
