using System.Collections.Generic;
using System.Globalization;
using Rke2Network.Catalog;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>7xx: what a NIC itself lacks for SR-IOV.</summary>
internal static class SriovNicRules
{
    private const string Nvidia = "15b3";
    private const string OperatorList = "k8snetworkplumbingwg/sriov-network-operator deployment/sriov-network-operator-chart/templates/configmap.yaml; pkg/host/internal/sriov/sriov.go (DiscoverSriovDevices)";
    private const string Kernel = "torvalds/linux Documentation/PCI/pci-iov-howto.rst";

    private static readonly Rule Without = Describe("RKE2NET701", "The NIC has no SR-IOV", FindingSeverity.Information, Kernel);
    private static readonly Rule Disabled = Describe("RKE2NET702", "SR-IOV is off in the NIC's firmware", FindingSeverity.Error, "torvalds/linux drivers/pci/iov.c (sriov_totalvfs); k8snetworkplumbingwg/sriov-network-operator pkg/plugins/mellanox/mellanox_plugin.go");
    private static readonly Rule Unbound = Describe("RKE2NET704", "No driver makes an interface of the NIC", FindingSeverity.Error, "k8snetworkplumbingwg/sriov-network-operator pkg/host/internal/sriov/sriov.go (DiscoverSriovDevices)");
    private static readonly Rule OtherDriver = Describe("RKE2NET705", "The NIC's driver is not known to make virtual functions", FindingSeverity.Warning, "torvalds/linux drivers/pci/pci-sysfs.c, drivers/pci/iov.c (sriov_numvfs_store)");
    private static readonly Rule Unlisted = Describe("RKE2NET707", "The SR-IOV operator does not support the NIC", FindingSeverity.Warning, OperatorList);
    private static readonly Rule Function = Describe("RKE2NET711", "The NIC is a virtual function given to a virtual machine", FindingSeverity.Warning, OperatorList);
    private static readonly Rule Hypervisor = Describe("RKE2NET712", "The NIC is one of a hypervisor", FindingSeverity.Information, OperatorList);

    internal static IReadOnlyList<Rule> All { get; } = [Without, Disabled, Unbound, OtherDriver, Unlisted, Function, Hypervisor];

    internal static Finding IsWithout(SriovNic nic) => Without.Finding(new RuleHit(
        $"{Name(nic)} has no SR-IOV: virtual functions cannot be made of it.", string.Empty, Place(nic)));

    internal static Finding IsDisabled(SriovNic nic) => Disabled.Finding(new RuleHit(
        nic.TotalVfs == 0
            ? $"{Name(nic)} has SR-IOV, and its firmware gives it no virtual functions (sriov_totalvfs is 0): none can be made."
            : $"{Name(nic)} is of a model that has SR-IOV ({nic.Model}), and does not show it: it is off in the firmware, or a hypervisor keeps it back.",
        nic.Vendor == Nvidia
            ? $"Turn it on and boot the node again: mstconfig -d {nic.PciAddress ?? "<PCI address>"} set SRIOV_EN=1 NUM_OF_VFS=8. The SR-IOV operator does the same for a policy that selects the NIC, unless the kernel is locked down (secure boot)."
            : "Turn SR-IOV on in the setup of the node's firmware (for the NIC's slot, and where there is one in the NIC's own menu), and boot the node again.",
        Place(nic),
        nic.TotalVfs is { } total ? total.ToString(CultureInfo.InvariantCulture) : null));

    internal static Finding IsUnbound(SriovNic nic) => Unbound.Finding(new RuleHit(
        nic.Driver is { } driver
            ? $"{Name(nic)} is bound to {driver}, which hands the whole NIC on: it has no interface, and the SR-IOV operator passes it over."
            : $"No driver is bound to {Name(nic)}: it has no interface, virtual functions cannot be made, and the SR-IOV operator passes it over.",
        nic.Driver is null
            ? "Load the NIC's driver (modprobe), or see in the kernel's log why it refuses the NIC."
            : "Bind the NIC to its own driver; vfio-pci is for the virtual functions that are passed through, not for the NIC.",
        Place(nic),
        nic.Driver));

    internal static Finding HasOtherDriver(SriovNic nic) => OtherDriver.Finding(new RuleHit(
        $"{Name(nic)} is bound to {nic.Driver}, which is not among the drivers known to make virtual functions: where a driver cannot, writing sriov_numvfs fails.",
        "Ask the driver's documentation, or try it on a node without pods; take the kernel's own driver where it is another one.",
        Place(nic),
        nic.Driver));

    internal static Finding IsUnlisted(SriovNic nic) => Unlisted.Finding(new RuleHit(
        $"{Name(nic)} ({nic.Vendor}:{nic.DeviceId}) is not among the {SupportedNics.Count} NICs that the SR-IOV operator supports: it passes the NIC over, and no policy selects it.",
        $"Where the NIC is to be tried all the same, add it to the operator chart's supportedExtraNICs, as 'MyNic: \"{nic.Vendor} {nic.DeviceId} <device id of its VFs>\"'.",
        Place(nic),
        $"{nic.Vendor} {nic.DeviceId}"));

    internal static Finding IsFunction(SriovNic nic) => Function.Finding(new RuleHit(
        $"{Name(nic)} is itself a virtual function, which a hypervisor gave to this node: it has none of its own. The SR-IOV operator reports such a node as Succeeded with no interfaces.",
        "Use the interface as it is (host-device, or macvlan on it), or make virtual functions on the machine below and give more of them to the node.",
        Place(nic),
        nic.Driver));

    internal static Finding IsOfHypervisor(SriovNic nic) => Hypervisor.Finding(new RuleHit(
        $"{Name(nic)} is a NIC of a hypervisor ({nic.Driver}): SR-IOV is the business of the machine below, and the node itself makes no virtual functions.", string.Empty, Place(nic), nic.Driver));

    /// <summary>A NIC in words.</summary>
    internal static string Name(SriovNic nic) => nic.Interface.Length == 0
        ? $"the NIC at {nic.PciAddress ?? "an unknown place"} of {nic.Node}"
        : $"{nic.Interface} of {nic.Node}";

    internal static string Place(SriovNic nic) => $"{nic.Node}: {nic}";

    internal static Rule Describe(string id, string title, FindingSeverity severity, string source) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Source = source,
        Needs = ConfigPart.None,
        HelpUri = DocumentationPages.Multus,
    };
}
