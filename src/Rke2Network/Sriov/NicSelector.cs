using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Rke2Network.Yaml;

namespace Rke2Network.Sriov;

/// <summary>
/// The NICs that a policy is for. Sources: k8snetworkplumbingwg/sriov-network-operator pkg/webhook/validate.go
/// (staticValidateSriovNetworkNodePolicy), api/v1/helper.go (Selected, NetFilterMatch), pkg/platform/openstack, pkg/platform/aws.
/// </summary>
internal static class NicSelector
{
    private const int IdLength = 4;
    private static readonly Regex Id = new(@"^[0-9a-fA-F]{4}\z", RegexOptions.CultureInvariant);
    private static readonly Regex Address = new(@"^([0-9a-f]{4,8}:)?[0-9a-f]{2}:[01][0-9a-f]\.[0-7]\z", RegexOptions.CultureInvariant);
    private static readonly Regex Network = new(@"^(openstack/NetworkID:[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|aws/NetworkID:[0-9a-zA-Z-]+)\z", RegexOptions.CultureInvariant);

    internal static YamlMap Read(SriovNetworkNodePolicyRequest request, Action<string> decided)
    {
        var others = new ResourceFields()
            .Add("vendor", IdOf(request.Vendor, "Vendor", "8086", "15b3"))
            .Add("deviceID", IdOf(request.DeviceId, "DeviceId", "1572", "101d"))
            .Add("pfNames", request.PfNames is { Count: > 0 } names ? YamlList.OfStrings(PfSelection.ReadAll(names, request.NumVfs).Select(each => each.ToString())) : null)
            .Add("rootDevices", request.RootDevices is { Count: > 0 } devices ? YamlList.OfStrings(Addresses(devices, decided)) : null);
        if (request.NetFilter is null)
        {
            return others.Count > 0 ? others.ToMap() : throw new InputException(
                "NoNicSelected", null, "nothing says which NICs the policy is for.", "Give at least one of -Vendor, -DeviceId, -PfName, -RootDevice and -NetFilter.");
        }

        if (others.Count > 0)
        {
            throw new InputException("NetFilterAlone", request.NetFilter, "it excludes the other ways to choose NICs.", "Give it without -Vendor, -DeviceId, -PfName and -RootDevice.", "NetFilter");
        }

        return Network.IsMatch(request.NetFilter) ? new ResourceFields().Add("netFilter", request.NetFilter).ToMap() : throw new InputException(
            "InvalidNetFilter",
            request.NetFilter,
            "this is no network of a cloud that the operator knows.",
            "Write openstack/NetworkID: and the network's UUID, or aws/NetworkID: and the subnet's id without 'subnet-'.",
            "NetFilter");
    }

    /// <summary>A number that was typed without quotes has lost what a string of hex digits would have: leading zeros, or its 0x.</summary>
    private static string? IdOf(string? text, string parameter, string example, string other)
    {
        if (text is null || Id.IsMatch(text))
        {
            return text?.ToLowerInvariant();
        }

        throw new InputException("InvalidPciId", text, "a PCI id is a string of four hex digits.", Advice(text, example, other), parameter);
    }

    private static string Advice(string text, string example, string other)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && Id.IsMatch(text.Substring(2)))
        {
            return $"Write it without 0x, in quotes: '{text.Substring(2).ToLowerInvariant()}'.";
        }

        if (text.Length == IdLength + 1 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ushort.MaxValue)
        {
            return FormattableString.Invariant($"{text} is the number 0x{number:x4}: if that was meant, write '{number:x4}', in quotes.");
        }

        return text.Length is > 0 and < IdLength && text.All(c => c is >= '0' and <= '9')
            ? $"A number loses its leading zeros, and 101d becomes 101: write it in quotes, such as '{text.PadLeft(IdLength, '0')}'."
            : $"Write it in quotes, such as '{example}' or '{other}'.";
    }

    private static string[] Addresses(IReadOnlyList<string> devices, Action<string> decided)
    {
        var addresses = devices.Select(device => AddressOf(device, decided)).ToArray();
        return addresses.GroupBy(address => address, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice
            ? throw new InputException("AddressTwice", twice.Key, "the address stands twice.", "Keep one of them.", "RootDevice")
            : addresses;
    }

    private static string AddressOf(string device, Action<string> decided)
    {
        var text = device.Trim().ToLowerInvariant();
        if (!Address.IsMatch(text))
        {
            throw new InputException("InvalidPciAddress", device, "this is no address on the PCI bus.", "Write one such as 0000:3b:00.0, as lspci -D shows it.", "RootDevice");
        }

        if (text.Split(':').Length > 2)
        {
            return text;
        }

        decided($"-RootDevice: {device} means 0000:{text}.");
        return "0000:" + text;
    }
}
