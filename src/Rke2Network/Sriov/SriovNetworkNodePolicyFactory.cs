using System;
using System.Text.RegularExpressions;
using Rke2Network.Clusters;

namespace Rke2Network.Sriov;

/// <summary>
/// Makes policies. Sources: k8snetworkplumbingwg/sriov-network-operator
/// config/crd/bases/sriovnetwork.openshift.io_sriovnetworknodepolicies.yaml, pkg/webhook/validate.go, pkg/webhook/mutate.go.
/// </summary>
public static class SriovNetworkNodePolicyFactory
{
    private const int MaximumResourceName = 63;
    private const int LowestPriority = 99;
    private const int LeastMtu = 68;
    private const int MostMtu = 65535;
    private static readonly Regex ResourcePattern = new(@"^[a-zA-Z0-9]([a-zA-Z0-9_-]*[a-zA-Z0-9])?\z", RegexOptions.CultureInvariant);

    /// <summary>How many virtual functions a NIC of Mellanox may have, whatever its firmware has now: the operator's plugin sets it anew.</summary>
    internal const int MostOfMellanox = 128;

    /// <summary>The PCI vendor Mellanox.</summary>
    internal const string Mellanox = "15b3";

    /// <summary>What the kernel can count.</summary>
    private const int MostOfAll = 65535;

    /// <summary>Makes a policy.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="decided">Is told what was decided.</param>
    /// <returns>The SriovNetworkNodePolicy.</returns>
    /// <exception cref="InputException">The operator, its CRD or the kernel refuses it.</exception>
    public static KubernetesResource Create(SriovNetworkNodePolicyRequest request, Action<string>? decided = null)
    {
        decided ??= _ => { };
        var (device, link, eswitch, vdpa) = (
            SriovChoices.Read("DeviceType", request.DeviceType) ?? "netdevice",
            SriovChoices.Read("LinkType", request.LinkType),
            SriovChoices.Read("EswitchMode", request.EswitchMode),
            SriovChoices.Read("VdpaType", request.VdpaType));
        var numVfs = Functions(request);
        var name = Name(request.Name);
        var nics = NicSelector.Read(request, decided);
        RequireFit(request, device, link, eswitch, vdpa);
        if (request.Priority is null)
        {
            decided("-Priority: none is given, so it is 99, the lowest, as the operator's webhook sets it.");
        }

        return new ResourceFields()
            .Add("resourceName", ResourceName(request.ResourceName))
            .Add("nodeSelector", NameCheck.Labels(request.NodeSelector, "NodeSelector"))
            .Add("priority", RangeCheck.Optional(request.Priority, 0, LowestPriority, "the priority", "Priority") ?? LowestPriority)
            .Add("mtu", RangeCheck.Optional(request.Mtu, LeastMtu, MostMtu, "the MTU", "Mtu"))
            .Add("numVfs", numVfs)
            .Add("nicSelector", nics)
            .Add("deviceType", device)
            .Add("linkType", link)
            .Add("eSwitchMode", eswitch)
            .Add("vdpaType", vdpa)
            .AddIf("isRdma", IsRdma(request, device, link, decided))
            .AddIf("needVhostNet", request.NeedVhostNet)
            .AddIf("excludeTopology", request.ExcludeTopology)
            .AddIf("externallyManaged", request.ExternallyManaged)
            .ToResource(SriovDefaults.ApiVersion, "SriovNetworkNodePolicy", name, NameCheck.Namespace(request.Namespace, "Namespace"));
    }

    /// <summary>The name under which pods ask for functions.</summary>
    internal static string ResourceName(string name) => name.Length <= MaximumResourceName && ResourcePattern.IsMatch(name) ? name : throw new InputException(
        "InvalidResourceName",
        name,
        name.IndexOf('/') > 0
            ? "the name of the resource stands without the prefix with which pods ask for it."
            : FormattableString.Invariant($"the name of a resource has letters, digits, '_' and '-', at most {MaximumResourceName} of them, and starts and ends with a letter or digit."),
        name.IndexOf('/') > 0 ? $"Write {name.Substring(name.LastIndexOf('/') + 1)}." : "Write a name such as intel_x710.",
        "ResourceName");

    /// <summary>The operator leaves the policy of this name out: earlier versions made one themselves.</summary>
    private static string Name(string name) => name == "default"
        ? throw new InputException("ReservedName", name, "the operator takes the policy default for one of its own earlier versions, and does not check it.", "Write another name, such as intel-x710.", "Name")
        : NameCheck.Subdomain(name, "Name", "intel-x710");

    private static int Functions(SriovNetworkNodePolicyRequest request)
    {
        var isMellanox = Mellanox.Equals(request.Vendor, StringComparison.OrdinalIgnoreCase);
        return RangeCheck.Required(
            request.NumVfs, 1, isMellanox ? MostOfMellanox : MostOfAll, isMellanox ? "the number of virtual functions of a Mellanox NIC" : "the number of virtual functions", "NumVfs");
    }

    private static void RequireFit(SriovNetworkNodePolicyRequest request, string device, string? link, string? eswitch, string? vdpa)
    {
        if (device == "vfio-pci" && request.IsRdma == true)
        {
            throw Conflict("IsRdma", "RDMA needs the kernel's driver, and vfio-pci takes its place.", "Leave -IsRdma out, or give -DeviceType netdevice.");
        }

        if (vdpa is not null && device != "netdevice")
        {
            throw Conflict("VdpaType", "vDPA devices are made by the kernel's driver.", "Leave -DeviceType out, or -VdpaType.");
        }

        if (vdpa is not null && eswitch != "switchdev")
        {
            throw Conflict("VdpaType", "vDPA needs the NIC's switch in the mode switchdev.", "Give -EswitchMode switchdev.");
        }

        if (vdpa is not null && request.Vendor is { } vendor && !Mellanox.Equals(vendor, StringComparison.OrdinalIgnoreCase))
        {
            throw Conflict("VdpaType", $"the operator makes vDPA devices of Mellanox NICs (15b3) only, not of {vendor}.", "Leave -VdpaType out.");
        }

        if (eswitch == "switchdev" && link == "ib")
        {
            throw Conflict("EswitchMode", "switchdev is for Ethernet only.", "Leave -EswitchMode out, or give -LinkType eth.");
        }

        if (request.NetFilter is not null && eswitch is not null)
        {
            throw Conflict("EswitchMode", "in a guest, where -NetFilter chooses the NICs, the mode of the NIC's switch cannot be set.", "Leave -EswitchMode out.");
        }

        if (request.NetFilter is not null && link == "ib")
        {
            throw Conflict("LinkType", "in a guest, where -NetFilter chooses the NICs, the link is Ethernet.", "Leave -LinkType out.");
        }
    }

    /// <summary>The webhook sets it for InfiniBand, but a cluster may have no webhook.</summary>
    private static bool IsRdma(SriovNetworkNodePolicyRequest request, string device, string? link, Action<string> decided)
    {
        if (link != "ib" || device == "vfio-pci" || request.IsRdma == true)
        {
            return request.IsRdma == true;
        }

        decided("-IsRdma: true, as functions of an InfiniBand NIC need it.");
        return true;
    }

    private static InputException Conflict(string parameter, string reason, string advice) => new("ParametersConflict", null, reason, advice, parameter);
}
