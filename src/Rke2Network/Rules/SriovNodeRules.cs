using System.Collections.Generic;
using System.Linq;
using Rke2Network.Model;
using Rke2Network.Nodes;

namespace Rke2Network.Rules;

/// <summary>7xx: what a node lacks for SR-IOV, whatever its NICs.</summary>
internal static class SriovNodeRules
{
    private const string Vfio = "vfio_pci";

    private static readonly Rule IommuOff = SriovNicRules.Describe("RKE2NET703", "The node's IOMMU is off", FindingSeverity.Error, "torvalds/linux Documentation/admin-guide/kernel-parameters.txt; k8snetworkplumbingwg/sriov-network-operator pkg/plugins/generic/generic_plugin.go, bindata/scripts/kargs.sh");
    private static readonly Rule NoVfio = SriovNicRules.Describe("RKE2NET706", "The node's kernel has no vfio-pci", FindingSeverity.Warning, "torvalds/linux Documentation/driver-api/vfio.rst; k8snetworkplumbingwg/sriov-network-operator pkg/plugins/generic/generic_plugin.go");
    private static readonly Rule UnknownNics = SriovNicRules.Describe("RKE2NET713", "The node's NICs are not known", FindingSeverity.Warning, "k8snetworkplumbingwg/sriov-network-operator api/v1/sriovnetworknodestate_types.go");
    private static readonly Rule NoNic = SriovNicRules.Describe("RKE2NET714", "The node has no NIC", FindingSeverity.Warning, "torvalds/linux Documentation/ABI/testing/sysfs-class-net");
    private static readonly Rule UnknownFact = SriovNicRules.Describe("RKE2NET715", "What SR-IOV depends on is not known", FindingSeverity.Information, "torvalds/linux Documentation/ABI/testing/sysfs-kernel-iommu_groups, Documentation/ABI/testing/sysfs-bus-pci");

    internal static IReadOnlyList<Rule> All { get; } = [IommuOff, NoVfio, UnknownNics, NoNic, UnknownFact];

    internal static Finding IsIommuOff(NodeFacts facts) => IommuOff.Finding(new RuleHit(
        $"The IOMMU of {facts.Node} is off (it has no IOMMU groups): virtual functions cannot be passed through with vfio-pci, and nothing keeps what they write to memory apart.",
        IommuAdvice.For(facts),
        $"{facts.Node}: IOMMU"));

    /// <summary>Found where both lists are known, as a module may be loaded from elsewhere.</summary>
    internal static bool LacksVfio(NodeFacts facts) =>
        facts.AvailableModules is { } available && !available.Contains(Vfio) && facts.LoadedModules?.Contains(Vfio) != true;

    internal static Finding HasNoVfio(NodeFacts facts) => NoVfio.Finding(new RuleHit(
        $"The kernel of {facts.Node}{(facts.KernelRelease is { } kernel ? $" ({kernel})" : string.Empty)} has no module vfio-pci: virtual functions can be interfaces of pods (deviceType netdevice), and cannot be passed through to DPDK or virtual machines.",
        "Where they are to be passed through, install the package that has the kernel's further modules (on Ubuntu linux-modules-extra, on RHEL kernel-modules), or another kernel.",
        $"{facts.Node}: vfio-pci"));

    internal static Finding AreNicsUnknown(NodeFacts facts) => UnknownNics.Finding(new RuleHit(
        facts.IsWindows
            ? $"{facts.Node} runs Windows: the SR-IOV operator serves Linux nodes only, and nothing tells of its NICs."
            : $"Which NICs {facts.Node} has is not known{Reason(facts)}.",
        facts switch
        {
            { IsWindows: true } => "Look at Linux nodes.",
            { Source: NodeFactsSource.Cluster } => "Ask the node itself with -HostName, or install the SR-IOV operator, whose SriovNetworkNodeState tells what a node has.",
            { Source: NodeFactsSource.Folder } => "Give a folder that has the node's /sys.",
            _ => "See that /sys is mounted there.",
        },
        $"{facts.Node}: NICs"));

    internal static Finding HasNoNic(NodeFacts facts) => NoNic.Finding(new RuleHit(
        $"{facts.Node} has no NIC of its own, only interfaces that the kernel makes: there is nothing to make virtual functions of.",
        "Look at the machine itself: a container sees the interfaces of its own network only.",
        $"{facts.Node}: NICs"));

    internal static Finding IsIommuUnknown(NodeFacts facts) => UnknownFact.Finding(new RuleHit(
        $"Whether the IOMMU of {facts.Node} is on is not known{(facts.Source == NodeFactsSource.Cluster ? ": the cluster does not tell" : string.Empty)}.",
        "Ask the running node, with -HostName or on it.",
        $"{facts.Node}: IOMMU"));

    internal static Finding IsSriovUnknown(SriovNic nic) => UnknownFact.Finding(new RuleHit(
        $"Whether {SriovNicRules.Name(nic)} has SR-IOV, and how many virtual functions, is not known.",
        "Ask the running node, with -HostName or on it.",
        SriovNicRules.Place(nic)));

    private static string Reason(NodeFacts facts) =>
        facts.Unknown.FirstOrDefault(text => text.StartsWith("network interfaces: ", System.StringComparison.Ordinal)) is { } reason
            ? $" ({reason.Substring("network interfaces: ".Length)})"
            : facts.Source == NodeFactsSource.Cluster ? ": the cluster has no SriovNetworkNodeState of it" : string.Empty;
}
