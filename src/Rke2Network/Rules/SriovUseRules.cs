using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>7xx: a NIC that could have virtual functions is in use already.</summary>
internal static class SriovUseRules
{
    private const int MaxUppers = 64;
    private const int Shown = 3;
    private const string Operator = "k8snetworkplumbingwg/sriov-network-operator pkg/host/internal/sriov/sriov.go";

    private static readonly Rule HasFunctions = SriovNicRules.Describe("RKE2NET708", "The NIC has virtual functions already", FindingSeverity.Information, Operator + " (SetSriovNumVfs)");
    private static readonly Rule CarriesNode = SriovNicRules.Describe("RKE2NET709", "The NIC carries the node's own network", FindingSeverity.Warning, Operator + " (DiscoverSriovDevices: devices of the host are not left out)");
    private static readonly Rule IsMember = SriovNicRules.Describe("RKE2NET710", "The NIC belongs to a bond or bridge", FindingSeverity.Warning, Operator + " (DiscoverSriovDevices: devices of the host are not left out)");

    internal static IReadOnlyList<Rule> All { get; } = [HasFunctions, CarriesNode, IsMember];

    internal static IEnumerable<Finding> Check(NodeInterface device, SriovNic nic, NodeFacts facts)
    {
        if (nic.NumVfs is > 0 and var count)
        {
            yield return HasFunctions.Finding(new RuleHit(
                string.Format(CultureInfo.InvariantCulture, "{0} has {1} of {2} virtual functions on already. A policy that asks for another number sets it to 0 first: whoever uses them loses them.", SriovNicRules.Name(nic), count, nic.TotalVfs?.ToString(CultureInfo.InvariantCulture) ?? "?"),
                "See who made them (a unit of systemd, udev, another policy) and who uses them. A policy with externallyManaged: true leaves them as they are.",
                SriovNicRules.Place(nic),
                count.ToString(CultureInfo.InvariantCulture)));
        }

        // What stands on the master is told with it.
        var above = device.Uppers.Where(name => name != device.Master).SelectMany(name => WithUppers(name, facts)).Distinct().ToArray();
        if ((Carries(device) ?? above.Select(Carries).FirstOrDefault(text => text is not null)) is { } carried)
        {
            yield return CarriesNode.Finding(new RuleHit(
                $"{SriovNicRules.Name(nic)} carries the node's own network ({carried}): with many drivers making virtual functions resets the link, and the node is off the network for that while.",
                "Take another port for virtual functions, or do it first on a node without pods and with a console at hand.",
                SriovNicRules.Place(nic),
                nic.Interface));
        }

        if (device.Master is { } master)
        {
            var ofMaster = WithUppers(master, facts).Select(Carries).FirstOrDefault(text => text is not null);
            yield return IsMember.Finding(new RuleHit(
                $"{SriovNicRules.Name(nic)} belongs to {Kind(device.MasterKind)}{master}{(ofMaster is null ? string.Empty : $", which carries the node's own network ({ofMaster})")}: making virtual functions may reset its link, and their traffic goes past {master}.",
                device.MasterKind == NodeInterfaceKind.Bond
                    ? "Take a port outside of the bond, or make virtual functions on one member after the other and see that the bond holds."
                    : "Take another port for virtual functions.",
                SriovNicRules.Place(nic),
                master));
        }
    }

    /// <summary>An interface and all that stands on it.</summary>
    private static List<NodeInterface> WithUppers(string name, NodeFacts facts)
    {
        var all = new List<NodeInterface>();
        var names = new Queue<string>([name]);
        while (names.Count > 0)
        {
            if (facts.FindInterface(names.Dequeue()) is { } found && !all.Contains(found) && all.Count < MaxUppers)
            {
                all.Add(found);
                foreach (var upper in found.Uppers)
                {
                    names.Enqueue(upper);
                }
            }
        }

        return all;
    }

    /// <summary>What of the node's own network goes by an interface, in words; null where nothing does.</summary>
    private static string? Carries(NodeInterface device)
    {
        var own = device.Addresses?.Where(address => !IsLinkLocal(address)).ToArray() ?? [];
        return device.HasDefaultRoute == true ? $"the default route goes by {device.Name}"
            : own.Length > 0 ? $"{device.Name} has {string.Join(", ", own.Take(Shown))}"
            : null;
    }

    private static string Kind(NodeInterfaceKind kind) => kind switch
    {
        NodeInterfaceKind.Bond => "the bond ",
        NodeInterfaceKind.Bridge => "the bridge ",
        _ => string.Empty,
    };

    private static bool IsLinkLocal(string address) =>
        address.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("169.254.", StringComparison.Ordinal);
}
