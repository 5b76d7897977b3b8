using System.Collections.Generic;
using System.Linq;
using Rke2Network.Attachments;
using Rke2Network.Model;

namespace Rke2Network.Rules;

/// <summary>6xx: attachments that do other than one may think. They are found where attachments are made.</summary>
internal static class AttachmentRules
{
    private static readonly string[] NodeLocal = ["bridge", "ptp", "dummy", "tap"];
    private static readonly string[] DefaultRoutes = ["0.0.0.0/0", "::/0"];
    private static readonly string[] Rivals = ["macvlan", "ipvlan"];

    private static readonly Rule Function = Describe("RKE2NET607", "The attachment needs a device plugin", FindingSeverity.Information, "k8snetworkplumbingwg/multus-cni pkg/k8sclient/k8sclient.go (getKubernetesDelegate)");
    private static readonly Rule PerNode = Describe("RKE2NET610", "host-local gives addresses on each node by itself", FindingSeverity.Warning, "containernetworking/plugins plugins/ipam/host-local/backend/disk/backend.go; rancher/rke2-docs docs/networking/multus_sriov.md");
    private static readonly Rule SameAddress = Describe("RKE2NET611", "Every pod of the attachment has the same address", FindingSeverity.Information, "containernetworking/plugins plugins/ipam/static/main.go");
    private static readonly Rule DefaultRoute = Describe("RKE2NET612", "The attachment brings a default route of its own", FindingSeverity.Warning, "containernetworking/plugins pkg/ipam/ipam_linux.go (ConfigureIface)");
    private static readonly Rule Rival = Describe("RKE2NET624", "macvlan and ipvlan are to share a master", FindingSeverity.Warning, "torvalds/linux drivers/net/macvlan.c (macvlan_port_create), drivers/net/ipvlan/ipvlan_main.c (ipvlan_port_create)");

    internal static IReadOnlyList<Rule> All { get; } = [Function, PerNode, SameAddress, DefaultRoute, Rival];

    internal static IEnumerable<Finding> Check(NetworkAttachment attachment, AttachmentSurroundings surroundings)
    {
        if (attachment.Type == "sriov" || attachment.ResourceName is not null)
        {
            yield return Function.Finding(new RuleHit(
                attachment.ResourceName is { } resource
                    ? $"A pod gets its device from {resource}: a device plugin must offer that on the nodes{(attachment.Type == "sriov" ? ", and the program sriov must lie there; RKE2 brings neither" : string.Empty)}. The SR-IOV operator brings both."
                    : "The attachment names no resource, from which sriov would get a virtual function: pods with it do not start.",
                attachment.ResourceName is null
                    ? $"Name it in the annotation {NetworkAttachmentFactory.ResourceNameAnnotation}."
                    : "Deploy the operator (New-Rke2SriovOperator), and let the pod ask for the resource.",
                attachment.ToString(),
                attachment.ResourceName));
        }

        if (attachment.Ipam == AttachmentIpam.HostLocal && !surroundings.IsSingleNode && surroundings.Config?.NodeCount != 1)
        {
            var isLocal = NodeLocal.Contains(attachment.Type);
            yield return PerNode.Finding(new RuleHit(
                isLocal
                    ? $"host-local keeps its addresses on the node, as {attachment.Type} keeps the network: pods on different nodes can have the same address, and do not reach each other by it."
                    : "host-local keeps its addresses on the node, and no node knows of the others: pods on different nodes get the same address in one network.",
                isLocal
                    ? "Where the network shall be the cluster's, use macvlan, ipvlan or vlan with -Ipam whereabouts. Where it shall end at the node, say so with -SingleNode."
                    : "Use -Ipam whereabouts or dhcp, give each node a part of the network, or say with -SingleNode that pods with it run on one node only.",
                attachment.ToString(),
                string.Join(", ", attachment.Subnets)));
        }

        if (attachment is { Ipam: AttachmentIpam.Static, Addresses.Count: > 0 } && !attachment.Capabilities.Contains("ips"))
        {
            yield return SameAddress.Finding(new RuleHit(
                $"Each pod with the attachment gets {string.Join(", ", attachment.Addresses)}: it is for one pod at a time.",
                "Where several pods shall have it, let each bring its address (-Capability Ips), or use -Ipam whereabouts.",
                attachment.ToString(),
                attachment.Addresses[0]));
        }

        if (attachment.RouteTargets.FirstOrDefault(DefaultRoutes.Contains) is var route && (route is not null || attachment.IsDefaultGateway))
        {
            yield return DefaultRoute.Finding(new RuleHit(
                "The attachment brings a default route, and the pod has one of the cluster's network already: which of them holds is not certain, and the other network is reached no more.",
                "Route only the networks behind the attachment. Where its gateway shall be the pod's, say it in the pod's annotation: New-Rke2PodNetworkAnnotation -DefaultRoute.",
                attachment.ToString(),
                route ?? "isDefaultGateway"));
        }

        foreach (var other in surroundings.Others.Where(other => other.ToString() != attachment.ToString() && AreRivals(attachment, other)))
        {
            yield return Meet(attachment, other);
        }
    }

    /// <summary>Whether the kernel refuses the second of two: an interface is either's port.</summary>
    internal static bool AreRivals(NetworkAttachment one, NetworkAttachment other) =>
        one.Master is not null && one.Master == other.Master && one.Type != other.Type && Rivals.Contains(one.Type) && Rivals.Contains(other.Type);

    internal static Finding Meet(NetworkAttachment attachment, NetworkAttachment other) => Rival.Finding(new RuleHit(
        $"{attachment} is {attachment.Type} on {attachment.Master}, and {other} is {other.Type} on it: on a node where pods of the one run, those of the other do not start (device or resource busy).",
        "Make both of one type, or give one of them another master, such as a VLAN.",
        attachment.ToString(),
        attachment.Master));

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
