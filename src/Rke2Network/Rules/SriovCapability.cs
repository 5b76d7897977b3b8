using System;
using System.Collections.Generic;
using System.Linq;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>Whether the NICs of a node can have virtual functions, and what stands in the way.</summary>
public static class SriovCapability
{
    /// <summary>Judges the NICs of a node. Unknown is not no: where a fact that decides is unknown and none speaks against it, the answer is null.</summary>
    /// <param name="facts">What is known of the node.</param>
    /// <returns>Its physical NICs by name, with what was found of each; none where they are not known (see <see cref="Check"/>).</returns>
    public static IReadOnlyList<SriovNic> Judge(NodeFacts facts) =>
    [
        .. (facts.Interfaces ?? []).Where(each => each.Kind == NodeInterfaceKind.Physical).OrderBy(each => each.Name, StringComparer.Ordinal)
            .Concat((facts.NicsWithoutInterface ?? []).OrderBy(each => each.PciAddress, StringComparer.Ordinal))
            .Select(device => Judge(device, facts)),
    ];

    /// <summary>What is found of a node and of some of its NICs: each finding once, worst first.</summary>
    /// <param name="facts">What is known of the node.</param>
    /// <param name="nics">Its NICs that matter, as <see cref="Judge(NodeFacts)"/> gives them.</param>
    /// <returns>The findings: 7xx.</returns>
    public static IReadOnlyList<Finding> Check(NodeFacts facts, IEnumerable<SriovNic> nics) =>
        [.. OfNode(facts).Concat(nics.SelectMany(nic => nic.Findings)).Distinct().OrderByDescending(finding => finding.Severity)];

    private static IEnumerable<Finding> OfNode(NodeFacts facts) =>
        facts.Interfaces is null ? [SriovNodeRules.AreNicsUnknown(facts)]
        : facts.Interfaces.Any(each => each.Kind is NodeInterfaceKind.Physical or NodeInterfaceKind.Unknown) || facts.NicsWithoutInterface?.Count > 0 ? []
        : [SriovNodeRules.HasNoNic(facts)];

    private static SriovNic Judge(NodeInterface device, NodeFacts facts)
    {
        var nic = new SriovNic
        {
            Node = facts.Node,
            Interface = device.Name,
            PciAddress = device.PciAddress,
            Driver = device.Driver,
            Vendor = device.Vendor,
            DeviceId = device.DeviceId,
            Model = SupportedNics.Find(device.Vendor, device.DeviceId),
            TotalVfs = device.TotalVfs,
            NumVfs = device.NumVfs,
            IsUp = device.IsUp,
            NumaNode = device.NumaNode,
            MacAddress = device.MacAddress,
        };
        var findings = new List<Finding>();
        var isCapable = HasFunctions(device, nic, findings);
        if (isCapable != false)
        {
            isCapable = And(isCapable, And(IsDriven(device, nic, findings), HasIommu(facts, findings)));
            if (SriovNodeRules.LacksVfio(facts))
            {
                findings.Add(SriovNodeRules.HasNoVfio(facts));
            }

            if (nic is { Model: null, Vendor: not null, DeviceId: not null })
            {
                findings.Add(SriovNicRules.IsUnlisted(nic));
            }

            findings.AddRange(SriovUseRules.Check(device, nic, facts));
        }

        return nic with { Capable = isCapable, Findings = [.. findings.OrderByDescending(finding => finding.Severity)] };
    }

    /// <summary>Whether the NIC has virtual functions to make.</summary>
    private static bool? HasFunctions(NodeInterface device, SriovNic nic, List<Finding> findings)
    {
        if (device is { TotalVfs: > 0 })
        {
            return true;
        }

        if (device.TotalVfs == 0)
        {
            findings.Add(SriovNicRules.IsDisabled(nic));
            return false;
        }

        if (SupportedNics.IsVirtualFunction(device.Vendor, device.DeviceId) || SriovDrivers.IsOfVirtualFunctions(device.Driver))
        {
            findings.Add(SriovNicRules.IsFunction(nic));
            return false;
        }

        if (device.HasSriov != true && SriovDrivers.IsOfHypervisors(device.Driver))
        {
            findings.Add(SriovNicRules.IsOfHypervisor(nic));
            return false;
        }

        if (device.HasSriov == false)
        {
            findings.Add(nic.Model is null ? SriovNicRules.IsWithout(nic) : SriovNicRules.IsDisabled(nic));
            return false;
        }

        findings.Add(SriovNodeRules.IsSriovUnknown(nic));
        return null;
    }

    private static bool? IsDriven(NodeInterface device, SriovNic nic, List<Finding> findings)
    {
        if (nic.Interface.Length == 0 || device.Driver is { } passer && SriovDrivers.PassesOn(passer))
        {
            findings.Add(SriovNicRules.IsUnbound(nic));
            return false;
        }

        if (device.Driver is not { } driver)
        {
            // An interface has a driver: where none is told, it is unknown.
            return null;
        }

        if (!SriovDrivers.Makes(driver))
        {
            findings.Add(SriovNicRules.HasOtherDriver(nic));
            return null;
        }

        return true;
    }

    private static bool? HasIommu(NodeFacts facts, List<Finding> findings)
    {
        if (facts.IommuGroups is not { } groups)
        {
            findings.Add(SriovNodeRules.IsIommuUnknown(facts));
            return null;
        }

        if (groups == 0)
        {
            findings.Add(SriovNodeRules.IsIommuOff(facts));
        }

        return groups > 0;
    }

    /// <summary>No wins over unknown, and unknown over yes.</summary>
    private static bool? And(bool? one, bool? other) => one == false || other == false ? false : one is null || other is null ? null : true;
}
